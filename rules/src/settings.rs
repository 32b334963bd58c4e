//! What users may set, as plain data. Finding and reading `courtesy.toml` is the program's job.

use std::collections::BTreeMap;

use crate::finding::Severity;

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
pub enum Locale {
    /// Russian.
    #[default]
    #[serde(rename = "ru")]
    Ru,
    /// English.
    #[serde(rename = "en")]
    En,
}

/// How «вы» is written to one reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VyStyle {
    /// The majority of the file decides.
    #[default]
    Auto,
    /// «вы»
    Lower,
    /// «Вы»
    Upper,
}

/// One rule's setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleSetting {
    /// Never reported.
    Off,
    /// On, with the page's own severity.
    On,
    /// On, with this severity.
    At(Severity),
}

/// Everything that changes what is reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language of messages and titles.
    pub language: Locale,
    /// Rule id to setting; what is not named keeps its page's default.
    pub rules: BTreeMap<String, RuleSetting>,
    /// Further speaker labels.
    pub labels: Labels,
    /// Keys of template collections.
    pub keys: Keys,
    /// Numbers.
    pub limits: Limits,
    /// House style.
    pub style: Style,
    /// Names of placeholders that fixes insert.
    pub placeholders: PlaceholderNames,
    /// Words of the trade.
    pub glossary: Glossary,
}

/// Speaker labels beyond the built-in ones, as written before the colon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// The agent's.
    pub agent: Vec<String>,
    /// The client's.
    pub client: Vec<String>,
    /// Instructions («Примечание»).
    pub direction: Vec<String>,
}

/// Keys of YAML and JSON collections beyond the built-in ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// Values under these are always speech.
    pub speech: Vec<String>,
    /// Values under these are never looked at.
    pub silent: Vec<String>,
    /// Values under these are the client's.
    pub client: Vec<String>,
}

/// Numbers that rules count with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many «!» a message may have, the greeting's not counted.
    pub exclamations: usize,
    /// The same for an SMS.
    pub exclamations_sms: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            exclamations: 2,
            exclamations_sms: 1,
        }
    }
}

/// House style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// «вы» or «Вы».
    pub vy: VyStyle,
    /// The closing that fixes insert, instead of the built-in one.
    pub closing: Option<String>,
    /// Emoji that may be used.
    pub emoji: Vec<String>,
    /// Words in capitals that are names or abbreviations here.
    pub capitals: Vec<String>,
}

/// Names between the brackets of placeholders that fixes insert. `None`: taken from the file, else English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceholderNames {
    /// The client's name.
    pub name: Option<String>,
    /// The agent's name.
    pub agent_name: Option<String>,
    /// The company.
    pub company: Option<String>,
    /// A term.
    pub deadline: Option<String>,
}

/// Words of the trade.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    /// Words that need an explanation at first use.
    pub terms: Vec<String>,
    /// Words that are right here, whatever the dictionary says.
    pub words: Vec<String>,
}
