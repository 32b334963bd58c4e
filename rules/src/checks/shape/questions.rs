//! Too many questions at once.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::{Role, Shape};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

use super::common::span;
use crate::checks::spoken::Spoken;

/// More questions in one turn than one can answer.
pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let mut asked: Vec<Spoken<'_>> = Vec::new();
    let mut before: Option<Scope<'_>> = None;
    for index in 0..view.doc.blocks.len() {
        let Some(scope) = view.scope(index).filter(|scope| scope.block.role == Role::Agent) else {
            // A direction or the client's words part the questions, unless they stand in this very turn's block.
            if view.doc.blocks[index].role != Role::Direction
                || before.is_none_or(|last| last.block.turn != view.doc.blocks[index].turn)
            {
                report(view, &asked, out);
                asked.clear();
            }
            continue;
        };
        if before.is_none_or(|last| !is_together(view, &last, &scope)) {
            report(view, &asked, out);
            asked.clear();
        }
        before = Some(scope);
        for sentence in scope.sentences() {
            let tokens = &sentence.tokens;
            // A stage direction inside the line («пауза») is where the client answers.
            if tokens.clone().any(|at| scope.is(at, TokenKind::Object)) {
                report(view, &asked, out);
                asked.clear();
            }
            if is_asked(&scope, tokens) {
                asked.push((scope, tokens.clone()));
            }
        }
    }
    report(view, &asked, out);
}

/// The second block belongs to the turn of the first one.
fn is_together(view: &View<'_>, a: &Scope<'_>, b: &Scope<'_>) -> bool {
    if a.block.turn != b.block.turn || a.block.message != b.block.message {
        return false;
    }
    // A text without labels may be a row of alternatives; what is declared as a message is one.
    let one = view.doc.labelled || view.doc.collection || view.doc.front.channel.is_some();
    one || matches!(b.block.shape, Shape::ListItem { .. })
}

/// A question that the client is to answer.
fn is_asked(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const OWN: &[&str] = &["я", "мне", "мой", "моя", "мое", "мою", "меня"];
    const YOU: &[&str] = &["вы", "вас", "вам", "вами", "могу", "можно", "правильно", "верно"];
    let quoted = scope.end_mark(sentence).is_some_and(|mark| scope.is_quoted(mark));
    // «Как мне вернуть заказ?» in a list of answers is the client's question.
    let own = scope.has_word(sentence, OWN)
        && !scope.has_word(sentence, YOU)
        && !scope.has_stem(sentence, &["ваш"]);
    scope.is_question(sentence) && !quoted && !own && sentence.clone().any(|at| scope.is(at, TokenKind::Word))
}

fn report(view: &View<'_>, asked: &[Spoken<'_>], out: &mut Vec<Draft>) {
    if asked.len() <= view.settings.limits.questions {
        return;
    }
    let Some((scope, first)) = asked.first() else { return };
    let last = asked.iter().rev().find(|(other, _)| other.index == scope.index);
    let last = last.map_or(first, |(_, last)| last);
    let mut draft = Draft::on(scope, first);
    draft.range = span(scope, &(scope.after_vocative(first)..first.end), last);
    draft.args.push(asked.len().to_string());
    out.push(draft.fix(pauses(view, asked)));
}

/// A pause for the client after each question but the last. Only a labelled script can tell it from speech.
fn pauses(view: &View<'_>, asked: &[Spoken<'_>]) -> Option<DraftFix> {
    if !view.doc.labelled || view.doc.collection {
        return None;
    }
    let text = "(Дождаться ответа.)";
    let (scope, _) = asked.first()?;
    let mut rewrite = Rewrite::new(scope);
    for (other, question) in asked.iter().take(asked.len() - 1) {
        if other.index != scope.index {
            return None;
        }
        rewrite.after(question.end.checked_sub(1)?, &format!(" {text}"));
    }
    rewrite.finish(Grade::Suggested, Note::insert(text))
}
