//! `self-belittling`: «вас беспокоит», «отвлеку на минутку», «извините за беспокойство».

use std::ops::Range;

use crate::capitals::capitalise;
use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, Lexicon, Tag, TokenKind};
use crate::rewrite::Rewrite;

use crate::checks::said::is_greeting;

/// Sentences further down are no opening.
const OPENING_SENTENCES: usize = 4;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let first_turn = view.doc.turns.iter().position(|turn| turn.role == Role::Agent);
    let mut message = usize::MAX;
    // The opening sentences of the message so far.
    let mut opening: Vec<(Scope<'_>, &Range<usize>)> = Vec::new();
    for scope in view.speech() {
        if scope.block.message != message {
            message = scope.block.message;
            opening.clear();
        }
        if view.doc.labelled && Some(scope.block.turn) != first_turn {
            continue;
        }
        for sentence in scope.sentences().iter().take(OPENING_SENTENCES - opening.len()) {
            let sentence = &sentence.tokens;
            if let Some(tokens) = belittles(&scope, sentence) {
                let greeted = opening.iter().any(|(scope, sentence)| is_greeting(scope, sentence));
                let fix = better(&scope, sentence, &tokens, greeted);
                out.push(Draft::on(&scope, &tokens).fix(fix));
            }
            opening.push((scope, sentence));
        }
    }
}

/// What we do to the client, in our own words.
const BOTHERS: &[&str] = &["беспокоит", "тревожит", "беспокоят", "побеспокоит", "потревожит"];

fn belittles(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let first = scope.first_word(sentence);
    let addressed = scope.after_vocative(sentence);
    for at in sentence.clone() {
        let opens = at == first || at == addressed || at > 0 && scope.is_mark(at - 1, ",.!—–:");
        if !opens || scope.is_quoted(at) {
            continue;
        }
        let end = sentence.end;
        let starts = |words: &[&str]| scope.phrase_at(at, end, words);
        for verb in BOTHERS {
            for words in [
                &[verb, "вас"][..],
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
        for verb in ["отвлеку", "побеспокою", "потревожу", "отвлечем", "займу", "отниму"]
        {
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
                    &["на", "буквально", "всего", "только", "одну", "пару", "ваше", "немного"],
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
                if scope.is_mark(next, ",") || scope.is_word(next, &["пожалуйста", "нас", "меня", "прощения"])
                {
                    next += 1;
                    moved = true;
                }
            }
            if let Some(stop) = scope.phrase_at(next, end, &["за", "беспокойство"]) {
                return Some(at..stop);
            }
            if scope.is_word(next, &["что"]) {
                let verb = if scope.is_word(next + 1, &["вас"]) { next + 2 } else { next + 1 };
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
                    let stop = if scope.is_word(verb + 1, &["вас"]) { verb + 2 } else { verb + 1 };
                    return Some(at..stop);
                }
            }
        }
    }
    None
}

/// A name, a company or a placeholder follows: it is we who bother, not a pain or a doubt. «Вас беспокоит мебельный
/// дом «Дуб»»: up to three small words may stand before the company's name.
fn is_somebody(scope: &Scope<'_>, at: usize) -> bool {
    const WORDS: usize = 3;
    (at..scope.tokens().len()).take(WORDS + 1).take_while(|&it| it == at || !ends_clause(scope, it - 1)).any(
        |it| {
            let token = &scope.tokens()[it];
            match token.kind {
                TokenKind::Placeholder => true,
                TokenKind::Punct => matches!(scope.norm(it), "«" | "\"" | "“" | "„"),
                TokenKind::Word => {
                    token.case != LetterCase::Lower || it == at && WHO.contains(&scope.norm(it))
                }
                _ => false,
            }
        },
    )
}

fn ends_clause(scope: &Scope<'_>, at: usize) -> bool {
    scope.is_mark(at, ",.:;!?…—–(")
}

/// Companies and offices that need no name to be us.
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

fn better(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    greeted: bool,
) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    if !scope.has_word(tokens, BOTHERS) {
        return rewrite.delete(tokens).finish(Grade::Suggested, Note::delete(scope.slice(tokens)));
    }
    let who = tokens.end;
    let words = if scope.is_name(who) || is_person_placeholder(scope, who) {
        company_after(scope, who, &mut rewrite)?;
        "меня зовут".to_owned()
    } else if scope.has_phrase(sentence, &["меня", "зовут"]) {
        "это".to_owned()
    } else {
        format!("меня зовут {},", scope.view.facts.agent_name(scope.view.settings))
    };
    let greets = !greeted && !is_greeting(scope, sentence) && tokens.start == scope.first_word(sentence);
    let text = if greets { format!("Здравствуйте! {}", capitalise(&words)) } else { words };
    rewrite.words(tokens, &text);
    rewrite
        .finish(Grade::Suggested, Note::write(&format!("{} …", scope.capitalised_like(tokens.start, &text))))
}

/// «Елена из компании «Окна»» → «Елена, компания «Окна»». `None` where the company's noun has no such form: the
/// sentence is then left to the author.
fn company_after(scope: &Scope<'_>, who: usize, rewrite: &mut Rewrite<'_>) -> Option<()> {
    let mut last = who;
    while scope.is(last + 1, TokenKind::Word) && scope.is_name(last + 1) {
        last += 1;
    }
    if !scope.is_word(last + 1, &["из", "от"]) {
        return Some(());
    }
    let noun = scope.tokens().get(last + 2)?;
    let lexicon = Lexicon::get();
    let parse = noun.parses.iter().find(|parse| parse.tag.contains(Tag::NOUN | Tag::GENT | Tag::SING))?;
    let nominative = lexicon.inflect(scope.norm(last + 2), parse, Tag::NOMN | Tag::SING)?;
    rewrite.raw(scope.tokens()[last].range.end..noun.range.end, format!(", {nominative}"));
    Some(())
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
