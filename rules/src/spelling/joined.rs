//! Two words that have run together: «досвидания», «вобщем», «немогу».

use super::common::commonness;
use crate::language::{Lexicon, Parse, Tag};

/// Small words that lose their space.
const SMALL: &[&str] = &[
    "а",
    "без",
    "бы",
    "в",
    "вам",
    "вас",
    "во",
    "вот",
    "все",
    "вы",
    "да",
    "для",
    "до",
    "ее",
    "если",
    "еще",
    "же",
    "за",
    "и",
    "из",
    "или",
    "их",
    "к",
    "как",
    "ко",
    "ли",
    "мне",
    "мы",
    "на",
    "над",
    "нам",
    "нас",
    "не",
    "нет",
    "ни",
    "но",
    "ну",
    "о",
    "об",
    "от",
    "по",
    "под",
    "при",
    "про",
    "с",
    "со",
    "так",
    "там",
    "то",
    "только",
    "тут",
    "у",
    "уже",
    "что",
    "чтобы",
    "эта",
    "эти",
    "это",
    "этот",
    "я",
];

/// The case after a preposition.
const CASES: &[(&str, Tag)] = &[
    ("без", Tag::GENT),
    ("в", Tag::ACCS.with(Tag::LOCT).with(Tag::LOC2)),
    ("во", Tag::ACCS.with(Tag::LOCT).with(Tag::LOC2)),
    ("для", Tag::GENT),
    ("до", Tag::GENT.with(Tag::GEN2)),
    ("за", Tag::ACCS.with(Tag::ABLT)),
    ("из", Tag::GENT.with(Tag::GEN2)),
    ("к", Tag::DATV),
    ("ко", Tag::DATV),
    ("на", Tag::ACCS.with(Tag::LOCT).with(Tag::LOC2)),
    ("над", Tag::ABLT),
    ("о", Tag::LOCT),
    ("об", Tag::LOCT),
    ("от", Tag::GENT),
    ("по", Tag::DATV),
    ("под", Tag::ACCS.with(Tag::ABLT)),
    ("при", Tag::LOCT),
    ("про", Tag::ACCS),
    ("с", Tag::GENT.with(Tag::ABLT).with(Tag::GEN2)),
    ("со", Tag::GENT.with(Tag::ABLT)),
    ("у", Tag::GENT),
];

/// The two words that an unknown folded word may be made of, with how common the rarer of them is. The surest
/// split.
#[must_use]
pub fn split(folded: &str) -> Option<(String, String, u8)> {
    let lexicon = Lexicon::get();
    let mut best: Option<(String, String, u8)> = None;
    for (at, _) in folded.char_indices().skip(1) {
        let (left, right) = folded.split_at(at);
        let (small_left, small_right) = (SMALL.contains(&left), SMALL.contains(&right));
        let long = |word: &str| word.chars().count() >= 3;
        if !(small_left && long(right) || small_right && long(left) || long(left) && long(right)) {
            continue;
        }
        let (a, b) = (commonness(left), commonness(right));
        // Whole words that meet must both be well known; a preposition asks for its case.
        let (min_a, min_b) = if small_left || small_right { (9, 9) } else { (13, 13) };
        if a < min_a
            || b < min_b
            || !lexicon.contains(left)
            || !lexicon.contains(right)
            || !agrees(left, right)
        {
            continue;
        }
        // «кто-то» wants its hyphen, «кофемашина» is one word.
        let compound = !small_left && !small_right && [left, right].iter().all(|word| is_noun(word));
        if compound || lexicon.contains(&format!("{left}-{right}")) {
            continue;
        }
        if best.as_ref().is_none_or(|(_, _, sure)| a.min(b) > *sure) {
            best = Some((left.to_owned(), right.to_owned(), a.min(b)));
        }
    }
    best
}

fn is_noun(word: &str) -> bool {
    Lexicon::get().parse(word).first().is_some_and(|parse| parse.tag.contains(Tag::NOUN))
}

/// A preposition before its case, «не» and «ни» before a verb; other words before any.
fn agrees(left: &str, right: &str) -> bool {
    let parses = Lexicon::get().parse(right);
    let any = |test: &dyn Fn(&Parse) -> bool| parses.iter().any(test);
    if matches!(left, "не" | "ни") {
        return any(&|parse| {
            parse
                .tag
                .intersects(Tag::VERB | Tag::INFN | Tag::GRND | Tag::PRED | Tag::PREP | Tag::ADVB | Tag::NPRO)
        });
    }
    match CASES.iter().find(|(preposition, _)| *preposition == left) {
        Some((_, case)) => any(&|parse| {
            parse.tag.intersects(Tag::NOUN | Tag::NPRO | Tag::ADJF | Tag::NUMR | Tag::PRTF)
                && parse.tag.intersects(*case)
        }),
        None => true,
    }
}
