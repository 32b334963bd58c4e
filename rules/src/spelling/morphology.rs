//! Words that Russian makes freely and that no dictionary lists in full: compounds, prefixes, numerals with an
//! adjective, adverbs, abstract nouns, diminutives.
//!
//! Each way of making a word asks for a listed rest of a certain kind, long enough that a slip hardly ever
//! looks like it.

use super::is_listed;
use crate::language::{Lexicon, Tag};

const ADJECTIVE: Tag = Tag::ADJF.with(Tag::ADJS).with(Tag::PRTF).with(Tag::PRTS);
const VERB: Tag = Tag::VERB.with(Tag::INFN).with(Tag::PRTF).with(Tag::PRTS).with(Tag::GRND);

/// First parts that go with any noun or adjective, written together or with a hyphen.
const PREFIXOIDS: &str = "\
    авиа авто агро аква анти арома архи аудио аэро био бизнес вело веб вибро видео вице газо гастро гео \
    гидро гипер гос демо дерма евро зоо иммуно интернет инфо кардио квази кибер кино контр крипто макро \
    мед медиа мега микро мини моно мото мульти нано нейро нефте онко онлайн офлайн пиро проф псевдо \
    психо радио ретро само сверх соц спец спорт стерео стоп суб супер тех теле термо транс турбо ультра \
    физио фито фин фото хим хоз цито эко экзо экс экспресс экстра электро энерго этно взаимо вне внутри \
    меж около обще одно разно много мало равно ново полу пост пред после противо свеже высоко низко \
    средне широко узко быстро легко трудно тонко тяжело чисто выше ниже жаро морозо влаго водо свето \
    тепло шумо звуко пыле ударо износо огне энергоэффектив клиенто кросс бренд копи смарт фуд шоп стрит \
    фитнес чат блог бьюти стоматолог";

/// First parts that only stand before a hyphen.
const HYPHENATED: &str = "\
    онлайн офлайн премиум люкс эконом комфорт стандарт стартап смс пуш вип гугл яндекс сбер скайп зум \
    телеграм ватсап инстаграм тикток ютуб вай фай чек ин аут офф он лайн ап апп дей оф бэк бек фронт хай \
    хэнд хенд мейд тек лайт ро ре эс пэ ти ай си би эм эн ди джей тач фуд корт трейд даун ток шоу плей \
    рум сервис тест драйв пре селф сити флеш флэш смарт блиц промо лайв соло пин код трек арт хаус фикс \
    прайс дресс кейс тайм менеджмент бук инг лав стори спа шеф йога дог кэт";

/// Abbreviations with a hyphen.
const SHORT: &str = "\
    кол-во кол-ва кол-ву кол-вом кол-ве г-н г-на г-ну г-ном г-не г-жа г-жи г-же г-жу г-жой г-да р-н р-на \
    р-не пр-т пр-та пр-те пр-кт б-р пр-д м-н мкр-н о-во об-во т-во пл-дь наб-я ул-ца эл-т тов-щ изд-во \
    д-р з-д ун-т ин-т инт-нет мин-во пос-к ст-ца хоз-во пр-во дог-р обл-ть тел-н ж-д";

/// Numerals as first parts of adjectives.
const NUMERALS: &str = "\
    одно двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати \
    четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати двадцати тридцати сорока \
    пятидесяти шестидесяти семидесяти восьмидесяти девяносто сто двухсот трехсот четырехсот пятисот \
    шестисот семисот восьмисот девятисот тысяче полутора полу много мало нескольких дву тре четверть \
    половино миллионо";

/// Prefixes of verbs (and of their participles and nouns) that make new words every day.
const VERBAL: &[&str] = &["пере", "недо", "до"];

/// True if the word is made of listed words in a regular way. `folded` is not listed itself.
pub(super) fn is_made(folded: &str) -> bool {
    if folded.contains('-') {
        return is_hyphenated(folded);
    }
    is_compound(folded) || is_prefixed(folded) || is_derived(folded)
}

/// True if the dictionary or the list of the trade has this form, and the dictionary (if it has it) as `want`.
fn is_a(word: &str, want: Tag) -> bool {
    let lexicon = Lexicon::get();
    let parses = lexicon.parse(word);
    if parses.is_empty() {
        return !word.contains('-') && super::words::Words::get().contains(word);
    }
    parses.iter().any(|parse| parse.tag.intersects(want))
}

fn is_one_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// True if this is a noun in its first form.
fn is_noun(word: &str) -> bool {
    let parses = Lexicon::get().parse(word);
    if parses.is_empty() {
        return super::words::Words::get().contains(word);
    }
    parses.iter().any(|parse| parse.tag.contains(Tag::NOUN | Tag::NOMN | Tag::SING))
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

/// «онлайн-запись», «бизнес-ланч», «по-новому», «кол-во», «тест-драйва».
fn is_hyphenated(word: &str) -> bool {
    if is_one_of(SHORT, word) {
        return true;
    }
    if let Some(rest) = word.strip_prefix("по-") {
        let manner = rest.ends_with("ски") || rest.ends_with("цки") || rest.ends_with("ьи");
        if rest.ends_with("му") && is_a(rest, Tag::ADJF) || manner && is_listed(&format!("{rest}й")) {
            return true;
        }
    }
    let mut parts = word.split('-').peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        let known = part.is_empty()
            || part.chars().all(|c| c.is_ascii_alphanumeric())
            || is_listed(part)
            || is_one_of(HYPHENATED, part)
            || is_one_of(PREFIXOIDS, part)
            // «торгово-развлекательный», «сине-белый»
            || !last && part.ends_with(['о', 'е']) && has_adjective(part)
            || !part.contains(|c: char| c.is_ascii()) && is_compound_part(part);
        if !known {
            return false;
        }
    }
    true
}

fn is_compound_part(part: &str) -> bool {
    is_compound(part) || is_prefixed(part) || is_derived(part)
}

/// «торгово»: an adjective has this stem.
fn has_adjective(part: &str) -> bool {
    let mut stem = part.to_owned();
    stem.pop();
    ["ый", "ий", "ой"].iter().any(|ending| is_a(&format!("{stem}{ending}"), Tag::ADJF))
}

/// «двухкомнатный», «видеозвонок», «морозостойкий», «быстрорастворимый».
fn is_compound(word: &str) -> bool {
    let rest_of = |first: &str| word.strip_prefix(first).filter(|rest| letters(rest) >= 4);
    for rest in PREFIXOIDS.split(' ').filter_map(rest_of) {
        // A short first part could be the start of many a misspelt word.
        let enough = letters(rest) >= 5 || letters(word) - letters(rest) >= 4;
        if enough && is_a(rest, Tag::NOUN.with(ADJECTIVE).with(Tag::ADVB)) {
            return true;
        }
    }
    if is_counted(word, 0) {
        return true;
    }
    // «светоотражающий», «бумагоперерабатывающий»: a noun or an adverb, the joining vowel, an adjective.
    for (at, c) in word.char_indices().skip(3) {
        if !matches!(c, 'о' | 'е') {
            continue;
        }
        let (left, right) = (&word[..at], &word[at + c.len_utf8()..]);
        if letters(right) < 6 || letters(left) < 3 || !is_a(right, ADJECTIVE) {
            continue;
        }
        let noun = ["", "а", "я", "ь", "о", "е"].iter().any(|end| is_noun(&format!("{left}{end}")));
        if noun || has_adjective(&word[..at + c.len_utf8()]) {
            return true;
        }
    }
    false
}

/// «сорокаминутный», «двадцатичетырёхчасовой»: numerals, then an adjective or «-летие».
fn is_counted(word: &str, depth: usize) -> bool {
    NUMERALS.split(' ').filter_map(|number| word.strip_prefix(number)).any(|rest| {
        letters(rest) >= 4
            && (is_a(rest, ADJECTIVE.with(Tag::NOUN)) && letters(rest) >= 5 || is_adjective_of_noun(rest))
            || depth < 3 && is_counted(rest, depth + 1)
    })
}

/// «неоплаченный», «перевыставить», «допоставка».
fn is_prefixed(word: &str) -> bool {
    if let Some(rest) = word.strip_prefix("не")
        && letters(rest) >= 4
        && is_a(rest, ADJECTIVE.with(Tag::ADVB))
        && !is_a(rest, Tag::PREP.with(Tag::CONJ))
    {
        return true;
    }
    for rest in ["наи", "по"].iter().filter_map(|first| word.strip_prefix(first)) {
        if letters(rest) >= 5 && is_a(rest, Tag::COMP) {
            return true;
        }
    }
    VERBAL.iter().filter_map(|first| word.strip_prefix(first)).any(|rest| {
        letters(rest) >= 6 && !rest.ends_with("ся") && !rest.ends_with("сь") && is_a(rest, VERB)
            || letters(rest) >= 7 && rest.contains("ни") && is_a(rest, Tag::NOUN)
    }) || word.strip_prefix("пере").is_some_and(|rest| letters(rest) >= 5 && is_a(rest, VERB.with(Tag::NOUN)))
}

/// Endings of adjectives after a hard stem.
const ENDINGS: &[&str] = &[
    "ый", "ая", "ое", "ые", "ого", "ому", "ую", "ым", "ом", "ой", "ых", "ыми", "ий", "ие", "им", "их", "ими",
];
/// Suffixes that make an adjective of a noun.
const SUFFIXES: &[&str] = &["н", "ов", "ев", "ск", "ическ", "очн", "ечн", "енн", "альн", "ионн"];

/// «вебинарный», «кешбэчный»: a noun and an adjective's suffix.
fn is_adjective_of_noun(word: &str) -> bool {
    ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).any(|stem| {
        SUFFIXES.iter().filter_map(|suffix| stem.strip_suffix(suffix)).any(|root| {
            letters(root) >= 4
                && ["", "а", "я", "ь", "ия", "ка", "о"].iter().any(|end| is_noun(&format!("{root}{end}")))
        })
    })
}

/// Endings of feminine nouns in -ость, of neuter ones in -ние, of those in -а and of masculine ones.
const OST: &[&str] = &["ость", "ости", "остью", "остей", "остям", "остями", "остях"];
const NIE: &[&str] = &["ние", "ния", "нию", "нием", "нии", "ний", "ниям", "ниями", "ниях"];
const IN_A: &[&str] = &["а", "у", "е", "и", "ой", "ам", "ами", "ах"];
const HARD: &[&str] = &["", "а", "у", "ом", "е", "и", "ов", "ам", "ами", "ах"];
const VOWELS: [char; 9] = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];
/// Suffixes of diminutives of the feminine and of the masculine.
const SHE: &[&str] = &["очк", "ечк", "еньк", "оньк", "ушк", "юшк", "ишк", "ышк", "ичк"];
const HE: &[&str] = &["ик", "чик"];

/// Adverbs and abstract nouns of adjectives, nouns of verbs, adjectives of nouns, diminutives.
fn is_derived(word: &str) -> bool {
    let adjective = |stem: &str| {
        letters(stem) >= 5
            && ["ый", "ий", "ой"].iter().any(|end| is_a(&format!("{stem}{end}"), Tag::ADJF.with(Tag::PRTF)))
    };
    // «безакцептно», «стоматологически»: not «налогово», which is only half a word.
    let manner = match word.strip_suffix('о') {
        Some(stem) if stem.ends_with('н') => adjective(stem),
        _ => word.ends_with("чески") && is_a(&format!("{word}й"), Tag::ADJF),
    };
    if manner {
        return true;
    }
    if OST.iter().filter_map(|end| word.strip_suffix(end)).any(adjective) {
        return true;
    }
    if NIE
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .any(|stem| letters(stem) >= 6 && is_a(&format!("{stem}ть"), Tag::INFN))
    {
        return true;
    }
    if letters(word) >= 8 && is_adjective_of_noun(word) {
        return true;
    }
    let small = |endings: &[&str], suffixes: &[&str], roots: &[&str]| {
        endings.iter().filter_map(|end| word.strip_suffix(end)).any(|stem| {
            suffixes.iter().filter_map(|suffix| stem.strip_suffix(suffix)).any(|root| {
                // «счеты» and an ending make no diminutive.
                letters(root) >= 4
                    && !root.ends_with(VOWELS)
                    && roots.iter().any(|end| is_noun(&format!("{root}{end}")))
            })
        })
    };
    small(IN_A, SHE, &["а", "я", "ь", "ка", "о"]) || small(HARD, HE, &["", "ь"])
}
