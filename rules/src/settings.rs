//! What users may set, as plain data, and how the text of a `courtesy.toml` is understood.
//!
//! Finding and reading the file is the program's job; [`Config::parse`] only ever sees its text and never
//! fails: what it cannot understand comes back as problems with ranges, the rest stays in force.

mod glossary;
pub mod keys;
mod nearest;
mod parse;
mod profile;
mod value;

pub use glossary::{Forbidden, Glossary};
pub use nearest::nearest;
pub use profile::Profile;
pub(crate) use profile::quiet;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::FrontMatter;
use crate::finding::{Problem, Severity};

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

/// How «вы» is written to one reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    /// Personal boundaries.
    pub privacy: Privacy,
    /// What differs by kind and channel; see [`Settings::profile`].
    pub profiles: Vec<Profile>,
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
    /// How many messages the agent may send in a row in a chat.
    pub messages_in_row: usize,
    /// How many questions a turn may have.
    pub questions: usize,
    /// How many words a sentence may have; a placeholder counts as one.
    pub sentence_words: usize,
    /// How many words a spoken turn may have.
    pub turn_words: usize,
    /// How many characters a message in a chat or messenger may have.
    pub message_chars: usize,
    /// How many choices may be offered at once.
    pub options: usize,
    /// From how many turns of the agent on, without a pause for the client, a call is a monologue.
    pub monologue_turns: usize,
    /// Minutes until an answer that may be promised in a chat.
    pub answer_chat: usize,
    /// The same for a messenger.
    pub answer_messenger: usize,
    /// The same for e-mail.
    pub answer_email: usize,
    /// The same for the answer to a review.
    pub answer_review: usize,
    /// Minutes until a call back.
    pub answer_phone: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            exclamations: 2,
            exclamations_sms: 1,
            messages_in_row: 2,
            questions: 2,
            sentence_words: 25,
            turn_words: 60,
            message_chars: 600,
            options: 4,
            monologue_turns: 6,
            answer_chat: 2,
            answer_messenger: 60,
            answer_email: 24 * 60,
            answer_review: 60,
            answer_phone: 15,
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
    /// Whether ё must be written.
    pub yo: YoStyle,
    /// The comma after «С уважением».
    pub regards_comma: CommaStyle,
    /// What clients are called in speech («гость»), if «клиент» is not the word.
    pub client_word: Option<String>,
    /// «Нет» alone may not be an answer.
    pub bare_no: bool,
}

/// Whether ё must be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum YoStyle {
    /// «ещё» or «еще»
    #[default]
    Optional,
    /// «ещё»
    Required,
}

/// The comma after «С уважением» at the end of a letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CommaStyle {
    /// As the author has it.
    #[default]
    Keep,
    /// «С уважением, Анна»
    With,
    /// «С уважением» with nothing before the name in the next line
    Without,
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

/// Personal boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// Personal data that may be asked for without naming the purpose («дата рождения»).
    pub allowed_data: Vec<String>,
    /// The hours in which clients may be written to and called, in minutes from midnight.
    pub hours: (u16, u16),
    /// Clients may be written to and called on Saturdays and Sundays.
    pub weekends: bool,
    /// Trades whose work is to touch the client, beyond the built-in ones («груминг»).
    pub touching_trades: Vec<String>,
}

impl Default for Privacy {
    fn default() -> Self {
        Self {
            allowed_data: Vec::new(),
            hours: (9 * 60, 21 * 60),
            weekends: true,
            touching_trades: Vec::new(),
        }
    }
}

/// A whole `courtesy.toml`: the settings, and what it says of paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What changes the reports.
    pub settings: Settings,
    /// `[[files]]`: what files of certain paths are, in order; a later entry wins.
    pub files: Vec<FileDefaults>,
    /// Globs of files that are never read when a folder is checked.
    pub exclude: Vec<Pattern>,
    /// Every rule id that the file names, with its place: whether it exists is known only where the rules are.
    pub rule_names: Vec<(String, Range<usize>)>,
}

/// One `[[files]]` entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileDefaults {
    /// The paths that it speaks of.
    pub globs: Vec<Pattern>,
    /// What files of these paths say of themselves where their front matter is silent.
    pub front: FrontMatter,
}

/// A glob as written, relative to the folder of the `courtesy.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The glob.
    pub text: String,
    /// UTF-8 bytes of the `courtesy.toml`, quotes included.
    pub range: Range<usize>,
}

impl FileDefaults {
    /// Lays this entry over `front`: what it names wins, rules that are off add up.
    pub fn apply(&self, front: &mut FrontMatter) {
        fn over<T: Clone>(from: &Option<T>, to: &mut Option<T>) {
            if from.is_some() {
                to.clone_from(from);
            }
        }
        let from = &self.front;
        over(&from.kind, &mut front.kind);
        over(&from.channel, &mut front.channel);
        over(&from.direction, &mut front.direction);
        over(&from.stage, &mut front.stage);
        over(&from.audience, &mut front.audience);
        over(&from.sentiment, &mut front.sentiment);
        over(&from.send_at, &mut front.send_at);
        over(&from.timezone, &mut front.timezone);
        over(&from.client_asked, &mut front.client_asked);
        over(&from.client_emoji, &mut front.client_emoji);
        over(&from.client_ty, &mut front.client_ty);
        over(&from.urgent, &mut front.urgent);
        if !from.client_words.is_empty() {
            front.client_words.clone_from(&from.client_words);
        }
        if !from.placeholders.is_empty() {
            front.placeholders.clone_from(&from.placeholders);
        }
        for rule in &from.ignore {
            if !front.ignore.contains(rule) {
                front.ignore.push(rule.clone());
            }
        }
    }
}
