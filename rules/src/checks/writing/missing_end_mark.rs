//! `missing-end-mark`: a message that ends without a mark.

use std::ops::Range;

use crate::checks::said;
use crate::context::{Scope, View};
use crate::document::{Role, Shape};
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

use super::quotes_and_dashes::is_casual;

/// A line that starts with one of these closes a letter.
const SIGNS: &[&str] = &["с", "ваш", "ваша", "команда", "служба", "отдел", "искренне", "всегда"];

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    for (index, block) in view.doc.blocks.iter().enumerate() {
        if block.role != Role::Agent || !matches!(block.shape, Shape::Paragraph | Shape::Value) {
            continue;
        }
        let Some(scope) = view.scope(index) else { continue };
        if is_casual(&scope) || !(is_last(view, index) || thanks_within(view, index, &scope)) {
            continue;
        }
        if let Some(draft) = ending(&scope) {
            out.push(draft);
        }
    }
}

/// Nothing of the message follows but a signature.
fn is_last(view: &View<'_>, index: usize) -> bool {
    let message = view.doc.blocks[index].message;
    let rest = view.doc.blocks.get(index + 1).filter(|next| next.message == message);
    rest.is_none()
        || view.scope(index + 1).is_some_and(|next| {
            let first = next.sentences().first().map_or(0, |sentence| next.first_word(&sentence.tokens));
            next.tokens().len() <= 12
                && next.block.shape == Shape::Paragraph
                && next.is_word(first, SIGNS)
                && view.doc.blocks.get(index + 2).is_none_or(|after| after.message != message)
        })
}

/// A paragraph of thanks or of our own doing within a letter: «Спасибо, что выбрали нас». What might be a title or
/// the first line of a list is left alone.
fn thanks_within(view: &View<'_>, index: usize, scope: &Scope<'_>) -> bool {
    let blocks = &view.doc.blocks;
    let message = blocks[index].message;
    let inside = |at: Option<usize>| {
        at.and_then(|at| blocks.get(at)).is_some_and(|block| {
            block.message == message && block.role == Role::Agent && block.shape == Shape::Paragraph
        })
    };
    if !inside(index.checked_sub(1)) || !inside(Some(index + 1)) || blocks[index].shape != Shape::Paragraph {
        return false;
    }
    let Some(sentence) = scope.sentences().last().map(|sentence| sentence.tokens.clone()) else {
        return false;
    };
    let first = scope.first_word(&sentence);
    let words = sentence.clone().filter(|&at| scope.is(at, TokenKind::Word)).count();
    let ours = || {
        sentence.clone().any(|at| {
            let parse = scope.tokens()[at].parses.first();
            parse.is_some_and(|parse| parse.tag.contains(Tag::VERB | Tag::PER1))
        })
    };
    let opens = scope.is_word(first, &["спасибо", "благодарим", "благодарю", "извините", "простите"]);
    let one_line = !scope.text().contains('\n');
    one_line && words >= 4 && !asks(scope, &sentence) && (opens || ours())
}

fn ending(scope: &Scope<'_>) -> Option<Draft> {
    let sentence = scope.sentences().last()?.tokens.clone();
    let mut last = sentence.end.checked_sub(1)?;
    while last > sentence.start && scope.is_mark(last, "»\")”") {
        last -= 1;
    }
    let token = &scope.tokens()[last];
    let worded = matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Placeholder);
    if !worded
        || scope.end_mark(&sentence).is_some()
        || !is_sentence(scope, &sentence)
        || is_opaque(scope, last)
    {
        return None;
    }
    let end = sentence.end - 1;
    let asks = asks(scope, &sentence);
    let (mark, grade) = if asks { ("?", Grade::Suggested) } else { (".", Grade::Safe) };
    let mut rewrite = Rewrite::new(scope);
    rewrite.after(end, mark);
    let title = Note::new(format!("Поставить «{mark}»"), format!("Add “{mark}”"));
    Some(Draft::on(scope, &(last..last + 1)).fix(rewrite.finish(grade, title)))
}

/// A link, a code, a whole text that comes in its place.
fn is_opaque(scope: &Scope<'_>, at: usize) -> bool {
    if !scope.is(at, TokenKind::Placeholder) {
        return false;
    }
    let name = scope.written(at).to_lowercase();
    [
        "url",
        "link",
        "ссылк",
        "text",
        "текст",
        "body",
        "sign",
        "подпис",
        "message",
        "footer",
        "%}",
        "http",
        "list",
        "comment",
    ]
    .iter()
    .any(|part| name.contains(part))
}

/// It says something: a title, a signature, a button, a line of data do not.
fn is_sentence(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    let words = sentence.clone().filter(|&at| scope.is(at, TokenKind::Word)).count();
    let first = scope.first_word(sentence);
    if scope.has_stem(&(first..(first + 2).min(sentence.end)), &["уважени", "пожелани"])
        || (sentence.clone()).any(|at| scope.is_mark(at, ":|=•>#"))
    {
        return false;
    }
    let alone = scope.sentences().len() == 1;
    let value = scope.block.shape == Shape::Value;
    let says = said::says_wish(scope, sentence) && words >= 2 && !alone
        || sentence.clone().any(|at| {
            scope.tokens()[at]
                .parses
                .first()
                .is_some_and(|parse| parse.tag.intersects(Tag::VERB | Tag::PRTS | Tag::ADJS | Tag::PRED))
        });
    // «Нажмите здесь», «Заказ принят»: names of buttons and states.
    let short = alone
        && (words < 3
            || value && words < 4 && !(sentence.clone()).any(|at| scope.is(at, TokenKind::Placeholder)));
    let name = alone && value && scope.tokens().get(first).is_some_and(|it| it.can_be(Tag::INFN));
    says && !short && !name
}

fn asks(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const ASKS: &[&str] = &[
        "как",
        "когда",
        "где",
        "куда",
        "какой",
        "какая",
        "какое",
        "какие",
        "сколько",
        "чем",
        "кто",
        "что",
        "почему",
        "можно",
        "удобно",
    ];
    let first = scope.after_vocative(sentence);
    scope.has_word(sentence, &["ли"]) || scope.is_word(first, ASKS)
}
