//! `typo`: a word that neither the dictionary nor the house knows.
//!
//! Names, abbreviations, codes and other languages are left alone, and so is every unknown word that nothing
//! common resembles: it is a term or a loan word rather than a slip.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, TokenKind};
use crate::rewrite::Rewrite;
use crate::spelling;

mod apart;
mod disguise;
mod house;
mod memo;
mod passed;
mod yo;

use memo::Memo;

/// From this share of unknown words on, in percent, a block is not Russian prose.
const FOREIGN: usize = 40;
/// Fewer unknown words than this are slips, whatever their share.
const FEW: usize = 5;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let scopes: Vec<Scope<'_>> = (0..view.doc.blocks.len())
        .filter(|&index| matches!(view.doc.blocks[index].role, Role::Agent | Role::Direction))
        .filter_map(|index| view.scope(index))
        .collect();
    let mut memo = Memo::new(view, &scopes);
    for scope in &scopes {
        block(scope, &mut memo, out);
    }
}

fn block(scope: &Scope<'_>, memo: &mut Memo, out: &mut Vec<Draft>) {
    let mut words = 0;
    let mut unknown = Vec::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < scope.tokens().len() {
        let here = at;
        at += 1;
        if !scope.is(here, TokenKind::Word) {
            continue;
        }
        words += 1;
        if let Some(draft) = disguise::unmask(scope, here) {
            found.push(draft);
        } else if let Some((range, draft)) = apart::join(scope, here, memo) {
            at = range.end;
            found.push(draft);
        } else if is_unknown(scope, here, memo) {
            unknown.push(here);
        }
    }
    if unknown.len() >= FEW && unknown.len() * 100 > words * FOREIGN {
        return;
    }
    found.extend(unknown.into_iter().filter_map(|at| report(scope, at, memo)));
    out.append(&mut found);
}

/// A Russian word in ordinary writing that nobody knows.
fn is_unknown(scope: &Scope<'_>, at: usize, memo: &mut Memo) -> bool {
    // The analysis reads a compound by its last part: only there the word itself must be looked up.
    let token = &scope.tokens()[at];
    let norm = scope.norm(at);
    let read = !token.parses.is_empty() && !norm.contains('-');
    !read && passed::is_russian(norm) && !passed::is_passed(scope, at) && !memo.knows(norm)
}

fn report(scope: &Scope<'_>, at: usize, memo: &mut Memo) -> Option<Draft> {
    let capital = scope.tokens()[at].case != LetterCase::Lower;
    if capital && memo.is_name(scope.norm(at)) {
        return None;
    }
    let meant = memo.meant(scope.norm(at), capital)?;
    let tokens = at..at + 1;
    let mut draft = Draft::on(scope, &tokens);
    let written = scope.written(at).to_lowercase();
    for (word, grade) in meant.iter() {
        draft = draft.fix(replacement(scope, &tokens, &yo::keep(&written, word), *grade));
    }
    let first = meant.first().map(|(word, _)| scope.capitalised_like(at, &yo::keep(&written, word)));
    draft.args.push(first.unwrap_or_default());
    Some(draft)
}

/// A fix that writes `word` instead of these tokens.
fn replacement(
    scope: &Scope<'_>,
    tokens: &Range<usize>,
    word: &str,
    grade: Grade,
) -> Option<crate::draft::DraftFix> {
    let word = scope.capitalised_like(tokens.start, word);
    let mut rewrite = Rewrite::new(scope);
    rewrite.raw(scope.logical(tokens), word.as_str());
    rewrite.finish(grade, Note::write(&word))
}

/// A word whose capital may be that of a sentence start.
fn opens(scope: &Scope<'_>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    if token.newline_before || at == 0 {
        return true;
    }
    let sentence = &scope.analysis.sentence_of(at).tokens;
    at <= scope.first_word(sentence)
        || at == scope.after_vocative(sentence)
        || scope.is_mark(at - 1, ":—–-•*")
}

/// True if a folded word is right here.
fn is_right(folded: &str) -> bool {
    spelling::is_known(folded)
}
