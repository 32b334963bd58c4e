//! Placeholders: found in logical text, longest match first, never over the end of a line (ICU forms apart).
//!
//! A placeholder that is not closed is none: rules about broken placeholders look at the text themselves.

use crate::text::fold::is_letter;
use std::ops::Range;

use super::brackets::{Bracket, bracket};
use super::{Placeholder, PlaceholderStyle};

/// A longer stretch between brackets is text, not a name.
const LONGEST_NAME: usize = 300;
/// ICU plurals hold whole phrases.
const LONGEST_ICU: usize = 4000;

/// All placeholders of a logical text, sorted, without overlaps.
pub(super) fn placeholders(text: &str) -> Vec<Placeholder> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hit = match bytes[at] {
            b'{' | b'$' | b'#' | b'%' | b'[' | b'<' => opened(text, at),
            b'0'..=b'9' | b'+' | b'X' | b'x' | 0xD0 => mask(text, at),
            _ => None,
        };
        match hit {
            Some((Some(placeholder), end)) => {
                found.push(placeholder);
                at = end;
            }
            Some((None, end)) => at = end.max(at + 1),
            None => at += 1,
        }
    }
    found
}

/// A placeholder that begins at `at`, if one does, and where to go on.
type Hit = Option<(Option<Placeholder>, usize)>;

fn hit(text: &str, range: Range<usize>, inner: Range<usize>, style: PlaceholderStyle) -> Hit {
    let end = range.end;
    let name = text.get(inner)?.trim().to_owned();
    Some((Some(Placeholder { range, name, style }), end))
}

fn opened(text: &str, at: usize) -> Hit {
    let rest = &text[at..];
    let bytes = rest.as_bytes();
    match (bytes[0], bytes.get(1)) {
        (b'{', Some(b'{')) => double_brace(text, at),
        (b'{', Some(b'%')) => {
            let close = line_find(rest, 2, "%}")?;
            hit(text, at..at + close + 2, at + 2..at + close, PlaceholderStyle::Logic)
        }
        (b'{', _) => {
            let close = brace(rest, 0)?;
            hit(text, at..at + close + 1, at + 1..at + close, PlaceholderStyle::Brace)
        }
        (b'$', Some(b'{')) => {
            let close = brace(rest, 1)?;
            hit(text, at..at + close + 1, at + 2..at + close, PlaceholderStyle::DollarBrace)
        }
        (b'#', Some(b'{')) => {
            let close = brace(rest, 1)?;
            hit(text, at..at + close + 1, at + 2..at + close, PlaceholderStyle::HashBrace)
        }
        (b'$', Some(c)) if c.is_ascii_alphabetic() || *c == b'_' => {
            let mut end = 1 + word(&rest[1..]);
            // A dot inside is a path, a dot at the end is the sentence's.
            while bytes.get(end) == Some(&b'.') {
                let more = word(&rest[end + 1..]);
                if more == 0 {
                    break;
                }
                end += 1 + more;
            }
            hit(text, at..at + end, at + 1..at + end, PlaceholderStyle::Dollar)
        }
        (b'#', Some(_)) => hash(text, at),
        (b'%', Some(_)) => percent(text, at),
        (b'[', Some(b'[')) => {
            let close = line_find(rest, 2, "]]")?;
            if rest[2..close].trim().is_empty() {
                return None;
            }
            hit(text, at..at + close + 2, at + 2..at + close, PlaceholderStyle::DoubleBracket)
        }
        (b'[', Some(_)) => {
            let close = line_find(rest, 1, "]")?;
            match bracket(&rest[1..close]) {
                Bracket::Placeholder => {
                    hit(text, at..at + close + 1, at + 1..at + close, PlaceholderStyle::Bracket)
                }
                _ => None,
            }
        }
        (b'<', Some(_)) => angle(text, at),
        _ => None,
    }
}

/// `{{name}}`, also `{{{name}}}`. An unclosed `{{` is skipped as a whole, so that `{{name}` is not taken for
/// a brace and `{name}`.
fn double_brace(text: &str, at: usize) -> Hit {
    let rest = &text[at..];
    let open = rest.bytes().take_while(|&b| b == b'{').count();
    let Some(close) = line_find(rest, open, "}}") else {
        let line = rest.find('\n').unwrap_or(rest.len());
        let close = rest[..line].find('}').map_or(open, |close| close + 1);
        return Some((None, at + close));
    };
    if rest[open..close].contains("{{") {
        return Some((None, at + open));
    }
    let mut end = close + 2;
    while end < close + open && rest.as_bytes().get(end) == Some(&b'}') {
        end += 1;
    }
    hit(text, at..at + end, at + open..at + close, PlaceholderStyle::DoubleBrace)
}

/// The closing brace of the one at `open` in `rest`. Nested braces and line ends are for ICU forms only.
fn brace(rest: &str, open: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut depth = 0usize;
    let mut nested = false;
    let mut line_end = false;
    for (i, &b) in bytes.iter().enumerate().skip(open).take(LONGEST_ICU) {
        // Only ICU forms are this long; looking on from every brace would take forever.
        if i - open == LONGEST_NAME && !rest.get(open + 1..i).is_some_and(is_icu) {
            return None;
        }
        match b {
            b'{' => {
                depth += 1;
                nested |= depth > 1;
            }
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    let inner = &rest[open + 1..i];
                    let icu = is_icu(inner);
                    let plain = !nested && !line_end && i - open <= LONGEST_NAME;
                    return ((plain || icu) && !inner.trim().is_empty()).then_some(i);
                }
            }
            b'\n' => {
                // `{count, plural,` at least stands on the first line.
                if !line_end && !is_icu(&rest[open + 1..i]) {
                    return None;
                }
                line_end = true;
            }
            _ => {}
        }
    }
    None
}

fn is_icu(inner: &str) -> bool {
    let mut parts = inner.splitn(3, ',');
    let (Some(name), Some(kind), Some(_)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    !name.trim().contains(char::is_whitespace) && matches!(kind.trim(), "plural" | "select" | "selectordinal")
}

/// `#NAME#`: capitals only, since `#доставка#` is a pair of hash tags.
fn hash(text: &str, at: usize) -> Hit {
    let rest = &text[at + 1..];
    let len = rest
        .find(|c: char| !(c.is_uppercase() || c.is_ascii_digit() || c == '_' || c == '.'))
        .filter(|&len| len >= 2)?;
    if rest.as_bytes()[len] != b'#' {
        return None;
    }
    hit(text, at..at + len + 2, at + 1..at + 1 + len, PlaceholderStyle::Hash)
}

fn percent(text: &str, at: usize) -> Hit {
    // «5 %name»: a number's sign opens nothing.
    if text[..at].chars().next_back().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let rest = &text[at + 1..];
    if let Some(inner) = rest.strip_prefix('(') {
        let close = line_find(inner, 0, ")")?;
        let kind = inner[close + 1..].find(|c: char| "sdifrgeuxX".contains(c))?;
        if kind > 4 || inner[close + 1..close + 1 + kind].contains(|c: char| !"-+ 0123456789.".contains(c)) {
            return None;
        }
        let end = at + 2 + close + 1 + kind + 1;
        return hit(text, at..end, at + 2..at + 2 + close, PlaceholderStyle::Printf);
    }
    let len =
        rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))).unwrap_or(rest.len());
    if len > 0 && rest[len..].starts_with('%') && rest.starts_with(|c: char| is_letter(c) || c == '_') {
        return hit(text, at..at + len + 2, at + 1..at + 1 + len, PlaceholderStyle::Percent);
    }
    // `%s`, `%d`, `%1$s`, `%.2f`
    let spec = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '$' | '-' | '+')))
        .filter(|&spec| spec <= 6)?;
    let kind = rest[spec..].chars().next()?;
    let after = rest[spec + kind.len_utf8()..].chars().next();
    if "sdifu@".contains(kind) && !after.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        let end = at + 1 + spec + kind.len_utf8();
        return hit(text, at..end, at + 1..end, PlaceholderStyle::Printf);
    }
    None
}

/// `<имя>`, `<customer name>`, but no HTML tag.
fn angle(text: &str, at: usize) -> Hit {
    let rest = &text[at + 1..];
    let close = line_find(rest, 0, ">")?;
    let inner = &rest[..close];
    let fits = inner.len() <= 80
        && inner.starts_with(is_letter)
        && !inner.ends_with(' ')
        && inner.split(' ').count() <= 4
        && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '\u{a0}'))
        && !is_html_tag(inner);
    if !fits {
        return None;
    }
    hit(text, at..at + close + 2, at + 1..at + 1 + close, PlaceholderStyle::Angle)
}

/// True for the names of HTML elements that letters and pages use.
pub(super) fn is_html_tag(name: &str) -> bool {
    const TAGS: &[&str] = &[
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "big",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figure",
        "font",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "link",
        "main",
        "mark",
        "meta",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "script",
        "section",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "style",
        "sub",
        "summary",
        "sup",
        "svg",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
    ];
    let lower = name.to_ascii_lowercase();
    TAGS.binary_search(&lower.as_str()).is_ok()
}

/// `8-800-XXX-XX-XX`, `XX.XX.XXXX`, `ХХХ` (Cyrillic too): at least three letters X and nothing but digits and marks.
fn mask(text: &str, at: usize) -> Hit {
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let rest = &text[at..];
    let mut crosses = 0;
    let mut end = 0;
    for (i, c) in rest.char_indices() {
        match c {
            'X' | 'Х' => {
                crosses += 1;
                end = i + c.len_utf8();
            }
            '0'..='9' => end = i + 1,
            '+' | '-' | '(' | ')' | ':' | '.' | ' ' | '\u{a0}' | '‑' | '–' => {}
            c if is_letter(c) => {
                // The word goes on: its X is no mask.
                if end == i {
                    return None;
                }
                break;
            }
            _ => break,
        }
        if i > 40 {
            break;
        }
    }
    if crosses < 3 || !text.is_char_boundary(at + end) {
        return None;
    }
    // «до 5. XXX рублей»: a number that a space sets apart from the mask is no part of it, unless it is a phone.
    let found = &rest[..end];
    let start = if found.contains('-') || found.starts_with(['+', 'X', 'Х']) {
        0
    } else {
        found
            .rfind([' ', '\u{a0}'])
            .map_or(0, |space| space + found[space..].chars().next().map_or(0, char::len_utf8))
    };
    hit(text, at + start..at + end, at + start..at + end, PlaceholderStyle::Mask)
}

/// Length of the word of ASCII letters, digits and `_` at the start.
fn word(rest: &str) -> usize {
    rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count()
}

/// Where `needle` first stands in `text` from `from` on, on the same line and near by.
fn line_find(text: &str, from: usize, needle: &str) -> Option<usize> {
    let mut end = text.len().min(from + LONGEST_NAME);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = text.get(from..end)?;
    let at = window.find(needle)?;
    let newline = memchr::memchr(b'\n', window.as_bytes());
    (newline.is_none_or(|newline| at < newline)).then_some(from + at)
}
