//! What has changed between two texts, as edits that touch nothing else.

use courtesy_rules::Edit;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Edits that make `new` of `old`, word by word.
pub(super) fn difference(old: &str, new: &str) -> Vec<Edit> {
    let (old_words, new_words) = (words(old), words(new));
    let mut edits = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for op in capture_diff_slices(Algorithm::Myers, &old_words, &new_words) {
        let old_len: usize = old_words[op.old_range()].iter().map(|word| word.len()).sum();
        let new_len: usize = new_words[op.new_range()].iter().map(|word| word.len()).sum();
        if !matches!(op, DiffOp::Equal { .. }) {
            edits.push(Edit {
                range: old_at..old_at + old_len,
                text: new[new_at..new_at + new_len].to_owned(),
            });
        }
        old_at += old_len;
        new_at += new_len;
    }
    edits
}

/// Words and the characters between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else if first == '\r' && rest.starts_with("\r\n") {
            2
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}
