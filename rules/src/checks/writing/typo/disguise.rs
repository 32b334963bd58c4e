//! Latin letters inside a Cyrillic word that look like its own: «cпасибо», «дoставка».

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::LetterCase;
use crate::rewrite::Rewrite;
use crate::text::fold::{is_cyrillic, is_hyphen, look_alike};

/// A finding on a word with look-alike letters that is a word without them.
pub(super) fn unmask(scope: &Scope<'_>, at: usize) -> Option<Draft> {
    let written = scope.written(at);
    if written.is_ascii() || !written.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    if written.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let norm = scope.norm(at);
    let case = scope.tokens()[at].case;
    // «CРМ», «KПП»: short capitals are abbreviations, whatever their letters.
    let shortest = if matches!(case, LetterCase::Upper | LetterCase::Mixed) { 5 } else { 3 };
    if norm.chars().count() < shortest
        || norm.contains(|c: char| c.is_ascii_alphabetic())
        || !super::is_right(norm)
    {
        return None;
    }
    let mut text = String::with_capacity(written.len());
    for part in written.split_inclusive(is_hyphen) {
        let mixed = part.chars().any(is_cyrillic);
        text.extend(part.chars().map(|c| if mixed { cyrillic(c) } else { c }));
    }
    let tokens = at..at + 1;
    let mut rewrite = Rewrite::new(scope);
    rewrite.raw(scope.logical(&tokens), text.as_str());
    let title = Note::new(
        format!("Заменить латинские буквы: «{text}»"),
        format!("Write “{text}” in Cyrillic letters"),
    );
    let mut draft = Draft::on(scope, &tokens).fix(rewrite.finish(Grade::Safe, title));
    draft.args.push(text);
    Some(draft)
}

/// The Cyrillic letter that a Latin one looks like, of the same size.
fn cyrillic(c: char) -> char {
    match look_alike(c) {
        Some(letter) if c.is_uppercase() => letter.to_uppercase().next().unwrap_or(letter),
        Some(letter) => letter,
        None => c,
    }
}
