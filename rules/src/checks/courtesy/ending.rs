//! The `missing-*` rules of the end: summary, «остались ли вопросы», thanks. Where they run: see `opening`.

use crate::context::View;
use crate::document::{Kind, Part, Stage};
use crate::draft::Draft;

use super::weak_closing::closing;
use crate::checks::said::*;
use crate::checks::spoken::*;

/// The conversation has an end to judge: enough turns, or words of a closing.
fn has_end(view: &View<'_>) -> bool {
    let turns = agent_turns(view);
    turns.len() >= 3
        || turns.len() >= 2
            && turns.last().is_some_and(|last| {
                view.turn(*last).any(|scope| {
                    scope
                        .sentences()
                        .iter()
                        .any(|it| says_thanks(&scope, &it.tokens) || says_wish(&scope, &it.tokens))
                })
            })
}

/// The last sentence of speech, and the first of the closing words of its turn (before which a question or a
/// summary belongs).
type Ending<'v> = (Spoken<'v>, Option<Spoken<'v>>);

fn ending<'v>(view: &'v View<'_>) -> Option<Ending<'v>> {
    let all = sentences(view);
    let (last_scope, last) = all.last()?.clone();
    let turn = last_scope.block.turn;
    let closing = all.iter().find(|(scope, sentence)| {
        scope.block.turn == turn
            && (says_thanks(scope, sentence)
                || says_wish(scope, sentence)
                || asks_anything_else(scope, sentence))
    });
    Some(((last_scope, last), closing.cloned()))
}

fn missing_at_end(view: &View<'_>, text: &str, out: &mut Vec<Draft>) {
    let Some(((scope, sentence), closing)) = ending(view) else {
        return;
    };
    let fix = match &closing {
        Some((scope, sentence)) => insert_before(scope, sentence, text),
        None => insert_after(&scope, &sentence, text),
    };
    out.push(Draft::on(&scope, &sentence).fix(fix));
}

pub(super) fn summary(view: &View<'_>, out: &mut Vec<Draft>) {
    let complaint = view.doc.front.stage == Some(Stage::Complaint) && view.doc.labelled;
    if !(is_whole(view, &[Kind::Call]) || complaint) || !has_end(view) {
        return;
    }
    let turns = agent_turns(view);
    let found = sentences(view)
        .iter()
        .any(|(scope, sentence)| Some(&scope.block.turn) != turns.first() && sums_up(scope, sentence));
    if !found {
        missing_at_end(view, "Давайте подытожим: …", out);
    }
}

pub(super) fn anything_else(view: &View<'_>, out: &mut Vec<Draft>) {
    if !is_whole(view, &[Kind::Call]) || !has_end(view) {
        return;
    }
    let turns = agent_turns(view);
    let found = sentences(view).iter().any(|(scope, sentence)| {
        Some(&scope.block.turn) != turns.first() && asks_anything_else(scope, sentence)
    });
    if !found {
        let text = if view.facts.vy_upper {
            "Остались ли у Вас вопросы?"
        } else {
            "Остались ли у вас вопросы?"
        };
        missing_at_end(view, text, out);
    }
}

pub(super) fn thanks(view: &View<'_>, out: &mut Vec<Draft>) {
    let closing_stage = view.doc.front.stage == Some(Stage::Closing) && !view.doc.collection;
    if closing_stage || (is_whole(view, &[Kind::Call]) && has_end(view)) {
        let turns = agent_turns(view);
        let from = if view.doc.labelled { turns.len().saturating_sub(2) } else { 0 };
        let last: Vec<_> = sentences(view)
            .into_iter()
            .filter(|(scope, _)| !view.doc.labelled || turns[from..].contains(&scope.block.turn))
            .collect();
        thank(&last, out);
        return;
    }
    for part in parts(view, Part::Closing) {
        thank(&part, out);
    }
}

fn thank(ending: &[Spoken<'_>], out: &mut Vec<Draft>) {
    if ending.iter().any(|(scope, sentence)| says_thanks(scope, sentence) || says_wish(scope, sentence)) {
        return;
    }
    let Some((scope, sentence)) = ending.last() else {
        return;
    };
    out.push(Draft::on(scope, sentence).fix(insert_after(scope, sentence, &closing(scope, true))));
}
