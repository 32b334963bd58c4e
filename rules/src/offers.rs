//! The fixes that a page's offers make of a match.

use std::ops::Range;

use crate::capitals::lower_first;
use crate::catalogue::{Offer, Target};
use crate::checks::{spoken, voice};
use crate::context::Scope;
use crate::draft::{DraftFix, Note};
use crate::language::{LetterCase, Lexicon, Mood, Tag, TokenKind};
use crate::phrase::Match;
use crate::rewrite::Rewrite;

/// The fix that an offer makes of a match; `None` where it has no such form.
pub(crate) fn apply(scope: &Scope<'_>, hit: &Match, offer: &Offer) -> Option<DraftFix> {
    let sentence = &scope.analysis.sentence_of(hit.marked.start).tokens;
    let mut rewrite = Rewrite::new(scope);
    let target = match offer.target {
        Target::Clause => scope.clause(hit.marked.start),
        Target::Sentence => scope.after_vocative(sentence)..sentence.end,
        Target::Match | Target::Before | Target::After => hit.marked.clone(),
    };
    let target = spare_placeholders(scope, target)?;
    if offer.text.is_empty() {
        let title = Note::delete(scope.slice(&target));
        return rewrite.delete(&target).finish(offer.grade, title);
    }
    let text = fill(scope, hit, &offer.text)?;
    match offer.target {
        Target::Before => return spoken::insert_before(scope, sentence, &text),
        Target::After => return spoken::insert_after(scope, sentence, &text),
        Target::Sentence => {
            replace_sentence(&mut rewrite, scope, sentence, &target, &text);
        }
        Target::Match | Target::Clause => {
            rewrite.words(&target, &text);
        }
    }
    rewrite.finish(offer.grade, Note::write(&text))
}

/// An address at the end («…, {{name}}.») stays; with a placeholder inside there is no fix: it would be lost.
fn spare_placeholders(scope: &Scope<'_>, target: Range<usize>) -> Option<Range<usize>> {
    let mut end = target.end;
    while end > target.start && scope.is_mark(end - 1, ".!?…»") {
        end -= 1;
    }
    let addressed =
        end >= target.start + 3 && scope.is(end - 1, TokenKind::Placeholder) && scope.is_mark(end - 2, ",");
    let target = if addressed { target.start..end - 2 } else { target };
    (!target.clone().any(|at| scope.is(at, TokenKind::Placeholder))).then_some(target)
}

/// Writes `text` in place of a sentence. Its end mark stays, unless the text brings its own.
pub(crate) fn replace_sentence(
    rewrite: &mut Rewrite<'_>,
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    target: &Range<usize>,
    text: &str,
) {
    let mark = scope.end_mark(sentence);
    let words = target.start..mark.filter(|&mark| mark > target.start).unwrap_or(target.end).min(target.end);
    let body = text.trim_end_matches(['.', '!', '?', '…']);
    let own = &text[body.len()..];
    // After an address («{{name}}, …») the sentence goes on with a small letter.
    let goes_on = scope.tokens().get(target.start).is_some_and(|token| token.case == LetterCase::Lower);
    let body = if goes_on { lower_first(body) } else { body.to_owned() };
    rewrite.words(&words, &body);
    if !own.is_empty() {
        rewrite.end_with(sentence, own);
    }
}

/// Puts placeholders, inflected words and the file's «вы» into an offer.
fn fill(scope: &Scope<'_>, hit: &Match, text: &str) -> Option<String> {
    let text = braces(scope, text);
    let mut words = Vec::new();
    for word in text.split(' ') {
        match word.split_once('~') {
            Some((lemma, number)) => {
                let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
                let token = match number.parse::<usize>() {
                    Ok(number) => hit.tokens.start + number.checked_sub(1)?,
                    // `слово~` takes the form of the first marked word.
                    Err(_) => hit.marked.start,
                };
                let tail: String =
                    word.chars().rev().take_while(|c| !c.is_alphanumeric() && *c != '~').collect();
                words.push(inflect(scope, token, lemma)? + &tail);
            }
            None => words.push(file_vy(scope, word)),
        }
    }
    Some(words.join(" "))
}

/// `lemma` in the form of the matched token: case and number, of a verb also person, tense, gender and mood.
fn inflect(scope: &Scope<'_>, token: usize, lemma: &str) -> Option<String> {
    const CASES: &[Tag] = &[Tag::NOMN, Tag::GENT, Tag::DATV, Tag::ACCS, Tag::ABLT, Tag::LOCT];
    const REST: &[Tag] = &[
        Tag::SING,
        Tag::PLUR,
        Tag::PER1,
        Tag::PER2,
        Tag::PER3,
        Tag::PRES,
        Tag::FUTR,
        Tag::PAST,
        Tag::IMPR,
        Tag::INFN,
    ];
    let lexicon = Lexicon::get();
    let folded = crate::text::fold::fold(lemma);
    let parses = lexicon.parse(&folded);
    let token = scope.tokens().get(token)?;
    let asks = token.mood == Some(Mood::Imperative);
    let fits = |tag: Tag| !tag.contains(Tag::INCL) && (!asks || tag.contains(Tag::IMPR));
    // «печь» the noun or the verb: readings of the same part of speech.
    let same = |a: Tag, b: Tag| {
        const VERBAL: Tag = Tag::VERB.with(Tag::INFN).with(Tag::GRND);
        a.intersects(Tag(b.0 & Tag::PARTS_OF_SPEECH.0)) || (a.intersects(VERBAL) && b.intersects(VERBAL))
    };
    let known = |tag: Tag| parses.iter().any(|parse| same(parse.tag, tag));
    let readings = || token.parses.iter().map(|parse| parse.tag);
    let model = readings()
        .find(|tag| fits(*tag) && known(*tag))
        .or_else(|| readings().find(|tag| known(*tag)))
        .or_else(|| readings().next())?;
    let parse = parses.iter().find(|parse| same(parse.tag, model)).or_else(|| parses.first())?;
    let mut want = Tag::default();
    for bit in CASES.iter().chain(REST) {
        if model.contains(*bit) {
            want = want | *bit;
        }
    }
    // A noun brings its own gender; an adjective or a past form takes that of the word it replaces.
    if !model.intersects(Tag::NOUN) {
        for bit in [Tag::MASC, Tag::FEMN, Tag::NEUT] {
            if model.contains(bit) {
                want = want | bit;
            }
        }
    }
    lexicon.inflect_yo(lemma, parse, want)
}

/// Writes what stands in braces: `{name}` as a placeholder of this file's style, `{прошу/просим}` in the
/// speaker's number.
fn braces(scope: &Scope<'_>, text: &str) -> String {
    let view = scope.view;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inner, after)) = rest.split_once('{').and_then(|(before, inside)| {
        let (inner, after) = inside.split_once('}')?;
        Some((before, inner, after))
    }) {
        out.push_str(before);
        match inner.split_once('/') {
            Some((one, many)) => out.push_str(if voice::is_singular(scope) { one } else { many }),
            None => out.push_str(&view.facts.placeholder(view.settings, inner)),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// «вы» and «ваш» as this file writes them.
fn file_vy(scope: &Scope<'_>, word: &str) -> String {
    const VY: &[&str] = &["вы", "вас", "вам", "вами"];
    let bare = word.trim_matches(|c: char| !c.is_alphabetic());
    let is_vy = VY.contains(&bare) || bare.starts_with("ваш");
    if is_vy && !bare.is_empty() { word.replacen(bare, &voice::vy(scope, bare), 1) } else { word.to_owned() }
}
