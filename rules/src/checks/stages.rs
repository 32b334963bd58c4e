//! The `missing-*` rules: what a conversation needs at its start and its end.
//!
//! They run only where the file or a part of it says what it is: `kind` in the front matter or a glob, a heading
//! or key such as «Приветствие», `greeting`, «Завершение». A fragment is not blamed for what it is not.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::{Audience, Channel, Direction, Kind, Part, Stage};
use crate::draft::{Draft, DraftFix, Note};
use crate::facts::{Stands, is_client_name, stands_for};
use crate::finding::{Grade, Severity};
use crate::language::{LetterCase, TokenKind};
use crate::rewrite::Rewrite;

use super::voice::vy;
use super::weak_closing::closing;

/// The sentence greets.
pub(super) fn is_greeting(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const GREETINGS: &[&[&str]] = &[
        &["здравствуйте"],
        &["здравствуй"],
        &["приветствую"],
        &["приветствуем"],
        &["приветствует"],
        &["приветствуют"],
        &["добрый", "день"],
        &["добрый", "вечер"],
        &["доброе", "утро"],
        &["доброго", "дня"],
        &["доброго", "вечера"],
        &["доброго", "утра"],
        &["доброго", "времени"],
        &["доброй", "ночи"],
        &["рады", "приветствовать"],
        &["рад", "приветствовать"],
        &["рада", "приветствовать"],
        &["добро", "пожаловать"],
        &["дорогие", "друзья"],
        &["привет"],
    ];
    GREETINGS.iter().any(|words| scope.has_phrase(sentence, words))
        || scope.has_stem(
            &(scope.first_word(sentence)..(scope.first_word(sentence) + 1).min(sentence.end)),
            &["уважаем"],
        )
}

/// The sentence says who is speaking.
fn is_introduction(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    names_person(scope, sentence) || names_company(scope, sentence)
}

/// The agent gives a name.
fn names_person(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const SAYS: &[&[&str]] =
        &[&["меня", "зовут"], &["мое", "имя"], &["зовут", "меня"], &["представиться"], &["представлюсь"]];
    if SAYS.iter().any(|words| scope.has_phrase(sentence, words)) {
        return true;
    }
    let first = scope.first_word(sentence);
    sentence.clone().any(|at| {
        let token = &scope.tokens()[at];
        let agent = token.kind == TokenKind::Placeholder
            && scope
                .block
                .placeholders
                .iter()
                .any(|place| place.range == token.range && stands_for(&place.name) == Stands::AgentName);
        // «Анна, здравствуйте» calls the client; «это Анна», «на связи Анна», «банк «Опора», Анна» do not.
        let said = at > first
            && (scope.is_word(at - 1, &["это", "связи", "я", "беспокоит", "говорит"])
                || scope.has_stem(&(at - 1..at), OFFICES));
        let listed = at > first && scope.is_mark(at - 1, ",") && at >= 2 && scope.is_mark(at - 2, "»\"");
        agent || ((said || listed) && (scope.is_name(at) || token.kind == TokenKind::Placeholder))
    })
}

/// Offices that stand before the agent's name: «диспетчер Рита».
const OFFICES: &[&str] = &[
    "диспетчер",
    "администратор",
    "оператор",
    "менеджер",
    "специалист",
    "консультант",
    "мастер",
    "врач",
    "доктор",
    "курьер",
    "сотрудни",
    "ассистент",
    "помощник",
    "инженер",
    "агент",
    "секретар",
];

/// The agent names the company.
fn names_company(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const STEMS: &[&str] = &[
        "компани",
        "банк",
        "клиник",
        "служб",
        "магазин",
        "салон",
        "отел",
        "гостиниц",
        "стоматологи",
        "школ",
        "сервис",
        "центр",
        "студи",
        "агентств",
        "ресторан",
        "фирм",
        "организаци",
        "аптек",
        "мастерск",
        "поликлиник",
        "университет",
        "фонд",
        "турагентств",
        "интернет-магазин",
        "автосалон",
        "автосервис",
        "провайдер",
        "бюро",
        "типографи",
        "пекарн",
        "кафе",
        "представля",
        "ооо",
        "лаборатори",
        "академи",
        "издательств",
        "склад",
        "завод",
        "оператор",
        "фитнес-клуб",
        "клуб",
        "студия",
    ];
    scope.has_stem(sentence, STEMS)
        || sentence.clone().any(|at| {
            let token = &scope.tokens()[at];
            match token.kind {
                TokenKind::Placeholder => scope
                    .block
                    .placeholders
                    .iter()
                    .any(|place| place.range == token.range && stands_for(&place.name) == Stands::Company),
                // «Горгаз», «Теплосеть»
                TokenKind::Punct => {
                    matches!(scope.norm(at), "«" | "\"" | "„" | "“")
                        && scope.tokens().get(at + 1).is_some_and(|next| {
                            next.case != LetterCase::Lower || next.kind == TokenKind::Placeholder
                        })
                }
                // «из Билайна», «от Сбера»
                TokenKind::Word => {
                    at > sentence.start
                        && token.case != LetterCase::Lower
                        && scope.is_word(at - 1, &["из", "от"])
                        && !scope.is_name(at)
                }
                _ => false,
            }
        })
}

/// A sentence's tokens and the block they are in.
type Spoken<'v> = (Scope<'v>, Range<usize>);

/// All sentences of speech with their blocks, in order.
fn sentences<'v>(view: &'v View<'_>) -> Vec<Spoken<'v>> {
    view.speech()
        .flat_map(|scope| scope.sentences().iter().map(move |sentence| (scope, sentence.tokens.clone())))
        .collect()
}

/// The turns of the agent, in order.
fn agent_turns(view: &View<'_>) -> Vec<usize> {
    let mut turns: Vec<usize> = view.speech().map(|scope| scope.block.turn).collect();
    turns.dedup();
    turns
}

/// The sentences of the first `count` turns of the agent; of an unlabelled text all of them.
fn opening<'v>(view: &'v View<'_>, count: usize) -> Vec<Spoken<'v>> {
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
fn parts<'v>(view: &'v View<'_>, part: Part) -> Vec<Vec<Spoken<'v>>> {
    let mut out: Vec<(Option<usize>, usize, Vec<Spoken<'v>>)> = Vec::new();
    for scope in view.speech() {
        let step = scope
            .block
            .step
            .filter(|&step| view.doc.steps.get(step).is_some_and(|step| step.part == Some(part)));
        let key = scope.block.keys.iter().any(|key| part_of_key(key) == Some(part));
        if step.is_none() && !key {
            continue;
        }
        let message = if view.doc.collection { scope.block.message } else { 0 };
        let sentences = scope.sentences().iter().map(|sentence| (scope, sentence.tokens.clone()));
        match out.last_mut() {
            Some((last, number, list)) if *last == step && *number == message => list.extend(sentences),
            _ => out.push((step, message, sentences.collect())),
        }
    }
    out.into_iter().map(|(_, _, list)| list).collect()
}

fn part_of_key(key: &str) -> Option<Part> {
    match key.to_lowercase().as_str() {
        "greeting" | "приветствие" | "opening" => Some(Part::Opening),
        "closing" | "farewell" | "прощание" | "завершение" => Some(Part::Closing),
        _ => None,
    }
}

/// The file is a whole conversation or message of this kind.
fn is_whole(view: &View<'_>, kinds: &[Kind]) -> bool {
    !view.doc.collection && view.facts.declared && view.facts.kind.is_some_and(|kind| kinds.contains(&kind))
}

fn is_short_message(view: &View<'_>) -> bool {
    view.doc.front.channel == Some(Channel::Sms)
}

/// A finding on a whole sentence, its message without words of the text.
fn on_sentence(scope: &Scope<'_>, sentence: &Range<usize>) -> Draft {
    Draft::on(scope, sentence)
}

/// Inserts a sentence before another.
fn insert_before(scope: &Scope<'_>, sentence: &Range<usize>, text: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    rewrite.before(scope.first_word(sentence).min(sentence.end.saturating_sub(1)), &format!("{text} "));
    rewrite.finish(Grade::Suggested, Note::insert(text))
}

/// Inserts a sentence after another.
fn insert_after(scope: &Scope<'_>, sentence: &Range<usize>, text: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    let ended = scope.end_mark(sentence).is_some() || scope.is_mark(sentence.end.saturating_sub(1), ",:;»)");
    let gap = if ended { " " } else { ". " };
    rewrite.after(sentence.end.checked_sub(1)?, &format!("{gap}{text}"));
    rewrite.finish(Grade::Suggested, Note::insert(text))
}

// ---- the start ----------------------------------------------------------------------------------------------

pub(super) fn greeting(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if front.stage == Some(Stage::FollowUp) {
        return;
    }
    if is_whole(view, &[Kind::Call, Kind::Reply, Kind::Visit]) {
        if is_short_message(view) && front.stage != Some(Stage::FirstContact) {
            return;
        }
        let strict = front.kind != Some(Kind::Reply) || front.stage == Some(Stage::FirstContact);
        greet(view, &opening(view, 1), if strict { Severity::Warning } else { Severity::Information }, out);
        return;
    }
    for part in parts(view, Part::Opening) {
        greet(view, &part, Severity::Information, out);
    }
}

fn greet(view: &View<'_>, opening: &[Spoken<'_>], severity: Severity, out: &mut Vec<Draft>) {
    let Some((scope, sentence)) = opening.first() else {
        return;
    };
    if opening.iter().any(|(scope, sentence)| is_greeting(scope, sentence)) {
        return;
    }
    let named = opening.iter().any(|(scope, sentence)| calls_client(scope, sentence));
    let mut draft = on_sentence(scope, sentence).at(severity);
    if let (false, Some(name)) = (named, &view.facts.name) {
        draft = draft.fix(insert_before(scope, sentence, &format!("Здравствуйте, {name}!")));
    }
    out.push(draft.fix(insert_before(scope, sentence, "Здравствуйте!")).fix(insert_before(
        scope,
        sentence,
        "Добрый день!",
    )));
}

pub(super) fn introduction(view: &View<'_>, out: &mut Vec<Draft>) {
    if !is_whole(view, &[Kind::Call]) {
        return;
    }
    let start = opening(view, 2);
    // In the second turn only a sentence that introduces somebody counts: «лекарства из аптеки» is no company.
    let first = start.first().map(|(scope, _)| scope.block.turn);
    let counts = |scope: &Scope<'_>, sentence: &Range<usize>| {
        Some(scope.block.turn) == first || names_person(scope, sentence)
    };
    let person = start.iter().any(|(scope, sentence)| names_person(scope, sentence));
    let company =
        start.iter().any(|(scope, sentence)| counts(scope, sentence) && names_company(scope, sentence));
    if person && company {
        return;
    }
    let Some((scope, sentence)) = start.first() else {
        return;
    };
    let facts = &view.facts;
    let text = match (person, company) {
        (false, false) => format!("Меня зовут {}, компания {}.", facts.agent_name(view), facts.company(view)),
        (false, true) => format!("Меня зовут {}.", facts.agent_name(view)),
        (true, _) => format!("Компания {}.", facts.company(view)),
    };
    let draft = on_sentence(scope, sentence);
    let fix = if person {
        // «Меня зовут {{agent}}.» → «Меня зовут {{agent}}, компания {{company}}.»
        start.iter().find(|(scope, sentence)| names_person(scope, sentence)).and_then(|(scope, sentence)| {
            let mark = scope.end_mark(sentence)?;
            let words = format!(", компания {}", facts.company(view));
            let mut rewrite = Rewrite::new(scope);
            rewrite.before(mark, &words);
            rewrite.finish(Grade::Suggested, Note::insert(words.trim_start_matches(", ")))
        })
    } else if is_greeting(scope, sentence) {
        insert_after(scope, sentence, &text)
    } else {
        insert_before(scope, sentence, &text)
    };
    out.push(draft.fix(fix));
}

/// The sentence calls the client by name, or has a name that is not the agent's.
fn calls_client(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        let token = &scope.tokens()[at];
        if token.kind == TokenKind::Placeholder {
            let place = scope.block.placeholders.iter().find(|place| place.range == token.range);
            // «Здравствуйте, %s!»: what is called here is a name, whatever it is called in the code.
            let called = at > sentence.start
                && scope.is_mark(at - 1, ",")
                && (at + 1 >= sentence.end || scope.is_mark(at + 1, "!.,"))
                && is_greeting(scope, &(sentence.start..at));
            return place.is_some_and(is_client_name)
                || (called && place.is_none_or(|place| stands_for(&place.name) == Stands::Other));
        }
        if !scope.is_name(at) || scope.is_quoted(at) {
            return false;
        }
        let own =
            at > sentence.start && scope.is_word(at - 1, &["зовут", "это", "связи", "беспокоит", "я", "имя"]);
        let signed = scope.text()[..token.range.start].to_lowercase().contains("с уважением");
        !own && !signed
    })
}

/// The sentence asks how to call the client.
fn asks_name(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const ASKS: &[&[&str]] = &[
        &["вам", "обращаться"],
        &["вам", "можно", "обращаться"],
        &["вам", "лучше", "обращаться"],
        &["вас", "зовут"],
        &["ваше", "имя"],
        &["вашу", "фамилию"],
        &["ваша", "фамилия"],
        &["вас", "называть"],
        &["ваше", "фио"],
        &["имя", "и", "фамилию"],
        &["фамилию", "и", "имя"],
        &["представьтесь"],
        &["ваши", "фамилию"],
        &["ваши", "имя"],
        &["назовите", "имя"],
        &["имя", "и", "отчество"],
    ];
    ASKS.iter().any(|words| scope.has_phrase(sentence, words))
        || scope.has_phrase(sentence, &["к", "вам", "обратиться"])
}

pub(super) fn client_name(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if !is_whole(view, &[Kind::Call, Kind::Reply])
        || is_short_message(view)
        || front.audience == Some(Audience::Many)
        || front.stage == Some(Stage::Marketing)
    {
        return;
    }
    let all = sentences(view);
    let known = all.iter().any(|(scope, sentence)| {
        calls_client(scope, sentence) || asks_name(scope, sentence) && front.kind == Some(Kind::Call)
    });
    // «Уважаемые гости!» speaks to many.
    let many = all.first().is_some_and(|(scope, sentence)| {
        scope.has_word(sentence, &["уважаемые", "дорогие", "друзья", "коллеги"])
    });
    let Some((scope, sentence)) = all.first().filter(|_| !known && !many) else {
        return;
    };
    let mut draft = on_sentence(scope, sentence);
    if front.kind == Some(Kind::Call) {
        let turn = opening(view, 1);
        if let Some((scope, last)) = turn.last() {
            draft = draft.fix(insert_after(
                scope,
                last,
                &format!("Как я могу к {} обращаться?", vy(scope, "вам")),
            ));
        }
    } else {
        draft = draft.fix(greeting_with_name(view, scope, sentence));
    }
    out.push(draft);
}

/// «Добрый день!» → «Добрый день, {{name}}!»
fn greeting_with_name(view: &View<'_>, scope: &Scope<'_>, sentence: &Range<usize>) -> Option<DraftFix> {
    let name = view.facts.name(view);
    if !is_greeting(scope, sentence) {
        return insert_before(scope, sentence, &format!("Здравствуйте, {name}!"));
    }
    let mark = scope.end_mark(sentence).or_else(|| sentence.clone().find(|&at| scope.is_mark(at, ",")))?;
    let mut rewrite = Rewrite::new(scope);
    rewrite.before(mark, &format!(", {name}"));
    rewrite.finish(Grade::Suggested, Note::insert(&name))
}

/// The sentence asks whether it is convenient to talk.
fn asks_permission(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    let has = |stems: &[&str]| scope.has_stem(sentence, stems);
    let talk = &[
        "говор",
        "разговор",
        "разговарив",
        "пообща",
        "общат",
        "ответ",
        "уделит",
        "сейчас",
        "выслуш",
        "слуша",
        "поговор",
        "беседов",
    ];
    (has(&["удобн", "комфортн"]) && has(talk))
        || (has(&["минут", "врем"])
            && has(&[
                "есть",
                "найдет",
                "найде",
                "уделит",
                "располаг",
                "подходящ",
                "удобн",
                "занять",
                "отнять",
            ])
            && scope.is_question(sentence))
        || scope.has_phrase(sentence, &["не", "отвлекаю"])
        || scope.has_phrase(sentence, &["не", "помешал"])
        || scope.has_phrase(sentence, &["не", "помешала"])
        || scope.has_phrase(sentence, &["не", "вовремя"])
        || (has(&["може", "могл", "сможе"])
            && has(&["говорит", "разговарив", "поговор", "уделит", "пообща"])
            && scope.is_question(sentence))
}

/// The sentence makes an offer.
fn offers(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_stem(sentence, &["предлага", "предложи", "акци", "скидк", "подготовили", "спецпредложен"])
}

pub(super) fn permission(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if !is_whole(view, &[Kind::Call])
        || front.direction != Some(Direction::Outbound)
        || front.urgent == Some(true)
        || front.client_asked == Some(true)
    {
        return;
    }
    let all = sentences(view);
    for (scope, sentence) in &all {
        if asks_permission(scope, sentence) {
            return;
        }
        let who = asks_name(scope, sentence)
            || scope.has_word(sentence, &["это", "верно", "правильно"]) && calls_client(scope, sentence);
        if (scope.is_question(sentence) && !who) || offers(scope, sentence) {
            break;
        }
    }
    let Some((scope, sentence)) = all.first() else {
        return;
    };
    let turn = opening(view, 1);
    let last = turn.iter().rev().find(|(scope, sentence)| {
        is_introduction(scope, sentence) && !offers(scope, sentence) && !scope.is_question(sentence)
    });
    let last = last.or_else(|| turn.iter().rev().find(|(scope, sentence)| is_greeting(scope, sentence)));
    let text = format!("{} удобно сейчас говорить?", "Вам");
    let fix = match last {
        Some((scope, sentence)) => insert_after(scope, sentence, &text),
        None => insert_before(scope, sentence, &text),
    };
    out.push(on_sentence(scope, sentence).fix(fix));
}

// ---- the end ------------------------------------------------------------------------------------------------

fn says_thanks(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_stem(sentence, &["спасибо", "благодар", "признател"])
}

fn says_wish(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const OF: &[&str] = &[
        "хорошего",
        "доброго",
        "приятного",
        "удачного",
        "отличного",
        "прекрасного",
        "успешного",
        "чудесного",
        "теплого",
        "замечательного",
        "хорошей",
        "приятной",
        "доброй",
        "удачной",
        "хороших",
        "приятных",
        "легкой",
        "счастливого",
        "светлого",
        "спокойной",
    ];
    scope.has_word(sentence, OF)
        || scope.has_stem(sentence, &["жела", "пожела", "удачи", "выздоравлива", "поправля"])
        || scope.has_phrase(sentence, &["будьте", "здоровы"])
        || scope.has_phrase(sentence, &["будем", "рады"])
        || scope.has_phrase(sentence, &["ждем", "вас"])
        || scope.has_phrase(sentence, &["берегите", "себя"])
}

fn sums_up(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const STEMS: &[&str] = &["подытож", "подытожу", "резюмир", "договорил", "повтор", "суммир"];
    const PHRASES: &[&[&str]] = &[
        &["итак"],
        &["подведем", "итог"],
        &["подведу", "итог"],
        &["таким", "образом"],
        &["правильно", "ли", "я"],
        &["верно", "ли", "я"],
        &["правильно", "я", "понимаю"],
        &["я", "правильно", "понимаю"],
        &["я", "правильно", "понял"],
        &["я", "правильно", "поняла"],
        &["давайте", "проверим"],
        &["давайте", "сверим"],
        &["проверим", "все"],
        &["сверим"],
        &["зафиксируем"],
        &["давайте", "уточним", "все"],
        &["подтверждаю"],
        &["еще", "раз", "проговорю"],
        &["все", "верно"],
        &["подводя", "итог"],
    ];
    scope.has_stem(sentence, STEMS) || PHRASES.iter().any(|words| scope.has_phrase(sentence, words))
}

fn asks_anything_else(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    let has = |stems: &[&str]| scope.has_stem(sentence, stems);
    (has(&["вопрос"])
        && (has(&["остал", "есть", "еще", "ответил", "все", "появил", "возникл"]))
        && scope.is_question(sentence))
        || (has(&["помочь", "помощь", "полезн", "подсказать", "рассказать", "уточнить"])
            && scope.has_word(
                sentence,
                &["еще", "чем-нибудь", "чем-то", "что-нибудь", "что-то", "дополнительно"],
            )
            && scope.is_question(sentence))
        || (scope.has_word(sentence, &["все"])
            && has(&["понятн", "ясн", "устраива"])
            && scope.is_question(sentence))
}

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
    out.push(on_sentence(&scope, &sentence).fix(fix));
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
    out.push(on_sentence(scope, sentence).fix(insert_after(scope, sentence, &closing(scope, true))));
}
