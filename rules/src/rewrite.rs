//! Building a fix: words are replaced, inserted and taken out here, and commas, spaces and capitals are
//! repaired here and nowhere else.

use std::ops::Range;

use crate::capitals::{capitalise, like, lower_first};
use crate::context::Scope;
use crate::draft::{DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, TokenKind};

/// Edits of one block, in logical offsets.
#[derive(Debug)]
pub(crate) struct Rewrite<'a> {
    scope: Scope<'a>,
    edits: Vec<(Range<usize>, String)>,
}

impl<'a> Rewrite<'a> {
    pub(crate) fn new(scope: &Scope<'a>) -> Self {
        Self { scope: *scope, edits: Vec::new() }
    }

    /// Replaces tokens by `text`, capitalised like the first of them.
    pub(crate) fn words(&mut self, tokens: &Range<usize>, text: &str) -> &mut Self {
        let text = self.scope.capitalised_like(tokens.start, text);
        self.raw(self.scope.logical(tokens), text)
    }

    /// Replaces one word, capitals kept as they are («ПОДОЖДИ» → «ПОДОЖДИТЕ»).
    pub(crate) fn word(&mut self, token: usize, text: &str) -> &mut Self {
        let case = self.scope.tokens()[token].case;
        self.raw(self.scope.tokens()[token].range.clone(), like(case, text))
    }

    /// Replaces logical bytes.
    pub(crate) fn raw(&mut self, range: Range<usize>, text: impl Into<String>) -> &mut Self {
        self.edits.push((range, text.into()));
        self
    }

    /// Inserts right after a token.
    pub(crate) fn after(&mut self, token: usize, text: &str) -> &mut Self {
        let at = self.scope.tokens()[token].range.end;
        self.raw(at..at, text)
    }

    /// Inserts right before a token.
    pub(crate) fn before(&mut self, token: usize, text: &str) -> &mut Self {
        let at = self.scope.tokens()[token].range.start;
        self.raw(at..at, text)
    }

    /// Inserts «пожалуйста» after a token, with its commas.
    pub(crate) fn please_after(&mut self, token: usize) -> &mut Self {
        let text =
            if self.needs_comma_after(token) { ", пожалуйста," } else { ", пожалуйста" };
        self.after(token, text)
    }

    /// A parenthesis that is inserted after this token needs a comma of its own behind it.
    pub(crate) fn needs_comma_after(&self, token: usize) -> bool {
        let Some(next) = self.scope.tokens().get(token + 1) else {
            return false;
        };
        match next.kind {
            TokenKind::Punct => {
                matches!(self.scope.norm(token + 1), "—" | "–" | "-" | "«" | "(" | "\"" | "„" | "№")
            }
            TokenKind::Emoji => false,
            _ => !next.newline_before,
        }
    }

    /// Takes tokens out together with the comma or colon that set them off, and gives the next word the
    /// capital of a sentence start.
    pub(crate) fn delete(&mut self, tokens: &Range<usize>) -> &mut Self {
        let scope = self.scope;
        let sentence = scope.analysis.sentence_of(tokens.start).tokens.clone();
        let opens = tokens.start <= scope.first_word(&sentence);
        let rest = |at: &usize| !tokens.contains(at) && !scope.is(*at, TokenKind::Punct);
        if !sentence.clone().any(|at| rest(&at)) {
            return self.delete_sentence(&sentence);
        }
        let mut end = tokens.end;
        let comma_before = tokens.start > sentence.start && scope.is_mark(tokens.start - 1, ",");
        let vocative = comma_before && scope.after_vocative(&sentence) == tokens.start;
        let set_off = scope.is_mark(end, ",:—–-…") && end < sentence.end;
        if opens || vocative {
            while end < sentence.end && scope.is_mark(end, ",:—–-…") {
                end += 1;
            }
            let from = scope.tokens()[tokens.start].range.start;
            let to = scope.tokens().get(end).map_or(scope.text().len(), |next| next.range.start);
            self.raw(from..to, "");
            if opens
                && scope.tokens()[tokens.start].case != LetterCase::Lower
                && scope.is(end, TokenKind::Word)
            {
                self.capital(end);
            }
        } else if comma_before && set_off {
            let from = scope.tokens()[tokens.start - 1].range.start;
            self.raw(from..scope.tokens()[end].range.end, "");
        } else if comma_before {
            let from = scope.tokens()[tokens.start - 1].range.start;
            self.raw(from..scope.tokens()[tokens.end - 1].range.end, "");
        } else {
            let from = scope.tokens()[tokens.start].range.start;
            match scope.tokens().get(end) {
                Some(next) if next.space_before => self.raw(from..next.range.start, ""),
                // «вернутся моментально.»: the space before goes, not the mark's place.
                _ => {
                    let from =
                        tokens.start.checked_sub(1).map_or(from, |last| scope.tokens()[last].range.end);
                    self.raw(from..scope.logical(tokens).end, "")
                }
            };
        }
        self
    }

    /// Takes a whole sentence out with its end mark and one of the spaces around it.
    fn delete_sentence(&mut self, sentence: &Range<usize>) -> &mut Self {
        let scope = self.scope;
        let from = scope.tokens()[sentence.start].range.start;
        if let Some(next) = scope.tokens().get(sentence.end).filter(|next| !next.newline_before) {
            return self.raw(from..next.range.start, "");
        }
        let before = sentence.start.checked_sub(1).filter(|_| !scope.tokens()[sentence.start].newline_before);
        let from = before.map_or(from, |before| scope.tokens()[before].range.end);
        self.raw(from..scope.logical(sentence).end, "")
    }

    /// Gives a word a capital first letter.
    pub(crate) fn capital(&mut self, token: usize) -> &mut Self {
        self.first_letter(token, capitalise)
    }

    /// Gives a word a small first letter.
    pub(crate) fn small(&mut self, token: usize) -> &mut Self {
        self.first_letter(token, lower_first)
    }

    fn first_letter(&mut self, token: usize, change: fn(&str) -> String) -> &mut Self {
        let range = self.scope.tokens()[token].range.clone();
        let Some(first) = self.scope.written(token).chars().next() else {
            return self;
        };
        let old = first.to_string();
        let new = change(&old);
        if new != old {
            self.raw(range.start..range.start + old.len(), new);
        }
        self
    }

    /// Makes the sentence end with `mark` instead of the mark it has.
    pub(crate) fn end_with(&mut self, sentence: &Range<usize>, mark: &str) -> &mut Self {
        let scope = self.scope;
        if let Some(first) = scope.end_mark(sentence) {
            let mut last = first;
            while last + 1 < sentence.end && scope.is_mark(last + 1, ".!?…") {
                last += 1;
            }
            return self.raw(scope.logical(&(first..last + 1)), mark);
        }
        let mut last = sentence.end;
        while last > sentence.start + 1
            && (scope.is_mark(last - 1, "»\")”;") || scope.is(last - 1, TokenKind::Emoji))
        {
            last -= 1;
        }
        if scope.is_mark(last, ";") && last < sentence.end {
            return self.raw(scope.logical(&(last..last + 1)), mark);
        }
        self.after(last - 1, mark)
    }

    /// The finished fix; `None` where the place cannot hold the text.
    pub(crate) fn finish(&mut self, grade: Grade, title: Note) -> Option<DraftFix> {
        let mut edits = Vec::new();
        for (range, text) in &self.edits {
            edits.extend(self.scope.block.prose.replace(range.clone(), text)?);
        }
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        Some(DraftFix { title, grade, edits })
    }
}
