//! Two words for one, or without their hyphen: «из за», «какой то», «пол часа», «по русски».

use std::ops::Range;

use crate::context::Scope;
use crate::language::{Lexicon, Mood, Tag, TokenKind};

use super::{Mistake, is_nominal, opens_clause, reading};

/// Written with a hyphen wherever they stand side by side.
const HYPHEN: &[(&str, &[&str])] = &[
    ("из", &["за", "под"]),
    ("кое", &["что", "кто", "какие", "какой", "где", "как", "кого", "кому", "чего", "куда"]),
    ("все", &["таки"]),
    ("опять", &["таки"]),
    ("довольно", &["таки"]),
    ("чуть", &["чуть"]),
    ("еле", &["еле"]),
    ("давным", &["давно"]),
    ("мало", &["мальски"]),
];
/// Written as one word wherever they stand side by side.
const ONE: &[(&str, &str, &str)] = &[
    ("не", "обходимо", "необходимо"),
    ("не", "обходим", "необходим"),
    ("не", "обходимы", "необходимы"),
    ("за", "ранее", "заранее"),
    ("на", "всегда", "навсегда"),
    ("во", "обще", "вообще"),
    ("в", "замен", "взамен"),
    ("не", "взирая", "невзирая"),
    ("на", "верно", "наверно"),
    ("от", "туда", "оттуда"),
    ("от", "сюда", "отсюда"),
    ("с", "только", "столько"),
    ("на", "сколько-нибудь", "насколько-нибудь"),
    ("в", "крации", "вкратце"),
    ("в", "кратции", "вкратце"),
    ("в", "кратце", "вкратце"),
];
/// Interrogative words: «кто», «какого».
const ASKING: &str = " кто кого кому кем ком что чего чему чем чей чья чье чьи где куда откуда когда как сколько \
                      скольких какой какая какое какие какого какую каких какому каким какими каком почему зачем ";
const HALVES: &[&str] = &[
    "часа",
    "года",
    "дня",
    "минуты",
    "месяца",
    "цены",
    "суммы",
    "пути",
    "первого",
    "второго",
    "третьего",
    "четвертого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "двенадцатого",
    "недели",
    "суток",
    "страницы",
    "стакана",
    "порции",
    "тарелки",
    "века",
    "секунды",
    "города",
    "дома",
    "комнаты",
    "килограмма",
    "метра",
];

pub(super) fn find(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let next = at + 1;
    if next >= sentence.end
        || !scope.is(next, TokenKind::Word)
        || !scope.tokens()[next].space_before
        || scope.tokens()[next].newline_before
    {
        return None;
    }
    let (a, b) = (scope.norm(at), scope.norm(next));
    let both = at..next + 1;
    let hyphen =
        || Some(Mistake::safe(both.clone(), format!("{}-{}", scope.written(at), scope.written(next))));
    let together =
        || Some(Mistake::safe(both.clone(), format!("{}{}", scope.written(at), scope.written(next))));
    if HYPHEN.iter().any(|(first, second)| *first == a && second.contains(&b)) {
        return hyphen();
    }
    if let Some((.., right)) = ONE.iter().find(|(first, second, _)| *first == a && *second == b) {
        return Some(Mistake::safe(both, *right));
    }
    match (a, b) {
        ("не", "возможно") => (!contrasts(scope, next + 1)).then(together).flatten(),
        ("не", "смотря") => despite(scope, sentence, at).then(together).flatten(),
        ("пол", half) if HALVES.contains(&half) => together(),
        ("пол", "литра") => hyphen(),
        ("по", _) if is_manner(scope, sentence, next) => hyphen(),
        ("во", "первых" | "вторых") | ("в", "третьих" | "четвертых" | "пятых") => {
            (!is_nominal(scope, next + 1, Tag::PLUR)).then(hyphen).flatten()
        }
        (_, "нибудь") if is_asking(a) => hyphen(),
        (_, "либо") if is_asking(a) && !says_either(scope, sentence, next) => hyphen(),
        (_, "то") if is_asking(a) => (is_somebody(scope, at)).then(hyphen).flatten(),
        (_, "ка") if scope.tokens()[at].mood == Some(Mood::Imperative) => hyphen(),
        ("ни", "кто" | "кого" | "кому" | "чего" | "чем" | "когда" | "где" | "куда" | "как" | "сколько") =>
        {
            let end = sentence.end.min(next + 4);
            scope.has_word(&(next + 1..end), &["не", "нет", "нельзя"]).then(together).flatten()
        }
        ("по", "этому") => {
            let then = scope.tokens().get(next + 1);
            let subject = reading(scope, next + 1, Tag::NPRO.with(Tag::NOMN)).is_some()
                || then.is_some_and(|it| it.can_be(Tag::VERB) && !it.can_be(Tag::NOUN));
            (opens_clause(scope, sentence, at) && subject).then(together).flatten()
        }
        _ => None,
    }
}

fn is_asking(word: &str) -> bool {
    ASKING.split(' ').any(|known| !known.is_empty() && known == word)
}

/// «не возможно, а вероятно»
fn contrasts(scope: &Scope<'_>, at: usize) -> bool {
    scope.is_mark(at, ",") && scope.is_word(at + 1, &["а", "но"])
}

/// «не смотря на»: not where somebody could look at it.
fn despite(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const SEEN: &[&str] = &[
        "клавиатур",
        "экран",
        "телефон",
        "монитор",
        "час",
        "дорог",
        "камер",
        "собеседник",
        "лиц",
        "глаз",
        "рук",
        "карт",
        "доск",
        "зеркал",
        "текст",
        "людей",
        "клиент",
        "гост",
        "пол",
        "потол",
        "лист",
        "бумаг",
        "подсказк",
        "шпаргалк",
        "ноты",
        "схем",
        "инструкц",
        "пациент",
        "него",
        "нее",
        "них",
        "вас",
        "меня",
        "нас",
        "друг",
        "картинк",
        "витрин",
        "ценник",
        "струн",
        "мяч",
        "кнопк",
        "сторон",
        "объектив",
        "солнц",
        "огонь",
        "свет",
    ];
    let on = at + 2;
    if scope.is_word(on, &["ни"]) {
        return true;
    }
    let end = sentence.end.min(on + 4);
    scope.is_word(on, &["на"])
        && !(on + 1..end)
            .take_while(|&it| scope.is(it, TokenKind::Word))
            .any(|it| SEEN.iter().any(|stem| scope.norm(it).starts_with(stem)))
}

/// «по русски», «по прежнему» — but «по прежнему адресу».
fn is_manner(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const MANNER: &[&str] = &[
        "прежнему",
        "другому",
        "новому",
        "разному",
        "хорошему",
        "настоящему",
        "быстрому",
        "иному",
        "своему",
        "старому",
        "простому",
        "честному",
        "доброму",
        "домашнему",
        "праздничному",
        "деловому",
        "взрослому",
        "человечески",
    ];
    const OPINION: &[&str] = &["моему", "твоему", "вашему", "нашему"];
    let word = scope.norm(at);
    let next = at + 1;
    let adverb = (word.ends_with("ски") || word.ends_with("цки"))
        && Lexicon::get().contains(&format!("по-{word}"))
        && reading(scope, at, Tag::NOUN).is_none();
    let alone = next >= sentence.end
        || !is_nominal(scope, next, Tag::DATV) && !scope.is(next, TokenKind::Placeholder);
    adverb
        || MANNER.contains(&word)
            && alone
            && !scope.is(next, TokenKind::Number)
            && !scope.is_mark(next, "«\"(")
        || OPINION.contains(&word) && scope.is_mark(next, ",") && opens_clause(scope, sentence, at - 1)
}

/// «либо … либо», «, либо»
fn says_either(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    sentence.clone().any(|it| it != at && scope.is_word(it, &["либо"]))
}

/// «какой то»: an uncertain somebody, not «как то», «что то, о чём…».
fn is_somebody(scope: &Scope<'_>, at: usize) -> bool {
    let then = at + 2;
    let word = scope.norm(at);
    let Some(next) = scope.tokens().get(then) else { return false };
    if next.kind != TokenKind::Word
        || scope.is_word(then, &["есть", "же", "ли", "что", "и", "самое", "время"])
    {
        return false;
    }
    let which = word.starts_with("как") && word != "как";
    if which {
        return is_nominal(scope, then, Tag::default());
    }
    match word {
        "кто" | "кого" | "кому" | "кем" => next.can_be(Tag::VERB),
        "почему" | "зачем" | "где" | "куда" | "когда" | "откуда" => {
            !is_nominal(scope, then, Tag::NEUT.with(Tag::NOMN)) || next.can_be(Tag::VERB)
        }
        "чья" | "чей" | "чье" | "чьи" => next.can_be(Tag::NOUN),
        "что" => next.can_be(Tag::VERB) && next.can_be(Tag::NEUT) && opens(scope, at),
        _ => false,
    }
}

fn opens(scope: &Scope<'_>, at: usize) -> bool {
    opens_clause(scope, &scope.analysis.sentence_of(at).tokens, at)
        && !scope.is_mark(at.saturating_sub(1), ",")
}
