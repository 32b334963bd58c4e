//! Template collections: which values of a structured file are speech, by their keys.

use std::ops::Range;

use super::labels::{Speakers, role_of_name};
use super::sink::{Sink, part_of};
use super::speakers::{Engine, Manner, manner};
use super::unit::{Unit, UnitKind};
use super::words::russian_words;
use super::{Role, text::list_mark};
use crate::settings::Keys;
use crate::text::Prose;
use crate::text::fold::is_letter;

/// What the keys above a value say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing: two Russian words make it speech.
    #[default]
    Open,
    /// Always speech.
    Speech,
    /// The client's.
    Client,
    /// Titles, names, notes.
    Silent,
    /// Bad examples and other languages.
    Ignored,
}

const SPEECH: &[&str] = &[
    "text",
    "texts",
    "message",
    "messages",
    "content",
    "body",
    "reply",
    "replies",
    "response",
    "responses",
    "answer",
    "answers",
    "greeting",
    "opening",
    "closing",
    "farewell",
    "intro",
    "prompt",
    "ru",
    "say",
    "speech",
    "utterance",
    "good",
    "correct",
    "текст",
    "тексты",
    "сообщение",
    "сообщения",
    "ответ",
    "ответы",
    "приветствие",
    "прощание",
    "реплика",
    "фраза",
    "фразы",
    "правильно",
    "хорошо",
];
const SILENT: &[&str] = &[
    "title",
    "titles",
    "label",
    "labels",
    "name",
    "names",
    "id",
    "ids",
    "tag",
    "tags",
    "hint",
    "hints",
    "tip",
    "tips",
    "tooltip",
    "description",
    "note",
    "notes",
    "situation",
    "comment",
    "comments",
    "url",
    "link",
    "href",
    "image",
    "icon",
    "key",
    "keys",
    "type",
    "slug",
    "author",
    "version",
    "category",
    "categories",
    "section",
    "keywords",
    "pattern",
    "patterns",
    "regex",
    "condition",
    "conditions",
    "goal",
    "instruction",
    "instructions",
    "help",
    "placeholder",
    "placeholders",
    "path",
    "file",
    "заголовок",
    "название",
    "имя",
    "метка",
    "метки",
    "теги",
    "подсказка",
    "описание",
    "примечание",
    "ситуация",
    "комментарий",
    "заметка",
    "раздел",
    "категория",
    "цель",
    "инструкция",
    "условие",
];
const CLIENT: &[&str] = &[
    "client",
    "customer",
    "q",
    "question",
    "questions",
    "user",
    "guest",
    "objection",
    "objections",
    "клиент",
    "гость",
    "покупатель",
    "вопрос",
    "вопросы",
    "возражение",
    "возражения",
    "intent",
    "intents",
    "examples",
];
const BAD: &[&str] =
    &["bad", "incorrect", "wrong", "неправильно", "плохо", "неверно", "bad_example", "bad_examples"];
/// Codes of languages that no other key is likely to be called.
const TWINS: &[&str] =
    &["en", "uz", "kk", "kz", "uk", "ua", "de", "fr", "es", "zh", "ky", "kg", "tj", "az", "ka", "hy"];
/// Codes that are words too: they count beside `ru` only.
const TWINS_BESIDE: &[&str] = &[
    "it", "pt", "tr", "cn", "be", "by", "am", "tg", "tk", "mn", "ar", "he", "ja", "ko", "pl", "cs", "lt",
    "lv", "et", "fi", "ro", "md", "vi", "th", "hi", "id", "sr", "bg", "el", "sv", "nl", "tt", "ba",
];

/// What a key adds to what is known. `beside_ru`: the map has a key `ru` too.
pub(super) fn descend(state: State, key: &str, beside_ru: bool, own: &Keys) -> State {
    if state == State::Ignored {
        return state;
    }
    let key = key.trim();
    let has = |set: &[String]| set.iter().any(|name| name.to_lowercase() == key.to_lowercase());
    if has(&own.silent) {
        return State::Silent;
    }
    if has(&own.client) {
        return State::Client;
    }
    if has(&own.speech) {
        return State::Speech;
    }
    let parts = parts(key);
    let whole = parts.join("_");
    let whole = whole.as_str();
    let last = parts.last().map_or("", String::as_str);
    if BAD.contains(&whole) || (parts.len() > 1 && BAD.contains(&last)) {
        return State::Ignored;
    }
    // `en`, `en-US`, `text_en`; `ru` under a title is a title.
    let region = parts.len() == 2 && parts[0].len() == 2 && last.len() == 2;
    let language = if region { parts[0].as_str() } else { last };
    if (TWINS.contains(&language) && (region || parts.len() <= 3))
        || (beside_ru && TWINS_BESIDE.contains(&whole))
    {
        return State::Ignored;
    }
    if language == "ru" && (parts.len() > 1 || matches!(state, State::Silent | State::Client)) {
        return if parts.len() > 1 && !region {
            let rest = key[..key.len() - 2].trim_end_matches(['_', '-', '.']);
            descend(state, rest, false, own)
        } else if state == State::Open {
            State::Speech
        } else {
            state
        };
    }
    let client_part =
        parts.iter().any(|part| matches!(part.as_str(), "client" | "customer" | "user" | "клиент"));
    if CLIENT.contains(&whole)
        || (client_part
            && matches!(last, "text" | "message" | "phrase" | "says" | "question" | "reply" | "answer"))
    {
        return State::Client;
    }
    if SPEECH.contains(&whole) || (parts.len() > 1 && SPEECH.contains(&last)) {
        let answers = matches!(
            last,
            "answer" | "answers" | "reply" | "replies" | "response" | "responses" | "ответ" | "ответы"
        );
        // `text` under a name such as `lock_icon` is still a text; under `client` it is the client's.
        return if state == State::Client && !answers { state } else { State::Speech };
    }
    if SILENT.contains(&whole) || (parts.len() > 1 && SILENT.contains(&last)) {
        return State::Silent;
    }
    state
}

/// A key in lower-case parts: `buttonLabel`, `button-label`, `button.label` → `button`, `label`.
fn parts(key: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut lower = false;
    for c in key.chars() {
        if !c.is_alphanumeric() {
            if !current.is_empty() {
                found.push(std::mem::take(&mut current));
            }
            lower = false;
            continue;
        }
        if c.is_uppercase() && lower && !current.is_empty() {
            found.push(std::mem::take(&mut current));
        }
        lower = c.is_lowercase();
        current.extend(c.to_lowercase());
    }
    if !current.is_empty() {
        found.push(current);
    }
    found
}

/// Keys whose value names the speaker of the texts beside them: `{"role": "user", "content": "…"}`.
pub(super) fn is_speaker_key(key: &str) -> bool {
    matches!(
        key.to_lowercase().as_str(),
        "role" | "speaker" | "from" | "sender" | "who" | "author" | "роль" | "кто" | "говорит" | "автор"
    )
}

/// What a speaker's name makes of the values beside it.
pub(super) fn speaker_state(state: State, name: &str) -> State {
    match role_of_name(name) {
        Some(Role::Client) => State::Client,
        Some(_) => state,
        None if name.eq_ignore_ascii_case("system") => State::Silent,
        None => state,
    }
}

/// Walks through the values of one file.
pub(super) struct Values<'a> {
    pub(super) sink: &'a mut Sink,
    pub(super) speakers: &'a Speakers,
    pub(super) own: &'a Keys,
    /// Keys from the outermost to the innermost, each with the state under it.
    keys: Vec<String>,
}

impl<'a> Values<'a> {
    pub(super) fn new(sink: &'a mut Sink, speakers: &'a Speakers, own: &'a Keys) -> Self {
        Self { sink, speakers, own, keys: Vec::new() }
    }

    /// Enters a key that stands at `range`; `keys` of what follows end with it.
    pub(super) fn enter(&mut self, key: &str, range: Range<usize>) {
        self.sink.paint(range.clone(), Role::Markup);
        // A key such as `greeting` heads its values as a heading does.
        match part_of(&parts(key).join(" ")) {
            Some(part) => {
                let level = u8::try_from(self.keys.len() + 1).unwrap_or(u8::MAX);
                self.sink.step(key.to_owned(), range, level, Some(part));
            }
            None if self.keys.is_empty() => self.sink.no_step(),
            None => {}
        }
        self.keys.push(key.to_owned());
    }

    /// Leaves the innermost key.
    pub(super) fn leave(&mut self) {
        if let Some(key) = self.keys.pop()
            && part_of(&parts(&key).join(" ")).is_some()
        {
            self.sink.no_step();
        }
    }

    /// A string value; `range` is its source bytes with quotation marks. `None` as prose: it could not be mapped.
    pub(super) fn value(&mut self, state: State, prose: Option<&Prose>, range: Range<usize>) {
        let role = prose.and_then(|prose| role(state, prose.text()));
        let (Some(prose), Some(role)) = (prose, role) else {
            self.sink.paint(range, Role::Ignored);
            return;
        };
        self.sink.paint(range, Role::Markup);
        self.sink.close();
        let message = self.sink.new_message();
        if role == Role::Client {
            self.sink.open(Role::Client, None, message);
            self.sink.push(Role::Client, prose, super::Shape::Value, &self.keys);
            self.sink.close();
            return;
        }
        let units = units(prose);
        let mut manner = if units.len() > 1 || prose.text().contains('\n') {
            let mut speakers = Speakers::clone(self.speakers);
            manner(&units, &mut speakers)
        } else {
            Manner::default()
        };
        manner.instructs = false;
        Engine::new(self.sink, self.speakers, manner, &self.keys).run(&units, Some((role, message)));
        self.sink.close();
    }
}

/// Whose words a value is, if anybody's.
fn role(state: State, text: &str) -> Option<Role> {
    let russian = text.chars().any(super::brackets::is_cyrillic);
    match state {
        State::Silent | State::Ignored => None,
        State::Client => russian.then_some(Role::Client),
        // Without a Russian letter it is another language, unless it is all signs: «👍», «{code}».
        State::Speech => {
            let signs = !text.is_ascii() && !text.contains(is_letter);
            (russian || signs || is_placeholder(text)).then_some(Role::Agent)
        }
        State::Open => (russian_words(text, 2) >= 2).then_some(Role::Agent),
    }
}

/// True if the text is one placeholder and perhaps a mark.
fn is_placeholder(text: &str) -> bool {
    matches!(
        super::placeholders::placeholders(text).as_slice(),
        [found] if found.range.start == 0 && !text[found.range.end..].contains(char::is_alphanumeric)
    )
}

/// The paragraphs and list items of a value.
fn units(prose: &Prose) -> Vec<Unit> {
    let text = prose.text();
    let mut found: Vec<Unit> = Vec::new();
    let mut push = |kind: UnitKind, range: Range<usize>, gap: bool| {
        if text[range.clone()].trim().is_empty() {
            return;
        }
        let part = prose.slice(range);
        let span = part.source_span();
        let mut unit = Unit::new(kind, part, span);
        unit.gap = gap;
        found.push(unit);
    };
    if !text.contains('\n') {
        push(UnitKind::Paragraph, 0..text.len(), true);
        return found;
    }
    let mut open: Option<(UnitKind, usize, bool)> = None;
    let mut gap = true;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let body = line.trim();
        let mark = list_mark(body);
        if (body.is_empty() || mark.is_some())
            && let Some((kind, start, gap)) = open.take()
        {
            push(kind, start..at, gap);
        }
        if body.is_empty() {
            gap = true;
        } else if let Some((ordered, mark)) = mark {
            let start = at + (line.len() - line.trim_start().len()) + mark;
            open = Some((UnitKind::Item { ordered, depth: 0 }, start, std::mem::take(&mut gap)));
        } else if open.is_none() {
            open = Some((UnitKind::Paragraph, at, std::mem::take(&mut gap)));
        }
        at = end;
    }
    if let Some((kind, start, gap)) = open {
        push(kind, start..text.len(), gap);
    }
    found
}
