//! One case, as it is written.

use std::ops::Range;

use serde::Deserialize;

/// A document and what a checker must say of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) expect: Vec<Expected>,
    #[serde(default)]
    pub(crate) absent: Vec<String>,
    #[serde(default)]
    pub(crate) fixes: Vec<ExpectedFix>,
    #[serde(default)]
    pub(crate) config: String,
}

/// A report that must come.
#[derive(Deserialize)]
pub(crate) struct Expected {
    pub(crate) rule: String,
    pub(crate) quote: String,
    #[serde(default)]
    pub(crate) nth: usize,
}

/// A fix that must be offered: one of these texts comes out.
#[derive(Deserialize)]
pub(crate) struct ExpectedFix {
    #[serde(flatten)]
    pub(crate) of: Expected,
    pub(crate) any_of: Vec<String>,
}

impl Expected {
    /// Where the quote stands. Occurrences may overlap.
    pub(crate) fn range(&self, text: &str) -> Range<usize> {
        let (start, _) = text
            .char_indices()
            .filter(|(at, _)| text[*at..].starts_with(&self.quote))
            .nth(self.nth)
            .expect("the quote is in the text");
        start..start + self.quote.len()
    }
}
