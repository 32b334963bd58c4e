//! What was found out about the words of one document, so that each is looked up once.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::house::House;
use super::{is_right, opens, passed};
use crate::context::{Scope, View};
use crate::finding::Grade;
use crate::language::{LetterCase, TokenKind};
use crate::spelling;

/// For so many different words a document gets suggestions; a text with more unknown words is no script.
const MOST: usize = 300;
/// How many alternatives are offered.
const OFFERED: usize = 4;

/// Words to write instead, best first.
pub(super) type Meant = Rc<[(String, Grade)]>;

/// The document's words.
#[derive(Debug)]
pub(super) struct Memo {
    house: House,
    known: FxHashMap<String, bool>,
    /// What a word was meant to be, with a capital or not.
    meant: FxHashMap<(String, bool), Option<Meant>>,
    /// Unknown words with a capital inside a sentence, without their endings.
    names: FxHashSet<String>,
}

impl Memo {
    pub(super) fn new(view: &View<'_>, scopes: &[Scope<'_>]) -> Self {
        let mut names = FxHashSet::default();
        for scope in scopes {
            for (at, token) in scope.tokens().iter().enumerate() {
                let capital = token.kind == TokenKind::Word && token.case == LetterCase::Title;
                if capital
                    && token.parses.is_empty()
                    && !opens(scope, at)
                    && passed::is_russian(scope.norm(at))
                {
                    names.insert(stem(scope.norm(at)).to_owned());
                }
            }
        }
        Self {
            house: House::new(view.settings),
            known: FxHashMap::default(),
            meant: FxHashMap::default(),
            names,
        }
    }

    /// True if the folded word is right.
    pub(super) fn knows(&mut self, norm: &str) -> bool {
        if let Some(&known) = self.known.get(norm) {
            return known;
        }
        let known = self.house.has(norm) || is_right(norm);
        self.known.insert(norm.to_owned(), known);
        known
    }

    /// True if the word stands with a capital inside some sentence.
    pub(super) fn is_name(&self, norm: &str) -> bool {
        self.names.contains(stem(norm))
    }

    /// What an unknown word was meant to be; `None` if that is not sure enough to call it a slip.
    pub(super) fn meant(&mut self, norm: &str, capital: bool) -> Option<Meant> {
        let key = (norm.to_owned(), capital);
        if let Some(meant) = self.meant.get(&key) {
            return meant.clone();
        }
        if self.meant.len() >= MOST {
            return None;
        }
        let meant = meant(norm, capital);
        self.meant.insert(key, meant.clone());
        meant
    }
}

/// Without up to two letters of an ending: enough to tell a name in another case.
fn stem(norm: &str) -> &str {
    let keep = norm.chars().count().saturating_sub(2).max(3);
    norm.char_indices().nth(keep).map_or(norm, |(at, _)| &norm[..at])
}

fn meant(norm: &str, capital: bool) -> Option<Meant> {
    let corrections = spelling::correct(norm, capital);
    let list: Vec<(String, Grade)> = corrections
        .into_iter()
        .take(OFFERED)
        .map(|it| (it.word, if it.certain { Grade::Safe } else { Grade::Suggested }))
        .collect();
    (!list.is_empty()).then(|| list.into())
}
