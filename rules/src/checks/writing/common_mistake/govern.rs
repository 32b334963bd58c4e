//! The wrong case or a preposition too much: «по приезду», «согласно договора», «оплатите за доставку»,
//! «одеть куртку», «более дешевле».

use std::ops::Range;

use crate::context::Scope;
use crate::language::{Lexicon, Tag, TokenKind};

use super::{Mistake, form, is_nominal, opens_clause, reading};

pub(super) fn find(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    match scope.norm(at) {
        "по" => after_the_event(scope, sentence, at),
        "согласно" | "благодаря" | "вопреки" | "наперекор" => {
            dative(scope, sentence, at)
        }
        "более" | "менее" => comparative(scope, sentence, at),
        "в" => flow(scope, sentence, at),
        "спасибо" | "благодарим" | "благодарю" | "извините" | "простите" | "прощения" | "извинения" => {
            thanks_for(scope, sentence, at)
        }
        word if word.starts_with("опла") => pay_for(scope, sentence, at),
        word if word.starts_with("оде") => put_on(scope, sentence, at),
        _ => None,
    }
}

/// Nouns that always mean «after» behind «по».
const EVENTS: &[&str] = &[
    "приезду",
    "прилету",
    "прибытию",
    "истечению",
    "возвращению",
    "отъезду",
    "окончанию",
    "завершению",
    "приходу",
];
/// Nouns that mean it only at the start of a clause.
const ACTS: &[&str] =
    &["получению", "поступлению", "достижению", "подписанию", "выполнению", "рассмотрению", "наступлению"];

/// «по приезду» → «по приезде»
fn after_the_event(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    const TOPICS: &[&str] = &[
        "вопрос",
        "консульт",
        "информац",
        "рекоменд",
        "работ",
        "инструкц",
        "совет",
        "услуг",
        "задач",
        "поддерж",
        "договор",
        "помощ",
        "план",
        "мероприят",
        "отчет",
        "обраща",
        "обрати",
        "помо",
        "статист",
        "срок",
        "решени",
        "данны",
    ];
    let mut noun = at + 1;
    let pronoun = scope.is_word(noun, &["моему", "вашему", "нашему", "его", "ее", "их", "твоему", "своему"]);
    noun += usize::from(pronoun);
    if noun >= sentence.end {
        return None;
    }
    let event = scope.is_word(noun, EVENTS);
    let act = scope.is_word(noun, ACTS) && opens_clause(scope, sentence, at) && at + 1 == noun;
    let topic = scope.has_stem(&(at.saturating_sub(3).max(sentence.start)..at), TOPICS)
        || act && scope.has_stem(sentence, &["вопрос", "обраща", "обрати", "консульт"]);
    let after_noun = at > sentence.start
        && scope.tokens()[at - 1]
            .parses
            .first()
            .is_some_and(|parse| parse.tag.intersects(Tag::NOUN | Tag::ADJF))
        && scope.is_word(noun, &["возвращению", "окончанию", "завершению", "приходу", "истечению"])
        && !opens_clause(scope, sentence, at);
    if !event && !act || topic || after_noun {
        return None;
    }
    // «Приход» in a shop is goods that come in.
    if scope.norm(noun) == "приходу"
        && !scope.is_word(noun + 1, &["домой", "в", "на", "курьера", "мастера", "врача"])
    {
        return None;
    }
    let parse = reading(scope, noun, Tag::NOUN.with(Tag::DATV))?;
    let right = form(scope, noun, &parse, Tag::LOCT.with(Tag::SING))?;
    let between = match scope.norm(at + 1) {
        "моему" => "моём ",
        "вашему" => "вашем ",
        "нашему" => "нашем ",
        "твоему" => "твоём ",
        "своему" => "своём ",
        "его" => "его ",
        "ее" => "её ",
        "их" => "их ",
        _ => "",
    };
    Some(Mistake::safe(at..noun + 1, format!("{} {between}{right}", scope.written(at))))
}

/// «согласно договора» → «согласно договору»: the word itself, and adjectives before it, into the dative.
fn dative(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let first = at + 1;
    let mut words = Vec::new();
    let mut it = first;
    while it < sentence.end && it < first + 4 && scope.is(it, TokenKind::Word) {
        let noun = reading(scope, it, Tag::NOUN.with(Tag::GENT));
        let adjective = reading(scope, it, Tag::ADJF.with(Tag::GENT));
        if is_nominal(scope, it, Tag::DATV) {
            return None;
        }
        if let Some(parse) = adjective
            .filter(|_| noun.is_none() || reading(scope, it + 1, Tag::NOUN.with(Tag::GENT)).is_some())
        {
            let gender = parse.tag;
            let mut want = Tag::ADJF.with(Tag::DATV);
            for part in [Tag::MASC, Tag::FEMN, Tag::NEUT, Tag::SING, Tag::PLUR] {
                if gender.contains(part) {
                    want = want.with(part);
                }
            }
            words.push(form(scope, it, &parse, want)?);
            it += 1;
            continue;
        }
        let parse = noun?;
        let number = if parse.tag.contains(Tag::PLUR) { Tag::PLUR } else { Tag::SING };
        words.push(form(scope, it, &parse, Tag::DATV.with(number))?);
        let right = format!("{} {}", scope.written(at), words.join(" "));
        let agrees = scope.tokens()[it].case == crate::language::LetterCase::Lower;
        return agrees.then(|| Mistake::safe(at..it + 1, right));
    }
    None
}

/// «более дешевле» → «дешевле»
fn comparative(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let next = at + 1;
    let token = scope.tokens().get(next).filter(|_| next < sentence.end)?;
    let compares = token.parses.first().is_some_and(|parse| parse.tag.contains(Tag::COMP))
        || scope.has_stem(&(next..next + 1), &["лучш", "худш"]);
    let word = scope.norm(next);
    let counts = matches!(
        word,
        "чем"
            | "того"
            | "или"
            | "менее"
            | "более"
            | "не"
            | "позднее"
            | "больше"
            | "меньше"
            | "ранее"
            | "далее"
    );
    (compares && scope.norm(at) == "более" && !counts).then(|| Mistake::superfluous(at..next + 1, at..next))
}

/// Nouns of time in the genitive.
const TIMES: &[&str] = &[
    "час",
    "день",
    "сутки",
    "минута",
    "секунда",
    "неделя",
    "месяц",
    "год",
    "полчаса",
    "полгода",
    "квартал",
    "смена",
    "вечер",
    "утро",
    "время",
    "срок",
    "период",
    "полминуты",
    "полдень",
    "ночь",
    "лето",
    "зима",
    "весна",
    "осень",
    "сезон",
    "разговор",
    "звонок",
    "семестр",
    "декада",
    "отпуск",
    "рейс",
    "поездка",
    "обед",
    "половина",
    "часик",
    "лет",
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "выходной",
    "получас",
    "полтора",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "десять",
    "пара",
    "несколько",
    "столетие",
    "процедура",
    "акция",
    "мероприятие",
    "сеанс",
    "курс",
    "занятие",
    "урок",
    "консультация",
    "гарантия",
    "проживание",
    "перелет",
    "сессия",
];

/// «в течении часа» → «в течение»
fn flow(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let next = at + 1;
    if next >= sentence.end || !scope.is_word(next, &["течении", "течений", "течениe", "теченее"])
    {
        return None;
    }
    let mut it = next + 1;
    while it < sentence.end && it < next + 5 {
        let token = &scope.tokens()[it];
        let found = match token.kind {
            TokenKind::Number | TokenKind::Placeholder => true,
            TokenKind::Word => is_time(scope, it),
            _ => return None,
        };
        if found {
            return Some(Mistake::safe(at..next + 1, format!("{} течение", scope.written(at))));
        }
        // Only what may stand before a noun: «всего рабочего дня».
        if !is_nominal(scope, it, Tag::GENT)
            || token.parses.first().is_some_and(|parse| parse.tag.contains(Tag::NOUN))
        {
            return None;
        }
        it += 1;
    }
    None
}

fn is_time(scope: &Scope<'_>, at: usize) -> bool {
    let lexicon = Lexicon::get();
    let norm = scope.norm(at);
    scope.tokens()[at]
        .parses
        .iter()
        .any(|parse| parse.tag.contains(Tag::GENT) && TIMES.contains(&lexicon.lemma(norm, parse).as_str()))
        || matches!(
            norm,
            "получаса"
                | "полугода"
                | "суток"
                | "лет"
                | "нескольких"
                | "двух"
                | "трех"
                | "всего"
        ) && !scope.is_word(at + 1, &["заболевания", "болезни"])
            && norm != "всего"
}

/// «оплатите за доставку» → «оплатите доставку»
fn pay_for(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let verb = scope.tokens()[at]
        .parses
        .first()
        .is_some_and(|parse| parse.tag.intersects(Tag::VERB | Tag::INFN | Tag::GRND));
    if !verb {
        return None;
    }
    let mut to = at + 1;
    if scope.is_mark(to, ",") && scope.is_word(to + 1, &["пожалуйста"]) {
        to += 2 + usize::from(scope.is_mark(to + 2, ","));
    }
    if to + 1 >= sentence.end || !scope.is_word(to, &["за"]) {
        return None;
    }
    let noun = (to + 1..sentence.end.min(to + 4))
        .find(|&it| scope.tokens()[it].parses.first().is_some_and(|parse| parse.tag.contains(Tag::NOUN)))?;
    let whole =
        (to + 1..noun).all(|it| is_nominal(scope, it, Tag::ACCS) && reading(scope, it, Tag::NPRO).is_none());
    let thing = scope.tokens()[noun]
        .parses
        .iter()
        .any(|parse| parse.tag.contains(Tag::NOUN.with(Tag::ACCS).with(Tag::INAN)));
    let person = scope.tokens()[noun].parses.iter().any(|parse| parse.tag.contains(Tag::ANIM));
    const SPANS: &[&str] = &[
        "день",
        "сутки",
        "неделя",
        "месяц",
        "год",
        "час",
        "минута",
        "квартал",
        "период",
        "раз",
        "счет",
        "ночь",
        "наличные",
        "граница",
        "рубеж",
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
        "полгода",
        "время",
        "срок",
        "человек",
        "лето",
        "сезон",
        "семестр",
    ];
    let lexicon = Lexicon::get();
    let span = scope.tokens()[noun]
        .parses
        .iter()
        .any(|parse| SPANS.contains(&lexicon.lemma(scope.norm(noun), parse).as_str()));
    (whole && thing && !person && !span).then(|| Mistake::superfluous(at..noun + 1, to..to + 1))
}

/// «спасибо, за заказ» → «спасибо за заказ»
fn thanks_for(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let mut comma = at + 1;
    while comma < sentence.end
        && comma < at + 3
        && scope.is_word(comma, &["вам", "вас", "большое", "огромное", "искренне", "у"])
    {
        comma += 1;
    }
    let noun = comma + 2;
    let what = noun < sentence.end
        && (is_nominal(scope, noun, Tag::ACCS) || scope.is_word(noun, &["то", "ваш", "это"]))
        && !is_nominal(scope, noun, Tag::ABLT);
    (what && scope.is_mark(comma, ",") && scope.is_word(comma + 1, &["за"]))
        .then(|| Mistake::superfluous(at..noun, comma..comma + 1))
}

/// «одеть куртку» → «надеть»
fn put_on(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    const CLOTHES: &[&str] = &[
        "куртка",
        "пальто",
        "маска",
        "бахилы",
        "перчатка",
        "шапка",
        "шарф",
        "халат",
        "каска",
        "жилет",
        "обувь",
        "ботинок",
        "туфля",
        "платье",
        "костюм",
        "рубашка",
        "брюки",
        "очки",
        "наушник",
        "кольцо",
        "браслет",
        "часы",
        "чехол",
        "юбка",
        "свитер",
        "кофта",
        "кроссовка",
        "сапог",
        "носок",
        "тапочка",
        "тапка",
        "колготки",
        "чулок",
        "гарнитура",
        "респиратор",
        "фартук",
        "шлем",
        "плащ",
        "шуба",
        "варежка",
        "ремень",
        "украшение",
        "форма",
        "бейдж",
        "джинсы",
        "футболка",
        "бандаж",
        "одежда",
        "линза",
        "купальник",
        "ошейник",
        "намордник",
        "комбинезон",
        "накидка",
        "сменка",
        "белье",
        "галстук",
        "шорты",
    ];
    let tag = scope.tokens()[at].parses.first()?.tag;
    let word = scope.norm(at);
    if !tag.intersects(Tag::VERB | Tag::INFN | Tag::GRND) || word.ends_with("ся") || word.ends_with("сь")
    {
        return None;
    }
    let right = format!("на{}", word.strip_prefix('о')?);
    if !Lexicon::get().contains(&right) {
        return None;
    }
    let lexicon = Lexicon::get();
    let end = sentence.end.min(at + 6);
    let mut it = at + 1;
    while it < end {
        let token = &scope.tokens()[it];
        if token.kind == TokenKind::Word {
            if token.parses.iter().any(|parse| {
                parse.tag.contains(Tag::ANIM.with(Tag::ACCS)) || parse.tag.contains(Tag::NPRO.with(Tag::ACCS))
            }) || scope.is_word(it, &["в"])
            {
                return None;
            }
            let worn = token.parses.iter().any(|parse| {
                parse.tag.contains(Tag::ACCS)
                    && CLOTHES.contains(&lexicon.lemma(scope.norm(it), parse).as_str())
            });
            if worn {
                return Some(Mistake::safe(at..at + 1, keep_yo(scope, at, &right)));
            }
        } else if !scope.is_mark(it, ",") {
            return None;
        }
        it += 1;
    }
    None
}

/// The author's ё behind the changed first letters.
fn keep_yo(scope: &Scope<'_>, at: usize, right: &str) -> String {
    let written = scope.written(at);
    let mut chars = written.chars();
    chars.next();
    let rest = chars.as_str();
    if rest.chars().count() + 2 == right.chars().count() {
        format!("на{}", rest.to_lowercase())
    } else {
        right.to_owned()
    }
}
