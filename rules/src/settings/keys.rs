//! Every key that settings files know: what the parser reads, and what the JSON schemas must list.

/// Keys and sections at the top of `courtesy.toml`.
pub const TOP: &[&str] = &[
    "language",
    "exclude",
    "rules",
    "labels",
    "keys",
    "limits",
    "style",
    "placeholders",
    "glossary",
    "privacy",
    "profile",
    "files",
];

/// `[labels]`
pub const LABELS: &[&str] = &["agent", "client", "direction"];

/// `[keys]`
pub const KEYS: &[&str] = &["speech", "silent", "client"];

/// `[limits]`
pub const LIMITS: &[&str] = &[
    "exclamations",
    "exclamations_sms",
    "messages_in_row",
    "questions",
    "sentence_words",
    "turn_words",
    "message_chars",
    "options",
    "monologue_turns",
    "answer_chat",
    "answer_messenger",
    "answer_email",
    "answer_review",
    "answer_phone",
];

/// `[style]`
pub const STYLE: &[&str] =
    &["vy", "closing", "emoji", "capitals", "yo", "regards_comma", "client_word", "bare_no"];

/// `[placeholders]`
pub const PLACEHOLDERS: &[&str] = &["name", "agent_name", "company", "deadline"];

/// `[privacy]`
pub const PRIVACY: &[&str] = &["allowed_data", "hours", "weekends", "touching_trades"];

/// `[glossary]`, and the top of `glossary.toml`.
pub const GLOSSARY: &[&str] = &["words", "terms", "expansions", "forbidden"];

/// An entry of `forbidden`.
pub const FORBIDDEN: &[&str] = &["find", "replace", "reason"];

/// `[profile.NAME]`
pub const PROFILE: &[&str] = &["rules", "limits", "style"];

/// A `[[files]]` entry: the glob, then what front matter may say.
pub const FILES: &[&str] = &[
    "glob",
    "kind",
    "channel",
    "direction",
    "stage",
    "audience",
    "sentiment",
    "timezone",
    "client_asked",
    "client_emoji",
    "client_ty",
    "urgent",
    "client_words",
    "placeholders",
    "ignore",
];
