//! YAML scalars: the decoded text with its way back through quotes, escapes, folds and indents.
//!
//! The library says what the text is, this file where each character stands. If the two disagree there is
//! no prose: a missing report is better than a fix at the wrong place.

use saphyr_parser::ScalarStyle;

use crate::text::{Escape, Prose, ProseBuilder};
use crate::yaml::Scalar;

/// The prose of a scalar. Line ends after the text are left out.
pub(super) fn prose(source: &str, scalar: &Scalar) -> Option<Prose> {
    let raw = source.get(scalar.range.clone())?;
    let start = scalar.range.start;
    let prose = match scalar.style {
        ScalarStyle::Plain => {
            let escape = if scalar.flow { Escape::YamlFlow } else { Escape::YamlPlain };
            flow_scalar(raw, start, escape, |_, _| None)
        }
        ScalarStyle::SingleQuoted => {
            let inner = raw.strip_prefix('\'')?.strip_suffix('\'')?;
            flow_scalar(inner, start + 1, Escape::YamlSingle, |text, at| {
                text[at..].starts_with("''").then(|| ("'".to_owned(), 2))
            })
        }
        ScalarStyle::DoubleQuoted => {
            let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
            flow_scalar(inner, start + 1, Escape::YamlDouble, double_escape)
        }
        ScalarStyle::Literal => block_scalar(source, scalar, false)?,
        ScalarStyle::Folded => block_scalar(source, scalar, true)?,
    };
    let wanted = match scalar.style {
        ScalarStyle::Literal | ScalarStyle::Folded => scalar.text.trim_end_matches('\n'),
        _ => scalar.text.as_str(),
    };
    (prose.text() == wanted).then_some(prose)
}

/// An escape at a byte of the text: what it means and how long it is.
type Unescape = fn(&str, usize) -> Option<(String, usize)>;

/// Plain and quoted scalars: escapes, and line breaks that fold.
fn flow_scalar(raw: &str, offset: usize, escape: Escape, unescape: Unescape) -> Prose {
    let double = escape == Escape::YamlDouble;
    let mut builder = ProseBuilder::new(escape);
    let mut plain = 0;
    let mut at = 0;
    let bytes = raw.as_bytes();
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'\n' || byte == b'\r' {
            // Blanks before the break do not count; an escaped one does.
            let mut end = at;
            while end > plain && matches!(bytes[end - 1], b' ' | b'\t') {
                end -= 1;
            }
            builder.verbatim(&raw[plain..end], offset + plain);
            let (breaks, next) = line_breaks(raw, at);
            let text = if breaks == 1 { " ".to_owned() } else { "\n".repeat(breaks - 1) };
            builder.atomic(&text, offset + end..offset + next);
            at = next;
            plain = next;
            continue;
        }
        // A backslash at the end of a line: the lines join without a blank.
        if double && byte == b'\\' && raw[at + 1..].starts_with(['\n', '\r']) {
            builder.verbatim(&raw[plain..at], offset + plain);
            let (breaks, next) = line_breaks(raw, at + 1);
            builder.atomic(&"\n".repeat(breaks - 1), offset + at..offset + next);
            at = next;
            plain = next;
            continue;
        }
        if (byte == b'\\' || byte == b'\'')
            && let Some((text, len)) = unescape(raw, at)
        {
            builder.verbatim(&raw[plain..at], offset + plain);
            builder.atomic(&text, offset + at..offset + at + len);
            at += len;
            plain = at;
            continue;
        }
        at += 1;
    }
    builder.verbatim(&raw[plain..], offset + plain);
    builder.build()
}

/// How many line breaks follow from `at` on, blank lines included, and where the next text begins.
fn line_breaks(raw: &str, at: usize) -> (usize, usize) {
    let bytes = raw.as_bytes();
    let mut breaks = 0;
    let mut next = at;
    while let Some(&byte) = bytes.get(next) {
        match byte {
            b'\r' if bytes.get(next + 1) == Some(&b'\n') => {}
            b'\n' | b'\r' => breaks += 1,
            b' ' | b'\t' => {}
            _ => break,
        }
        next += 1;
    }
    (breaks.max(1), next)
}

fn double_escape(raw: &str, at: usize) -> Option<(String, usize)> {
    let rest = raw[at..].strip_prefix('\\')?;
    let c = rest.chars().next()?;
    let simple = match c {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        ' ' | '"' | '/' | '\\' => c,
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => return hex(rest, 2),
        'u' => return hex(rest, 4),
        'U' => return hex(rest, 8),
        _ => return None,
    };
    Some((simple.to_string(), 1 + c.len_utf8()))
}

fn hex(rest: &str, digits: usize) -> Option<(String, usize)> {
    let code = u32::from_str_radix(rest.get(1..=digits)?, 16).ok()?;
    Some((char::from_u32(code)?.to_string(), digits + 2))
}

/// Literal (`|`) and folded (`>`) block scalars.
fn block_scalar(source: &str, scalar: &Scalar, folded: bool) -> Option<Prose> {
    let line_start = source[..scalar.range.start].rfind('\n').map_or(0, |newline| newline + 1);
    let body = &source[line_start..scalar.range.end];
    let lead = &source[line_start..scalar.range.start];
    // The range begins behind the indent, unless the scalar begins with empty lines.
    let indent = if !lead.is_empty() && lead.bytes().all(|b| b == b' ') {
        lead.len()
    } else {
        let line = body.split('\n').find(|line| !line.trim().is_empty())?;
        line.len() - line.trim_start_matches(' ').len()
    };
    let escape = if folded { Escape::YamlFolded { indent } } else { Escape::YamlBlock { indent } };
    let mut builder = ProseBuilder::new(escape);
    // Where the last content ended, and whether it stood deeper than the others.
    let mut before: Option<(usize, bool)> = None;
    let mut breaks = 0;
    let mut at = line_start;
    for raw in body.split_inclusive('\n') {
        let line = raw.strip_suffix('\n').map_or(raw, |line| line.strip_suffix('\r').unwrap_or(line));
        let skipped = line.bytes().take(indent).take_while(|&b| b == b' ').count();
        let content = &line[skipped..];
        let start = at + skipped;
        if !content.is_empty() {
            let deeper = content.starts_with([' ', '\t']);
            match before {
                None => {
                    if breaks > 0 {
                        builder.atomic(&"\n".repeat(breaks), line_start..start);
                    }
                }
                Some((end, deep)) => {
                    if folded && !deeper && !deep {
                        let text = if breaks == 1 { " ".to_owned() } else { "\n".repeat(breaks - 1) };
                        builder.atomic(&text, end..start);
                    } else {
                        line_ends(&mut builder, source, end, start, breaks);
                    }
                }
            }
            builder.verbatim(content, start);
            before = Some((start + content.len(), deeper));
            breaks = 0;
        }
        if raw.ends_with('\n') {
            breaks += 1;
        }
        at += raw.len();
    }
    Some(builder.build())
}

/// Line breaks that stay: each a character of its own where the source has `\n`.
fn line_ends(builder: &mut ProseBuilder, source: &str, from: usize, to: usize, breaks: usize) {
    let gap = &source[from..to];
    let mut left = breaks;
    for (at, _) in gap.match_indices('\n') {
        let at = from + at;
        if left == 0 {
            return;
        }
        left -= 1;
        if at > from && source.as_bytes()[at - 1] == b'\r' {
            builder.atomic("\n", at - 1..at + 1);
        } else {
            builder.verbatim("\n", at);
        }
    }
}
