//! What the checks of this group share: where a shape is reported, what a direction says, who is written to.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::{Block, Channel, Kind, Role};
use crate::draft::Draft;
use crate::language::TokenKind;

/// A finding on the first sentence of a turn, where a shape is reported.
pub(super) fn on_turn(view: &View<'_>, turn: usize) -> Option<Draft> {
    let scope = view.turn(turn).next()?;
    let sentence = scope.sentences().first()?;
    Some(Draft::on(&scope, &sentence.tokens))
}

/// The file is a chat: its channel says so, or it is a reply with labelled turns.
pub(super) fn is_chat(view: &View<'_>) -> bool {
    let front = &view.doc.front;
    match front.channel {
        Some(channel) => matches!(channel, Channel::Chat | Channel::Messenger),
        None => front.kind == Some(Kind::Reply) && view.doc.labelled,
    }
}

/// What is said here is spoken aloud.
pub(super) fn is_spoken(view: &View<'_>) -> bool {
    match view.doc.front.channel {
        Some(channel) => matches!(channel, Channel::Phone | Channel::InPerson),
        None => matches!(view.facts.kind, Some(Kind::Call | Kind::Visit)),
    }
}

/// Tokens that count as words: a placeholder is one, marks are none.
pub(super) fn is_counted(scope: &Scope<'_>, at: usize) -> bool {
    matches!(
        scope.tokens()[at].kind,
        TokenKind::Word | TokenKind::Number | TokenKind::Placeholder | TokenKind::Link
    )
}

/// The direction opens a branch: «Если клиент согласен:».
pub(super) fn is_branch(block: &Block) -> bool {
    const OPEN: &[&str] = &["если", "при", "когда", "в случае"];
    if block.role != Role::Direction {
        return false;
    }
    let text = block.prose.text().trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    OPEN.iter().any(|word| {
        text.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
    })
}

/// The direction gives the client time: «Дождитесь ответа», «(пауза)».
pub(super) fn lets_speak(block: &Block) -> bool {
    const STEMS: &[&str] = &[
        "дожд",
        "подожд",
        "ждем",
        "ждём",
        "ждать",
        "ждите",
        "ожид",
        "выслуш",
        "слуша",
        "пауз",
        "ответ",
        "клиент",
        "гост",
        "реакц",
        "уточн",
        "спрос",
        "узна",
        "выясн",
        "собеседник",
        "покупател",
        "пациент",
        "абонент",
        "молч",
        "диалог",
        "вопрос",
    ];
    let text = block.prose.text().to_lowercase();
    block.role == Role::Direction
        && text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
}

/// Source bytes from the first to the last of these tokens of one block.
pub(super) fn span(scope: &Scope<'_>, first: &Range<usize>, last: &Range<usize>) -> Range<usize> {
    scope.source(&(first.start..last.end))
}
