//! `blunt-opening`: a first contact that demands or presses.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::{Role, Stage};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

use crate::checks::politeness::is_soft;
use crate::checks::said::is_greeting;
use crate::checks::voice::vy;

/// What to say instead.
enum Better {
    Help,
    Ready,
}

/// Whole first sentences that press. Words in order, marks passed over.
const HELP: &[&[&str]] = &[
    &["слушаю"],
    &["слушаю", "вас"],
    &["вас", "слушаю"],
    &["я", "вас", "слушаю"],
    &["да", "слушаю"],
    &["говорите"],
    &["рассказывайте"],
    &["что", "хотели"],
    &["что", "вы", "хотели"],
    &["вы", "что", "хотели"],
    &["чего", "хотели"],
    &["что", "вам"],
    &["чего", "вам"],
    &["что", "вам", "нужно"],
    &["что", "вам", "надо"],
    &["вам", "чего"],
    &["вам", "что"],
    &["что", "у", "вас"],
    &["что", "надо"],
    &["что", "нужно"],
    &["вы", "по", "какому", "вопросу"],
    &["по", "какому", "вопросу"],
    &["по", "какому", "вы", "вопросу"],
    &["вы", "к", "кому"],
    &["к", "кому", "вы"],
    &["вы", "кто"],
    &["кто", "вы"],
    &["вам", "кого"],
    &["кого", "вам"],
    &["ну", "что"],
    &["следующий"],
];
const READY: &[&[&str]] = &[
    &["вы", "будете", "делать", "заказ"],
    &["вы", "будете", "заказывать"],
    &["будете", "заказывать"],
    &["заказывать", "будете"],
    &["делать", "заказ", "будете"],
    &["будете", "делать", "заказ"],
    &["заказывать", "будем"],
    &["будем", "заказывать"],
    &["что", "будете"],
    &["что", "будете", "заказывать"],
    &["что", "заказываете"],
    &["что", "вы", "будете"],
    &["вы", "заказываете"],
    &["вы", "определились"],
    &["определились"],
    &["готовы", "заказать"],
    &["вы", "будете", "что-нибудь", "заказывать"],
    &["вы", "берете"],
    &["брать", "будете"],
    &["вы", "будете", "брать"],
    &["вы", "что-нибудь", "будете", "заказывать"],
];

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let doc = view.doc;
    if doc.front.stage == Some(Stage::FollowUp) || doc.collection {
        return;
    }
    // A fragment may start anywhere: only a text that says what it is has an opening.
    if !(view.facts.declared
        || doc.front.stage.is_some()
        || (doc.labelled && doc.turns.first().is_some_and(|turn| turn.role == Role::Agent)))
    {
        return;
    }
    let Some(scope) = view.speech().next() else {
        return;
    };
    // A client who spoke first was answered, not met.
    if doc.blocks[..scope.index].iter().any(|block| block.role == Role::Client) && view.facts.declared {
        return;
    }
    let Some(sentence) = scope.sentences().first() else {
        return;
    };
    let sentence = &sentence.tokens;
    if is_soft(&scope, sentence) || is_greeting(&scope, sentence) {
        return;
    }
    if let Some((tokens, better)) = blunt(&scope, sentence) {
        let text = match better {
            Better::Help => format!("Чем могу {} помочь?", vy(&scope, "вам")),
            Better::Ready => format!("Скажите, пожалуйста, {} готовы сделать заказ?", vy(&scope, "вы")),
        };
        out.push(Draft::on(&scope, &tokens).fix(whole(&scope, sentence, &text)));
    } else if let Some(draft) = hold(&scope, sentence) {
        out.push(draft);
    }
}

fn blunt(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Better)> {
    let start = scope.first_word(sentence);
    let mut end = sentence.end;
    while end > start && scope.is(end - 1, TokenKind::Punct) {
        end -= 1;
    }
    let is = |words: &&[&str]| scope.phrase_at(start, end, words) == Some(end);
    if HELP.iter().any(&is) {
        return Some((start..end, Better::Help));
    }
    READY.iter().any(is).then_some((start..end, Better::Ready))
}

/// «Держите меню» → «Это наше меню»
fn hold(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Draft> {
    let start = scope.first_word(sentence);
    if !scope.is_word(start, &["держите", "нате", "вот"]) || scope.norm(start) == "вот" {
        return None;
    }
    let noun = start + 1;
    let ours = match scope.norm(noun) {
        "меню" => "наше",
        "карта" | "карту" => "наша",
        _ => "",
    };
    if !scope.is(noun, TokenKind::Word) || ours.is_empty() {
        return Some(Draft::on(scope, &(start..start + 1)));
    }
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(start..start + 1), &format!("это {ours}"));
    if scope.norm(noun) == "карту" {
        rewrite.word(noun, "карта");
    }
    let fix = rewrite.finish(Grade::Suggested, Note::write(&format!("Это {ours} …")));
    Some(Draft::on(scope, &(start..noun + 1)).fix(fix))
}

fn whole(scope: &Scope<'_>, sentence: &Range<usize>, text: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    rewrite.raw(scope.logical(&(scope.first_word(sentence)..sentence.end)), text);
    rewrite.finish(Grade::Suggested, Note::write(text))
}
