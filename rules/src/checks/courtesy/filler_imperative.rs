//! `filler-imperative`: «смотрите, …», «понимаете, …».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

use crate::checks::politeness::is_soft;

const FILLERS: &[&str] = &[
    "смотрите",
    "слушайте",
    "послушайте",
    "глядите",
    "гляньте",
    "поймите",
    "понимаете",
    "знаете",
    "видите",
    "смотрите-ка",
    "слушайте-ка",
    "послушайте-ка",
];
/// Verbs that are fillers at the end of a clause, too: «…, понимаете».
const TRAILING: &[&str] = &["понимаете", "знаете"];
/// Small words that may stand before a filler.
const LEADS: &[&str] = &["ну", "вот", "а", "и", "да", "так", "но"];
/// Words that open an object clause: «знаете, что …» tells, it does not fill.
const OBJECT: &[&str] = &[
    "что",
    "как",
    "какой",
    "какая",
    "какие",
    "какое",
    "где",
    "когда",
    "куда",
    "откуда",
    "почему",
    "зачем",
    "сколько",
    "кто",
    "чей",
    "ли",
    "каким",
    "какую",
    "каком",
    "какого",
    "каких",
    "ком",
    "кого",
    "чем",
    "чего",
    "кем",
    "чьей",
];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        for at in sentence.clone() {
            if let Some(tokens) = filler(scope, sentence, at) {
                out.push(report(scope, sentence, &tokens));
            }
        }
    }
}

/// The filler that starts at this token.
fn filler(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !scope.is_word(at, FILLERS) || scope.is_quoted(at) {
        return None;
    }
    let norm = scope.norm(at);
    let end = if norm == "видите" {
        if !scope.is_word(at + 1, &["ли"]) {
            return None;
        }
        at + 2
    } else {
        at + 1
    };
    let first = scope.first_word(sentence);
    let lead = (first..at).all(|it| scope.is_word(it, LEADS));
    let opens = at == first || lead || at == scope.after_vocative(sentence);
    let after_comma = at > sentence.start && scope.is_mark(at - 1, ",");
    let set_off = end < sentence.end && scope.is_mark(end, ",:—–…");
    let trails =
        TRAILING.contains(&norm) && after_comma && (end == sentence.end || scope.is_mark(end, ".!…"));
    if !(trails || set_off && (opens || after_comma)) {
        return None;
    }
    let object = scope.is_word(end + 1, OBJECT)
        || scope.tokens().get(end + 1).is_some_and(|next| next.can_be(Tag::PREP))
            && scope.is_word(end + 2, OBJECT);
    if set_off && scope.is_mark(end, ",") && object && norm != "видите" {
        return None;
    }
    // «слушайте, пожалуйста, выпуск» asks for something.
    if scope.is_word(end + 1, &["пожалуйста"]) {
        return None;
    }
    // «если, как вы знаете, …», «вы, знаете, правы»: the client is told to be knowing, nothing fills.
    if at > sentence.start && scope.is_word(at - 1, &["вы", "если", "когда"]) {
        return None;
    }
    let start =
        if lead && at > first && !scope.is_word(first, &["а", "и", "но", "так"]) { first } else { at };
    Some(start..end)
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Draft {
    let verb = tokens.end - 1;
    let looks = scope.is_word(verb, &["смотрите", "смотрите-ка"]);
    let opens = tokens.start == scope.first_word(sentence);
    let mut draft = Draft::on(scope, tokens);
    if opens && !turn_has_name(scope) && !is_soft(scope, sentence) {
        draft = draft.fix(name(scope, tokens));
    }
    draft = draft.fix(drop(scope, tokens));
    if looks && opens {
        draft = draft.fix(attention(scope, tokens));
    }
    draft
}

/// The turn already calls the client by name.
fn turn_has_name(scope: &Scope<'_>) -> bool {
    scope.view.turn(scope.block.turn).any(|other| {
        other.block.placeholders.iter().any(crate::facts::is_client_name)
            || (0..other.tokens().len()).any(|at| other.is_name(at) && other.is_mark(at + 1, ",!"))
    })
}

/// «{{name}}, …»
fn name(scope: &Scope<'_>, tokens: &Range<usize>) -> Option<DraftFix> {
    scope.view.facts.style?;
    let name = scope.view.facts.name(scope.view.settings);
    let mut rewrite = Rewrite::new(scope);
    rewrite.raw(scope.logical(tokens), name.clone());
    if scope.is_mark(tokens.end, ":—–…") {
        // «Смотрите: у нас …» → «{{name}}, у нас …»
        let mark = scope.tokens()[tokens.end].range.clone();
        let from = scope.tokens()[tokens.end - 1].range.end;
        rewrite.raw(from..mark.end, ",");
    }
    if scope.is(tokens.end + 1, TokenKind::Word) && !scope.is_name(tokens.end + 1) {
        rewrite.small(tokens.end + 1);
    }
    rewrite.finish(Grade::Suggested, Note::write(&format!("{name}, …")))
}

fn drop(scope: &Scope<'_>, tokens: &Range<usize>) -> Option<DraftFix> {
    Rewrite::new(scope).delete(tokens).finish(Grade::Suggested, Note::delete(scope.slice(tokens)))
}

/// «Давайте обратим внимание: …»
fn attention(scope: &Scope<'_>, tokens: &Range<usize>) -> Option<DraftFix> {
    if !scope.is_mark(tokens.end, ",:—–") {
        return None;
    }
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(tokens.start..tokens.end + 1), "давайте обратим внимание:");
    rewrite.finish(Grade::Suggested, Note::write("Давайте обратим внимание: …"))
}
