//! HTML inside Markdown: tags, comments and the text between them.

use std::ops::Range;

use super::placeholders::is_html_tag;

/// A piece of HTML. Ranges are bytes of the text given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Html {
    /// Text between tags.
    Text(Range<usize>),
    /// `<!-- … -->`: all of it, and what stands inside.
    Comment(Range<usize>, Range<usize>),
    /// `<br>` and ends of blocks.
    Break(Range<usize>),
    /// Any other tag; with `script` and `style` their contents too.
    Tag(Range<usize>),
}

/// The pieces of `text`, in order.
pub(super) fn pieces(text: &str) -> Vec<Html> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut plain = 0;
    while let Some(open) = memchr::memchr(b'<', &text.as_bytes()[at..]).map(|i| at + i) {
        let Some((piece, end)) = tag(text, open) else {
            at = open + 1;
            continue;
        };
        if plain < open {
            found.push(Html::Text(plain..open));
        }
        found.push(piece);
        at = end;
        plain = end;
    }
    if plain < text.len() {
        found.push(Html::Text(plain..text.len()));
    }
    found
}

/// The tag or comment at `open`.
pub(super) fn tag(text: &str, open: usize) -> Option<(Html, usize)> {
    let rest = &text[open..];
    if let Some(body) = rest.strip_prefix("<!--") {
        let close = body.find("-->").unwrap_or(body.len());
        let end = (open + 4 + close + 3).min(text.len());
        return Some((Html::Comment(open..end, open + 4..open + 4 + close), end));
    }
    let inner = rest[1..].trim_start_matches('/');
    let len = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner[..len].to_ascii_lowercase();
    if !is_html_tag(&name) && !rest.starts_with("<!") && !rest.starts_with("<?") {
        return None;
    }
    let end = open + rest.find('>')? + 1;
    if (name == "script" || name == "style") && !rest.starts_with("</") {
        let close = format!("</{name}");
        let end = text[end..].find(&close).map_or(text.len(), |at| end + at);
        return Some((Html::Tag(open..end), end));
    }
    let breaks =
        matches!(name.as_str(), "br" | "p" | "div" | "li" | "tr" | "td" | "h1" | "h2" | "h3" | "h4" | "hr");
    Some(if breaks { (Html::Break(open..end), end) } else { (Html::Tag(open..end), end) })
}
