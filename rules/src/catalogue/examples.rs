//! The examples of a rule page, which are its tests.
//!
//! Under a heading «Плохо» each fenced block is a wrong example: what must be reported stands between ⟦ and ⟧.
//! The numbered list after it holds the alternatives in order, each as the changed lines read after the fix.
//! Under «Хорошо» each fenced block is a text on which the rule is silent. The word after the fence
//! (`md`, `txt`, `yaml`, `json`) is the format.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Opens a marked span.
const OPEN: char = '⟦';
/// Closes it.
const CLOSE: char = '⟧';

/// An example of a rule page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// `md`, `txt`, `yaml` or `json`.
    pub format: String,
    /// The text without marks.
    pub text: String,
    /// What must be reported, UTF-8 bytes of `text`; empty for a right example.
    pub marks: Vec<Range<usize>>,
    /// The changed lines after each fix of the first finding, in order. Empty: not compared.
    pub fixes: Vec<String>,
    /// Line of the body (from 0) at which the example starts.
    pub line: usize,
}

/// Where the parser is.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Other,
    Wrong,
    Right,
}

/// The examples of a page's body, in order.
pub(super) fn parse(body: &str) -> Vec<Example> {
    let mut out: Vec<Example> = Vec::new();
    let mut section = Section::Other;
    let mut heading: Option<String> = None;
    let mut code: Option<(String, String)> = None;
    let mut at = 0;
    let mut item: Option<Range<usize>> = None;
    for (event, range) in Parser::new_ext(body, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                section = match heading.take().unwrap_or_default().trim() {
                    "Плохо" => Section::Wrong,
                    "Хорошо" => Section::Right,
                    _ => Section::Other,
                };
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if section != Section::Other => {
                code = Some((info.into_string(), String::new()));
                at = range.start;
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((format, text)) = code.take() {
                    let line = body[..at].matches('\n').count();
                    out.push(Example { line, ..example(format, &text, section) });
                }
            }
            Event::Text(text) => {
                if let Some((_, block)) = &mut code {
                    block.push_str(&text);
                } else if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::Start(Tag::Item) if section == Section::Wrong => item = Some(range),
            Event::End(TagEnd::Item) => {
                if let (Some(range), Some(last)) = (item.take(), out.last_mut()) {
                    last.fixes.push(item_text(&body[range]));
                }
            }
            _ => {}
        }
    }
    out
}

/// The source of a list item without its number: the words as they are written, no Markdown applied.
fn item_text(source: &str) -> String {
    let text = source.trim();
    let text = text.split_once(". ").map_or(text, |(_, rest)| rest);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim_matches('`').to_owned()
}

fn example(format: String, marked: &str, section: Section) -> Example {
    let mut text = String::with_capacity(marked.len());
    let mut marks = Vec::new();
    let mut start = None;
    for c in marked.chars() {
        match c {
            OPEN => start = Some(text.len()),
            CLOSE => {
                if let Some(start) = start.take() {
                    marks.push(start..text.len());
                }
            }
            c => text.push(c),
        }
    }
    if section == Section::Right {
        marks.clear();
    }
    let format = if format.is_empty() { "md".to_owned() } else { format };
    Example { format, text, marks, fixes: Vec::new(), line: 0 }
}
