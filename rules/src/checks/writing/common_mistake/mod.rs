//! `common-mistake`: what is often written wrong and can be told for certain. Fixed phrases stand on the page.

mod govern;
mod joined;
mod same;
mod spelt;
mod verbs;

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Lexicon, Parse, Tag, TokenKind};
use crate::rewrite::Rewrite;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let mut at = sentence.start;
        while at < sentence.end {
            let found = is_open(scope, at).then(|| find(scope, sentence, at)).flatten();
            let Some(found) = found else {
                at += 1;
                continue;
            };
            at = found.tokens.end.max(at + 1);
            out.push(found.draft(scope));
        }
    }
}

fn is_open(scope: &Scope<'_>, at: usize) -> bool {
    scope.is(at, TokenKind::Word) && !scope.norm(at).is_ascii()
}

fn find(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    spelt::find(scope, at)
        .or_else(|| joined::find(scope, sentence, at))
        .or_else(|| same::find(scope, sentence, at))
        .or_else(|| verbs::find(scope, sentence, at))
        .or_else(|| govern::find(scope, sentence, at))
}

/// A mistake and what is right.
#[derive(Clone, Debug)]
struct Mistake {
    tokens: Range<usize>,
    /// The words to write instead; empty: the tokens of `cut` are taken out.
    right: Vec<String>,
    cut: Option<Range<usize>>,
    grade: Grade,
    hint: bool,
}

impl Mistake {
    fn safe(tokens: Range<usize>, right: impl Into<String>) -> Self {
        Self { tokens, right: vec![right.into()], cut: None, grade: Grade::Safe, hint: false }
    }

    fn unsure(tokens: Range<usize>, right: &[String]) -> Self {
        Self { tokens, right: right.to_vec(), cut: None, grade: Grade::Suggested, hint: false }
    }

    /// The tokens of `cut` are too much.
    fn superfluous(tokens: Range<usize>, cut: Range<usize>) -> Self {
        Self { tokens, right: Vec::new(), cut: Some(cut), grade: Grade::Safe, hint: false }
    }

    fn draft(self, scope: &Scope<'_>) -> Draft {
        let mut draft = Draft::on(scope, &self.tokens);
        if self.hint {
            draft = draft.at(crate::finding::Severity::Hint);
        }
        for right in &self.right {
            let mut rewrite = Rewrite::new(scope);
            rewrite.words(&self.tokens, right);
            draft = draft.fix(rewrite.finish(self.grade, Note::write(right)));
        }
        if let Some(cut) = &self.cut {
            let tokens = scope.tokens();
            let mut rewrite = Rewrite::new(scope);
            if scope.is(cut.start, TokenKind::Punct) {
                rewrite.raw(scope.logical(cut), "");
            } else {
                let end = tokens.get(cut.end).map_or(scope.text().len(), |next| next.range.start);
                rewrite.raw(tokens[cut.start].range.start..end, "");
                if tokens[cut.start].case != crate::language::LetterCase::Lower
                    && scope.is(cut.end, TokenKind::Word)
                {
                    rewrite.capital(cut.end);
                }
            }
            draft = draft.fix(rewrite.finish(self.grade, Note::delete(scope.slice(cut))));
        }
        draft
    }
}

/// The reading of a token that has all of these grammemes.
fn reading(scope: &Scope<'_>, at: usize, tag: Tag) -> Option<Parse> {
    scope.tokens().get(at)?.parses.iter().find(|parse| parse.tag.contains(tag)).copied()
}

fn is_nominal(scope: &Scope<'_>, at: usize, case: Tag) -> bool {
    scope.tokens().get(at).is_some_and(|token| {
        token.parses.iter().any(|parse| {
            parse.tag.contains(case)
                && parse.tag.intersects(Tag::NOUN | Tag::ADJF | Tag::NPRO | Tag::PRTF | Tag::NUMR | Tag::APRO)
        })
    })
}

/// The form of the token's reading, with its ё.
fn form(scope: &Scope<'_>, at: usize, parse: &Parse, want: Tag) -> Option<String> {
    let written = scope.written(at).to_lowercase();
    Lexicon::get()
        .inflect_yo(&written, parse, want)
        .or_else(|| Lexicon::get().inflect(scope.norm(at), parse, want))
}

/// The number of the sentence's tokens that separate clauses aside, the words right before this token.
fn opens_clause(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    at <= scope.first_word(sentence) || scope.is_mark(at - 1, ",.;:!?…—–-()«»\"")
}
