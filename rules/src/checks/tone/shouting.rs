//! `shouting`: CAPITALS, «!!!», too many exclamation marks.

use std::ops::Range;

use crate::capitals::capitalise;
use crate::context::{Scope, View};
use crate::document::Channel;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, Lexicon, Tag, TokenKind};
use crate::rewrite::Rewrite;

use crate::checks::said::is_greeting;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    for scope in view.speech() {
        if !is_title(&scope) {
            capitals(&scope, out);
        }
        marks(&scope, out);
    }
    exclamations(view, out);
}

/// A short line in capitals with no end mark is a heading, whatever the format calls it.
fn is_title(scope: &Scope<'_>) -> bool {
    let mut words = 0;
    for (at, token) in scope.tokens().iter().enumerate() {
        match token.kind {
            TokenKind::Word if token.case == LetterCase::Upper || scope.written(at).chars().count() == 1 => {
                words += 1
            }
            TokenKind::Word
            | TokenKind::Placeholder
            | TokenKind::Emoji
            | TokenKind::Object
            | TokenKind::Link => return false,
            TokenKind::Punct if scope.is_mark(at, ".!?") => return false,
            _ => {}
        }
    }
    (1..=8).contains(&words)
}

// ---- capitals -----------------------------------------------------------------------------------------------

fn capitals(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut at = 0;
    while at < scope.tokens().len() {
        let start = at;
        while at < scope.tokens().len() && is_capital_word(scope, at) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let run = start..at;
        if run.clone().any(|it| shouts(scope, it, run.len() > 1)) && !is_label(scope, &run) {
            out.push(Draft::on(scope, &run).fix(lower(scope, &run)));
        }
    }
}

/// A Cyrillic word in capitals, or a one-letter word between two of them.
fn is_capital_word(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    if token.kind != TokenKind::Word
        || !scope.written(at).chars().all(|c| c.is_uppercase() && !c.is_ascii() || c == '-')
    {
        return false;
    }
    // «ВЕСНА10» and «АГВ-II» are codes.
    let glued = scope
        .tokens()
        .get(at + 1)
        .is_some_and(|next| !next.space_before && matches!(next.kind, TokenKind::Number | TokenKind::Word));
    let after = at > 0
        && !token.space_before
        && matches!(scope.tokens()[at - 1].kind, TokenKind::Number | TokenKind::Word);
    if glued || after || scope.view.settings.style.capitals.iter().any(|known| known == scope.written(at)) {
        return false;
    }
    if token.case != LetterCase::Upper {
        let near = |it: Option<usize>| {
            it.is_some_and(|it| {
                scope
                    .tokens()
                    .get(it)
                    .is_some_and(|other| other.case == LetterCase::Upper && other.kind == TokenKind::Word)
            })
        };
        return near(at.checked_sub(1)) && near(Some(at + 1));
    }
    true
}

/// The word is known in small letters, so it is no abbreviation.
fn shouts(scope: &Scope<'_>, at: usize, in_run: bool) -> bool {
    let token = &scope.tokens()[at];
    if token.case != LetterCase::Upper
        || token.parses.is_empty()
        || token.parses.iter().any(|parse| parse.tag.contains(Tag::ABBR))
    {
        return false;
    }
    let letters = scope.written(at).chars().count();
    // Short nouns are as often abbreviations («МИР», «ГОСТ», «ДОМ»); other words are not.
    let noun = token.parses.iter().all(|parse| parse.tag.intersects(Tag::NOUN | Tag::INTJ));
    let proper = token
        .parses
        .iter()
        .all(|parse| parse.tag.intersects(Tag::NAME | Tag::SURN | Tag::GEOX | Tag::ORGN | Tag::TRAD));
    let short = if noun { letters < if in_run { 4 } else { 5 } } else { letters < 2 };
    let spared = short || proper || (noun && is_indeclinable(scope, at));
    !spared
}

/// «КАСКО», «ОСАГО»: a noun that never changes is written in capitals because it is an abbreviation.
fn is_indeclinable(scope: &Scope<'_>, at: usize) -> bool {
    let lexicon = Lexicon::get();
    let norm = scope.norm(at);
    scope.tokens()[at]
        .parses
        .iter()
        .all(|parse| lexicon.forms(norm, parse).iter().all(|(form, _)| form == norm))
}

/// Quoted, or a promo code: «промокод ЛЕТО».
fn is_label(scope: &Scope<'_>, run: &Range<usize>) -> bool {
    const CODES: &[&str] = &[
        "промокод",
        "промокоду",
        "промокода",
        "промокодом",
        "код",
        "кода",
        "коду",
        "кодом",
        "купон",
        "купону",
        "купона",
        "слово",
        "слову",
        "кнопку",
        "кнопка",
        "раздел",
        "ооо",
        "ао",
        "зао",
        "пао",
        "ип",
    ];
    let mut before = run.start;
    while before > 0 && scope.is_mark(before - 1, ":—–-") {
        before -= 1;
    }
    scope.is_quoted(run.start) || (before > 0 && scope.is_word(before - 1, CODES))
}

fn lower(scope: &Scope<'_>, run: &Range<usize>) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    let sentence = scope.analysis.sentence_of(run.start).tokens.clone();
    let first = scope.first_word(&sentence);
    for at in run.clone() {
        let token = &scope.tokens()[at];
        let small = scope.written(at).to_lowercase();
        let name = !token.parses.is_empty()
            && token
                .parses
                .iter()
                .all(|parse| parse.tag.intersects(Tag::NAME | Tag::SURN | Tag::PATR | Tag::GEOX));
        // An abbreviation inside shouting stays one.
        if token.parses.iter().any(|parse| parse.tag.contains(Tag::ABBR))
            || token.parses.is_empty() && small.chars().count() < 5
        {
            continue;
        }
        let opens = at == first || run.contains(&at) && scope.analysis.sentence_of(at).tokens.start == at;
        rewrite.raw(token.range.clone(), if opens || name { capitalise(&small) } else { small });
    }
    let words = scope.slice(run).to_lowercase();
    rewrite.finish(Grade::Safe, Note::write(&words))
}

// ---- marks --------------------------------------------------------------------------------------------------

/// Three marks and more: «!!!», «?!?!».
fn marks(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut at = 0;
    while at < scope.tokens().len() {
        let run = mark_run(scope, at);
        if run.len() >= 3 && run.clone().any(|it| scope.is_mark(it, "!")) {
            let asks = run.clone().any(|it| scope.is_mark(it, "?"));
            let mark = if asks { "?" } else { "!" };
            let mut rewrite = Rewrite::new(scope);
            rewrite.raw(scope.logical(&run), mark);
            let title =
                Note::new(format!("Оставить один знак: «{mark}»"), format!("Keep one mark: “{mark}”"));
            out.push(Draft::on(scope, &run).fix(rewrite.finish(Grade::Safe, title)));
        }
        at = run.end.max(at + 1);
    }
}

/// The run of «!» and «?» that starts at this token.
fn mark_run(scope: &Scope<'_>, at: usize) -> Range<usize> {
    let mut end = at;
    while end < scope.tokens().len()
        && scope.is_mark(end, "!?")
        && (end == at || !scope.tokens()[end].space_before)
    {
        end += 1;
    }
    at..end
}

/// More exclamations in one message than the channel bears, the greeting's not counted.
fn exclamations(view: &View<'_>, out: &mut Vec<Draft>) {
    let limits = &view.settings.limits;
    let limit = if view.doc.front.channel == Some(Channel::Sms) {
        limits.exclamations_sms
    } else {
        limits.exclamations
    };
    let mut message = usize::MAX;
    let mut found: Vec<(Scope<'_>, Range<usize>)> = Vec::new();
    for scope in view.speech() {
        if scope.block.message != message {
            too_many(&found, limit, out);
            found.clear();
            message = scope.block.message;
        }
        for sentence in scope.sentences() {
            let Some(first) = scope.end_mark(&sentence.tokens) else { continue };
            let run = mark_run(&scope, first);
            let exclaims = run.clone().any(|at| scope.is_mark(at, "!"));
            let asks = run.clone().any(|at| scope.is_mark(at, "?"));
            if exclaims && !asks && !scope.is_quoted(first) && !is_greeting(&scope, &sentence.tokens) {
                found.push((scope, run));
            }
        }
    }
    too_many(&found, limit, out);
}

fn too_many(found: &[(Scope<'_>, Range<usize>)], limit: usize, out: &mut Vec<Draft>) {
    let Some((scope, run)) = found.get(limit) else {
        return;
    };
    let mut edits = Vec::new();
    for (scope, run) in &found[limit..] {
        let mut rewrite = Rewrite::new(scope);
        rewrite.raw(scope.logical(run), ".");
        edits.extend(
            rewrite.finish(Grade::Suggested, Note::write(".")).map(|fix| fix.edits).unwrap_or_default(),
        );
    }
    let title = Note::new("Заменить лишние «!» точками", "Put full stops for the extra “!”");
    let mut draft = Draft::on(scope, run);
    draft.fixes.push(DraftFix { title, grade: Grade::Suggested, edits });
    out.push(draft);
}
