//! What the tone checks ask of a sentence's surroundings, and how their fixes put a phrase in its place.

use std::ops::Range;

use crate::catalogue::{Offer, Target};
use crate::context::Scope;
use crate::document::Role;
use crate::draft::DraftFix;
use crate::finding::Grade;
use crate::language::{Lexicon, Tag, TokenKind};
use crate::offers;
use crate::phrase::Match;

/// The fix that a page's offer of this text would make of these tokens.
pub(super) fn offer(
    scope: &Scope<'_>,
    tokens: &Range<usize>,
    text: &str,
    target: Target,
) -> Option<DraftFix> {
    let hit = Match { tokens: tokens.clone(), marked: tokens.clone() };
    offers::apply(scope, &hit, &Offer { text: text.to_owned(), target, grade: Grade::Suggested })
}

/// The sentence after this one in the same message.
pub(super) fn next_sentence<'v>(
    scope: &Scope<'v>,
    sentence: &Range<usize>,
) -> Option<(Scope<'v>, Range<usize>)> {
    let list = scope.sentences();
    let at = list.partition_point(|it| it.tokens.start <= sentence.start);
    if let Some(next) = list.get(at) {
        return Some((*scope, next.tokens.clone()));
    }
    let next = scope.view.scope(scope.index + 1)?;
    let same = next.block.role == Role::Agent && next.block.message == scope.block.message;
    let first = next.sentences().first()?.tokens.clone();
    same.then_some((next, first))
}

/// The sentence before this one in the same block.
pub(super) fn sentence_before(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let list = scope.sentences();
    let at = list.partition_point(|it| it.tokens.start < sentence.start);
    Some(list.get(at.checked_sub(1)?)?.tokens.clone())
}

/// The client's words right before this turn.
pub(super) fn client_before<'v>(scope: &Scope<'v>) -> impl Iterator<Item = Scope<'v>> + use<'v> {
    let view = scope.view;
    let turn = scope.block.turn.checked_sub(1).and_then(|turn| view.doc.turns.get(turn));
    let blocks = turn.filter(|turn| turn.role == Role::Client).map_or(0..0, |turn| turn.blocks.clone());
    blocks.filter_map(|index| view.scope(index)).filter(|scope| scope.block.role == Role::Client)
}

/// The token stands under «если», «когда», «чтобы», «в случае».
pub(super) fn in_condition(scope: &Scope<'_>, at: usize) -> bool {
    const OPEN: &[&str] = &["если", "когда", "коли", "чтобы", "пока", "прежде"];
    let clause = scope.clause(at);
    let opens =
        |range: &Range<usize>| scope.has_word(range, OPEN) || scope.has_phrase(range, &["в", "случае"]);
    if opens(&(clause.start..at)) {
        return true;
    }
    // «если вы, например, забыли …»: a parenthesis is no clause of its own.
    let comma = |mark: usize| scope.is_mark(mark, ",");
    let Some(mark) = clause.start.checked_sub(1).filter(|&mark| comma(mark)) else { return false };
    let before = scope.clause(mark.saturating_sub(1));
    let inner = before.start.checked_sub(1).filter(|&mark| comma(mark) && before.len() <= 2);
    inner.is_some_and(|mark| {
        mark > 0 && {
            let outer = scope.clause(mark - 1);
            opens(&outer) && !outer.clone().any(|it| scope.tokens()[it].can_be(Tag::VERB))
        }
    })
}

/// The clause of the token tells about a noun: «…, которую вы забыли».
pub(super) fn in_relative(scope: &Scope<'_>, at: usize) -> bool {
    let clause = scope.clause(at);
    scope.has_stem(&(clause.start..at), &["котор"])
}

/// «не» or «ни» stands right before the token.
pub(super) fn is_negated(scope: &Scope<'_>, at: usize) -> bool {
    at > 0 && scope.is_word(at - 1, &["не", "ни"])
}

/// The token has a reading of one of these lexemes (nominative singular, infinitive or masculine, folded).
pub(super) fn is_lemma(scope: &Scope<'_>, at: usize, lemmas: &[&str]) -> bool {
    let Some(token) = scope.tokens().get(at).filter(|token| token.kind == TokenKind::Word) else {
        return false;
    };
    let lexicon = Lexicon::get();
    token.parses.iter().any(|parse| lemmas.contains(&lexicon.lemma(scope.norm(at), parse).as_str()))
}

/// The polite imperative of the infinitive at this token: «прислать» → «пришлите».
pub(super) fn imperative(scope: &Scope<'_>, at: usize) -> Option<String> {
    let word = scope.written(at).to_lowercase();
    let parse = scope.tokens().get(at)?.parses.iter().find(|parse| parse.tag.contains(Tag::INFN))?;
    Lexicon::get().inflect_yo(&word, parse, Tag::IMPR | Tag::PLUR)
}

/// A verb of ours in the future: what we shall do.
pub(super) fn is_promise(scope: &Scope<'_>, at: usize) -> bool {
    /// Words of a refusal or of mere courtesy that are such forms, too.
    const EMPTY: &[&str] = &[
        "будем",
        "буду",
        "скажу",
        "скажем",
        "повторю",
        "повторим",
        "напомню",
        "напомним",
        "отмечу",
        "отметим",
        "добавлю",
        "добавим",
        "сможем",
        "смогу",
        "дождемся",
        "понадеемся",
        "попрошу",
        "попросим",
    ];
    let token = &scope.tokens()[at];
    token.kind == TokenKind::Word
        && !is_negated(scope, at)
        && !scope.is_word(at, EMPTY)
        && token.parses.first().is_some_and(|parse| {
            parse.tag.contains(Tag::VERB | Tag::FUTR | Tag::PER1) && !parse.tag.intersects(Tag::IMPR)
        })
}
