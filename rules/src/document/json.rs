//! JSON collections of templates, with or without comments.

use std::ops::Range;

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};

use super::suppress::Comment;
use super::values::{State, Values, descend, is_speaker_key, speaker_state};
use crate::finding::Problem;
use crate::settings::Locale;
use crate::text::{Escape, Prose, ProseBuilder};

/// Reads `source` from `from` on; gives the comments that speak to this program and the source bytes of all.
pub(super) fn read(
    source: &str,
    from: usize,
    values: &mut Values<'_>,
    locale: Locale,
) -> Result<(Vec<Comment>, Vec<Range<usize>>), Problem> {
    let collect = CollectOptions { comments: CommentCollectionStrategy::Separate, tokens: false };
    // What is forgiven here is forgiven by the tools that read such files: comments and commas at the end.
    let options = ParseOptions { allow_missing_commas: false, ..ParseOptions::default() };
    let parsed = parse_to_ast(&source[from..], &collect, &options).map_err(|error| {
        let range = error.range();
        problem(source, from + range.start..from + range.end, error.kind(), locale)
    })?;
    if let Some(value) = &parsed.value {
        node(source, from, value, State::Open, values);
    }
    let mut ranges: Vec<(Range<usize>, Range<usize>)> = parsed
        .comments
        .iter()
        .flat_map(|map| map.values())
        .flat_map(|list| list.iter())
        .map(|comment| {
            let range = comment.range();
            let start = from + range.start;
            let text = comment.text();
            (start..from + range.end, start + 2..start + 2 + text.len())
        })
        .collect();
    ranges.sort_by_key(|(range, _)| range.start);
    ranges.dedup();
    let mut found = Vec::new();
    for (range, body) in &ranges {
        // A comment behind a value speaks of that value.
        let line = source[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let before = source[line..range.start].trim();
        let host = before.contains('"').then_some(line..range.end);
        found.extend(Comment::read(source, range.clone(), body.clone(), host));
    }
    Ok((found, ranges.into_iter().map(|(range, _)| range).collect()))
}

fn node(source: &str, from: usize, value: &Value<'_>, state: State, values: &mut Values<'_>) {
    match value {
        Value::StringLit(text) => {
            let range = from + text.range.start..from + text.range.end;
            let prose = prose(source, range.clone(), &text.value);
            values.value(state, prose.as_ref(), range);
        }
        Value::Array(array) => {
            for element in &array.elements {
                node(source, from, element, state, values);
            }
        }
        Value::Object(object) => {
            let mut beside = state;
            let mut ru = false;
            for property in &object.properties {
                let key = property.name.as_str();
                ru |= key == "ru";
                if let Value::StringLit(name) = &property.value
                    && is_speaker_key(key)
                {
                    beside = speaker_state(beside, &name.value);
                }
            }
            for property in &object.properties {
                let key = property.name.as_str();
                let below = if is_speaker_key(key) && matches!(property.value, Value::StringLit(_)) {
                    State::Silent
                } else {
                    descend(beside, key, ru, values.own)
                };
                let range = match &property.name {
                    ObjectPropName::String(name) => name.range,
                    ObjectPropName::Word(name) => name.range,
                };
                values.enter(key, from + range.start..from + range.end);
                node(source, from, &property.value, below, values);
                values.leave();
            }
        }
        Value::NumberLit(_) | Value::BooleanLit(_) | Value::NullKeyword(_) => {}
    }
}

/// The string at `range` (quotation marks included) with its way back through the escapes.
fn prose(source: &str, range: Range<usize>, wanted: &str) -> Option<Prose> {
    let raw = source.get(range.clone())?;
    let quote = raw.chars().next()?;
    let inner = raw.get(1..raw.len().checked_sub(1)?)?;
    let offset = range.start + 1;
    let escape = if quote == '\'' { Escape::JsonSingle } else { Escape::Json };
    let mut builder = ProseBuilder::new(escape);
    let mut plain = 0;
    while let Some(at) = memchr::memchr(b'\\', &inner.as_bytes()[plain..]).map(|i| plain + i) {
        builder.verbatim(&inner[plain..at], offset + plain);
        let (text, len) = unescape(&inner[at..])?;
        builder.atomic(&text, offset + at..offset + at + len);
        plain = at + len;
    }
    builder.verbatim(&inner[plain..], offset + plain);
    let prose = builder.build();
    (prose.text() == wanted).then_some(prose)
}

/// The escape at the start of `text`: what it means and how long it is.
fn unescape(text: &str) -> Option<(String, usize)> {
    let c = text[1..].chars().next()?;
    let simple = match c {
        'b' => "\u{8}",
        'f' => "\u{c}",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'v' => "\u{b}",
        '0' => "\0",
        '\n' => "",
        '\r' if text[2..].starts_with('\n') => return Some((String::new(), 3)),
        '\r' => "",
        'x' => {
            let code = u32::from_str_radix(text.get(2..4)?, 16).ok()?;
            return Some((char::from_u32(code)?.to_string(), 4));
        }
        'u' => {
            let high = u16::from_str_radix(text.get(2..6)?, 16).ok()?;
            if let Some(c) = char::from_u32(u32::from(high)) {
                return Some((c.to_string(), 6));
            }
            let low = u16::from_str_radix(text.get(6..)?.strip_prefix("\\u")?.get(..4)?, 16).ok()?;
            let c = char::decode_utf16([high, low]).next()?.ok()?;
            return Some((c.to_string(), 12));
        }
        c => return Some((c.to_string(), 1 + c.len_utf8())),
    };
    Some((simple.to_owned(), 2))
}

fn problem(source: &str, range: Range<usize>, kind: &ParseErrorKind, locale: Locale) -> Problem {
    use ParseErrorKind as Kind;
    let (ru, en) = match kind {
        Kind::ExpectedComma => ("не хватает запятой", "a comma is missing"),
        Kind::ExpectedColonAfterObjectKey => ("после ключа нужно двоеточие", "a colon must follow the key"),
        Kind::ExpectedObjectValue => ("после двоеточия нужно значение", "a value must follow the colon"),
        Kind::UnterminatedArray => ("список не закрыт скобкой ]", "the list is not closed by ]"),
        Kind::UnterminatedObject => ("объект не закрыт скобкой }", "the object is not closed by }"),
        Kind::UnterminatedCommentBlock => {
            ("комментарий не закрыт знаками */", "the comment is not closed by */")
        }
        Kind::UnexpectedCloseBrace => ("лишняя скобка }", "an extra }"),
        Kind::UnexpectedCloseBracket => ("лишняя скобка ]", "an extra ]"),
        Kind::UnexpectedComma => ("лишняя запятая", "an extra comma"),
        Kind::UnexpectedColon => ("лишнее двоеточие", "an extra colon"),
        Kind::String(_) => (
            "строка не закрыта кавычкой или в ней ошибка после знака \\",
            "the string is not closed, or has a wrong escape",
        ),
        Kind::MultipleRootJsonValues => {
            ("после конца данных стоит лишний текст", "there is text after the end of the data")
        }
        Kind::NestingDepthExceeded => ("вложенность слишком велика", "nested too deep"),
        _ => {
            ("проверьте кавычки, скобки и запятые в этом месте", "check the quotes, brackets and commas here")
        }
    };
    // The rest of the line is enough to see the place.
    let mut start = range.start.min(source.len());
    while !source.is_char_boundary(start) {
        start -= 1;
    }
    let blank = source[start..].len() - source[start..].trim_start().len();
    if start + blank < source.len() {
        start += blank;
    }
    let line = source[start..].find('\n').map_or(source.len(), |newline| start + newline);
    let mut end = range.end.min(line).max(start);
    while !source.is_char_boundary(end) {
        end += 1;
    }
    if start == end
        && let Some(c) = source[start..].chars().next()
    {
        end += c.len_utf8();
    }
    Problem {
        range: start..end,
        message: match locale {
            Locale::Ru => format!("JSON не читается: {ru}."),
            Locale::En => format!("Cannot read this JSON: {en}."),
        },
    }
}
