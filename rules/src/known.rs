//! Words that are no breach in this file: those of the glossary, those the front matter names as the client's
//! (`client_words`), and those the client used first.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::context::{Scope, View};
use crate::document::Role;
use crate::language::{Lexicon, TokenKind};
use crate::text::fold::fold;

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Folded forms and lemmas, each with the block after which it is known.
    words: FxHashMap<String, usize>,
}

impl Known {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let mut known = Self::default();
        let glossary = &view.settings.glossary;
        for entry in glossary.words.iter().chain(&glossary.terms).chain(&view.doc.front.client_words) {
            for word in
                entry.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
            {
                let word = fold(word);
                for parse in Lexicon::get().parse(&word) {
                    known.add(Lexicon::get().lemma(&word, &parse), 0);
                }
                known.add(word, 0);
            }
        }
        // In a collection the client's lines belong to other messages.
        if view.doc.collection {
            return known;
        }
        for index in 0..view.doc.blocks.len() {
            let Some(scope) = view.scope(index).filter(|scope| scope.block.role == Role::Client) else {
                continue;
            };
            for (at, token) in scope.tokens().iter().enumerate() {
                if token.kind == TokenKind::Word {
                    let word = scope.norm(at);
                    for parse in &token.parses {
                        known.add(Lexicon::get().lemma(word, parse), index);
                    }
                    known.add(word.to_owned(), index);
                }
            }
        }
        known
    }

    fn add(&mut self, word: String, block: usize) {
        self.words.entry(word).or_insert(block);
    }

    /// Every word of these tokens is known where they stand.
    pub(crate) fn has(&self, scope: &Scope<'_>, tokens: &Range<usize>) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let known = |word: &str| self.words.get(word).is_some_and(|&block| block <= scope.index);
        let mut words = tokens.clone().filter(|&at| scope.is(at, TokenKind::Word)).peekable();
        words.peek().is_some()
            && words.all(|at| {
                let word = scope.norm(at);
                known(word)
                    || scope.tokens()[at].parses.iter().any(|parse| known(&Lexicon::get().lemma(word, parse)))
            })
    }
}
