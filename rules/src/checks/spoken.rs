//! The speech of a document sentence by sentence, its parts, and where a missing sentence is put in.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::{Channel, Kind, Part};
use crate::draft::{DraftFix, Note};
use crate::finding::Grade;
use crate::rewrite::Rewrite;

/// A sentence's tokens and the block they are in.
pub(crate) type Spoken<'v> = (Scope<'v>, Range<usize>);

/// All sentences of speech with their blocks, in order.
pub(crate) fn sentences<'v>(view: &'v View<'_>) -> Vec<Spoken<'v>> {
    view.speech()
        .flat_map(|scope| scope.sentences().iter().map(move |sentence| (scope, sentence.tokens.clone())))
        .collect()
}

/// The turns of the agent, in order.
pub(crate) fn agent_turns(view: &View<'_>) -> Vec<usize> {
    let mut turns: Vec<usize> = view.speech().map(|scope| scope.block.turn).collect();
    turns.dedup();
    turns
}

/// The sentences of the first `count` turns of the agent; of an unlabelled text all of them.
pub(crate) fn opening<'v>(view: &'v View<'_>, count: usize) -> Vec<Spoken<'v>> {
    let turns = agent_turns(view);
    let all = sentences(view);
    if !view.doc.labelled {
        return all;
    }
    all.into_iter()
        .filter(|(scope, _)| turns.iter().take(count).any(|turn| *turn == scope.block.turn))
        .collect()
}

/// The sentences of the parts (headings or keys) of this kind; empty where the file has none.
pub(crate) fn parts<'v>(view: &'v View<'_>, part: Part) -> Vec<Vec<Spoken<'v>>> {
    let mut out: Vec<(usize, Vec<Spoken<'v>>)> = Vec::new();
    for scope in view.speech() {
        let Some(step) = scope.block.step else { continue };
        if view.doc.steps.get(step).is_none_or(|step| step.part != Some(part)) {
            continue;
        }
        let sentences = scope.sentences().iter().map(|sentence| (scope, sentence.tokens.clone()));
        match out.last_mut() {
            Some((last, list)) if *last == step => list.extend(sentences),
            _ => out.push((step, sentences.collect())),
        }
    }
    out.into_iter().map(|(_, list)| list).collect()
}

/// The file is a whole conversation or message of this kind.
pub(crate) fn is_whole(view: &View<'_>, kinds: &[Kind]) -> bool {
    !view.doc.collection && view.facts.declared && view.facts.kind.is_some_and(|kind| kinds.contains(&kind))
}

pub(crate) fn is_short_message(view: &View<'_>) -> bool {
    view.doc.front.channel == Some(Channel::Sms)
}

/// Inserts a sentence before another.
pub(crate) fn insert_before(scope: &Scope<'_>, sentence: &Range<usize>, text: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    rewrite.before(scope.first_word(sentence).min(sentence.end.saturating_sub(1)), &format!("{text} "));
    rewrite.finish(Grade::Suggested, Note::insert(text))
}

/// Inserts a sentence after another.
pub(crate) fn insert_after(scope: &Scope<'_>, sentence: &Range<usize>, text: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    let ended = scope.end_mark(sentence).is_some() || scope.is_mark(sentence.end.saturating_sub(1), ",:;»)");
    let gap = if ended { " " } else { ". " };
    rewrite.after(sentence.end.checked_sub(1)?, &format!("{gap}{text}"));
    rewrite.finish(Grade::Suggested, Note::insert(text))
}
