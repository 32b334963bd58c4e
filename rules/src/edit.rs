//! Applying edits to a text.

use crate::finding::Edit;

/// Applies edits that do not overlap to `source`. An edit that overlaps an earlier one or lies outside
/// the text or inside a character is left out, so this never panics.
#[must_use]
pub fn apply_edits(source: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for edit in sorted {
        let (start, end) = (edit.range.start, edit.range.end);
        if start < at || end < start || source.get(start..end).is_none() {
            continue;
        }
        out.push_str(&source[at..start]);
        out.push_str(&edit.text);
        at = end;
    }
    out.push_str(&source[at..]);
    out
}
