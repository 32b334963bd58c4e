//! Endings of verbs: «может задержатся», «отображаеться», «если вы выберите».

use std::ops::Range;

use crate::context::Scope;
use crate::finding::Grade;
use crate::language::{Lexicon, Tag, TokenKind};

use super::{Mistake, form, opens_clause, reading};

const PERSON3: Tag = Tag::VERB.with(Tag::PER3);

pub(super) fn find(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let word = scope.norm(at);
    if word.ends_with("ться") {
        return soft_sign_too_much(scope, sentence, at);
    }
    if word.ends_with("тся") {
        return soft_sign_missing(scope, sentence, at);
    }
    if word.ends_with("ите") || word.ends_with("итесь") {
        return future_for_imperative(scope, sentence, at);
    }
    if word.ends_with("ете") || word.ends_with("етесь") {
        return imperative_for_future(scope, sentence, at);
    }
    None
}

/// After these an infinitive follows.
const GOVERN: &[&str] = &[
    "может",
    "могут",
    "можете",
    "могу",
    "можем",
    "мог",
    "могла",
    "могли",
    "могло",
    "можно",
    "нужно",
    "надо",
    "необходимо",
    "нельзя",
    "хочет",
    "хотите",
    "хотим",
    "хотел",
    "хотела",
    "хотели",
    "хотят",
    "должен",
    "должна",
    "должны",
    "должно",
    "следует",
    "сможет",
    "сможете",
    "сможем",
    "смогу",
    "смогут",
    "смогли",
    "будет",
    "будут",
    "будем",
    "буду",
    "будете",
    "давайте",
    "чтобы",
    "удалось",
    "получилось",
    "получится",
    "рекомендуем",
    "советуем",
    "просим",
    "прошу",
    "предлагаем",
    "позволяет",
    "позволит",
    "попробуйте",
    "попробуем",
    "постараемся",
    "стараемся",
    "постараюсь",
    "готов",
    "готова",
    "готовы",
    "придется",
    "пришлось",
    "решили",
    "решите",
    "планирует",
    "планируете",
    "продолжает",
    "начал",
    "начали",
    "начнет",
    "начинает",
    "перестал",
    "поможем",
    "помогу",
    "помочь",
    "помогает",
    "поможет",
    "начать",
    "пора",
    "обязан",
    "обязаны",
    "пытаемся",
    "пытались",
    "успеете",
    "успеем",
];
const BETWEEN: &[&str] = &[
    "не",
    "бы",
    "еще",
    "сразу",
    "уже",
    "быстро",
    "всегда",
    "также",
    "вам",
    "вас",
    "нам",
    "нас",
    "только",
    "вы",
    "мы",
    "снова",
];

/// An infinitive is called for by the words before this token.
fn is_governed(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let mut back = at;
    for _ in 0..3 {
        if back == sentence.start {
            return false;
        }
        back -= 1;
        if scope.is_word(back, GOVERN) {
            return true;
        }
        if !scope.is_word(back, BETWEEN) {
            return false;
        }
    }
    false
}

/// «может задержатся», «разобратся»
fn soft_sign_missing(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let word = scope.norm(at);
    let right = format!("{}ться", word.strip_suffix("тся")?);
    let infinitive = Lexicon::get().parse(&right).iter().any(|parse| parse.tag.contains(Tag::INFN));
    if !infinitive || word.contains('-') {
        return None;
    }
    let unknown = scope.tokens()[at].parses.is_empty();
    (unknown || is_governed(scope, sentence, at))
        .then(|| Mistake::safe(at..at + 1, spelt(scope, at, "тся", "ться")))
}

/// The written word with another ending.
fn spelt(scope: &Scope<'_>, at: usize, old: &str, new: &str) -> String {
    let written = scope.written(at);
    match written.strip_suffix(old) {
        Some(stem) => format!("{stem}{new}"),
        None => format!("{}{new}", scope.norm(at).strip_suffix(old).unwrap_or_default()),
    }
}

/// «отображаеться», «магазин находиться»
fn soft_sign_too_much(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let word = scope.norm(at);
    let right = format!("{}тся", word.strip_suffix("ться")?);
    let parses = Lexicon::get().parse(&right);
    let person = parses.iter().find(|parse| parse.tag.contains(PERSON3))?;
    if word.contains('-') {
        return None;
    }
    let wrong = scope.tokens()[at].parses.is_empty() || has_plain_subject(scope, sentence, at, person.tag);
    wrong.then(|| Mistake::safe(at..at + 1, spelt(scope, at, "ться", "тся")))
}

/// A noun or pronoun that agrees stands right before, and no word of the clause calls for an infinitive.
fn has_plain_subject(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, tag: Tag) -> bool {
    let mut subject = at;
    while subject > sentence.start
        && scope.is_word(subject - 1, &["не", "также", "уже", "еще", "всегда", "сейчас", "обычно"])
    {
        subject -= 1;
    }
    if subject == sentence.start {
        return false;
    }
    subject -= 1;
    let number = if tag.contains(Tag::PLUR) { Tag::PLUR } else { Tag::SING };
    let parses = &scope.tokens()[subject].parses;
    let nominative = |parse: &crate::language::Parse| {
        parse.tag.contains(Tag::NOMN.with(number)) && parse.tag.intersects(Tag::NOUN | Tag::NPRO)
    };
    // «Наша задача учиться» lacks a dash, not a letter.
    const TASKS: &[&str] = &[
        "цель",
        "задача",
        "работа",
        "мечта",
        "долг",
        "право",
        "возможность",
        "желание",
        "способ",
        "привычка",
        "план",
        "шанс",
        "просьба",
        "необходимость",
        "решение",
        "идея",
        "время",
        "смысл",
        "умение",
        "обязанность",
    ];
    let first = parses.iter().any(nominative)
        && !parses
            .iter()
            .any(|parse| parse.tag.intersects(Tag::ADJS | Tag::PRED | Tag::VERB | Tag::PRTS | Tag::ADVB));
    let clause = scope.clause(at);
    let free = clause.clone().all(|it| {
        it == at || {
            let token = &scope.tokens()[it];
            token.kind != TokenKind::Word
                || !scope.is_word(it, GOVERN)
                    && !token.parses.first().is_some_and(|parse| {
                        parse
                            .tag
                            .intersects(Tag::VERB | Tag::INFN | Tag::PRED | Tag::PRTS | Tag::ADJS | Tag::GRND)
                    })
        }
    });
    let opens = opens_clause(scope, sentence, subject)
        || clause.start < subject
            && (clause.start..subject).all(|it| reading(scope, it, Tag::ADJF.with(Tag::NOMN)).is_some());
    first && free && opens && subject >= clause.start && !scope.is_word(subject, TASKS)
}

const JOINS: &[&[&str]] = &[
    &["если"],
    &["когда"],
    &["как", "только"],
    &["после", "того", "как"],
    &["до", "того", "как"],
    &["перед", "тем", "как"],
    &["прежде", "чем"],
    &["пока"],
    &["что"],
    &["где"],
    &["как"],
    &["куда"],
    &["какой"],
    &["какую"],
    &["какое"],
    &["какие"],
    &["который"],
    &["которую"],
    &["которые"],
    &["которое"],
    &["сколько"],
    &["раз"],
    &["ли"],
    &["кого"],
    &["чем"],
];
const ONLY_TIME: &[&[&str]] =
    &[&["если"], &["когда"], &["как", "только"], &["после", "того", "как"], &["прежде", "чем"]];

/// «если вы выберите» → «выберете».
fn future_for_imperative(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let imperative = reading(scope, at, Tag::VERB.with(Tag::IMPR).with(Tag::PLUR))?;
    let tokens = scope.tokens();
    if tokens[at].can_be(Tag::VERB.with(Tag::PER2).with(Tag::INDC)) || imperative.tag.contains(Tag::IMPF) {
        return None;
    }
    let right = form(scope, at, &imperative, Tag::VERB.with(Tag::INDC).with(Tag::PER2).with(Tag::PLUR))?;
    let plain = |word: &str| word.replace('ё', "е");
    if plain(&right) == scope.norm(at) || plain(&right).chars().count() != scope.norm(at).chars().count() {
        return None;
    }
    let clause = clause_before(scope, sentence, at);
    let you = clause.clone().find(|&it| scope.is_word(it, &["вы"]));
    let joined = |list: &[&[&str]], until: usize| {
        list.iter().any(|words| (clause.start..until).any(|it| scope.phrase_at(it, until, words).is_some()))
    };
    let polite = scope.has_word(sentence, &["пожалуйста", "давайте"]);
    // Another verb may be what the conjunction belongs to: «если хотите выберите».
    let verbs = |from: usize| {
        (from..at).any(|it| {
            tokens[it].parses.first().is_some_and(|parse| parse.tag.intersects(Tag::VERB))
                || scope.is_word(it, &["нужно", "надо", "можно", "удобно"])
        })
    };
    if let Some(you) = you {
        // «…вы оплатите и вышлите»: the second of two verbs.
        let second = at > you + 2
            && scope.is_word(at - 1, &["и"])
            && tokens[at - 2].can_be(Tag::VERB.with(Tag::INDC).with(Tag::PER2).with(Tag::PLUR));
        if second && joined(JOINS, at) && !polite {
            return Some(Mistake::safe(at..at + 1, right));
        }
        let certain = joined(JOINS, at) && !verbs(you);
        let beside = (you + 1..at).all(|it| {
            scope.is_word(
                it,
                &[
                    "не",
                    "сами",
                    "сразу",
                    "уже",
                    "все",
                    "же",
                    "снова",
                    "еще",
                    "также",
                    "первыми",
                    "первым",
                    "его",
                    "ее",
                    "их",
                    "нам",
                    "мне",
                ],
            ) || tokens[it].parses.first().is_some_and(|parse| parse.tag.contains(Tag::ADVB))
        });
        let main =
            beside && !polite && !verbs(clause.start) && clause.start == you && !scope.is_mark(at + 1, ":");
        return (certain && (beside || !polite) || main).then(|| Mistake::safe(at..at + 1, right));
    }
    let first = clause.start;
    let opens = ONLY_TIME.iter().find_map(|words| scope.phrase_at(first, at, words))?;
    let near = at - opens <= 1 && (opens..at).all(|it| scope.is_word(it, &["не", "сразу", "сами", "все"]));
    (near && !polite).then(|| Mistake {
        hint: true,
        grade: Grade::Suggested,
        ..Mistake::safe(at..at + 1, right)
    })
}

/// The tokens of the clause before this one: from the last mark, an address or «пожалуйста» between commas aside.
fn clause_before(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Range<usize> {
    let mut start = at;
    while start > sentence.start && !scope.is_mark(start - 1, ",.;:!?…—–()«»\"") {
        start -= 1;
    }
    start..at
}

/// «Выберете, пожалуйста, дату» → «выберите».
fn imperative_for_future(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let future =
        reading(scope, at, Tag::VERB.with(Tag::PERF).with(Tag::INDC).with(Tag::PER2).with(Tag::PLUR))?;
    if scope.tokens()[at].can_be(Tag::IMPR) || scope.is_question(sentence) {
        return None;
    }
    let please = scope.is_mark(at + 1, ",") && scope.is_word(at + 2, &["пожалуйста"])
        || at >= sentence.start + 2 && scope.is_mark(at - 1, ",") && scope.is_word(at - 2, &["пожалуйста"]);
    let opens = at == scope.after_vocative(sentence)
        || at >= 2 && scope.is_word(at - 2, &["пожалуйста"]) && at - 2 == scope.after_vocative(sentence);
    let right = form(scope, at, &future, Tag::VERB.with(Tag::IMPR).with(Tag::PLUR))?;
    let close = right.replace('ё', "е").chars().count() == scope.norm(at).chars().count();
    (please && opens && close && !scope.has_word(sentence, &["вы", "если", "когда"]))
        .then(|| Mistake::safe(at..at + 1, right))
}
