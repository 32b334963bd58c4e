//! Sentences.
//!
//! A mark ends a sentence if what follows may open one and what stands before is no abbreviation. A line break
//! ends one if the next line looks like a start, or the line looks finished.

use std::ops::Range;

use crate::language::{LetterCase, Sentence, Tag, Token, TokenKind};

/// Abbreviations that something always follows: «ул. Мира», «тел. 5», «т. е. так».
const OPEN: &[&str] = &[
    "ул",
    "д",
    "кв",
    "корп",
    "стр",
    "пл",
    "пер",
    "пр-т",
    "просп",
    "пр-кт",
    "б-р",
    "бул",
    "наб",
    "ш",
    "обл",
    "р-н",
    "пос",
    "дер",
    "с",
    "тел",
    "факс",
    "моб",
    "доб",
    "им",
    "т",
    "т.е",
    "т.к",
    "т.н",
    "проф",
    "акад",
    "доц",
    "зам",
    "см",
    "ср",
    "напр",
    "рис",
    "табл",
    "гл",
    "п",
    "пп",
    "ст",
    "ч",
    "оф",
    "эт",
    "под",
    "каб",
    "ок",
    "св",
    "гр",
    "гос",
    "г-н",
    "г-жа",
    "инж",
    "ред",
    "изд",
    "илл",
    "прим",
    "e.g",
    "i.e",
    "англ",
    "лат",
    "a",
    "м",
    "ул-ца",
    "тов",
    "уч",
    "ген",
    "дир",
    "отд",
    "внутр",
    "гор",
    "мкр",
    "вл",
    "лит",
    "ном",
    "и.о",
    "ин",
    "вкл",
    "макс",
    "мин",
    "тех",
    "мед",
    "фед",
    "юр",
    "физ",
    "ежедн",
    "пн",
    "вт",
    "чт",
    "пт",
    "сб",
    "вс",
];

/// Abbreviations that may close a sentence; a capital letter after them opens the next one.
const CLOSED: &[&str] = &[
    "руб", "коп", "тыс", "млн", "млрд", "трлн", "г", "гг", "в", "вв", "др", "пр", "т.д", "т.п", "сек", "мин",
    "час", "ч", "мес", "нед", "дн", "шт", "экз", "кг", "мл", "мг", "км", "см", "мм", "м", "л", "гб", "мб",
    "кб", "чел", "уп", "упак", "пач", "бут", "кор", "р", "долл", "проц", "э",
];

/// First words of a line that greets.
const GREETINGS: &[&str] = &[
    "здравствуйте",
    "здравствуй",
    "добрый",
    "доброе",
    "доброго",
    "уважаемый",
    "уважаемая",
    "уважаемые",
    "дорогой",
    "дорогая",
    "дорогие",
    "привет",
    "приветствую",
    "приветствуем",
];

/// Finds the sentences of a block. `norm` gives a token's folded form.
#[must_use]
pub(crate) fn sentences<'a>(
    text: &'a str,
    tokens: &'a [Token],
    norm: impl Fn(&'a Token) -> &'a str + Copy,
) -> Vec<Sentence> {
    let splitter = Splitter { text, tokens, norm };
    let mut out = Vec::with_capacity(tokens.len() / 10 + 1);
    let mut start = 0;
    let mut line = 0;
    let mut at = 0;
    while at + 1 < tokens.len() {
        let next = at + 1;
        let end = if tokens[next].newline_before && splitter.line_ends(line..next) {
            Some(next)
        } else if is_end(splitter.mark(at)) {
            splitter.mark_ends(line, at)
        } else {
            emoji_ends(&tokens[start..=next]).then_some(next)
        };
        if tokens[next].newline_before {
            line = next;
        }
        match end {
            Some(end) => {
                out.push(Sentence { tokens: start..end });
                // A line break among the closing marks.
                if let Some(last) = (next..=end.min(tokens.len() - 1)).rfind(|&n| tokens[n].newline_before) {
                    line = last;
                }
                start = end;
                at = end;
            }
            None => at = next,
        }
    }
    if start < tokens.len() {
        out.push(Sentence { tokens: start..tokens.len() });
    }
    out
}

struct Splitter<'a, N> {
    text: &'a str,
    tokens: &'a [Token],
    norm: N,
}

/// The last but one of these tokens is an emoji that stands for an end mark: a sentence before it, a capital
/// that is no name's after it.
fn emoji_ends(tokens: &[Token]) -> bool {
    let [before @ .., emoji, next] = tokens else { return false };
    let name = |token: &Token| token.parses.iter().any(|parse| parse.tag.intersects(Tag::NAME | Tag::SURN));
    emoji.kind == TokenKind::Emoji
        && next.kind == TokenKind::Word
        && next.case == LetterCase::Title
        && !name(next)
        && before.iter().any(|token| token.kind == TokenKind::Word)
}

fn is_end(mark: Option<char>) -> bool {
    matches!(mark, Some('.' | '!' | '?' | '…'))
}

impl<'a, N: Fn(&'a Token) -> &'a str + Copy> Splitter<'a, N> {
    fn norm(&self, at: usize) -> &'a str {
        (self.norm)(&self.tokens[at])
    }

    /// The character of a punctuation mark.
    fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        (token.kind == TokenKind::Punct).then(|| self.text[token.range.clone()].chars().next()).flatten()
    }

    /// The token after the last of the sentence, if the mark at `at` ends it. `line` is the line's first token.
    fn mark_ends(&self, line: usize, at: usize) -> Option<usize> {
        let mut next = at + 1;
        while is_end(self.mark(next)) && !self.tokens[next].space_before {
            next += 1;
        }
        let single = next == at + 1 && self.mark(at) == Some('.');
        // Brackets and quotes that close, smileys and pictures belong to what they follow.
        let mut closed = next;
        while let Some(token) = self.tokens.get(closed) {
            let closes = match self.mark(closed) {
                Some('»' | '”' | ')' | ']' | '}' | '’') => true,
                Some('"' | '*' | '_') => !token.space_before,
                Some('“') => !token.space_before,
                Some(':' | ';') => {
                    self.mark(closed + 1).is_some_and(|c| matches!(c, ')' | '('))
                        && !self.tokens[closed + 1].space_before
                }
                Some('(') => closed > next && !token.space_before,
                _ => token.kind == TokenKind::Emoji,
            };
            if token.newline_before || !closes {
                break;
            }
            closed += 1;
        }
        let Some(after) = self.tokens.get(closed) else {
            return Some(self.tokens.len());
        };
        if after.newline_before {
            // The line's own rule decides, with the closing marks seen.
            return self.line_ends(line..closed).then_some(closed);
        }
        if !after.space_before && closed == next && !self.glued(at, closed) {
            return None;
        }
        if single && self.abbreviates(line, at, closed) {
            return None;
        }
        self.opens(closed).then_some(closed)
    }

    /// «карту.Мы»: a forgotten space.
    fn glued(&self, at: usize, next: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|n| &self.tokens[n]) else {
            return false;
        };
        let after = &self.tokens[next];
        before.kind == TokenKind::Word
            && before.case == LetterCase::Lower
            && before.range.end - before.range.start > 4
            && after.kind == TokenKind::Word
            && after.case == LetterCase::Title
    }

    /// True if the full stop at `at` belongs to an abbreviation, an initial or a list number.
    fn abbreviates(&self, line: usize, at: usize, next: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let token = &self.tokens[before];
        if token.range.end != self.tokens[at].range.start {
            return false;
        }
        match token.kind {
            TokenKind::Number => return before == line,
            TokenKind::Word => {}
            _ => return false,
        }
        let word = self.norm(before);
        let capital = token.case == LetterCase::Title || token.case == LetterCase::Upper;
        if capital && word.chars().count() == 1 {
            // An initial, unless it is the word «Я» or names a class: «тариф A. Мы».
            return word != "я";
        }
        let chained = before >= 2 && self.mark(before - 1) == Some('.');
        let numbered = before > 0 && self.tokens[before - 1].kind == TokenKind::Number;
        let next_is_open = matches!(self.tokens[next].kind, TokenKind::Number | TokenKind::Placeholder);
        if matches!(word, "д" | "п" | "е" | "к" | "н" | "о" | "ч" | "с" | "м" | "э") && chained {
            let first = self.norm(before - 2);
            // «и т. д.», «и т. п.» may close a sentence, «т. е.» and «т. к.» never do.
            if first == "т" {
                return !matches!(word, "д" | "п") || next_is_open;
            }
            return matches!(first, "и" | "н" | "с" | "п" | "л");
        }
        let closed = CLOSED.contains(&word);
        if closed && (numbered || !OPEN.contains(&word)) {
            // «в 2020 г. Мы», but «г. Москва».
            return (matches!(word, "г" | "в" | "р") && !numbered && word.len() <= 2)
                || (next_is_open && !numbered);
        }
        OPEN.contains(&word)
    }

    /// True if the token may open a sentence on the same line.
    fn opens(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return true;
        };
        match token.kind {
            TokenKind::Word => token.case != LetterCase::Lower,
            TokenKind::Placeholder | TokenKind::Object | TokenKind::Link | TokenKind::Number => true,
            TokenKind::Emoji => self.opens(at + 1),
            TokenKind::Punct => match self.mark(at) {
                Some('«' | '“' | '„' | '"' | '(' | '[' | '—' | '–' | '-' | '*' | '_' | '•' | '#' | '\'') => {
                    self.tokens
                        .get(at + 1)
                        .is_some_and(|next| !next.newline_before && next.kind != TokenKind::Punct)
                        && self.opens(at + 1)
                        || self.mark(at + 1).is_some_and(|c| matches!(c, '«' | '"' | '*' | '_' | '('))
                            && self.opens(at + 1)
                }
                _ => false,
            },
        }
    }

    /// True if the line break after the line ends the sentence.
    fn line_ends(&self, line: Range<usize>) -> bool {
        let next = line.end;
        let Some(token) = self.tokens.get(next) else {
            return true;
        };
        let gap = &self.text[self.tokens[next - 1].range.end..token.range.start];
        if gap.matches('\n').count() > 1 {
            return true;
        }
        let starts = match token.kind {
            TokenKind::Word => token.case != LetterCase::Lower,
            TokenKind::Number => matches!(self.mark(next + 1), Some('.' | ')')),
            TokenKind::Punct => matches!(
                self.mark(next),
                Some('-' | '—' | '–' | '•' | '·' | '*' | '‣' | '#' | '«' | '"' | '>' | '+')
            ),
            TokenKind::Placeholder | TokenKind::Object | TokenKind::Emoji | TokenKind::Link => true,
        };
        if starts {
            return true;
        }
        let last = self.mark(next - 1);
        if matches!(last, Some('.')) && next >= 2 && self.abbreviates(line.start, next - 1, next) {
            return false;
        }
        is_end(last)
            || matches!(last, Some(':' | ';'))
            || (matches!(last, Some(',')) && line.len() <= 6 && GREETINGS.contains(&self.norm(line.start)))
            || self.closes_after_mark(line)
    }

    /// The line ends with a closing quote, a bracket or a picture after an end mark.
    fn closes_after_mark(&self, line: Range<usize>) -> bool {
        let mut at = line.end;
        while at > line.start + 1 {
            at -= 1;
            let closing = self.tokens[at].kind == TokenKind::Emoji
                || matches!(self.mark(at), Some('»' | '”' | ')' | '"' | '*' | '_'));
            if !closing {
                break;
            }
        }
        is_end(self.mark(at)) || self.tokens[line.end - 1].kind == TokenKind::Emoji
    }
}
