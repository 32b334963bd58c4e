//! Courtesy rules for Russian call scripts and reply templates: text in, findings out.
//!
//! This crate is pure. It reads no files, asks no clock, knows no LSP and never fails: what it cannot
//! understand comes back as a [`Problem`] or a [`Finding`], never as a panic or an `Err`.
//! All offsets are UTF-8 bytes of the source text as it is on disk, a byte order mark included.
//!
//! ```text
//! source ──document──▶ Document (who speaks: blocks of prose)
//!                        │ language: tokens, sentences, lemmas, mood, address
//!                        ▼
//!                      Checker (rule pages + coded checks) ──▶ Findings with fixes
//! ```

pub mod catalogue;
pub mod document;
pub mod edit;
pub mod finding;
pub mod fixall;
pub mod language;
pub mod score;
pub mod settings;
#[doc(hidden)]
pub mod spelling;
pub mod text;

mod capitals;
mod checker;
mod checks;
mod context;
mod draft;
mod facts;
mod gather;
mod heads;
mod known;
mod offers;
mod own;
mod phrase;
mod phrases;
mod rewrite;
mod suppress;
mod yaml;

pub use checker::{Checker, Report, RuleInfo};
pub use document::Document;
pub use edit::apply_edits;
pub use finding::{Edit, Finding, Fix, Grade, Problem, Related, RuleId, Severity};
pub use fixall::{Fixed, fix_all, safe_fix};
pub use own::{LARGEST_PAGE, MOST_PAGES, OwnPage};
pub use phrase::{Expanded, expand};
pub use score::Score;
pub use settings::Settings;
