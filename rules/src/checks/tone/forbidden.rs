//! `forbidden-word`: expressions that the company's glossary forbids, in any form, with its own words instead.

use std::ops::Range;

use crate::checks::inflected::{self, Inflected};
use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::phrase::{Index, Match, Phrase};
use crate::rewrite::Rewrite;
use crate::settings::{Forbidden, Locale};
use crate::text::fold::fold;

/// What a client is called unless the company says otherwise.
const CLIENT: &str = "клиент";

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let settings = view.settings;
    let client = settings
        .style
        .client_word
        .as_ref()
        .filter(|word| fold(word) != CLIENT)
        .map(|word| Forbidden { find: CLIENT.to_owned(), replace: vec![word.clone()], reason: None });
    let entries: Vec<&Forbidden> = settings.glossary.forbidden.iter().chain(client.as_ref()).collect();
    if entries.is_empty() {
        return;
    }
    let mut index = Index::default();
    for entry in &entries {
        // Any words are a phrase, so the last resort is never needed.
        if let Some(phrase) = by_lemma(&entry.find).or_else(|| Phrase::new("^ $").ok()) {
            index.add(phrase);
        }
    }
    for block in 0..view.doc.blocks.len() {
        if view.doc.blocks[block].role == Role::Agent
            && let Some(scope) = view.scope(block)
        {
            for sentence in scope.sentences() {
                let mut hits: Vec<(usize, Match)> = Vec::new();
                index.search(scope.analysis, &sentence.tokens, |number, hit| hits.push((number, hit)));
                // Of two at one place the longer one; the earlier one where they overlap.
                hits.sort_by_key(|(_, hit)| (hit.tokens.start, usize::MAX - hit.tokens.end));
                let mut done = sentence.tokens.start;
                for (number, hit) in hits {
                    if hit.tokens.start >= done && !scope.is_quoted(hit.tokens.start) {
                        done = hit.tokens.end;
                        out.push(draft(&scope, &hit.tokens, entries[number], &entries));
                    }
                }
            }
        }
    }
}

/// The words in any form where the dictionary knows them, else as they stand.
fn by_lemma(find: &str) -> Option<Phrase> {
    let words = |mark: fn(&str) -> String| find.split_whitespace().map(mark).collect::<Vec<_>>().join(" ");
    let lemma = |word: &str| {
        let any = format!("~{word}");
        if Phrase::new(&any).is_ok() { any } else { word.to_owned() }
    };
    Phrase::new(&words(lemma)).or_else(|_| Phrase::new(&words(str::to_owned))).ok()
}

fn draft(scope: &Scope<'_>, tokens: &Range<usize>, entry: &Forbidden, all: &[&Forbidden]) -> Draft {
    let mut draft = Draft::on(scope, tokens);
    draft.args.push(advice(entry, scope.view.settings.language));
    for words in &entry.replace {
        for Inflected { text, certain } in inflected::in_place_of(scope, tokens, words) {
            let mut rewrite = Rewrite::new(scope);
            rewrite.words(tokens, &text);
            preposition(scope, &mut rewrite, tokens.start, &text);
            let again = all.iter().any(|other| has_words(&fold(words), &fold(&other.find)));
            let safe = certain && entry.replace.len() == 1 && !again;
            let grade = if safe { Grade::Safe } else { Grade::Suggested };
            draft = draft.fix(rewrite.finish(grade, Note::write(&text)));
        }
    }
    draft
}

/// The words of `part` stand in `text` one after the other.
fn has_words(text: &str, part: &str) -> bool {
    format!(" {text} ").contains(&format!(" {part} "))
}

/// «: лучше «гость» или «посетитель» (так у нас принято)»
fn advice(entry: &Forbidden, locale: Locale) -> String {
    let (or, better, otherwise) = match locale {
        Locale::Ru => (" или ", ": лучше ", ": скажите иначе"),
        Locale::En => (" or ", ": better ", ": put it differently"),
    };
    let words: Vec<String> = entry.replace.iter().take(3).map(|words| format!("«{words}»")).collect();
    let mut out = if words.is_empty() { otherwise.to_owned() } else { format!("{better}{}", words.join(or)) };
    if let Some(reason) = &entry.reason {
        out.push_str(&format!(" ({})", reason.trim().trim_end_matches('.')));
    }
    out
}

/// «о» before a vowel is «об», and the other way round.
fn preposition(scope: &Scope<'_>, rewrite: &mut Rewrite<'_>, at: usize, text: &str) {
    let Some(before) = at.checked_sub(1).filter(|&before| scope.is_word(before, &["о", "об"])) else {
        return;
    };
    let vowel = fold(text).starts_with(['а', 'и', 'о', 'у', 'э']);
    let want = if vowel { "об" } else { "о" };
    if scope.norm(before) != want {
        rewrite.word(before, want);
    }
}
