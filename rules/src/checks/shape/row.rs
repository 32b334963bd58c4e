//! Turns in a row: messages that follow one another in a chat, and a call in which only the agent speaks.

use std::ops::Range;

use crate::context::View;
use crate::document::{Kind, Role, Shape, Turn};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Edit, Grade};

use super::common::{is_branch, is_chat, lets_speak, on_turn};
use crate::checks::spoken::is_whole;

/// More messages of the agent in a row than a chat bears.
pub(super) fn messages(view: &View<'_>, out: &mut Vec<Draft>) {
    let doc = view.doc;
    if doc.collection || !doc.labelled || !is_chat(view) {
        return;
    }
    let label = |turn: &Turn| doc.source.get(turn.label.clone()?).map(str::to_lowercase);
    let mut run: Vec<usize> = Vec::new();
    for (at, turn) in doc.turns.iter().enumerate() {
        // A direction inside («пауза») parts the messages in time.
        let sent = turn.role == Role::Agent
            && turn.label.is_some()
            && doc.blocks[turn.blocks.clone()].iter().all(|block| block.role == Role::Agent);
        let same = run.last().is_none_or(|&last| label(&doc.turns[last]) == label(turn));
        if !sent || !same {
            burst(view, &run, out);
            run.clear();
        }
        if sent {
            run.push(at);
        }
    }
    burst(view, &run, out);
}

fn burst(view: &View<'_>, run: &[usize], out: &mut Vec<Draft>) {
    if run.len() <= view.settings.limits.messages_in_row {
        return;
    }
    if let Some(&first) = run.first()
        && let Some(mut draft) = on_turn(view, first)
    {
        draft.args.push(run.len().to_string());
        out.push(draft.fix(merged(view, run)));
    }
}

/// All messages in one. Only single paragraphs can be joined so without a second thought.
fn merged(view: &View<'_>, run: &[usize]) -> Option<DraftFix> {
    let doc = view.doc;
    let mut edits = Vec::new();
    let mut length = 0;
    let mut before: Option<&Turn> = None;
    for turn in run.iter().filter_map(|&at| doc.turns.get(at)) {
        let block = doc.blocks.get(turn.blocks.start)?;
        if turn.blocks.len() != 1 || block.shape != Shape::Paragraph {
            return None;
        }
        length += block.prose.text().chars().count() + 1;
        if let Some(before) = before {
            let last = doc.blocks.get(before.blocks.start)?.prose.clone();
            let gap = last.source_span().end..block.prose.source_span().start;
            if !is_bare(doc.source.get(gap.clone())?, doc.source.get(turn.label.clone()?)?) {
                return None;
            }
            let ended = last.text().trim_end().ends_with(['.', '!', '?', '…', ':', ';', ',']);
            edits.push(Edit { range: gap, text: if ended { " " } else { ". " }.to_owned() });
        }
        before = Some(turn);
    }
    let note = Note::new("Объединить в одно сообщение", "Join into one message");
    (length <= view.settings.limits.message_chars).then_some(DraftFix {
        title: note,
        grade: Grade::Safe,
        edits,
    })
}

/// Between two messages stand only line ends, the label with its marks, and the time.
fn is_bare(gap: &str, label: &str) -> bool {
    let rest = gap.replacen(label, "", 1);
    rest.chars().all(|c| c.is_whitespace() || c.is_ascii_digit() || ":*_-[]().".contains(c))
        && rest.matches("**").count().is_multiple_of(2)
        && rest.matches('_').count().is_multiple_of(2)
}

/// A call in which the agent says turn after turn and never lets the client speak.
pub(super) fn monologue(view: &View<'_>, out: &mut Vec<Draft>) {
    let doc = view.doc;
    if !is_whole(view, &[Kind::Call]) || !doc.labelled {
        return;
    }
    let mut run: Vec<usize> = Vec::new();
    for (at, turn) in doc.turns.iter().enumerate() {
        let pause = doc.blocks[turn.blocks.clone()].iter().any(|block| is_branch(block) || lets_speak(block));
        let asked = turn.role == Role::Agent && asks(view, at);
        if pause || turn.role == Role::Client {
            speech(view, &run, out);
            run.clear();
        } else if turn.role == Role::Agent && turn.label.is_some() {
            run.push(at);
        }
        if asked {
            // The question ends the run: now the client speaks.
            run.pop();
            speech(view, &run, out);
            run.clear();
        }
    }
    speech(view, &run, out);
}

fn asks(view: &View<'_>, turn: usize) -> bool {
    let asks = |tokens: &Range<usize>, scope: &crate::context::Scope<'_>| scope.is_question(tokens);
    view.turn(turn).any(|scope| scope.sentences().iter().any(|it| asks(&it.tokens, &scope)))
}

fn speech(view: &View<'_>, run: &[usize], out: &mut Vec<Draft>) {
    if run.len() < view.settings.limits.monologue_turns.max(1) {
        return;
    }
    if let Some(&first) = run.first()
        && let Some(mut draft) = on_turn(view, first)
    {
        draft.args.push(run.len().to_string());
        out.push(draft);
    }
}
