//! Who speaks: a file read into blocks of prose, each with its speaker.
//!
//! One reader per format builds the same [`Document`]. What counts as speech is told in
//! `docs/format.md`; a rule only ever sees the result.

mod brackets;
mod cues;
mod dashes;
mod front;
mod html;
mod json;
pub(crate) mod jumps;
mod labels;
mod markdown;
mod placeholders;
mod quotes;
mod read;
mod scalar;
mod sink;
mod speakers;
mod speech;
mod suppress;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod unit;
mod values;
mod words;
mod yaml;

use std::ops::Range;

use crate::finding::Problem;
use crate::settings::Settings;
use crate::text::Prose;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown (`.md`, `.markdown`).
    Markdown,
    /// Plain text (`.txt`).
    Text,
    /// YAML (`.yaml`, `.yml`).
    Yaml,
    /// JSON with or without comments (`.json`, `.jsonc`).
    Json,
}

impl Format {
    /// The format by the file name's ending, in any case of letters.
    #[must_use]
    pub fn from_path(path: &str) -> Option<Self> {
        let ending = path.rsplit_once('.')?.1.to_lowercase();
        Some(match ending.as_str() {
            "md" | "markdown" | "mdown" => Self::Markdown,
            "txt" | "text" => Self::Text,
            "yaml" | "yml" => Self::Yaml,
            "json" | "jsonc" | "json5" => Self::Json,
            _ => return None,
        })
    }

    /// The format by an LSP language id.
    #[must_use]
    pub fn from_language_id(id: &str) -> Option<Self> {
        Some(match id {
            "markdown" => Self::Markdown,
            "plaintext" | "text" => Self::Text,
            "yaml" => Self::Yaml,
            "json" | "jsonc" | "json5" => Self::Json,
            _ => return None,
        })
    }
}

/// What a stretch of the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// What the agent says or sends to the client: speech.
    Agent,
    /// What the client is expected to say.
    Client,
    /// An instruction to the agent.
    Direction,
    /// A heading: the name of a step.
    Heading,
    /// A placeholder such as `{{name}}`.
    Placeholder,
    /// Labels, list marks, keys, tags, quotes.
    Markup,
    /// Front matter, code, comments, bad examples, other languages.
    Ignored,
}

impl Role {
    /// All roles, in the order of their declaration.
    pub const ALL: [Self; 7] = [
        Self::Agent,
        Self::Client,
        Self::Direction,
        Self::Heading,
        Self::Placeholder,
        Self::Markup,
        Self::Ignored,
    ];

    /// The lower-case English word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Client => "client",
            Self::Direction => "direction",
            Self::Heading => "heading",
            Self::Placeholder => "placeholder",
            Self::Markup => "markup",
            Self::Ignored => "ignored",
        }
    }
}

/// A stretch of the source with its role. The segments of a document are sorted and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// UTF-8 bytes of the source.
    pub range: Range<usize>,
    /// What it is.
    pub role: Role,
}

/// How a placeholder is written. The style is reused by fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceholderStyle {
    /// `{{name}}`, also `{{ticket.requester.name}}`, `{{ $client.phone }}`
    DoubleBrace,
    /// `{name}`, also `{ваше имя}`, `{debt:,}`, ICU plurals
    Brace,
    /// `${name}`
    DollarBrace,
    /// `#{name}`
    HashBrace,
    /// `$name`
    Dollar,
    /// `%name%`
    Percent,
    /// `#NAME#`
    Hash,
    /// `%s`, `%(name)s`
    Printf,
    /// `[Имя клиента]`
    Bracket,
    /// `[[name]]`
    DoubleBracket,
    /// `<имя>`
    Angle,
    /// `{% if … %}`: logic, stands for nothing
    Logic,
    /// `8-800-XXX-XX-XX`: a mask
    Mask,
}

/// A placeholder in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// UTF-8 bytes of the block's logical text, brackets included.
    pub range: Range<usize>,
    /// What stands between the brackets, trimmed: `name`, `ticket.requester.name`, `Имя клиента`.
    pub name: String,
    /// How it is written.
    pub style: PlaceholderStyle,
}

/// The outer form of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A paragraph or a line of a turn.
    Paragraph,
    /// An item of a list. `intro` is the index (into [`Document::blocks`]) of the block that introduces the
    /// list («сделайте, пожалуйста, три шага:»).
    ListItem {
        /// A numbered list.
        ordered: bool,
        /// The introducing block, if there is one.
        intro: Option<usize>,
    },
    /// A cell of a table.
    Cell,
    /// A value of a template collection (YAML, JSON).
    Value,
    /// Speech quoted inside an instruction: Сказать: «…».
    Quote,
}

/// Prose of one speaker that belongs together: a paragraph, a turn's line, a list item, a value.
///
/// Analysis and checks of wording look at one block at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Who speaks: `Agent`, `Client`, `Direction` or `Heading`.
    pub role: Role,
    /// What is said. Stage directions, code and images inside it are [`crate::text::prose::OBJECT`].
    pub prose: Prose,
    /// Placeholders, sorted, in logical offsets.
    pub placeholders: Vec<Placeholder>,
    /// The outer form.
    pub shape: Shape,
    /// Index into [`Document::turns`].
    pub turn: usize,
    /// Blocks with the same number are one message (one e-mail, one value, one labelled turn).
    pub message: usize,
    /// Index into [`Document::steps`] of the heading above.
    pub step: Option<usize>,
    /// For values: the path of keys, outermost first (`["greeting", "text"]`). Empty elsewhere.
    pub keys: Vec<String>,
}

/// What one speaker says until somebody else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// `Agent`, `Client` or `Direction`.
    pub role: Role,
    /// The label's source bytes (without the colon) where there is one.
    pub label: Option<Range<usize>>,
    /// Indices into [`Document::blocks`].
    pub blocks: Range<usize>,
    /// UTF-8 bytes of the source, label included.
    pub range: Range<usize>,
}

/// What a heading or key says a part is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Приветствие, Представление, `greeting`, `opening`
    Opening,
    /// Завершение, Прощание, `closing`, `farewell`
    Closing,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The heading's text without marks.
    pub title: String,
    /// UTF-8 bytes of the heading's text in the source.
    pub range: Range<usize>,
    /// 1 for `#`, 2 for `##`.
    pub level: u8,
    /// What it is for, where its name tells.
    pub part: Option<Part>,
}

/// `kind` of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Phone script.
    Call,
    /// Template for chat, messenger, e-mail, SMS.
    Reply,
    /// Answer to a public review.
    Review,
    /// Face-to-face script.
    Visit,
}

impl Kind {
    /// The words for it in front matter and `courtesy.toml`.
    pub(crate) const WORDS: &[(&str, Self)] =
        &[("call", Self::Call), ("reply", Self::Reply), ("review", Self::Review), ("visit", Self::Visit)];
}

/// `channel` of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Channel {
    Phone,
    Chat,
    Messenger,
    Email,
    Sms,
    Review,
    InPerson,
}

impl Channel {
    /// The words for it in front matter and `courtesy.toml`.
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("phone", Self::Phone),
        ("chat", Self::Chat),
        ("messenger", Self::Messenger),
        ("email", Self::Email),
        ("sms", Self::Sms),
        ("review", Self::Review),
        ("in-person", Self::InPerson),
    ];
}

/// `direction` of the front matter: who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Direction {
    Inbound,
    Outbound,
}

impl Direction {
    /// The words for it in front matter and `courtesy.toml`.
    pub(crate) const WORDS: &[(&str, Self)] = &[("inbound", Self::Inbound), ("outbound", Self::Outbound)];
}

/// `stage` of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Stage {
    FirstContact,
    FollowUp,
    Complaint,
    Closing,
    Marketing,
}

impl Stage {
    /// The words for it in front matter and `courtesy.toml`.
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("first-contact", Self::FirstContact),
        ("follow-up", Self::FollowUp),
        ("complaint", Self::Complaint),
        ("closing", Self::Closing),
        ("marketing", Self::Marketing),
    ];
}

/// `audience` of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Audience {
    One,
    Many,
}

impl Audience {
    /// The words for it in front matter and `courtesy.toml`.
    pub(crate) const WORDS: &[(&str, Self)] = &[("one", Self::One), ("many", Self::Many)];
}

/// `sentiment` of the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Sentiment {
    Positive,
    Negative,
}

impl Sentiment {
    /// The words for it in front matter and `courtesy.toml`.
    pub(crate) const WORDS: &[(&str, Self)] = &[("positive", Self::Positive), ("negative", Self::Negative)];
}

/// What a file says of itself. `None` and empty where it is silent; globs of `courtesy.toml` fill the gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FrontMatter {
    pub kind: Option<Kind>,
    pub channel: Option<Channel>,
    pub direction: Option<Direction>,
    pub stage: Option<Stage>,
    pub audience: Option<Audience>,
    pub sentiment: Option<Sentiment>,
    pub send_at: Option<String>,
    pub timezone: Option<String>,
    pub client_asked: Option<bool>,
    pub client_emoji: Option<bool>,
    pub client_ty: Option<bool>,
    pub urgent: Option<bool>,
    pub client_words: Vec<String>,
    pub placeholders: Vec<String>,
    /// Rules that are off for this file (`courtesy: { ignore: […] }`).
    pub ignore: Vec<String>,
}

/// A comment that switches rules off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The comment's source bytes.
    pub range: Range<usize>,
    /// The source bytes it speaks of.
    pub scope: Range<usize>,
    /// Rule ids as written, with the source bytes of each; empty means all rules.
    pub rules: Vec<(String, Range<usize>)>,
}

/// A file as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The source text, byte order mark included.
    pub source: String,
    /// How it was read; `None` for an empty default.
    pub format: Option<Format>,
    /// What the file says of itself, gaps filled from the settings.
    pub front: FrontMatter,
    /// The front matter's source bytes, fences included.
    pub front_range: Option<Range<usize>>,
    /// All prose, in source order.
    pub blocks: Vec<Block>,
    /// All turns, in source order. A block without a labelled speaker stands in a turn of its own role.
    pub turns: Vec<Turn>,
    /// Headings.
    pub steps: Vec<Step>,
    /// Sorted segments for `courtesy inspect` and semantic tokens.
    pub segments: Vec<Segment>,
    /// Comments that switch rules off.
    pub suppressions: Vec<Suppression>,
    /// Turns carry speaker labels or a dialogue's dashes.
    pub labelled: bool,
    /// Each value is a message of its own (YAML, JSON).
    pub collection: bool,
    /// What could not be understood.
    pub problems: Vec<Problem>,
}

impl Document {
    /// Reads `source`. `defaults` is what the settings' globs say of this path; front matter wins over it.
    #[must_use]
    pub fn parse(source: &str, format: Format, defaults: &FrontMatter, settings: &Settings) -> Self {
        read::read(source, format, defaults, settings)
    }
}
