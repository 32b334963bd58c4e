//! `ambiguous-abbreviation`: «ТЗ», «ЛК», «т.к.», «кол-во», «пн-пт», «доп. услуга» where nothing in the file says what
//! they stand for.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::abbreviations::{ADJECTIVES, DOTTED, HYPHENED, INITIALS, SLASHED};
use super::noun::{Capital, declension, describe, replace};
use super::weekdays;
use crate::context::{Scope, View};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, Tag, TokenKind};
use crate::rewrite::Rewrite;

/// What initials stand for, the likeliest first; empty where only the author knows.
type Meanings = &'static str;

static BY_INITIALS: LazyLock<FxHashMap<&str, Meanings>> =
    LazyLock::new(|| INITIALS.iter().copied().collect());

/// Initials and the stems of the first two words of what they stand for.
type Expansion = (&'static str, [String; 2]);

/// The first words of all expansions by their first letters, to find where the file explains them.
static BY_EXPANSION: LazyLock<FxHashMap<String, SmallVec<[Expansion; 2]>>> = LazyLock::new(|| {
    let mut map: FxHashMap<String, SmallVec<[Expansion; 2]>> = FxHashMap::default();
    for (short, meanings) in INITIALS {
        for meaning in meanings.split('|') {
            let mut words = meaning.split(' ').map(stem);
            if let (Some(first), Some(second)) = (words.next(), words.next()) {
                let key = first.chars().take(KEY).collect();
                map.entry(key).or_default().push((short, [first, second]));
            }
        }
    }
    map
});

/// Letters by which expansions are looked up.
const KEY: usize = 4;

/// A word without its ending, folded.
fn stem(word: &str) -> String {
    const ENDING: usize = 2;
    let word = crate::text::fold::fold(word.trim_end_matches('*'));
    let len = word.chars().count();
    word.chars().take(if len > KEY + ENDING { len - ENDING } else { KEY.min(len) }).collect()
}

/// What a form of a shortened word stands for, and its readings.
type Shortened = (Meanings, SmallVec<[Tag; 4]>);

static BY_HYPHEN: LazyLock<FxHashMap<String, Shortened>> = LazyLock::new(|| {
    let mut map: FxHashMap<String, Shortened> = FxHashMap::default();
    for (short, model, meaning) in HYPHENED {
        for (form, tag) in declension(short, model) {
            map.entry(form).or_insert_with(|| (meaning, SmallVec::new())).1.push(tag);
        }
    }
    map
});

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let mut explained: FxHashSet<&str> = FxHashSet::default();
    let mut message = usize::MAX;
    for scope in view.speech() {
        if view.doc.collection && scope.block.message != message {
            explained.clear();
        }
        message = scope.block.message;
        let mut at = 0;
        while at < scope.tokens().len() {
            at = step(&scope, at, &mut explained, out);
        }
    }
}

/// Looks at one token; the token to go on with.
fn step<'a>(scope: &Scope<'a>, at: usize, explained: &mut FxHashSet<&'a str>, out: &mut Vec<Draft>) -> usize {
    if !scope.is(at, TokenKind::Word) {
        return at + 1;
    }
    let norm = scope.norm(at);
    explain(scope, at, explained);
    if scope.is_quoted(at) {
        return at + 1;
    }
    let found = dotted(scope, at)
        .or_else(|| slashed(scope, at))
        .or_else(|| weekday(scope, at))
        .or_else(|| adjective(scope, at))
        .or_else(|| hyphened(scope, at))
        .or_else(|| initials(scope, at, explained));
    let Some((tokens, fixes)) = found else { return at + 1 };
    let end = tokens.end;
    if !explained.contains(norm) && !scope.view.known().has(scope, &tokens) {
        let mut draft = Draft::on(scope, &tokens);
        draft.fixes = fixes;
        out.push(draft);
    }
    end.max(at + 1)
}

/// Remembers what the text at this token explains.
fn explain<'a>(scope: &Scope<'a>, at: usize, explained: &mut FxHashSet<&'a str>) {
    let norm = scope.norm(at);
    let key: String = norm.chars().take(KEY).collect();
    if let Some(entries) = BY_EXPANSION.get(&key) {
        for (short, [first, second]) in entries {
            if norm.starts_with(first.as_str())
                && scope.is(at + 1, TokenKind::Word)
                && scope.norm(at + 1).starts_with(second.as_str())
            {
                explained.insert(short);
            }
        }
    }
    // «техническое задание (ТЗ)», «ТЗ (техническое задание)», «ТЗ — это …»
    let bracketed = at > 0 && scope.is_mark(at - 1, "(") && scope.is_mark(at + 1, ")");
    let opens = scope.is_mark(at + 1, "(")
        && scope.tokens().get(at + 2).is_some_and(|next| next.case == LetterCase::Lower);
    let defined = scope.is_mark(at + 1, "—–-,") && scope.is_word(at + 2, &["это", "то"]);
    if (bracketed || opens || defined) && scope.tokens()[at].case == LetterCase::Upper {
        explained.insert(norm);
    }
}

type Found = (Range<usize>, Vec<DraftFix>);

/// «ТЗ», «ПВЗ».
fn initials(scope: &Scope<'_>, at: usize, explained: &FxHashSet<&str>) -> Option<Found> {
    /// Written small, too: no other word looks like them.
    const SMALL: &[&str] = &["тз", "пвз", "лк", "sla", "кп"];
    let norm = scope.norm(at);
    let meanings = *BY_INITIALS.get(norm)?;
    let case = scope.tokens()[at].case;
    if explained.contains(norm)
        || !(case == LetterCase::Upper || (case == LetterCase::Lower && SMALL.contains(&norm)))
    {
        return None;
    }
    // «НОМЕР ТО»: everything is in capitals there; «№ КП-12», «КП 45/2»: a number of its own.
    let loud = |it: usize| {
        scope.tokens().get(it).is_some_and(|token| token.case == LetterCase::Upper)
            && !BY_INITIALS.contains_key(scope.norm(it))
            && scope.norm(it).chars().count() > KEY
    };
    let glued =
        scope.tokens().get(at + 1).is_some_and(|next| !next.space_before && scope.is_mark(at + 1, "-–/_&"));
    if (at > 0 && (loud(at - 1) || scope.is_mark(at - 1, "№/_&"))) || loud(at + 1) || glued {
        return None;
    }
    const ALL: Tag = Tag::NOUN.with(Tag::SING).with(Tag::MASC).with(Tag::FEMN).with(Tag::NEUT);
    let readings: SmallVec<[Tag; 6]> = super::case::CASES.iter().map(|case| ALL | *case).collect();
    let mut fixes = Vec::new();
    for meaning in meanings.split('|').filter(|meaning| !meaning.is_empty()) {
        let mut rewrite = Rewrite::new(scope);
        if let Some(text) = replace(scope, &mut rewrite, at, &readings, meaning, Capital::Start) {
            fixes.extend(rewrite.finish(Grade::Suggested, Note::write(&text)));
        }
    }
    Some((at..at + 1, fixes))
}

/// «т.к.», «и т. д.»
fn dotted(scope: &Scope<'_>, at: usize) -> Option<Found> {
    let sentence = &scope.analysis.sentence_of(at).tokens;
    let (letters, text) = DOTTED.iter().find(|(letters, _)| {
        letters.iter().enumerate().all(|(number, letter)| {
            let word = at + 2 * number;
            scope.is_word(word, &[letter]) && (number + 1 == letters.len() || scope.is_mark(word + 1, "."))
        })
    })?;
    let last = at + 2 * (letters.len() - 1);
    let dot = scope.is_mark(last + 1, ".");
    // A single short word needs its full stop: «напр.», not «напр».
    if letters.len() == 1 && !dot {
        return None;
    }
    let end = if dot { last + 2 } else { last + 1 };
    let closes = dot
        && (end >= sentence.end
            || scope.tokens().get(end).is_some_and(|next| {
                next.newline_before
                    || next.kind == TokenKind::Word && next.case != LetterCase::Lower && !scope.is_name(end)
            }));
    let replaced = at..if closes { end - 1 } else { end };
    let mut fixes = Vec::new();
    if !text.is_empty() {
        fixes.extend(Rewrite::new(scope).words(&replaced, text).finish(Grade::Suggested, Note::write(text)));
    }
    Some((at..end, fixes))
}

/// «р/с», «з/п».
fn slashed(scope: &Scope<'_>, at: usize) -> Option<Found> {
    if !scope.is_mark(at + 1, "/") || !scope.is(at + 2, TokenKind::Word) {
        return None;
    }
    let (_, _, meaning) =
        SLASHED.iter().find(|(a, b, _)| scope.is_word(at, &[a]) && scope.is_word(at + 2, &[b]))?;
    const ALL: Tag = Tag::NOUN.with(Tag::SING).with(Tag::MASC).with(Tag::FEMN).with(Tag::NEUT);
    let readings: SmallVec<[Tag; 6]> = super::case::CASES.iter().map(|case| ALL | *case).collect();
    let mut rewrite = Rewrite::new(scope);
    let text = replace(scope, &mut rewrite, at, &readings, meaning, Capital::Start);
    rewrite.raw(scope.logical(&(at + 1..at + 3)), "");
    let fix = text.and_then(|text| rewrite.finish(Grade::Suggested, Note::write(&text)));
    Some((at..at + 3, fix.into_iter().collect()))
}

/// «кол-ва», «р-не».
fn hyphened(scope: &Scope<'_>, at: usize) -> Option<Found> {
    let (meaning, readings) = BY_HYPHEN.get(scope.norm(at))?;
    let mut rewrite = Rewrite::new(scope);
    let text = replace(scope, &mut rewrite, at, readings, meaning, Capital::AsBefore);
    let fix = text.and_then(|text| rewrite.finish(Grade::Suggested, Note::write(&text)));
    Some((at..at + 1, fix.into_iter().collect()))
}

/// «доп. услуга» → «дополнительная услуга».
fn adjective(scope: &Scope<'_>, at: usize) -> Option<Found> {
    let (_, full) = ADJECTIVES.iter().find(|(short, _)| scope.is_word(at, &[short]))?;
    let noun = at + 2;
    let follows = scope.is_mark(at + 1, ".")
        && scope.tokens().get(noun).is_some_and(|token| {
            token.kind == TokenKind::Word && token.case == LetterCase::Lower && token.can_be(Tag::NOUN)
        });
    if !follows {
        return None;
    }
    let fix = describe(scope, at, noun, full).and_then(|text| {
        Rewrite::new(scope).words(&(at..at + 2), &text).finish(Grade::Suggested, Note::write(&text))
    });
    Some((at..at + 2, fix.into_iter().collect()))
}

/// «пн-пт», «в сб».
fn weekday(scope: &Scope<'_>, at: usize) -> Option<Found> {
    let found = weekdays::find(scope, at)?;
    let mut rewrite = Rewrite::new(scope);
    if let Some((token, text)) = found.preposition {
        rewrite.word(token, text);
    }
    rewrite.words(&found.tokens, &found.text);
    let fix = rewrite.finish(Grade::Suggested, Note::write(&found.text));
    Some((found.tokens, fix.into_iter().collect()))
}
