//! What the checks of this group share: phrases that are compiled once, messages, clauses, who asked for what.

use std::ops::Range;
use std::sync::OnceLock;

use crate::checks::said;
use crate::checks::spoken::Spoken;
use crate::context::{Scope, View};
use crate::document::Role;
use crate::language::{Mood, Tag, TokenKind};
use crate::phrase::{Index, Match, Phrase};

/// Phrases of the phrase language (see `phrase`), compiled at first use and searched in one pass.
#[derive(Debug)]
pub(super) struct Phrases {
    texts: &'static [&'static str],
    index: OnceLock<Index>,
}

impl Phrases {
    pub(super) const fn new(texts: &'static [&'static str]) -> Self {
        Self { texts, index: OnceLock::new() }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::default();
            for text in self.texts {
                match Phrase::new(text) {
                    Ok(phrase) => {
                        index.add(phrase);
                    }
                    Err(message) => debug_assert!(false, "{text}: {message}"),
                }
            }
            index
        })
    }

    /// All matches in the sentence that no longer match covers, in order.
    pub(super) fn find(&self, scope: &Scope<'_>, sentence: &Range<usize>) -> Vec<Match> {
        let mut hits: Vec<Match> = Vec::new();
        self.index().search(scope.analysis, sentence, |_, hit| hits.push(hit));
        hits.sort_by_key(|hit| (hit.tokens.start, std::cmp::Reverse(hit.tokens.end)));
        let mut reached = 0;
        hits.retain(|hit| {
            let fresh = hit.tokens.start >= reached;
            reached = reached.max(hit.tokens.end);
            fresh && !scope.is_quoted(hit.marked.start)
        });
        hits
    }

    /// Any of the phrases stands in the sentence.
    pub(super) fn any(&self, scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
        let mut found = false;
        self.index().search(scope.analysis, sentence, |_, _| found = true);
        found
    }
}

/// The messages of a document: sentences of speech that stand in one message, in order.
pub(super) fn messages<'v>(view: &'v View<'_>) -> Vec<Vec<Spoken<'v>>> {
    let mut out: Vec<(usize, Vec<Spoken<'v>>)> = Vec::new();
    for scope in view.speech() {
        let sentences = scope.sentences().iter().map(|sentence| (scope, sentence.tokens.clone()));
        match out.last_mut() {
            Some((last, list)) if *last == scope.block.message => list.extend(sentences),
            _ => out.push((scope.block.message, sentences.collect())),
        }
    }
    out.into_iter().map(|(_, list)| list).filter(|list| !list.is_empty()).collect()
}

/// Any of these sentences means it.
pub(super) fn any(message: &[Spoken<'_>], meaning: fn(&Scope<'_>, &Range<usize>) -> bool) -> bool {
    message.iter().any(|(scope, sentence)| meaning(scope, sentence))
}

/// Any of these sentences has a word that starts so.
pub(super) fn any_stem(message: &[Spoken<'_>], stems: &[&str]) -> bool {
    message.iter().any(|(scope, sentence)| scope.has_stem(sentence, stems))
}

/// The clause of this token is a condition: «если», «когда», «в случае».
pub(super) fn is_conditional(scope: &Scope<'_>, at: usize) -> bool {
    const OPEN: &[&str] = &["если", "когда", "ежели", "пока", "чтобы", "вдруг"];
    let clause = scope.clause(at);
    let before = clause.start..(at + 1).max(clause.start);
    scope.has_word(&before, OPEN)
        || scope.has_phrase(&before, &["в", "случае"])
        || scope.has_phrase(&before, &["на", "случай"])
}

/// «не» or «ни» stands right before.
pub(super) fn is_negated(scope: &Scope<'_>, at: usize) -> bool {
    at > 0 && scope.is_word(at - 1, &["не", "ни", "без"])
}

/// The token is a verb with all of these grammemes that asks for nothing.
pub(super) fn is_verb(scope: &Scope<'_>, at: usize, tag: Tag) -> bool {
    scope.is(at, TokenKind::Word)
        && scope.tokens()[at].mood != Some(Mood::Imperative)
        && scope.tokens()[at].can_be(Tag::VERB | tag)
}

/// We will do it: a verb of the 1st person in the future.
pub(super) fn is_own_future(scope: &Scope<'_>, at: usize) -> bool {
    const FAREWELL: &[&str] = &["увидимся", "встретимся", "услышимся", "будем", "буду"];
    is_verb(scope, at, Tag::FUTR | Tag::PER1) && !scope.is_word(at, FAREWELL)
}

/// The client wished it: front matter or words say so.
pub(super) fn is_wished(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    static WISH: Phrases = Phrases::new(&[
        "по вашей (просьбе | инициативе)",
        "по вашему (желанию | запросу | заявлению | выбору | решению | обращению)",
        "как вы (и)? (просили | хотели | выбрали | решили | пожелали | указали)",
        "как (и)? (договорились | договаривались | обсуждали)",
        "вы (просили | попросили | выбрали)",
        "с вашего (согласия | разрешения)",
        "с вами (согласовали | обсудили)",
    ]);
    WISH.any(scope, sentence)
}

/// The client said one of these in the last line before this block.
pub(super) fn client_said(scope: &Scope<'_>, stems: &[&str]) -> bool {
    let view = scope.view;
    let mut turn = None;
    for index in (0..scope.index).rev() {
        let block = &view.doc.blocks[index];
        if turn.is_some_and(|turn| turn != block.turn) {
            break;
        }
        match block.role {
            Role::Client => {
                turn = Some(block.turn);
                if let Some(line) = view.scope(index)
                    && line.has_stem(&line.all(), stems)
                {
                    return true;
                }
            }
            Role::Agent if block.turn != scope.block.turn => break,
            _ => {}
        }
    }
    false
}

/// The sentence means this outside these tokens, too.
pub(super) fn has_term_beside(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    said::has_term(scope, &(sentence.start..hit.start)) || said::has_term(scope, &(hit.end..sentence.end))
}
