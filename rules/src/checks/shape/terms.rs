//! Terms of the glossary that nobody has explained.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::Lexicon;
use crate::rewrite::Rewrite;
use crate::text::fold::fold;

/// A term: for each of its words all its forms, folded.
struct Term<'a> {
    written: &'a str,
    words: Vec<BTreeSet<String>>,
}

impl<'a> Term<'a> {
    fn new(written: &'a str) -> Self {
        let lexicon = Lexicon::get();
        let forms = |word: &str| {
            let folded = fold(word);
            let mut all: BTreeSet<String> = BTreeSet::from([folded.clone()]);
            for parse in lexicon.parse(&folded) {
                all.extend(lexicon.forms(&folded, &parse).into_iter().map(|(form, _)| fold(&form)));
            }
            all
        };
        Self { written, words: written.split_whitespace().map(forms).collect() }
    }

    fn at(&self, scope: &Scope<'_>, at: usize) -> Option<Range<usize>> {
        let end = at + self.words.len();
        let fits = end <= scope.tokens().len()
            && self.words.iter().enumerate().all(|(i, forms)| forms.contains(scope.norm(at + i)));
        (fits && !self.words.is_empty()).then_some(at..end)
    }
}

/// The first use of each term in speech must explain it. What the client said first is known to him.
pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let glossary = &view.settings.glossary;
    let known = |term: &&String| !view.doc.front.client_words.iter().any(|word| fold(word) == fold(term));
    let mut terms: Vec<Term<'_>> = glossary.terms.iter().filter(known).map(|term| Term::new(term)).collect();
    for index in 0..view.doc.blocks.len() {
        if terms.is_empty() {
            return;
        }
        let Some(scope) = view.scope(index).filter(|it| matches!(it.block.role, Role::Agent | Role::Client))
        else {
            continue;
        };
        for at in scope.all() {
            let found = terms.iter().position(|term| term.at(&scope, at).is_some());
            let Some(number) = found else { continue };
            let term = terms.swap_remove(number);
            let Some(range) = term.at(&scope, at) else { continue };
            if scope.block.role == Role::Client || is_explained(&scope, &range) {
                continue;
            }
            let text = match glossary.explanations.get(term.written) {
                Some(explanation) => explanation.trim().trim_end_matches('.').to_owned(),
                None => view.facts.placeholder(view.settings, "explanation"),
            };
            let mut rewrite = Rewrite::new(&scope);
            rewrite.after(range.end - 1, &format!(" ({text})"));
            let fix = rewrite.finish(Grade::Suggested, Note::insert(&format!("({text})")));
            out.push(Draft::on(&scope, &range).fix(fix));
        }
    }
}

/// «Эквайринг — это …», «эквайринг (приём карт)», «приём карт (эквайринг)», «эквайринг, то есть …».
fn is_explained(scope: &Scope<'_>, term: &Range<usize>) -> bool {
    let sentence = scope.analysis.sentence_of(term.start).tokens.clone();
    let end = term.end + usize::from(scope.is_mark(term.end, "»\""));
    let bracketed = term.start > sentence.start
        && (scope.is_mark(term.start - 1, "(") || term.start > 1 && scope.is_mark(term.start - 2, "("));
    let next = scope.sentences().iter().find(|it| it.tokens.start == sentence.end).map(|it| &it.tokens);
    scope.is_mark(end, "(—–:")
        || bracketed
        || scope.is_word(end, &["это", "означает", "значит"])
        || scope.is_mark(end, ",") && scope.is_word(end + 1, &["то", "или", "это", "иначе", "проще"])
        || scope.has_stem(&sentence, &["называ", "означа"])
        || next.is_some_and(|next| scope.is_word(scope.first_word(next), &["это", "то", "так", "иначе"]))
}
