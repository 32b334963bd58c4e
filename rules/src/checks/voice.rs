//! Whose voice a text has: «прошу» or «просим», «вы» or «Вы».

use crate::context::Scope;
use crate::document::Kind;
use crate::language::{Tag, TokenKind};

/// The block speaks as one person: a phone or face-to-face script, or a text with «я», «отправлю», «перепутала».
pub(super) fn is_singular(scope: &Scope<'_>) -> bool {
    if let Some(plural) = by_words(scope) {
        return !plural;
    }
    matches!(scope.view.facts.kind, Some(Kind::Call | Kind::Visit))
}

/// What the block's own words say: Some(true) for «мы», Some(false) for «я», `None` where they are silent.
fn by_words(scope: &Scope<'_>) -> Option<bool> {
    const SINGULAR: Tag = Tag::VERB.with(Tag::SING).with(Tag::PER1);
    const PLURAL: Tag = Tag::VERB.with(Tag::PLUR).with(Tag::PER1);
    const PAST: Tag = Tag::VERB.with(Tag::PAST).with(Tag::SING);
    let mut plural = false;
    for (at, token) in scope.tokens().iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        let norm = scope.norm(at);
        let first = token.parses.first().map(|parse| parse.tag);
        if norm == "я" || first.is_some_and(|tag| tag.contains(SINGULAR) && !tag.intersects(Tag::IMPR)) {
            return Some(false);
        }
        let elided = first.is_some_and(|tag| tag.contains(PAST) && tag.intersects(Tag::MASC | Tag::FEMN));
        if elided && !has_subject(scope, at) {
            return Some(false);
        }
        plural |= norm == "мы" || first.is_some_and(|tag| tag.contains(PLURAL) && !tag.intersects(Tag::IMPR));
    }
    plural.then_some(true)
}

/// A word of the clause can be the subject of the past form at `verb`.
fn has_subject(scope: &Scope<'_>, verb: usize) -> bool {
    scope.clause(verb).any(|at| {
        let token = &scope.tokens()[at];
        at != verb
            && match token.kind {
                TokenKind::Word => {
                    token.parses.iter().any(|parse| {
                        parse.tag.contains(Tag::NOMN)
                            && parse.tag.intersects(Tag::NOUN | Tag::NPRO | Tag::ADJF | Tag::NUMR)
                    }) || token.parses.is_empty()
                }
                TokenKind::Placeholder | TokenKind::Number => true,
                _ => false,
            }
    })
}

/// «вы», «вас», «вам» as this file writes them inside a sentence.
pub(super) fn vy(scope: &Scope<'_>, word: &str) -> String {
    if scope.view.facts.vy_upper { crate::capitals::capitalise(word) } else { word.to_owned() }
}
