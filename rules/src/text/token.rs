//! Tokens: words, numbers, marks, links, emoji.

use std::ops::Range;

use smallvec::SmallVec;
use unicode_segmentation::UnicodeSegmentation;

use super::fold::{fold_into, is_capital, is_hyphen, is_ignorable, is_letter, is_letter_or_digit, is_space};
use super::link;
use super::prose::OBJECT;
use crate::language::{LetterCase, Token, TokenKind};

/// Splits `text` into tokens. `opaque` are sorted byte ranges that become one [`TokenKind::Placeholder`] each,
/// even when they touch letters. Returns the tokens and the buffer of their folded forms.
#[must_use]
pub(crate) fn tokenize(text: &str, opaque: &[Range<usize>]) -> (Vec<Token>, String) {
    let mut out = Tokens {
        text,
        list: Vec::with_capacity(text.len() / 8 + 4),
        folded: String::with_capacity(text.len()),
        space: false,
        newline: false,
    };
    let mut at = 0;
    for hole in opaque {
        let valid = hole.start >= at && hole.end > hole.start && text.get(hole.clone()).is_some();
        if valid {
            out.scan(at..hole.start);
            out.push(hole.clone(), TokenKind::Placeholder);
            at = hole.end;
        }
    }
    out.scan(at..text.len());
    (out.list, out.folded)
}

struct Tokens<'a> {
    text: &'a str,
    list: Vec<Token>,
    folded: String,
    /// White space, a line break since the last token.
    space: bool,
    newline: bool,
}

impl Tokens<'_> {
    fn push(&mut self, range: Range<usize>, kind: TokenKind) {
        let text = &self.text[range.clone()];
        let start = self.folded.len();
        let case = if kind == TokenKind::Word {
            fold_into(&mut self.folded, text);
            letter_case(text)
        } else {
            self.folded.push_str(text);
            LetterCase::Lower
        };
        self.list.push(Token {
            range,
            kind,
            case,
            space_before: self.space,
            newline_before: self.newline,
            parses: SmallVec::new(),
            mood: None,
            address: None,
            fold: start..self.folded.len(),
        });
        self.space = false;
        self.newline = false;
    }

    /// Tokens of a stretch without holes.
    fn scan(&mut self, stretch: Range<usize>) {
        let mut at = stretch.start;
        while at < stretch.end {
            let rest = &self.text[at..stretch.end];
            let Some(c) = rest.chars().next() else { break };
            let (kind, len) = if is_space(c) {
                self.space = true;
                self.newline |= matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}');
                at += c.len_utf8();
                continue;
            } else if is_letter(c) {
                match link::length(rest) {
                    Some(len) => (TokenKind::Link, len),
                    None => (TokenKind::Word, word_length(rest)),
                }
            } else if c.is_ascii_digit() || starts_signed(rest, self.list.last(), self.space) {
                if let Some(len) = keycap_length(rest) {
                    (TokenKind::Emoji, len)
                } else if let Some(len) = link::length(rest) {
                    (TokenKind::Link, len)
                } else {
                    (TokenKind::Number, number_length(rest))
                }
            } else if c == '@'
                && let Some(len) = link::mention_length(rest)
            {
                (TokenKind::Link, len)
            } else if c == OBJECT {
                (TokenKind::Object, c.len_utf8())
            } else if let Some(len) = emoji_length(rest, c) {
                (TokenKind::Emoji, len)
            } else if is_ignorable(c) || c == '\u{200D}' || c.is_control() {
                at += c.len_utf8();
                continue;
            } else if is_mark(c) {
                (TokenKind::Punct, c.len_utf8())
            } else if c.is_numeric() {
                (TokenKind::Number, c.len_utf8())
            } else {
                let len = rest.graphemes(true).next().map_or(1, str::len);
                (TokenKind::Object, len)
            };
            self.push(at..at + len, kind);
            at += len;
        }
    }
}

/// A letter, a digit after a letter, a joiner inside; hyphens and apostrophes between letters.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut joined: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if is_letter(c) || c.is_ascii_digit() {
            end = at + c.len_utf8();
            joined = None;
        } else if is_ignorable(c) {
            if joined.is_none() {
                end = at + c.len_utf8();
            }
        } else if (is_hyphen(c) || matches!(c, '\'' | '’' | 'ʼ')) && joined.is_none() && end == at {
            joined = Some(at);
        } else {
            break;
        }
    }
    end
}

/// True at a plus sign that belongs to a telephone number or an amount: `+7`.
fn starts_signed(text: &str, last: Option<&Token>, space: bool) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('+')
        && chars.next().is_some_and(|c| c.is_ascii_digit())
        && (space || last.is_none_or(|token| token.kind != TokenKind::Number))
}

/// Digits with inner `.`, `,`, `:` and a short ending after a hyphen («5-й», «10-го»).
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 1;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',' | b':')) && digit(end + 1)) {
        end += 1;
    }
    if bytes.get(end) == Some(&b'-') {
        let letters = text[end + 1..].chars().take_while(|&c| is_letter(c));
        let (count, len) = letters.fold((0, 0), |(n, len), c| (n + 1, len + c.len_utf8()));
        let after = text[end + 1 + len..].chars().next();
        if (1..=3).contains(&count) && after.is_none_or(|c| !is_letter_or_digit(c) && c != '-') {
            end += 1 + len;
        }
    }
    end
}

/// `1️⃣`: a digit in a key.
fn keycap_length(text: &str) -> Option<usize> {
    let first = text.graphemes(true).next()?;
    first.ends_with('\u{20E3}').then_some(first.len())
}

/// An emoji with everything that joins it.
fn emoji_length(text: &str, c: char) -> Option<usize> {
    let code = c as u32;
    if code < 0x203C {
        return matches!(c, '#' | '*').then(|| keycap_length(text)).flatten();
    }
    let first = text.graphemes(true).next()?;
    let shown = is_emoji(code) || (is_text_emoji(code) && first.contains('\u{FE0F}'));
    shown.then_some(first.len())
}

/// Shown as a picture by itself.
const fn is_emoji(code: u32) -> bool {
    matches!(code,
        0x1F000..=0x1F0FF | 0x1F18E | 0x1F191..=0x1F19A | 0x1F1E6..=0x1F1FF | 0x1F200..=0x1FAFF
        | 0x231A | 0x231B | 0x23E9..=0x23F3 | 0x23F8..=0x23FA | 0x2600..=0x26FF
        | 0x2702 | 0x2705 | 0x2708..=0x270D | 0x270F | 0x2712 | 0x2714 | 0x2716 | 0x271D | 0x2721 | 0x2728
        | 0x2733 | 0x2734 | 0x2744 | 0x2747 | 0x274C | 0x274E | 0x2753..=0x2755 | 0x2757 | 0x2763 | 0x2764
        | 0x2795..=0x2797 | 0x27A1 | 0x27B0 | 0x27BF | 0x2934 | 0x2935 | 0x2B05..=0x2B07 | 0x2B1B | 0x2B1C
        | 0x2B50 | 0x2B55 | 0x3030 | 0x303D | 0x3297 | 0x3299)
}

/// Shown as a picture only with a variation selector after it.
const fn is_text_emoji(code: u32) -> bool {
    matches!(code,
        0x203C | 0x2049 | 0x2139 | 0x2194..=0x2199 | 0x21A9 | 0x21AA | 0x2328 | 0x23CF | 0x24C2 | 0x25AA
        | 0x25AB | 0x25B6 | 0x25C0 | 0x25FB..=0x25FE | 0x1F170 | 0x1F171 | 0x1F17E | 0x1F17F)
}

/// True for punctuation; other signs («№», «₽», «™») are objects.
const fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '«' | '»' | '¡' | '¿' | '·' | '•' | '‣' | '‐'..='―' | '‘'..='„' | '‹' | '›' | '…')
}

fn letter_case(word: &str) -> LetterCase {
    let (mut letters, mut upper, mut inside) = (0_usize, 0_usize, 0_usize);
    let mut first_upper = false;
    let mut fresh = true;
    for c in word.chars() {
        if !is_letter(c) {
            fresh |= is_hyphen(c);
            continue;
        }
        if is_capital(c) {
            first_upper |= letters == 0;
            upper += 1;
            inside += usize::from(!fresh);
        }
        letters += 1;
        fresh = false;
    }
    match upper {
        0 => LetterCase::Lower,
        1 if first_upper => LetterCase::Title,
        _ if upper == letters => LetterCase::Upper,
        _ if first_upper && inside == 0 => LetterCase::Title,
        _ => LetterCase::Mixed,
    }
}
