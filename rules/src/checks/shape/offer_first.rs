//! An offer before any question: what the client needs is not known yet.

use std::ops::Range;

use crate::checks::said::{asks_name, asks_permission, calls_client, is_greeting, is_introduction};
use crate::checks::spoken::{insert_after, insert_before, is_whole, sentences};
use crate::checks::voice::vy;
use crate::context::{Scope, View};
use crate::document::{Direction, Kind, Role, Stage};
use crate::draft::Draft;
use crate::text::fold::fold;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if view.doc.collection || front.client_asked == Some(true) {
        return;
    }
    doubts(view, out);
    let other = matches!(front.stage, Some(Stage::Complaint | Stage::FollowUp | Stage::Closing));
    if is_whole(view, &[Kind::Call])
        && front.direction == Some(Direction::Outbound)
        && !other
        && out.is_empty()
    {
        sale(view, out);
    }
}

fn question(scope: &Scope<'_>) -> String {
    format!("Что для {} важнее: … или …?", vy(scope, "вас"))
}

/// The first offer of an outgoing call, if no question on the need stands before it.
fn sale(view: &View<'_>, out: &mut Vec<Draft>) {
    const OLD: &[&str] = &[
        "напомин",
        "подтвержд",
        "готов",
        "задолженн",
        "заканчива",
        "истека",
        "ваш",
        "просили",
        "оставля",
        "заявк",
        "интересова",
    ];
    // A fragment of a conversation may have asked before.
    let opening = view.doc.turns.iter().find(|turn| matches!(turn.role, Role::Agent | Role::Client));
    if opening.is_none_or(|turn| turn.role != Role::Agent) {
        return;
    }
    let all = sentences(view);
    let introduced =
        all.iter().take(4).any(|(scope, it)| is_greeting(scope, it) || is_introduction(scope, it));
    if !introduced {
        return;
    }
    for (scope, sentence) in &all {
        let formal = asks_permission(scope, sentence)
            || asks_name(scope, sentence)
            || scope.has_word(sentence, &["это", "верно", "правильно", "слышно"])
                && calls_client(scope, sentence);
        if scope.is_question(sentence) {
            if formal {
                continue;
            }
            return;
        }
        if offers(scope, sentence) {
            let fix = insert_before(scope, sentence, &question(scope));
            out.push(Draft::on(scope, &(scope.after_vocative(sentence)..sentence.end)).fix(fix));
            return;
        }
        // The client's own order, a debt, a reminder: nothing is being sold.
        if !is_introduction(scope, sentence) && scope.has_stem(sentence, OLD) {
            return;
        }
    }
}

/// The sentence sells: an offer, a price, a discount.
fn offers(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const STEMS: &[&str] =
        &["предлага", "предложить", "предложени", "скидк", "акци", "спецпредложен", "стоимост"];
    const WORDS: &[&str] = &["стоит", "стоят", "цена", "цены", "обойдется", "обойдутся"];
    scope.has_stem(sentence, STEMS)
        || sentence.clone().any(|at| {
            scope.is_word(at, WORDS)
                && !(at > sentence.start && scope.is_word(at - 1, &["не"]))
                && !(scope.is_word(at, &["стоит"])
                    && scope.tokens().get(at + 1).is_some_and(|next| next.can_be(crate::language::Tag::INFN)))
        })
}

/// «Я подумаю», and the agent asks nothing.
fn doubts(view: &View<'_>, out: &mut Vec<Draft>) {
    let doc = view.doc;
    if !doc.labelled || !matches!(view.facts.kind, None | Some(Kind::Call | Kind::Visit)) {
        return;
    }
    for (at, turn) in doc.turns.iter().enumerate() {
        if turn.role != Role::Client
            || !doc.blocks[turn.blocks.clone()].iter().any(|block| is_doubt(block.prose.text()))
        {
            continue;
        }
        // All that the agent says until the client speaks again.
        let next = doc.turns[at + 1..].iter().take_while(|turn| turn.role == Role::Agent).count();
        let said: Vec<_> = (at + 1..at + 1 + next)
            .flat_map(|turn| view.turn(turn))
            .flat_map(|scope| scope.sentences().iter().map(move |it| (scope, it.tokens.clone())))
            .collect();
        let (Some((scope, first)), Some((last_scope, last))) = (said.first(), said.last()) else { continue };
        if said.iter().any(|(scope, sentence)| scope.is_question(sentence)) {
            continue;
        }
        let fix = insert_after(last_scope, last, &question(scope));
        out.push(Draft::on(scope, first).fix(fix));
    }
}

fn is_doubt(text: &str) -> bool {
    const SAYS: &[&str] = &[
        "подумаю",
        "подумаем",
        "подумать",
        "сомневаюсь",
        "не уверен",
        "посоветуюсь",
        "посоветоваться",
        "надо обсудить",
        "нужно обсудить",
        "не решил",
        "не знаю, брать",
    ];
    let folded = fold(text);
    folded.split_whitespace().count() <= 14
        && !folded.contains('?')
        && !folded.contains("не подум")
        && SAYS.iter().any(|words| folded.contains(words))
}
