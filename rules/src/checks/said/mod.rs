//! What a sentence says: a greeting, a name, a question of the usual stages of a conversation.

mod remarks;
pub(crate) mod term;
#[cfg(test)]
mod tests;

pub(crate) use remarks::{apologises, asks_consent, has_link, offers_way_out};
pub(crate) use term::{has_term, placeholder};

use std::ops::Range;

use crate::context::Scope;
use crate::facts::{Stands, is_client_name, stands_for};
use crate::language::{LetterCase, TokenKind};

/// The sentence greets.
pub(crate) fn is_greeting(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const GREETINGS: &[&[&str]] = &[
        &["здравствуйте"],
        &["здравствуй"],
        &["приветствую"],
        &["приветствуем"],
        &["приветствует"],
        &["приветствуют"],
        &["добрый", "день"],
        &["добрым", "утром"],
        &["добрым", "днем"],
        &["добрым", "вечером"],
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
pub(crate) fn is_introduction(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    names_person(scope, sentence) || names_company(scope, sentence)
}

/// The agent gives a name.
pub(crate) fn names_person(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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
pub(crate) fn names_company(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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

/// The sentence calls the client by name, or has a name that is not the agent's.
pub(crate) fn calls_client(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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
pub(crate) fn asks_name(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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

/// The sentence asks whether it is convenient to talk.
pub(crate) fn asks_permission(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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
pub(crate) fn offers(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_stem(sentence, &["предлага", "предложи", "акци", "скидк", "подготовили", "спецпредложен"])
}

pub(crate) fn says_thanks(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_stem(sentence, &["спасибо", "благодар", "признател"])
}

pub(crate) fn says_wish(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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

pub(crate) fn sums_up(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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

pub(crate) fn asks_anything_else(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
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
            && has(&["понятн", "ясн", "устраива", "ответил"])
            && scope.is_question(sentence))
}
