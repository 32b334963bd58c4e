//! What a check says: findings, their fixes, and problems with the input itself.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The stable kebab-case name of a rule, such as `bare-imperative`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Arc<str>);

impl RuleId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for RuleId {
    fn from(id: &str) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How much a finding matters. Ordered: `Hint < Information < Warning < Error`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A suggestion that the author may well ignore.
    Hint,
    /// Worth knowing.
    Information,
    /// Should be mended.
    Warning,
    /// Must not go out.
    Error,
}

impl Severity {
    /// The lower-case English word used in JSON and settings.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A breach of one rule at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: RuleId,
    /// How much it matters, settings applied.
    pub severity: Severity,
    /// One line for people, in the language of the settings: what is wrong, then what to do.
    pub message: String,
    /// The offending words: UTF-8 bytes of the source.
    pub range: Range<usize>,
    /// Other places that matter to this finding.
    pub related: Vec<Related>,
    /// Alternatives, best first, at most four.
    pub fixes: Vec<Fix>,
}

/// A second place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// UTF-8 bytes of the source.
    pub range: Range<usize>,
    /// What is to be seen there.
    pub message: String,
}

/// Whether a fix may be applied without a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Meaning and grammar stay: may be applied by "fix all" and on save.
    Safe,
    /// Offered one by one.
    Suggested,
    /// Shown, to be completed by hand.
    Manual,
}

/// One way to mend a finding. It is data: nothing changes until somebody applies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the author sees in the menu, in the language of the settings.
    pub title: String,
    /// How freely it may be applied.
    pub grade: Grade,
    /// Edits that do not overlap, sorted by start.
    pub edits: Vec<Edit>,
}

/// Replaces a range of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// UTF-8 bytes of the source; empty for an insertion.
    pub range: Range<usize>,
    /// The new source text, escapes of the format included.
    pub text: String,
}

/// Something in the input that could not be understood: bad front matter, broken YAML, a wrong setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// UTF-8 bytes of the text that was read.
    pub range: Range<usize>,
    /// What is wrong and what to do, in the language of the settings.
    pub message: String,
}
