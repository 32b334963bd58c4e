//! Which case the words before a noun ask of it: «по ТЗ» the dative, «пришлите ТЗ» the accusative.

use crate::context::Scope;
use crate::language::{Tag, TokenKind};

/// All cases.
pub(super) const CASES: &[Tag] = &[Tag::NOMN, Tag::GENT, Tag::DATV, Tag::ACCS, Tag::ABLT, Tag::LOCT];

const GENT: &[&str] = &[
    "без",
    "для",
    "до",
    "из",
    "из-за",
    "из-под",
    "от",
    "у",
    "около",
    "после",
    "против",
    "вместо",
    "кроме",
    "среди",
    "насчет",
    "относительно",
    "касательно",
    "вокруг",
    "ввиду",
    "вследствие",
    "помимо",
    "внутри",
    "касаемо",
    "течение",
];
const DATV: &[&str] = &["к", "ко", "по", "благодаря", "согласно", "вопреки"];
const ACCS: &[&str] = &["про", "через", "сквозь", "под"];
const ABLT: &[&str] = &["над", "перед", "между"];
const LOCT: &[&str] = &["о", "об", "обо", "при"];

/// A subject or an object.
pub(super) const EITHER: Tag = Tag::NOMN.with(Tag::ACCS);

/// The case or cases that the words before the token `first` (the noun or the first adjective before it) ask for.
/// `None`: they tell nothing.
pub(super) fn governed(scope: &Scope<'_>, first: usize) -> Option<Tag> {
    let start = scope.analysis.sentence_of(first).tokens.start;
    let mut at = first;
    loop {
        if at == start {
            return Some(EITHER);
        }
        at -= 1;
        let between = scope.is_word(
            at,
            &[
                "пожалуйста",
                "вам",
                "нам",
                "мне",
                "ему",
                "ей",
                "им",
                "еще",
                "уже",
                "сразу",
                "также",
                "только",
                "же",
                "сегодня",
                "завтра",
                "сейчас",
                "вас",
                "снова",
                "здесь",
                "тут",
                "теперь",
            ],
        );
        let comma = scope.is_mark(at, ",")
            && (scope.is_word(at + 1, &["пожалуйста"])
                || at > start && scope.is_word(at - 1, &["пожалуйста"]));
        if !between && !comma {
            break;
        }
    }
    if scope.is_word(at, GENT) {
        return Some(Tag::GENT);
    }
    if scope.is_word(at, DATV) {
        return Some(Tag::DATV);
    }
    if scope.is_word(at, ACCS) {
        return Some(Tag::ACCS);
    }
    if scope.is_word(at, ABLT) {
        return Some(Tag::ABLT);
    }
    if scope.is_word(at, LOCT) {
        return Some(Tag::LOCT);
    }
    if scope.is_word(at, &["за"]) {
        return Some(Tag::ACCS | Tag::ABLT);
    }
    if scope.is_word(at, &["с", "со"]) {
        return Some(if moves(scope, at, FROM) { Tag::GENT } else { Tag::ABLT });
    }
    if scope.is_word(at, &["в", "во", "на"]) {
        return Some(if moves(scope, at, INTO) { Tag::ACCS } else { Tag::LOCT });
    }
    let token = &scope.tokens()[at];
    if token.kind != TokenKind::Word {
        return (token.kind == TokenKind::Punct).then_some(EITHER);
    }
    let can = |tag: Tag| token.can_be(tag);
    if token.parses.iter().any(|parse| {
        parse.tag.intersects(Tag::VERB | Tag::INFN | Tag::GRND)
            && parse.tag.contains(Tag::TRAN)
            && !parse.tag.intersects(Tag::PSSV)
    }) {
        return Some(Tag::ACCS);
    }
    if can(Tag::VERB) || can(Tag::ADJS) || can(Tag::PRTS) {
        return Some(Tag::NOMN);
    }
    if can(Tag::CONJ) && scope.is_word(at, &["что", "если", "когда", "как", "чтобы", "а", "но"])
    {
        return Some(EITHER);
    }
    // A word of jargon in place of a verb: «пофиксили баг».
    if token.parses.is_empty() {
        return Some(Tag::ACCS);
    }
    relates(scope, start, at).then_some(Tag::GENT)
}

/// The noun at `at` is followed by a genitive: «отправка ТЗ», «баланс ЛК». Not people («менеджер КП отправит»), times
/// («в пятницу КП») and what opens the sentence under a preposition («по договору КП»).
fn relates(scope: &Scope<'_>, start: usize, at: usize) -> bool {
    const TIMES: &[&str] = &[
        "недел",
        "дн",
        "день",
        "час",
        "минут",
        "месяц",
        "год",
        "утр",
        "вечер",
        "понедельник",
        "вторник",
        "сред",
        "четверг",
        "пятниц",
        "суббот",
        "воскресен",
        "раз",
        "врем",
        "числ",
    ];
    let token = &scope.tokens()[at];
    let thing = token.parses.first().is_some_and(|parse| parse.tag.contains(Tag::NOUN | Tag::INAN));
    if !thing || scope.is_name(at) || scope.has_stem(&(at..at + 1), TIMES) {
        return false;
    }
    let mut first = at;
    while first > start && scope.tokens()[first - 1].can_be(Tag::ADJF) {
        first -= 1;
    }
    !(first > start
        && scope.tokens()[first - 1].can_be(Tag::PREP)
        && first - 1 == scope.first_word(&(start..at)))
}

/// A word of the clause that leads into or out of somewhere.
fn moves(scope: &Scope<'_>, preposition: usize, stems: &[&str]) -> bool {
    let clause = scope.clause(preposition);
    let near = clause.start.max(preposition.saturating_sub(6))..preposition;
    scope.has_stem(&near, stems) || scope.has_stem(&(preposition..clause.end.min(preposition + 4)), LATE)
}

/// Words that lead into a place or a document.
const INTO: &[&str] = &[
    "зай",
    "захо",
    "заход",
    "войд",
    "войт",
    "вход",
    "перей",
    "перех",
    "приед",
    "приез",
    "приду",
    "приди",
    "придет",
    "придё",
    "прийт",
    "прих",
    "достав",
    "отправ",
    "пришл",
    "присл",
    "переда",
    "внес",
    "внос",
    "добав",
    "встав",
    "привез",
    "привоз",
    "верн",
    "возвра",
    "загруз",
    "выгруз",
    "поступ",
    "прибы",
    "обрати",
    "обращ",
    "дозвон",
    "полож",
    "заглян",
    "доступ",
    "переве",
    "перево",
    "попас",
    "попад",
    "напиш",
    "писа",
    "зачисл",
    "скин",
    "брос",
    "добр",
    "ответ",
    "авториз",
];
/// Such verbs after the place: «в ПВЗ доставят завтра».
const LATE: &[&str] = &["достав", "отправ", "пришл", "зайд", "зайт", "привез", "напиш"];
const FROM: &[&str] = &["скач", "удал", "сня", "сним", "нач", "выйд", "спис", "спус"];
