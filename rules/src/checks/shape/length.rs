//! What is too long to follow: a sentence, a spoken turn, a message in a chat.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::draft::Draft;

use super::common::{is_chat, is_counted, is_spoken};

/// Reports sentences, and turns and messages as wholes.
pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let limits = &view.settings.limits;
    for scope in view.speech() {
        for sentence in scope.sentences() {
            let words = words(&scope, &sentence.tokens);
            if words > limits.sentence_words {
                let from = scope.first_word(&sentence.tokens);
                let mut draft = Draft::on(&scope, &(from..sentence.tokens.end));
                draft.args.extend([words.to_string(), "предложении".to_owned(), "слов".to_owned()]);
                out.push(draft);
            }
        }
    }
    if is_spoken(view) {
        let count = |scope: &Scope<'_>| scope.all().filter(|&at| is_counted(scope, at)).count();
        wholes(view, limits.turn_words, "реплике", "слов", count, out);
    } else if is_chat(view) && !view.doc.collection {
        let count = |scope: &Scope<'_>| scope.text().chars().count();
        wholes(view, limits.message_chars, "сообщении", "знаков", count, out);
    }
}

/// The words of a sentence. Each item of a list inside it is a sentence of its own.
fn words(scope: &Scope<'_>, sentence: &Range<usize>) -> usize {
    let (mut most, mut count) = (0, 0);
    for at in sentence.clone() {
        let token = &scope.tokens()[at];
        let ended = at > sentence.start && scope.is_mark(at - 1, ":;");
        if token.newline_before && (ended || scope.is_mark(at, "-–—•*")) || scope.is_mark(at, ";") {
            most = most.max(count);
            count = 0;
        }
        count += usize::from(is_counted(scope, at));
    }
    most.max(count)
}

/// Turns of a labelled file, else paragraphs (spoken) or messages (written), that are over the limit.
fn wholes(
    view: &View<'_>,
    limit: usize,
    place: &str,
    unit: &str,
    count: impl Fn(&Scope<'_>) -> usize,
    out: &mut Vec<Draft>,
) {
    let mut group: Vec<Scope<'_>> = Vec::new();
    let flush = |group: &mut Vec<Scope<'_>>, out: &mut Vec<Draft>| {
        let total: usize = group.iter().map(&count).sum();
        if total > limit
            && let Some(scope) = group.first()
            && let Some(sentence) = scope.sentences().first()
        {
            let mut draft = Draft::on(scope, &sentence.tokens);
            draft.args.extend([total.to_string(), place.to_owned(), unit.to_owned()]);
            out.push(draft);
        }
        group.clear();
    };
    for scope in view.speech() {
        let together = group.last().is_some_and(|last| {
            last.block.turn == scope.block.turn
                && last.block.message == scope.block.message
                && (view.doc.labelled || unit == "знаков")
        });
        if !together {
            flush(&mut group, out);
        }
        group.push(scope);
    }
    flush(&mut group, out);
}
