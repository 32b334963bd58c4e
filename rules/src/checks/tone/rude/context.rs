//! Words that are an insult only of a person: a goat, a pig, a knot in a plank.

use std::ops::Range;

use crate::context::Scope;
use crate::language::{Lexicon, Tag, TokenKind};

/// Lemmas that call a person names, if it is a person.
const NAMES: &[&str] = &[
    "козел",
    "свинья",
    "петух",
    "баран",
    "осел",
    "корова",
    "овца",
    "коза",
    "крыса",
    "собака",
    "пес",
    "шакал",
    "гиена",
    "змея",
    "жаба",
    "клоун",
    "мартышка",
    "обезьяна",
    "курица",
    "индюк",
    "ишак",
    "чучело",
    "пень",
    "бревно",
    "мусор",
    "животное",
    "скот",
    "тряпка",
    "дрянь",
    "псих",
    "дятел",
    "чурка",
    "чурбан",
    "ватник",
    "бомж",
    "наркоман",
    "упырь",
    "ведьма",
    "шавка",
    "псина",
    "свин",
    "хряк",
    "бабка",
    "дно",
    "больной",
    "тупой",
    "убогий",
    "ненормальный",
    "жулик",
    "вор",
    "лжец",
    "врун",
    "лгун",
    "предатель",
    "фашист",
    "нацист",
    "червь",
    "гадюка",
    "морда",
    "рожа",
    "кобыла",
    "кобель",
    "позорище",
    "посмешище",
    "ублюдочный",
    "вошь",
    "помойка",
    "чучундра",
    "страшилище",
    "уродливый",
    "жирный",
    "паразит",
    "дебильный",
    "дубина",
    "бездельник",
    "лентяй",
    "лодырь",
    "трус",
    "слабак",
    "нытик",
    "гопник",
    "жмот",
];
/// Before an insult: «ты просто клоун», «эх ты, коза».
const LINKS: &[&str] = &[
    "просто",
    "такой",
    "такая",
    "такое",
    "такие",
    "же",
    "ж",
    "как",
    "еще",
    "и",
    "полный",
    "полная",
    "полные",
    "настоящий",
    "настоящая",
    "настоящие",
    "совсем",
    "вообще",
    "реально",
    "точно",
    "тоже",
    "все",
    "обычный",
    "обычная",
    "обычные",
    "самый",
    "самая",
    "самые",
    "тот",
    "та",
    "те",
    "этот",
    "эта",
    "эти",
    "это",
    "есть",
    "был",
    "была",
    "ведь",
    "явно",
];
/// What nobody says of an animal on a farm.
const SPITEFUL: &[&str] = &[
    "тупой",
    "безмозглый",
    "драный",
    "поганый",
    "вонючий",
    "наглый",
    "сраный",
    "паршивый",
    "облезлый",
    "мерзкий",
    "подлый",
    "жирный",
    "конченый",
    "проклятый",
    "гнусный",
    "грязный",
    "чертов",
    "долбаный",
    "продажный",
    "тупорылый",
    "лживый",
    "хитрожопый",
    "недоделанный",
    "бешеный",
    "зажравшийся",
    "трусливый",
    "глупый",
    "невоспитанный",
    "неблагодарный",
    "хренов",
];
const PERSONS: &[&str] = &["ты", "вы", "он", "она", "они", "сам", "сама", "сами"];
const CALLS: &[&str] = &["ах", "эх", "ну", "какой", "какая", "какие", "одни", "кругом", "фу", "эй"];

/// Words that are innocent beside one of these stems.
const INNOCENT: &[(&[&str], &[&str])] = &[
    (
        &["сук", "сучк", "сучь"],
        &[
            "ветк",
            "ветв",
            "дерев",
            "дуб",
            "спил",
            "яблон",
            "крон",
            "доск",
            "древесин",
            "задорин",
            "щен",
            "вязк",
            "кобел",
            "порода",
            "породы",
            "питомник",
            "стерилиз",
            "течк",
            "пилом",
            "сид",
            "птиц",
            "ворон",
            "белк",
        ],
    ),
    (&["козл"], &["дров", "распил", "пил", "ферм", "коза", "козу", "козы"]),
    (&["лох"], &["несс", "серебрист", "узколист", "куст"]),
    (&["гад"], &["морск", "ползуч"]),
    (&["даун"], &["синдром"]),
    (&["гнид"], &["вш", "педикул", "шампун", "расчес", "гребен", "гребн", "обработк"]),
    (&["болван"], &["шляп", "заготов", "диск", "манекен", "парик"]),
    (&["хохо", "хохл"], &["птиц", "попуга", "удод", "голуб", "пер", "причес", "куриц", "синиц", "вихр"]),
    (&["урод"], &["врожд", "порок"]),
    (
        &["хренов"],
        &["соус", "закуск", "настойк", "заправк", "маринад", "бульон", "водк", "рулет", "подлив", "аромат"],
    ),
    (&["дурак"], &["подкидн", "переводн", "карт", "играть", "игра", "иванушк", "емел", "сыгра"]),
    (&["дурачк", "дурачок"], &["иванушк", "сказк"]),
    (&["тварь", "твари", "тварей", "тварям"], &["божь", "парам", "парами"]),
    (&["сдох", "подох"], &["батаре", "аккумулят", "заряд", "рыбк"]),
    (&["терпил", "скот"], &["крупн", "рогат", "ферм", "корм"]),
    (&["хач"], &["хачапури"]),
    (&["чертов"], &["дюжин", "колес", "мост", "палец"]),
];

/// The word has an innocent reading here.
pub(super) fn is_harmless(scope: &Scope<'_>, at: usize) -> bool {
    let norm = scope.norm(at);
    let sentence = &scope.analysis.sentence_of(at).tokens;
    let near = sentence.start.max(at.saturating_sub(12))..sentence.end.min(at + 13);
    INNOCENT.iter().any(|(stems, beside)| {
        stems.iter().any(|stem| norm.starts_with(stem))
            && near.clone().any(|it| it != at && starts(scope, it, beside))
    }) || matches!(norm, "иван-дурак" | "лох-несс" | "лох-несского" | "лох-несское")
}

fn starts(scope: &Scope<'_>, at: usize, stems: &[&str]) -> bool {
    scope.is(at, TokenKind::Word) && stems.iter().any(|stem| scope.norm(at).starts_with(stem))
}

/// A word of [`NAMES`] that calls a person names.
pub(super) fn animal(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    if token.kind != TokenKind::Word || scope.is_quoted(at) {
        return false;
    }
    let lexicon = Lexicon::get();
    let norm = scope.norm(at);
    let named = |parse: &&crate::language::Parse| {
        parse.tag.contains(Tag::NOMN) && NAMES.contains(&lexicon.lemma(norm, parse).as_str())
    };
    // Cheap first: hardly any word is near one of these.
    let near = before(scope, at);
    let Some(near) = near else { return false };
    let sentence = &scope.analysis.sentence_of(at).tokens;
    token.parses.iter().any(|parse| named(&parse))
        && near.accepts(scope, at)
        && !scope.has_stem(sentence, &["гороскоп", "знак", "зодиак"])
}

/// What stands before a name that is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// «ты просто», «вот»
    Person,
    /// «тупая»
    Spiteful,
    /// The sentence starts here, or a comma stands before.
    Border,
}

impl Before {
    fn accepts(self, scope: &Scope<'_>, at: usize) -> bool {
        let sentence = scope.analysis.sentence_of(at).tokens.clone();
        let ends =
            |at: usize| at >= sentence.end || scope.is_mark(at, ".!?…,") || scope.is(at, TokenKind::Emoji);
        match self {
            Self::Person => ends(at + 1),
            Self::Spiteful => true,
            Self::Border => {
                let words = sentence.clone().filter(|&at| scope.is(at, TokenKind::Word)).count();
                let shouted = words <= 2 && (sentence.clone()).any(|at| scope.is_mark(at, "!"));
                let called = at + 1 >= sentence.end || scope.is_mark(at + 1, ".!?…");
                shouted && called
                    || called
                        && at > sentence.start
                        && scope.is_mark(at - 1, ",")
                        && addresses(scope, &sentence)
            }
        }
    }
}

fn addresses(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| {
        scope.is_word(at, &["ты", "тебя", "тебе", "твой", "твоя", "твое", "твои", "тобой"])
            || scope.tokens()[at].mood.is_some() && scope.tokens()[at].can_be(Tag::SING)
    })
}

fn before(scope: &Scope<'_>, at: usize) -> Option<Before> {
    let sentence = &scope.analysis.sentence_of(at).tokens;
    if at <= scope.first_word(sentence)
        || scope.is_mark(at - 1, ",") && !scope.is_word(at.saturating_sub(2), PERSONS)
    {
        return Some(Before::Border);
    }
    let mut back = at;
    let mut steps = 0;
    while back > sentence.start && steps < 4 {
        back -= 1;
        steps += 1;
        if scope.is_word(back, PERSONS) || scope.is_word(back, CALLS) {
            return Some(Before::Person);
        }
        if steps == 1 && is_spiteful(scope, back) {
            return Some(Before::Spiteful);
        }
        if !scope.is_word(back, LINKS) && !scope.is_mark(back, "—-–,") {
            break;
        }
    }
    None
}

fn is_spiteful(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    let norm = scope.norm(at);
    token.parses.iter().any(|parse| {
        parse.tag.intersects(Tag::ADJF) && SPITEFUL.contains(&Lexicon::get().lemma(norm, parse).as_str())
    })
}
