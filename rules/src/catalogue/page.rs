//! The front matter of a rule page.

use std::ops::Range;

use crate::finding::{Problem, Severity};
use crate::score::Axis;
use crate::settings::Locale;
use crate::yaml::{self, Node};

use super::examples::{self, Example};
use super::keys;
use super::phrase::{Conditions, PhraseRule};

/// A rule page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Stable id.
    pub id: String,
    /// Former ids.
    pub aliases: Vec<String>,
    /// Section of the catalogue.
    pub group: String,
    /// Default severity.
    pub severity: Severity,
    /// Reports by default.
    pub enabled: bool,
    /// Title in Russian.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// Message in Russian; `{0}` is the marked text, `{1}`… what the check adds.
    pub message: String,
    /// Message in English.
    pub message_en: String,
    /// One paragraph in English.
    pub summary_en: String,
    /// Where the rule comes from: numbers of the seed documents.
    pub seeds: Vec<String>,
    /// Name of the coded check, if it is not phrases alone.
    pub check: Option<String>,
    /// Rules that report instead of this one where both meet.
    pub yields_to: Vec<String>,
    /// Phrases.
    pub phrases: Vec<PhraseRule>,
    /// Default `except` patterns of all phrases of the page.
    pub except: Vec<String>,
    /// What must hold for any phrase of the page.
    pub conditions: Conditions,
    /// Which axis of the score its findings lower; `None`: that of its group.
    pub axis: Option<Axis>,
    /// Directions are looked at, too.
    pub directions: bool,
    /// Speech is looked at (`speech: false`: directions only).
    pub speech: bool,
    /// The text of a `courtesy.toml` that the examples need; empty where the defaults do.
    pub example_config: String,
    /// The page below the front matter.
    pub body: String,
    /// Line of the page (from 0) at which the body starts.
    pub body_line: usize,
}

impl Page {
    /// The examples of the body. Read anew at each call: only tests and docs ask for them.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        examples::parse(&self.body)
    }
}

/// Reads a page. The problems say where (UTF-8 bytes of `text`) and what is wrong; a page without a usable
/// id is not returned.
#[must_use]
pub fn parse_page(text: &str) -> (Option<Page>, Vec<Problem>) {
    let mut reader = Reader { problems: Vec::new() };
    let page = reader.page(text);
    (page, reader.problems)
}

pub(super) struct Reader {
    problems: Vec<Problem>,
}

/// The front matter's bytes and the byte at which the body starts.
fn split(text: &str) -> Option<(Range<usize>, usize)> {
    let start = text.strip_prefix("---\n").map(|_| 4).or_else(|| text.strip_prefix("---\r\n").map(|_| 5))?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

impl Reader {
    pub(super) fn problem(&mut self, range: &Range<usize>, message: impl Into<String>) {
        self.problems.push(Problem { range: range.clone(), message: message.into() });
    }

    fn page(&mut self, text: &str) -> Option<Page> {
        let Some((front, body_at)) = split(text) else {
            self.problem(&(0..0), "страница правила начинается со строки «---» и свойств правила");
            return None;
        };
        let root = match yaml::load(text, front.clone(), Locale::Ru) {
            Ok(tree) => tree.roots.into_iter().next(),
            Err(problem) => {
                self.problems.push(problem);
                return None;
            }
        };
        let Some(Node::Map(entries, _)) = &root else {
            self.problem(&front, "здесь ожидаются свойства вида «id: …»");
            return None;
        };
        let body = text[body_at..].to_owned();
        let mut page = Page {
            id: String::new(),
            aliases: Vec::new(),
            group: String::new(),
            severity: Severity::Warning,
            enabled: true,
            title: String::new(),
            title_en: String::new(),
            message: String::new(),
            message_en: String::new(),
            summary_en: String::new(),
            seeds: Vec::new(),
            check: None,
            yields_to: Vec::new(),
            phrases: Vec::new(),
            except: Vec::new(),
            conditions: Conditions::default(),
            axis: None,
            directions: false,
            speech: true,
            example_config: String::new(),
            body,
            body_line: text[..body_at].matches('\n').count(),
        };
        for (key, value) in entries {
            self.property(&mut page, key, value);
        }
        if page.id.is_empty() || !page.id.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
            self.problem(&front, "нужно свойство id: имя правила латинскими буквами через дефис");
            return None;
        }
        for (name, value) in [("title", &page.title), ("message", &page.message)] {
            if value.is_empty() {
                self.problem(&front, format!("нужно свойство {name}"));
            }
        }
        if page.title_en.is_empty() {
            page.title_en.clone_from(&page.title);
        }
        if page.message_en.is_empty() {
            page.message_en.clone_from(&page.message);
        }
        Some(page)
    }

    fn property(&mut self, page: &mut Page, key: &Node, value: &Node) {
        match key.scalar().unwrap_or_default() {
            "id" => page.id = self.text(value),
            "aliases" => page.aliases = self.texts(value),
            "group" => page.group = self.text(value),
            "severity" => page.severity = self.severity(value).unwrap_or(Severity::Warning),
            "enabled" => page.enabled = self.text(value) != "false",
            "title" => page.title = self.text(value),
            "title_en" => page.title_en = self.text(value),
            "message" => page.message = self.text(value),
            "message_en" => page.message_en = self.text(value),
            "summary_en" => page.summary_en = self.text(value),
            "seeds" => page.seeds = self.texts(value),
            "since" => {}
            "example_config" => page.example_config = self.text(value),
            "check" => page.check = Some(self.text(value)),
            "yields_to" => page.yields_to = self.texts(value),
            "directions" => page.directions = self.text(value) == "true",
            "axis" => page.axis = self.one_of(value, Axis::WORDS),
            "speech" => page.speech = self.text(value) != "false",
            "except" => page.except = self.texts(value),
            "phrases" => page.phrases = self.phrases(value),
            name if self.condition(&mut page.conditions, name, value) => {}
            other => self.problem(&key.range(), keys::unknown("", other, &[keys::PAGE, keys::CONDITIONS])),
        }
    }

    pub(super) fn text(&mut self, node: &Node) -> String {
        if let Some(text) = node.scalar() {
            return text.trim().to_owned();
        }
        self.problem(&node.range(), "здесь ожидается строка");
        String::new()
    }

    pub(super) fn texts(&mut self, node: &Node) -> Vec<String> {
        match node {
            Node::List(items, _) => items.iter().map(|item| self.text(item)).collect(),
            Node::Scalar(scalar) => vec![scalar.text.clone()],
            Node::Map(..) | Node::Alias(_) => {
                self.problem(&node.range(), "здесь ожидается список строк");
                Vec::new()
            }
        }
    }

    pub(super) fn severity(&mut self, node: &Node) -> Option<Severity> {
        Some(match node.scalar() {
            Some("error") => Severity::Error,
            Some("warning") => Severity::Warning,
            Some("information") => Severity::Information,
            Some("hint") => Severity::Hint,
            _ => {
                self.problem(&node.range(), "важность: error, warning, information или hint");
                return None;
            }
        })
    }
}
