//! Rule pages: one Markdown file is the whole truth of a rule.
//!
//! The front matter says what the engine needs, the text is what people read on hover and with
//! `courtesy explain`, and the examples in it are the rule's tests.

mod examples;
pub mod keys;
mod page;
mod phrase;
mod reference;
mod sources;
#[cfg(test)]
mod tests;
mod trial;

pub use examples::Example;
pub use page::{Page, parse_page};
pub use phrase::{Conditions, Offer, Pattern, PhraseRule, Place, Target};
pub use reference::{GROUPS, reference};
pub use sources::{source_gaps, sources};
pub use trial::{Bench, Fault};

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The built-in pages as (file name, text), sorted by file name.
#[must_use]
pub fn builtin() -> &'static [(&'static str, &'static str)] {
    PAGES
}
