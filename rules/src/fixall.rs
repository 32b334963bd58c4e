//! Applies safe fixes until nothing safe is left.
//!
//! One round takes the first safe fix of every finding whose edits meet no edit taken before, applies them
//! together and checks again: a fix may be what makes the next one possible. Rounds are bounded and a text that
//! was seen before ends the work, so two rules that disagree cannot keep it going.

use std::collections::BTreeMap;

use crate::edit::apply_edits;
use crate::finding::{Edit, Finding, Fix, Grade};

/// More rounds than any sensible text needs.
const ROUNDS: usize = 16;

/// A text after all safe fixes.
#[derive(Clone, Debug, Default)]
pub struct Fixed {
    /// The new text; the old one where nothing was safe to fix.
    pub text: String,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is still to be said of the new text.
    pub left: Vec<Finding>,
}

/// Applies safe fixes to `source` in rounds. `first` are its findings, `check` finds those of another text.
#[must_use]
pub fn fix_all(source: &str, first: Vec<Finding>, mut check: impl FnMut(&str) -> Vec<Finding>) -> Fixed {
    let mut fixed = Fixed { text: source.to_owned(), applied: 0, left: first };
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..ROUNDS {
        let (edits, count) = round(&fixed.left);
        let text = apply_edits(&fixed.text, &edits);
        if edits.is_empty() || text == fixed.text || seen.contains(&text) {
            break;
        }
        fixed.left = check(&text);
        fixed.applied += count;
        seen.push(std::mem::replace(&mut fixed.text, text));
    }
    fixed
}

/// The fix that may be applied without a look: the first safe one.
#[must_use]
pub fn safe_fix(finding: &Finding) -> Option<&Fix> {
    finding.fixes.iter().find(|fix| fix.grade == Grade::Safe)
}

/// The edits of one round, each fix whole or not at all, and how many fixes they are.
fn round(findings: &[Finding]) -> (Vec<Edit>, usize) {
    // Start and end of what is taken. Two that only touch are kept apart, too: both may insert there, and who
    // comes first matters.
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut edits = Vec::new();
    let mut count = 0;
    for fix in findings.iter().filter_map(safe_fix) {
        let free = fix.edits.iter().all(|edit| {
            taken.range(..=edit.range.end).next_back().is_none_or(|(_, end)| *end < edit.range.start)
        });
        if free && !fix.edits.is_empty() {
            taken.extend(fix.edits.iter().map(|edit| (edit.range.start, edit.range.end)));
            edits.extend(fix.edits.iter().cloned());
            count += 1;
        }
    }
    (edits, count)
}
