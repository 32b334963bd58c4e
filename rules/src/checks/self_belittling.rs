//! `self-belittling`: «вас беспокоит», «отвлеку на минутку», «извините за беспокойство».

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, TokenKind};
use crate::rewrite::{Rewrite, capitalise};

use super::stages::is_greeting;

/// Sentences further down are no opening.
const OPENING_SENTENCES: usize = 4;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let first_turn = view
        .doc
        .turns
        .iter()
        .position(|turn| turn.role == Role::Agent);
    let mut number = 0;
    let mut greeted = false;
    let mut message = usize::MAX;
    for scope in view.speech() {
        if scope.block.message != message {
            (message, number, greeted) = (scope.block.message, 0, false);
        }
        if view.doc.labelled && Some(scope.block.turn) != first_turn {
            continue;
        }
        for sentence in scope.sentences() {
            let sentence = &sentence.tokens;
            number += 1;
            if number > OPENING_SENTENCES {
                break;
            }
            if let Some(tokens) = belittles(&scope, sentence) {
                let fix = better(&scope, sentence, &tokens, greeted);
                out.push(Draft::on(&scope, &tokens).fix(fix));
            }
            greeted |= is_greeting(&scope, sentence);
        }
    }
}

fn belittles(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let first = scope.first_word(sentence);
    for at in sentence.clone() {
        let opens = at == first
            || at == scope.after_vocative(sentence)
            || at > 0 && scope.is_mark(at - 1, ",.!—–:");
        if !opens || scope.is_quoted(at) {
            continue;
        }
        let end = sentence.end;
        let starts = |words: &[&str]| scope.phrase_at(at, end, words);
        for verb in [
            "беспокоит",
            "тревожит",
            "беспокоят",
            "побеспокоит",
            "потревожит",
        ] {
            for words in [
                &["вас", verb][..],
                &["это", "вас", verb][..],
                &["вас", "снова", verb][..],
            ] {
                if let Some(next) = starts(words)
                    && is_somebody(scope, next)
                    && !scope.is_question(sentence)
                {
                    return Some(at..next);
                }
            }
        }
        for verb in [
            "отвлеку",
            "побеспокою",
            "потревожу",
            "отвлечем",
            "займу",
            "отниму",
        ] {
            let after = starts(&[verb])
                .or_else(|| starts(&["я", verb]))
                .or_else(|| starts(&[verb, "вас"]))
                .or_else(|| starts(&["я", "вас", verb]));
            let Some(mut next) = after else { continue };
            if scope.is_word(next, &["вас", "у"]) {
                next += 1;
            }
            if scope.is_word(next, &["вас"]) {
                next += 1;
            }
            let from = next;
            while next < end
                && (scope.is_word(
                    next,
                    &[
                        "на",
                        "буквально",
                        "всего",
                        "только",
                        "одну",
                        "пару",
                        "ваше",
                        "немного",
                    ],
                ) || scope.is(next, TokenKind::Number))
            {
                next += 1;
            }
            if next < end && scope.has_stem(&(next..next + 1), &["минут", "секунд", "времени"])
            {
                return Some(at..next + 1);
            }
            if from == next && !matches!(verb, "займу" | "отниму") {
                return Some(at..next);
            }
        }
        for verb in ["извините", "простите", "извиняюсь", "прошу"] {
            let Some(mut next) = starts(&[verb]) else {
                continue;
            };
            let mut moved = true;
            while moved {
                moved = false;
                if scope.is_mark(next, ",")
                    || scope.is_word(next, &["пожалуйста", "нас", "меня", "прощения"])
                {
                    next += 1;
                    moved = true;
                }
            }
            if let Some(stop) = scope.phrase_at(next, end, &["за", "беспокойство"]) {
                return Some(at..stop);
            }
            if scope.is_word(next, &["что"]) {
                let verb = if scope.is_word(next + 1, &["вас"]) {
                    next + 2
                } else {
                    next + 1
                };
                if scope.is_word(
                    verb,
                    &[
                        "беспокою",
                        "беспокоим",
                        "отвлекаю",
                        "отвлекаем",
                        "тревожу",
                        "побеспокоили",
                        "побеспокоил",
                        "побеспокоила",
                    ],
                ) {
                    let stop = if scope.is_word(verb + 1, &["вас"]) {
                        verb + 2
                    } else {
                        verb + 1
                    };
                    return Some(at..stop);
                }
            }
        }
    }
    None
}

/// A name, a company or a placeholder follows: it is we who bother, not a pain or a doubt.
fn is_somebody(scope: &Scope<'_>, at: usize) -> bool {
    const WHO: &[&str] = &[
        "компания",
        "банк",
        "клиника",
        "служба",
        "магазин",
        "салон",
        "отель",
        "гостиница",
        "стоматология",
        "школа",
        "сервис",
        "администратор",
        "менеджер",
        "оператор",
        "отдел",
        "центр",
        "студия",
        "агентство",
        "ресторан",
        "фирма",
        "организация",
        "интернет-магазин",
        "автосалон",
        "автосервис",
        "аптека",
        "курьер",
        "сотрудник",
        "специалист",
        "представитель",
        "бюро",
        "провайдер",
        "доставка",
        "мастерская",
        "поликлиника",
        "университет",
        "фонд",
        "турагентство",
    ];
    let Some(token) = scope.tokens().get(at) else {
        return false;
    };
    match token.kind {
        TokenKind::Placeholder => true,
        TokenKind::Punct => matches!(scope.norm(at), "«" | "\"" | "“" | "„"),
        TokenKind::Word => token.case != LetterCase::Lower || WHO.contains(&scope.norm(at)),
        _ => false,
    }
}

fn better(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    greeted: bool,
) -> Option<DraftFix> {
    let view = scope.view;
    if scope.is_word(
        tokens.end - 1,
        &[
            "беспокоит",
            "тревожит",
            "беспокоят",
            "побеспокоит",
            "потревожит",
        ],
    ) {
        let who = tokens.end;
        let greeted = greeted || is_greeting(scope, sentence);
        let hello = if greeted || tokens.start != scope.first_word(sentence) {
            ""
        } else {
            "Здравствуйте! "
        };
        let mut rewrite = Rewrite::new(scope);
        let person = scope.is_name(who) || is_person_placeholder(scope, who);
        let words = if person {
            // «Вас беспокоит Елена из компании «Окна»» → «Меня зовут Елена, компания «Окна»»
            if scope.is_word(who + 1, &["из"]) {
                let company = if scope.is_word(who + 2, &["компании"]) {
                    who + 3
                } else {
                    who + 2
                };
                let noun = if company == who + 3 {
                    " компания"
                } else {
                    nominative(scope, who + 2)?
                };
                let keep = if company == who + 3 { who + 2 } else { company };
                let from = scope.tokens()[who].range.end;
                let to = scope.tokens()[keep].range.end;
                rewrite.raw(from..to, format!(",{noun}"));
            }
            "меня зовут".to_owned()
        } else {
            format!("меня зовут {},", view.facts.agent_name(view))
        };
        let text = if hello.is_empty() {
            words
        } else {
            format!("{hello}{}", capitalise(&words))
        };
        rewrite.words(tokens, &text);
        return rewrite.finish(Grade::Suggested, Note::write(&format!("{text} …")));
    }
    let mut rewrite = Rewrite::new(scope);
    rewrite.delete(tokens);
    rewrite.finish(Grade::Suggested, Note::delete(scope.slice(tokens)))
}

/// «из банка» → « банк»: only the words that `is_somebody` knows are turned, others are left to the author.
fn nominative(scope: &Scope<'_>, at: usize) -> Option<&'static str> {
    Some(match scope.norm(at) {
        "банка" => " банк",
        "клиники" => " клиника",
        "магазина" => " магазин",
        "салона" => " салон",
        "школы" => " школа",
        "службы" => " служба",
        "студии" => " студия",
        "отеля" => " отель",
        "сервиса" => " сервис",
        "центра" => " центр",
        "агентства" => " агентство",
        _ => return None,
    })
}

fn is_person_placeholder(scope: &Scope<'_>, at: usize) -> bool {
    let Some(token) = scope.tokens().get(at) else {
        return false;
    };
    scope.block.placeholders.iter().any(|place| {
        place.range == token.range
            && matches!(
                crate::facts::stands_for(&place.name),
                crate::facts::Stands::AgentName | crate::facts::Stands::ClientName
            )
    })
}
