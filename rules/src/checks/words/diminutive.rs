//! `diminutive`: «минуточка», «заказик», «договорчик», «скидочка».
//!
//! Two ways lead to a report: a list of service words whose diminutives are spelt out once, and for words that the
//! dictionary lacks a suffix on a noun that it holds. Words that only look small («кнопка», «открытка») are in the
//! dictionary and not in the list.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::noun::{Capital, declension, replace};
use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, Lexicon, Tag, TokenKind};
use crate::rewrite::Rewrite;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for (at, token) in scope.tokens().iter().enumerate() {
        if token.kind != TokenKind::Word || scope.norm(at).len() < SHORTEST * 2 || scope.is_quoted(at) {
            continue;
        }
        let Some(small) = find(scope, at) else { continue };
        if is_other(scope, at, &small) || scope.view.known().has(scope, &(at..at + 1)) {
            continue;
        }
        let tokens: Range<usize> = at..at + 1;
        let mut draft = Draft::on(scope, &tokens);
        let mut grade = if small.grows { Grade::Suggested } else { Grade::Safe };
        for base in small.bases.split('|') {
            let mut rewrite = Rewrite::new(scope);
            if let Some(text) = replace(scope, &mut rewrite, at, &small.readings, base, Capital::AsBefore) {
                draft = draft.fix(rewrite.finish(grade, Note::write(&text)));
            }
            grade = Grade::Suggested;
        }
        out.push(draft);
    }
}

/// The shortest form, in letters: «часик».
const SHORTEST: usize = 4;

/// A diminutive in the text.
struct Small {
    /// What it is made of, alternatives with «|».
    bases: String,
    readings: SmallVec<[Tag; 4]>,
    /// Gender or number change with it.
    grows: bool,
}

/// Diminutive, a word that is declined like it, the base noun. Where the base has another gender or number, or
/// there are two, only the first fix is offered one by one.
const LISTED: &[(&str, &str, &str)] = &[
    // Time.
    ("минуточка", "ручка", "минута"),
    ("минутка", "ручка", "минута"),
    ("минутонька", "ручка", "минута"),
    ("секундочка", "ручка", "секунда"),
    ("секундка", "ручка", "секунда"),
    ("часик", "вопросик", "час"),
    ("часок", "звонок", "час"),
    ("часочек", "звоночек", "час"),
    ("полчасика", "полчасика", "полчаса"),
    ("денек", "звонок", "день"),
    ("денечек", "звоночек", "день"),
    ("неделька", "ручка", "неделя"),
    ("неделечка", "ручка", "неделя"),
    ("годик", "вопросик", "год"),
    ("вечерок", "звонок", "вечер"),
    ("времечко", "времечко", "время"),
    ("моментик", "вопросик", "момент"),
    ("разочек", "звоночек", "раз"),
    ("срочек", "звоночек", "срок"),
    ("месяцок", "звонок", "месяц"),
    // Calls and letters.
    ("звоночек", "звоночек", "звонок"),
    ("номерочек", "звоночек", "номер"),
    ("телефончик", "вопросик", "телефон"),
    ("сообщеньице", "платьице", "сообщение"),
    ("письмецо", "письмецо", "письмо"),
    ("письмишко", "письмишко", "письмо"),
    ("эсэмэсочка", "ручка", "СМС|сообщение"),
    ("смсочка", "ручка", "СМС|сообщение"),
    ("смсочек", "звоночек", "СМС|сообщение"),
    ("адресок", "звонок", "адрес"),
    ("адресочек", "звоночек", "адрес"),
    ("вопросик", "вопросик", "вопрос"),
    ("вопросичек", "звоночек", "вопрос"),
    ("ответик", "вопросик", "ответ"),
    ("отзывчик", "вопросик", "отзыв"),
    ("просьбочка", "ручка", "просьба"),
    ("ссылочка", "ручка", "ссылка"),
    ("фоточка", "ручка", "фотография"),
    ("картиночка", "ручка", "картинка"),
    ("кнопочка", "ручка", "кнопка"),
    ("стрелочка", "ручка", "стрелка"),
    ("вкладочка", "ручка", "вкладка"),
    ("папочка", "ручка", "папка"),
    ("файлик", "вопросик", "файл"),
    ("скриншотик", "вопросик", "скриншот"),
    ("окошечко", "времечко", "окно"),
    // Papers.
    ("документик", "вопросик", "документ"),
    ("договорчик", "вопросик", "договор"),
    ("бумажечка", "ручка", "бумага"),
    ("справочка", "ручка", "справка"),
    ("анкеточка", "ручка", "анкета"),
    ("анкетка", "ручка", "анкета"),
    ("расписочка", "ручка", "расписка"),
    ("распечаточка", "ручка", "распечатка"),
    ("актик", "вопросик", "акт"),
    ("чекик", "вопросик", "чек"),
    ("чечек", "звоночек", "чек"),
    ("счетик", "вопросик", "счёт"),
    ("отчетик", "вопросик", "отчёт"),
    ("паспортик", "вопросик", "паспорт"),
    ("паспортечек", "звоночек", "паспорт"),
    ("паспорточек", "звоночек", "паспорт"),
    ("билетик", "вопросик", "билет"),
    ("листочек", "звоночек", "лист"),
    ("талончик", "вопросик", "талон"),
    ("купончик", "вопросик", "купон"),
    ("списочек", "звоночек", "список"),
    ("подписочка", "ручка", "подписка"),
    ("строчечка", "ручка", "строка"),
    ("циферка", "ручка", "цифра"),
    ("подписька", "ручка", "подпись"),
    ("квитанцийка", "ручка", "квитанция"),
    ("копиечка", "ручка", "копия"),
    ("приложеньице", "платьице", "приложение"),
    ("предложеньице", "платьице", "предложение"),
    ("соглашеньице", "платьице", "соглашение"),
    ("заявленьице", "платьице", "заявление"),
    // Orders and money.
    ("заказик", "вопросик", "заказ"),
    ("заявочка", "ручка", "заявка"),
    ("доставочка", "ручка", "доставка"),
    ("посылочка", "ручка", "посылка"),
    ("покупочка", "ручка", "покупка"),
    ("скидочка", "ручка", "скидка"),
    ("подарочек", "звоночек", "подарок"),
    ("бонусик", "вопросик", "бонус"),
    ("ценничек", "звоночек", "ценник"),
    ("оплаточка", "ручка", "оплата"),
    ("предоплаточка", "ручка", "предоплата"),
    ("доплаточка", "ручка", "доплата"),
    ("суммочка", "ручка", "сумма"),
    ("рублик", "вопросик", "рубль"),
    ("копеечка", "ручка", "копейка"),
    ("денежка", "ручка", "деньги"),
    ("деньжата", "деньжата", "деньги"),
    ("процентик", "вопросик", "процент"),
    ("кредитик", "вопросик", "кредит"),
    ("тарифчик", "вопросик", "тариф"),
    ("товарчик", "вопросик", "товар"),
    ("переводик", "вопросик", "перевод"),
    ("платежик", "вопросик", "платёж"),
    ("упаковочка", "ручка", "упаковка"),
    ("примерочка", "ручка", "примерка"),
    ("размерчик", "вопросик", "размер"),
    ("остаточек", "звоночек", "остаток"),
    ("задаточек", "звоночек", "задаток"),
    ("рассрочечка", "ручка", "рассрочка"),
    ("карточечка", "ручка", "карта"),
    ("вариантик", "вопросик", "вариант"),
    ("услужка", "ручка", "услуга"),
    ("запчастька", "ручка", "запчасть"),
    // Visits and people.
    ("встречка", "ручка", "встреча"),
    ("визитик", "вопросик", "визит"),
    ("проблемка", "ручка", "проблема"),
    ("ошибочка", "ручка", "ошибка"),
    ("поломочка", "ручка", "поломка"),
    ("заминочка", "ручка", "заминка"),
    ("менеджерчик", "зайчик", "менеджер"),
    ("магазинчик", "вопросик", "магазин"),
    ("офисик", "вопросик", "офис"),
    ("ресторанчик", "вопросик", "ресторан"),
    ("местечко", "времечко", "место"),
    ("номеришко", "письмишко", "номер"),
    ("машиночка", "ручка", "машина"),
    ("квартирка", "ручка", "квартира"),
    ("пробочка", "ручка", "пробка"),
    ("анализик", "вопросик", "анализ"),
    ("укольчик", "вопросик", "укол"),
    ("приемчик", "вопросик", "приём"),
    ("очередька", "ручка", "очередь"),
    ("водичка", "ручка", "вода"),
    ("супчик", "вопросик", "суп"),
    ("салатик", "вопросик", "салат"),
    ("десертик", "вопросик", "десерт"),
    ("тортик", "вопросик", "торт"),
    ("чаек", "паёк", "чай"),
    ("чаечек", "звоночек", "чай"),
    ("кофеек", "паёк", "кофе"),
    ("кофеечек", "звоночек", "кофе"),
    ("чашечка", "ручка", "чашка"),
    ("тарелочка", "ручка", "тарелка"),
    ("салфеточка", "ручка", "салфетка"),
    ("кружечка", "ручка", "кружка"),
    ("соусик", "вопросик", "соус"),
    ("хлебушек", "звоночек", "хлеб"),
    ("открыточка", "ручка", "открытка"),
    ("букетик", "вопросик", "букет"),
    ("цветочек", "звоночек", "цветок"),
    ("услугочка", "ручка", "услуга"),
    ("диванчик", "вопросик", "диван"),
    ("кпшка", "ручка", "коммерческое предложение"),
    ("конвертик", "вопросик", "конверт"),
    ("сертификатик", "вопросик", "сертификат"),
    ("комплектик", "вопросик", "комплект"),
    ("ключик", "вопросик", "ключ"),
    ("замочек", "звоночек", "замок"),
    ("балкончик", "вопросик", "балкон"),
    ("кабинетик", "вопросик", "кабинет"),
    ("ручечка", "ручка", "ручка"),
    ("ложечка", "ручка", "ложка"),
    ("вилочка", "ручка", "вилка"),
    ("бокальчик", "вопросик", "бокал"),
    ("картошечка", "ручка", "картошка"),
    ("борщик", "вопросик", "борщ"),
    ("котлетка", "ручка", "котлета"),
    ("коньячок", "звонок", "коньяк"),
    ("водочка", "ручка", "водка"),
    ("лимончик", "вопросик", "лимон"),
    ("помидорчик", "вопросик", "помидор"),
    ("зубик", "вопросик", "зуб"),
    ("животик", "вопросик", "живот"),
    ("таблеточка", "ручка", "таблетка"),
    ("прививочка", "ручка", "прививка"),
    ("поездочка", "ручка", "поездка"),
    ("остановочка", "ручка", "остановка"),
    ("кодик", "вопросик", "код"),
    ("паролик", "вопросик", "пароль"),
    ("аккаунтик", "вопросик", "аккаунт"),
    ("сайтик", "вопросик", "сайт"),
    ("настроечка", "ручка", "настройка"),
    ("проверочка", "ручка", "проверка"),
    ("оценочка", "ручка", "оценка"),
    ("отметочка", "ручка", "отметка"),
    ("пометочка", "ручка", "пометка"),
    ("памяточка", "ручка", "памятка"),
    ("визиточка", "ручка", "визитка"),
    ("наклеечка", "ручка", "наклейка"),
    ("этикеточка", "ручка", "этикетка"),
    ("накладочка", "ручка", "накладка"),
    ("неувязочка", "ручка", "неувязка"),
    ("задержечка", "ручка", "задержка"),
    ("перерывчик", "вопросик", "перерыв"),
    ("обедик", "вопросик", "обед"),
    ("праздничек", "звоночек", "праздник"),
    ("сюрпризик", "вопросик", "сюрприз"),
    ("распродажка", "ручка", "распродажа"),
    ("новиночка", "ручка", "новинка"),
    ("сдачка", "ручка", "сдача"),
    ("услужечка", "ручка", "услуга"),
    ("комнатушка", "ручка", "комната"),
    ("советик", "вопросик", "совет"),
    ("ремонтик", "вопросик", "ремонт"),
    ("курьерчик", "зайчик", "курьер"),
    ("записька", "ручка", "запись"),
    ("номерушка", "ручка", "номер"),
    ("экранчик", "вопросик", "экран"),
    ("чемоданчик", "вопросик", "чемодан"),
    ("рыночек", "звоночек", "рынок"),
    ("подъездик", "вопросик", "подъезд"),
    ("капэшечка", "ручка", "коммерческое предложение"),
    ("капэшка", "ручка", "коммерческое предложение"),
];

/// «Машинка» is small only where a car is meant.
const CAR: &str = "машинка";

/// Number of the entry and the readings of a form.
type Form = (usize, SmallVec<[Tag; 4]>);

/// All forms of the listed diminutives.
static FORMS: LazyLock<FxHashMap<String, Form>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, Form> = FxHashMap::default();
    for (number, (small, model, _)) in LISTED.iter().enumerate().chain([(CAR_ENTRY, &(CAR, CAR, "машина"))])
    {
        for (form, tag) in declension(small, model) {
            let (known, readings) = forms.entry(form).or_insert_with(|| (number, SmallVec::new()));
            if *known == number && !readings.contains(&tag) {
                readings.push(tag);
            }
        }
    }
    forms
});

const CAR_ENTRY: usize = usize::MAX;

/// Suffixes of words that the dictionary lacks: the suffix of the lemma, a word declined like it, what the base
/// has in its place.
const SUFFIXES: &[(&str, &str, &[&str])] = &[
    ("очка", "ручка", &["ка", "а"]),
    ("ечка", "ручка", &["ка", "а", "я"]),
    ("очек", "звоночек", &["ок", ""]),
    ("ечек", "звоночек", &["ек", ""]),
    ("ик", "вопросик", &[""]),
    ("чик", "вопросик", &[""]),
    ("ьице", "платьице", &["ие", "ье"]),
];

/// Stems after which «-чик» makes a small thing, not a trade («перевозчик»).
const BEFORE_CHIK: &[char] = &['л', 'м', 'н', 'р', 'в', 'п', 'ф', 'й'];

fn find(scope: &Scope<'_>, at: usize) -> Option<Small> {
    let norm = scope.norm(at);
    if let Some((number, readings)) = FORMS.get(norm) {
        let bases = LISTED.get(*number).map_or("машина", |(_, _, base)| base);
        return Some(Small {
            bases: bases.to_owned(),
            readings: readings.clone(),
            grows: grows(readings, bases),
        });
    }
    // A name or a brand is no small thing; what the dictionary holds is a word of its own.
    let token = &scope.tokens()[at];
    let first = scope.first_word(&scope.analysis.sentence_of(at).tokens) == at;
    let written_small = token.case == LetterCase::Lower || (first && token.case == LetterCase::Title);
    if !token.parses.is_empty() || !written_small || norm.contains('-') {
        return None;
    }
    SUFFIXES.iter().find_map(|(suffix, model, bases)| derive(norm, suffix, model, bases))
}

/// Endings of the suffixes' declension after the last letter that all forms share.
fn derive(norm: &str, suffix: &str, model: &str, bases: &[&str]) -> Option<Small> {
    /// Letters of the base without its ending.
    const STEM: usize = 3;
    // «очк», «ечк», «ик», «ьиц»: what all forms have, but for «-ек» and «-чк».
    let root: &str = match suffix {
        "очка" | "очек" => "оч",
        "ечка" | "ечек" => "еч",
        "ьице" => "ьиц",
        other => other,
    };
    let cut = norm.rfind(root)?;
    let stem = &norm[..cut];
    if stem.chars().count() < STEM || (suffix == "чик" && !stem.ends_with(BEFORE_CHIK)) {
        return None;
    }
    let lexicon = Lexicon::get();
    let base = bases.iter().find_map(|ending| {
        let word = format!("{stem}{ending}");
        let is_thing = |tag: Tag| {
            tag.contains(Tag::NOUN | Tag::INAN | Tag::NOMN | Tag::SING) && !tag.intersects(Tag::ABBR)
        };
        let common = suffix != "ик" || lexicon.frequency(&word) > 0;
        let parse = *lexicon.parse(&word).iter().find(|parse| is_thing(parse.tag))?;
        (common && lexicon.contains(&word) && lexicon.lemma(&word, &parse) == word).then_some(word)
    })?;
    let small = format!("{stem}{suffix}");
    let readings: SmallVec<[Tag; 4]> =
        declension(&small, model).into_iter().filter(|(form, _)| form == norm).map(|(_, tag)| tag).collect();
    if readings.is_empty() {
        return None;
    }
    let grows = grows(&readings, &base);
    Some(Small { bases: base, readings, grows })
}

/// The base has another gender or number than the diminutive.
fn grows(readings: &[Tag], base: &str) -> bool {
    const GENDERS: Tag = Tag::MASC.with(Tag::FEMN).with(Tag::NEUT);
    let first = base.split(['|', ' ']).next().unwrap_or(base);
    let folded = crate::text::fold::fold(first);
    let tag = Lexicon::get()
        .parse(&folded)
        .iter()
        .map(|parse| parse.tag)
        .find(|tag| tag.contains(Tag::NOUN | Tag::NOMN));
    let gender = |tag: Tag| Tag(tag.0 & GENDERS.0);
    base.contains(['|', ' ']) || tag.is_none_or(|tag| !readings.iter().any(|it| gender(*it) == gender(tag)))
}

/// The word means something else here: «швейная машинка», «чаек» of gulls, «на пробочки».
fn is_other(scope: &Scope<'_>, at: usize, small: &Small) -> bool {
    const CARS: &[&str] = &[
        "такси",
        "водител",
        "подъе",
        "приед",
        "приех",
        "подад",
        "подан",
        "госномер",
        "забер",
        "забрат",
        "мойк",
        "мыт",
        "шин",
        "ремонт",
        "заправ",
        "выеха",
        "едет",
        "поед",
        "парк",
        "гараж",
        "сервис",
        "масл",
        "тормоз",
        "двигател",
        "мотор",
        "салон",
    ];
    const OTHER: &[&str] = &[
        "швейн",
        "печатн",
        "пишущ",
        "стриральн",
        "стиральн",
        "посудомо",
        "игруш",
        "стриг",
        "тату",
        "детск",
        "кофе",
        "закаточ",
        "радиоуправ",
        "нитк",
        "шить",
        "шв",
        "стриж",
    ];
    let sentence = &scope.analysis.sentence_of(at).tokens;
    let norm = scope.norm(at);
    if small.bases == "машина" && norm.starts_with("машинк") {
        return !scope.has_stem(sentence, CARS)
            || scope.has_stem(sentence, OTHER)
            || scope.is_word(at + 1, &["для"]);
    }
    if scope.tokens()[at].can_be(Tag::NOUN | Tag::ANIM) && !small.bases.contains("менеджер") {
        // «стая чаек», «чайку»: the bird, unless somebody drinks it.
        return !scope.has_stem(
            sentence,
            &["пи", "пь", "выпь", "нал", "угост", "угощ", "завар", "предлож", "принес", "желае"],
        );
    }
    // «часики» is a watch, «деньками»…; «цветочек» on a dress is a pattern.
    (norm.starts_with("часики") || norm.starts_with("часиков"))
        && !scope.is(at.wrapping_sub(1), TokenKind::Number)
        || norm.starts_with("цветоч") && scope.is_word(at.wrapping_sub(1), &["в", "мелкий"])
        || norm.starts_with("подписоч") && scope.has_stem(sentence, &["лист"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_forms_and_a_base() {
        for (small, model, bases) in LISTED {
            assert!(!declension(small, model).is_empty(), "{small}");
            for base in bases.split('|') {
                let last = crate::text::fold::fold(base.rsplit(' ').next().unwrap_or_default());
                let parses = Lexicon::get().parse(&last);
                assert!(parses.iter().any(|parse| parse.tag.contains(Tag::NOUN | Tag::NOMN)), "{base}");
            }
        }
    }
}
