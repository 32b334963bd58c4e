//! A sentence as mood and address see it: classes and clauses.

use std::ops::Range;

use smallvec::SmallVec;

use super::class::Class;
use super::{LetterCase, Token, TokenKind};

/// A sentence. Indices are those of its tokens, from 0.
pub(crate) struct Context<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    folded: &'a str,
    pub(crate) classes: SmallVec<[Class; 48]>,
    /// The clause of each token.
    clause: SmallVec<[u16; 48]>,
    /// First token of each clause, and the end.
    starts: SmallVec<[u16; 16]>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        text: &'a str,
        folded: &'a str,
        tokens: &'a [Token],
        classes: SmallVec<[Class; 48]>,
    ) -> Self {
        let mut context =
            Self { text, tokens, folded, classes, clause: SmallVec::new(), starts: SmallVec::new() };
        context.starts.push(0);
        let mut number = 0;
        for at in 0..tokens.len() {
            context.clause.push(number);
            if context.is_border(at) && at + 1 < tokens.len() {
                number += 1;
                context.starts.push(u16::try_from(at + 1).unwrap_or(u16::MAX));
            }
        }
        context.starts.push(u16::try_from(tokens.len()).unwrap_or(u16::MAX));
        context
    }

    /// True for a mark between clauses. A hyphen counts if it stands alone, quotes and brackets always do.
    fn is_border(&self, at: usize) -> bool {
        if self.tokens[at].kind == TokenKind::Emoji {
            return true;
        }
        self.classes[at].has(Class::MARK)
            && match self.mark(at) {
                '-' => self.tokens[at].space_before || at == 0,
                '\'' | '’' | '*' | '_' | '/' | '%' | '#' | '+' | '&' | '`' => false,
                _ => true,
            }
    }

    pub(crate) fn norm(&self, at: usize) -> &'a str {
        &self.folded[self.tokens[at].fold.clone()]
    }

    /// The folded form, or nothing outside the sentence.
    pub(crate) fn norm_at(&self, at: Option<usize>) -> &'a str {
        match at {
            Some(at) if at < self.tokens.len() => self.norm(at),
            _ => "",
        }
    }

    pub(crate) fn class_at(&self, at: Option<usize>) -> Class {
        at.and_then(|at| self.classes.get(at).copied()).unwrap_or_default()
    }

    /// The character of a mark; a space for everything else.
    pub(crate) fn mark(&self, at: usize) -> char {
        match self.tokens.get(at) {
            Some(token) if token.kind == TokenKind::Punct => {
                self.text[token.range.clone()].chars().next().unwrap_or(' ')
            }
            _ => ' ',
        }
    }

    pub(crate) fn clause_number(&self, at: usize) -> usize {
        usize::from(self.clause[at])
    }

    pub(crate) fn clause_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The tokens of a clause, its closing mark included.
    pub(crate) fn clause(&self, number: usize) -> Range<usize> {
        usize::from(self.starts[number])..usize::from(self.starts[number + 1])
    }

    /// The tokens of the clause of `at` that stand before it.
    pub(crate) fn left(&self, at: usize) -> Range<usize> {
        self.clause(self.clause_number(at)).start..at
    }

    /// The tokens of the clause of `at` that stand after it.
    pub(crate) fn right(&self, at: usize) -> Range<usize> {
        at + 1..self.clause(self.clause_number(at)).end
    }

    pub(crate) fn any(&self, mut range: Range<usize>, class: Class) -> bool {
        range.any(|at| self.classes[at].has(class))
    }

    /// True if the token opens its clause; joiners, negations and particles before it do not count.
    pub(crate) fn opens_clause(&self, at: usize) -> bool {
        self.left(at).all(|before| {
            self.classes[before]
                .has(Class::JOINER.with(Class::NEGATION).with(Class::PLEASE).with(Class::MARK))
                || matches!(
                    self.norm(before),
                    "же" | "уж"
                        | "ну"
                        | "вот"
                        | "просто"
                        | "лучше"
                        | "тогда"
                        | "поэтому"
                        | "так"
                        | "также"
                        | "потом"
                        | "затем"
                )
        })
    }

    /// True if a capital letter at `at` means a name: it opens neither a sentence nor a clause.
    pub(crate) fn is_name(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.case == LetterCase::Title
            && !token.newline_before
            && self.left(at).any(|n| !self.classes[n].has(Class::MARK))
    }

    /// The last mark of the sentence that tells its kind: `?`, `!`, `.` or `…`; else a space.
    pub(crate) fn end_mark(&self) -> char {
        (0..self.tokens.len())
            .rev()
            .take(6)
            .map(|at| self.mark(at))
            .find(|mark| matches!(mark, '?' | '!' | '.' | '…'))
            .unwrap_or(' ')
    }

    /// True if a question mark stands at the end of the sentence.
    pub(crate) fn is_question(&self) -> bool {
        (0..self.tokens.len())
            .rev()
            .take_while(|&at| {
                self.tokens[at].kind == TokenKind::Punct || self.tokens[at].kind == TokenKind::Emoji
            })
            .any(|at| self.mark(at) == '?')
    }
}
