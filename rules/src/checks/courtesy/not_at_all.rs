//! `not-at-all`: «не за что» as an answer to thanks.

use std::ops::Range;

use crate::capitals::capitalise;
use crate::context::{Scope, View};
use crate::document::{Role, Shape};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

/// Answers that are always one to thanks.
const ALWAYS: &[&[&str]] = &[
    &["не", "за", "что"],
    &["да", "не", "за", "что"],
    &["да", "ну", "не", "за", "что"],
    &["не", "стоит", "благодарности"],
    &["не", "стоит", "благодарить"],
];
/// Answers to thanks only where thanks stand before.
const AFTER_THANKS: &[&[&str]] = &[
    &["ничего", "страшного"],
    &["без", "проблем"],
    &["да", "без", "проблем"],
    &["не", "стоит"],
    &["да", "не", "стоит"],
    &["пустяки"],
    &["да", "пустяки"],
    &["ерунда"],
    &["да", "ладно"],
    &["мелочи"],
    &["ничего"],
];

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    for scope in view.speech() {
        let Some(sentence) = scope.sentences().first() else {
            continue;
        };
        let sentence = &sentence.tokens;
        let Some((tokens, always)) = answer(&scope, sentence) else {
            continue;
        };
        if scope.is_quoted(tokens.start) {
            continue;
        }
        if always || thanked(view, &scope) {
            out.push(
                Draft::on(&scope, &tokens).fix(glad(&scope, sentence, &tokens, "рады помочь")).fix(glad(
                    &scope,
                    sentence,
                    &tokens,
                    "всегда рады помочь",
                )),
            );
        }
    }
}

/// A whole answer: nothing but the phrase and an address.
fn answer(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let start = scope.after_vocative(sentence);
    for (lists, always) in [(ALWAYS, true), (AFTER_THANKS, false)] {
        for words in lists {
            if let Some(end) = scope.phrase_at(start, sentence.end, words) {
                let rest = (end..sentence.end).all(|at| !scope.is(at, TokenKind::Word) || scope.is_name(at));
                let set_off =
                    end == sentence.end || scope.is(end, TokenKind::Punct) || scope.is(end, TokenKind::Emoji);
                if rest && set_off {
                    return Some((start..end, always));
                }
            }
        }
    }
    None
}

/// The client's last words, or the value's key, give thanks and no apology.
fn thanked(view: &View<'_>, scope: &Scope<'_>) -> bool {
    if scope.block.shape == Shape::Value {
        return scope
            .block
            .keys
            .iter()
            .any(|key| key.to_lowercase().contains("thank") || key.to_lowercase().contains("спасиб"));
    }
    let client = view.doc.blocks[..scope.index].iter().rposition(|block| block.role == Role::Client);
    let Some(client) = client.and_then(|index| view.scope(index)) else {
        return false;
    };
    // Another turn of ours between the two: this is no answer to it.
    if client.block.turn + 1 < scope.block.turn && view.turn(scope.block.turn - 1).next().is_some() {
        return false;
    }
    let all = client.all();
    client.has_stem(&all, &["спасибо", "благодар", "признател"])
        && !client.has_stem(&all, &["извин", "прост", "прошу"])
}

fn glad(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>, words: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(tokens, words);
    if tokens.end == sentence.end {
        rewrite.end_with(sentence, "!");
    }
    rewrite.finish(Grade::Suggested, Note::write(&capitalise(words)))
}
