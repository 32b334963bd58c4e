//! Words that are written so that a filter does not see them: «п*здец», «сук@», «дуррррак», «д у р а к», «suka».

use crate::context::Scope;
use crate::language::{Lexicon, TokenKind};
use crate::text::fold::look_alike;

use super::words::{Level, level};

/// What people mask. A mask stands for letters of one of these, never of a word that only has the same length.
const FULL: &[&str] = &[
    "хуй",
    "хуя",
    "хую",
    "хуем",
    "хуйня",
    "хуйню",
    "хуйни",
    "хуйней",
    "хуево",
    "хуевый",
    "хуевая",
    "нахуй",
    "нахуя",
    "похуй",
    "нихуя",
    "дохуя",
    "охуел",
    "охуели",
    "охуеть",
    "охуенно",
    "хуесос",
    "хуйло",
    "блядь",
    "бляди",
    "блядей",
    "блядский",
    "бля",
    "блять",
    "сука",
    "суки",
    "суке",
    "суку",
    "сукой",
    "сучка",
    "пизда",
    "пизды",
    "пизде",
    "пизду",
    "пиздец",
    "пиздеца",
    "пиздить",
    "спиздили",
    "пиздеж",
    "пиздит",
    "ебать",
    "ебаный",
    "ебаная",
    "ебаные",
    "ебаное",
    "ебаного",
    "ебаных",
    "ебал",
    "ебет",
    "ебут",
    "ебало",
    "ебучий",
    "ебучие",
    "ебанутый",
    "ебанутые",
    "ебнулся",
    "заебал",
    "заебали",
    "заебись",
    "заебала",
    "наебали",
    "наебать",
    "отъебись",
    "уебок",
    "уебки",
    "уебище",
    "выебать",
    "проебали",
    "долбоеб",
    "долбоебы",
    "мудак",
    "мудаки",
    "мудаков",
    "мудила",
    "пидор",
    "пидоры",
    "пидоров",
    "пидорас",
    "пидорасы",
    "пидарас",
    "гандон",
    "гандоны",
    "гондон",
    "говно",
    "говна",
    "говне",
    "говном",
    "дерьмо",
    "дерьма",
    "жопа",
    "жопу",
    "жопе",
    "жопой",
    "жопы",
    "срать",
    "насрать",
    "шлюха",
    "шлюхи",
    "дебил",
    "дебилы",
    "идиот",
    "идиоты",
    "урод",
    "уроды",
    "ублюдок",
    "ублюдки",
    "тварь",
    "твари",
    "мразь",
    "мрази",
    "дурак",
    "дура",
    "дураки",
    "козел",
    "козлы",
    "хер",
    "хера",
    "херня",
    "херню",
    "нахер",
    "похер",
    "хрен",
    "придурок",
    "придурки",
    "тупица",
    "кретин",
    "сволочь",
    "сволочи",
    "гнида",
    "падла",
    "ссать",
    "трахать",
    "пидарасы",
    "дебилов",
    "уродов",
    "манда",
    "залупа",
];
/// The start of a word whose rest is stars: «х**», «п***».
const STARTS: &[&str] = &[
    "х", "ху", "п", "пи", "пиз", "б", "бл", "бля", "е", "еб", "нах", "пох", "оху", "су", "сук", "муд", "пид",
    "заеб",
];
/// Written in Latin letters.
const LATIN: &[&str] = &[
    "suka", "cyka", "cука", "suki", "blya", "blyat", "blyad", "blyadi", "bliat", "bljad", "pizdec",
    "pizdets", "pizda", "xyй", "xyi", "huy", "hui", "huj", "xuy", "nahuy", "nahui", "nahuj", "huinya",
    "huynya", "pidor", "pidoras", "pidory", "mudak", "mudaki", "debil", "debily", "durak", "dura", "urod",
    "urody", "ebat", "yebat", "ebal", "zaebali", "zaebal", "dolboeb", "gandon", "govno", "zhopa", "jopa",
    "ublyudok", "tvar", "kozel", "shlyuha", "ebany", "ebanyi", "idiotka",
];

/// The level of a word with letters repeated, letters of another script or digits in it, or hyphens.
pub(super) fn spelt(scope: &Scope<'_>, at: usize) -> Option<Level> {
    let (norm, token) = (scope.norm(at), &scope.tokens()[at]);
    if norm.is_ascii() {
        return LATIN.contains(&norm).then_some(Level::Obscene);
    }
    if !token.parses.is_empty() && !norm.contains('-') {
        return None;
    }
    let plain: String = norm.chars().filter(|c| *c != '-').map(letter).collect();
    let known = || Lexicon::get().contains(norm);
    if plain != norm && (!norm.contains('-') || !known()) {
        let parts = norm.split('-').filter(|part| part.chars().count() > 2).find_map(level);
        let short = norm.split('-').all(|part| part.chars().count() <= 3);
        let whole = (!norm.contains('-') || short).then(|| level(&plain)).flatten();
        if let Some(found) = whole.or(parts) {
            return Some(found);
        }
    }
    let once = squeezed(&plain);
    (once != plain).then(|| level(&once)).flatten().filter(|_| token.parses.is_empty())
}

/// The letter that a sign stands for inside a Cyrillic word.
fn letter(c: char) -> char {
    match c {
        '0' => 'о',
        '1' | 'i' | 'u' | '!' => 'и',
        '3' | 'z' => 'з',
        '4' => 'ч',
        '6' | 'b' => 'б',
        '@' => 'а',
        '$' | 's' => 'с',
        'n' => 'п',
        'm' => 'м',
        't' => 'т',
        'r' => 'г',
        'd' | 'g' => 'д',
        'l' => 'л',
        'h' => 'н',
        c => look_alike(c).unwrap_or(c),
    }
}

/// Every run of one letter as a single letter.
fn squeezed(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// A masked word that starts at this token: its level and the token after it.
pub(super) fn masked(scope: &Scope<'_>, at: usize) -> Option<(Level, usize)> {
    let kind = scope.tokens()[at].kind;
    let starts = at == 0 || scope.tokens()[at].space_before || !glues(scope, at - 1);
    if !starts || !matches!(kind, TokenKind::Word | TokenKind::Number) {
        return None;
    }
    let single = |at: usize| scope.is(at, TokenKind::Word) && scope.norm(at).chars().count() == 1;
    if single(at) && (at == 0 || !single(at - 1)) {
        let mut end = at;
        let mut word = String::new();
        while end < scope.tokens().len() && single(end) && word.len() < 40 {
            word.push_str(scope.norm(end));
            end += 1;
        }
        if end - at >= 3
            && let Some(level) = level(&word)
        {
            return Some((level, end));
        }
    }
    let mut end = at + 1;
    while end < scope.tokens().len()
        && end < at + 16
        && !scope.tokens()[end].space_before
        && glues(scope, end)
    {
        end += 1;
    }
    // A mark of the sentence is no mask.
    let last_star = scope.is_mark(end - 1, "*@$#");
    while end > at + 1 && scope.is(end - 1, TokenKind::Punct) && !last_star {
        end -= 1;
    }
    (end > at + 1).then(|| Some((reading(scope, at, end)?, end))).flatten()
}

/// The token may be part of a masked word.
fn glues(scope: &Scope<'_>, at: usize) -> bool {
    match scope.tokens()[at].kind {
        TokenKind::Word => true,
        TokenKind::Number => scope.norm(at).len() == 1,
        TokenKind::Punct => scope.is_mark(at, "*@$#_.…!|%&"),
        _ => false,
    }
}

/// What the chunk of tokens stands for.
fn reading(scope: &Scope<'_>, start: usize, end: usize) -> Option<Level> {
    let chunk: Vec<char> = (start..end).flat_map(|at| scope.norm(at).chars()).collect();
    let as_letters: String = chunk.iter().copied().map(letter).collect();
    if as_letters.chars().all(crate::text::fold::is_cyrillic)
        && let Some(level) = level(&as_letters)
    {
        return Some(level);
    }
    let stars = |c: &char| matches!(c, '*' | '@' | '$' | '#' | '_' | '.' | '…' | '!' | '|' | '%' | '&');
    let letters = chunk.iter().filter(|c| !stars(c)).count();
    let (first, last) = (chunk.first()?, chunk.last()?);
    if letters == 0 || stars(first) {
        return None;
    }
    if stars(last) {
        let run = chunk.iter().rev().take_while(|c| **c == '*').count();
        let head: String = chunk[..chunk.len() - run].iter().collect();
        return (run >= 2 && STARTS.contains(&head.as_str())).then_some(Level::Obscene);
    }
    let dots = chunk.iter().filter(|c| **c == '.').count();
    if dots == 1 && letters + 1 == chunk.len() && letters < 3 && chunk != ['х', '.', 'й'] {
        return None;
    }
    FULL.iter().find(|word| fits(&chunk, word, stars, letters)).and_then(|word| level(word)).or_else(|| {
        // «козёл» alone is an animal, but nobody masks animals.
        FULL.iter().any(|word| fits(&chunk, word, stars, letters)).then_some(Level::Insult)
    })
}

/// The chunk with its masks can be this word. One sign is one letter; several are about as many.
fn fits(chunk: &[char], word: &str, stars: impl Fn(&char) -> bool + Copy, letters: usize) -> bool {
    let word: Vec<char> = word.chars().collect();
    if letters < 2
        || letters == 2 && word.len() > 4 && chunk.len() == 3 && word != ['п', 'и', 'з', 'д', 'е', 'ц']
    {
        return false;
    }
    if letters == 2 && chunk.len() == 3 && !matches!(word.len(), 3 | 6) {
        return false;
    }
    walk(chunk, &word, stars)
}

fn walk(chunk: &[char], word: &[char], stars: impl Fn(&char) -> bool + Copy) -> bool {
    let Some(c) = chunk.first() else { return word.is_empty() };
    if !stars(c) {
        return word.first() == Some(c) && walk(&chunk[1..], &word[1..], stars);
    }
    let run = chunk.iter().take_while(|c| stars(c)).count();
    let pizdec = word.len() == 5 && chunk.len() == 2;
    let lengths = if run == 1 && !pizdec { 1..=1 } else { run.saturating_sub(1).max(1)..=run + 3 };
    lengths.into_iter().any(|length| word.len() >= length && walk(&chunk[run..], &word[length..], stars))
}
