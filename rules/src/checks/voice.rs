//! Whose voice a text has: «прошу» or «просим», «вы» or «Вы».

use crate::context::Scope;
use crate::document::Kind;
use crate::language::{Tag, TokenKind};

/// The block speaks as one person: a phone or face-to-face script, or a text with «я», «отправлю», «перепутала».
pub(crate) fn is_singular(scope: &Scope<'_>) -> bool {
    matches!(scope.view.facts.kind, Some(Kind::Call | Kind::Visit))
        || (0..scope.tokens().len()).any(|at| is_first_person(scope, at))
}

/// «я», a verb of the 1st person singular, or a past form without a subject («Пардон, перепутала дату»).
fn is_first_person(scope: &Scope<'_>, at: usize) -> bool {
    const PRESENT: Tag = Tag::VERB.with(Tag::SING).with(Tag::PER1);
    const PAST: Tag = Tag::VERB.with(Tag::PAST).with(Tag::SING);
    let token = &scope.tokens()[at];
    let Some(tag) = token.parses.first().map(|parse| parse.tag) else { return false };
    let elided = tag.contains(PAST) && tag.intersects(Tag::MASC | Tag::FEMN) && !has_subject(scope, at);
    scope.norm(at) == "я" || elided || (tag.contains(PRESENT) && !tag.intersects(Tag::IMPR))
}

/// A word of the clause can be the subject of the past form at `verb`.
pub(crate) fn has_subject(scope: &Scope<'_>, verb: usize) -> bool {
    let clause = scope.clause(verb);
    // «…, что предупредил»: at the start of a clause it joins.
    let joins = |at: usize| at == clause.start && scope.is_word(at, &["что"]);
    clause.clone().any(|at| {
        let token = &scope.tokens()[at];
        at != verb
            && !joins(at)
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
pub(crate) fn vy(scope: &Scope<'_>, word: &str) -> String {
    if scope.view.facts.vy_upper { crate::capitals::capitalise(word) } else { word.to_owned() }
}
