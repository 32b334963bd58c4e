//! A short notation for sets of words, in which the tables of conduct and privacy are written.
//!
//! | written | matches |
//! |---|---|
//! | `вплотную` | this word |
//! | `наклон*` | a word that begins so |
//! | `на\|о` | one of these |
//! | `#` | a number |
//! | `{}` | a placeholder |
//! | `@client` | a word of the named set |
//! | `в_упор` | these words side by side, commas and «пожалуйста» between them aside |
//! | `на__стол*` | the same with up to three words between |
//!
//! White space stands between alternatives.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::context::Scope;
use crate::heads::Heads;
use crate::language::TokenKind;
use crate::text::fold::fold;

/// How many words may stand in a gap (`__`).
const GAP: usize = 3;

/// Named sets of words.
const SETS: &[(&str, &str)] = &[
    (
        "client",
        "клиент* гость гостя гостю гостем госте гости гостей гостям гостями гостях гостья гостьи гостье гостью \
         гостьей посетител* покупател* пациент* заказчик* абонент* пассажир* собеседник* постоял* вошедш* \
         человек человека человеку человеком людей людям людьми",
    ),
    ("him", "него нему ним ней нее его ее ему их ими ними нем"),
    (
        "thing",
        "вещ* сумк* сумочк* стул* кресл* стол столы стола столу столом столе столик* пальто куртк* плащ* одежд* \
         шарф* шляп* обув* \
         туфл* ботин* телефон* смартфон* ноутбук* планшет* тарелк* прибор* бокал* чашк* чашечк* кружк* стакан* \
         коляск* пакет* рюкзак* чемодан* багаж* зонт* банк* банок баночк* посуд* мебел* диван* книг* бумаг* \
         игрушк* коробк* кошел* украшен* очк* салфетк* ваз* полк* тюбик* флакон* фотограф* фоторам* рамк* \
         предмет* имуществ* скатерт* свеч* подушк* одеял* плед* шкаф* покупк*",
    ),
    (
        "own",
        "свой свою свои своего своей своим своими рук* руки ладон* локт* локот* кулак* блокнот* телефон* поднос* \
         папк* ручк* карандаш* сумк* тряпк* планшет* инструмент* ключ* перчатк* терминал* ноутбук* бедр* ног* \
         рюкзак* куртк* стопк* ящик*",
    ),
    (
        "staff",
        "официант* мастер* сотрудник* менеджер* специалист* консультант* продавц* продавец администратор* курьер* \
         врач* оператор* водител* инженер* бариста бармен* горничн* хостес агент* куратор* исполнител* человек \
         человека лицо лица",
    ),
    (
        "busy",
        "разговарива* беседу* общается общаются ест едят доеда* обеда* ужина* завтрака* пьет пьют чита* занят* \
         говорит говорят обсужда* отдыха* спит спят кормит работает думает размышля* перекус* пишет печата* \
         считает молится плачет звонит увлеч* поглощ* погруж* беседу* секретнич* целую* танцу* слушает слушают дремлет смеются шепчутся празднуют обсуждают отдыхают",
    ),
];

/// A word, or the beginning of words.
#[derive(Debug)]
struct Item {
    text: String,
    stem: bool,
}

impl Item {
    fn head(&self) -> Head {
        head(&self.text)
    }

    fn matches(&self, norm: &str) -> bool {
        // The second byte tells nearly all Russian words apart without a comparison.
        norm.as_bytes().get(1) == self.text.as_bytes().get(1)
            && if self.stem { norm.starts_with(self.text.as_str()) } else { norm == self.text }
    }
}

/// The first two letters; of a shorter word the second is a space.
type Head = [char; 2];

fn head(word: &str) -> Head {
    let mut letters = word.chars();
    [(); 2].map(|()| letters.next().unwrap_or(' '))
}

/// One word of an alternative; a gap may stand before it.
#[derive(Debug)]
struct Part {
    items: Vec<Item>,
    gap: bool,
}

/// Alternatives, read from the notation.
#[derive(Debug, Default)]
pub(in crate::checks) struct Words {
    all: Vec<Vec<Part>>,
    /// By the first two letters of an alternative: nearly every token is dismissed by one look.
    by_head: FxHashMap<Head, Vec<usize>>,
    /// With what an alternative can start; `None` where that says too little.
    heads: Option<Heads>,
}

impl Words {
    /// Reads the notation; an unknown set is empty.
    pub(in crate::checks) fn new(text: &str) -> Self {
        let all: Vec<Vec<Part>> = text.split_whitespace().map(parts).collect();
        let mut by_head: FxHashMap<Head, Vec<usize>> = FxHashMap::default();
        for (number, alternative) in all.iter().enumerate() {
            for item in alternative.first().map_or(&[][..], |part| &part.items) {
                let numbers = by_head.entry(item.head()).or_default();
                if numbers.last() != Some(&number) {
                    numbers.push(number);
                }
            }
        }
        let starts = || all.iter().filter_map(|alternative| alternative.first()).flat_map(|part| &part.items);
        let mut heads = Heads::default();
        starts().for_each(|item| heads.add(&item.text));
        let sure = starts().all(|item| Heads::is_sure(&item.text));
        Self { by_head, heads: sure.then_some(heads), all }
    }

    /// Where the alternative that starts at this token ends.
    pub(in crate::checks) fn at(&self, scope: &Scope<'_>, at: usize, end: usize) -> Option<usize> {
        if self.all.is_empty() || at >= end {
            return None;
        }
        let [first, second] = head(scope.norm(at));
        let both = self.by_head.get(&[first, second]);
        // A stem of one letter.
        let one = if second == ' ' { None } else { self.by_head.get(&[first, ' ']) };
        let numbers = both.into_iter().chain(one).flatten();
        numbers
            .filter_map(|&number| Some((number, follow(scope, &self.all[number], at, end)?)))
            .min()
            .map(|it| it.1)
    }

    /// The first match in these tokens.
    pub(in crate::checks) fn find(&self, scope: &Scope<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
        if self.heads.is_some_and(|heads| !scope.heads.may_meet(&heads)) {
            return None;
        }
        tokens.clone().find_map(|at| self.at(scope, at, tokens.end).map(|end| at..end))
    }

    /// Something of these tokens matches.
    pub(in crate::checks) fn any(&self, scope: &Scope<'_>, tokens: &Range<usize>) -> bool {
        self.find(scope, tokens).is_some()
    }

    /// First letters of the alternatives, to look them up by.
    pub(in crate::checks) fn initials(&self) -> impl Iterator<Item = char> + '_ {
        self.by_head.keys().map(|head| head[0])
    }
}

fn parts(text: &str) -> Vec<Part> {
    let mut gap = false;
    let mut out = Vec::new();
    for word in text.split('_') {
        if word.is_empty() {
            gap = true;
            continue;
        }
        out.push(Part { items: word.split('|').flat_map(items).collect(), gap: std::mem::take(&mut gap) });
    }
    out
}

fn items(word: &str) -> Vec<Item> {
    // A comma makes a phrase easier to read and matches nothing.
    let word = word.trim_end_matches(',');
    if let Some(name) = word.strip_prefix('@') {
        let set = SETS.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| words);
        return set.split_whitespace().flat_map(items).collect();
    }
    match word.strip_suffix('*') {
        Some(stem) => vec![Item { text: stem.to_owned(), stem: true }],
        None => vec![Item { text: word.to_owned(), stem: false }],
    }
}

fn follow(scope: &Scope<'_>, alternative: &[Part], at: usize, end: usize) -> Option<usize> {
    let (first, rest) = alternative.split_first()?;
    if at >= end || !fits(scope, first, at) {
        return None;
    }
    let mut next = at + 1;
    for part in rest {
        let mut gap = if part.gap { GAP } else { 0 };
        loop {
            while next < end && (scope.is_mark(next, ",") || is_please(scope, part, next)) {
                next += 1;
            }
            if next >= end {
                return None;
            }
            if fits(scope, part, next) {
                break;
            }
            gap = gap.checked_sub(1)?;
            next += 1;
        }
        next += 1;
    }
    Some(next)
}

/// «пожалуйста» parts no phrase.
fn is_please(scope: &Scope<'_>, part: &Part, at: usize) -> bool {
    scope.is_word(at, &["пожалуйста"]) && !fits(scope, part, at)
}

fn fits(scope: &Scope<'_>, part: &Part, at: usize) -> bool {
    let is = |mark: &str| part.items.iter().any(|item| item.text == mark);
    match scope.tokens().get(at).map(|token| token.kind) {
        Some(TokenKind::Word) => part.items.iter().any(|item| item.matches(scope.norm(at))),
        Some(TokenKind::Number) => is("#"),
        Some(TokenKind::Placeholder) => is("{}"),
        _ => false,
    }
}

impl Words {
    /// Nothing can match.
    pub(in crate::checks) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// A word of this heading or label is one of the alternatives of a single word.
    pub(in crate::checks) fn in_title(&self, title: &str) -> bool {
        let folded = fold(title);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).any(|word| {
            self.all.iter().any(|alternative| {
                matches!(alternative.as_slice(), [only] if only.items.iter().any(|item| item.matches(word)))
            })
        })
    }
}
