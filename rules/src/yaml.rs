//! YAML as a tree whose nodes know their source bytes. A library parses; it counts characters, we count bytes.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::finding::Problem;
use crate::settings::Locale;

/// Deeper nests are no templates; recursion must end somewhere.
const DEEPEST: usize = 128;

/// A string, number or word.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scalar {
    /// Decoded.
    pub(crate) text: String,
    pub(crate) style: ScalarStyle,
    /// Source bytes; quotation marks included, the head of a block scalar not.
    pub(crate) range: Range<usize>,
    /// Inside `[…]` or `{…}`.
    pub(crate) flow: bool,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Scalar(Scalar),
    List(Vec<Node>, Range<usize>),
    Map(Vec<(Node, Node)>, Range<usize>),
    Alias(Range<usize>),
}

impl Node {
    /// The text of a scalar.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match self {
            Self::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// Source bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        match self {
            Self::Scalar(scalar) => scalar.range.clone(),
            Self::List(_, range) | Self::Map(_, range) | Self::Alias(range) => range.clone(),
        }
    }
}

/// The documents of a stream.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tree {
    pub(crate) roots: Vec<Node>,
}

/// Byte offsets of characters: every 64th is kept.
struct CharMap<'a> {
    text: &'a str,
    offset: usize,
    marks: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'a> CharMap<'a> {
    fn new(text: &'a str, offset: usize) -> Self {
        let marks = text.char_indices().step_by(STRIDE).map(|(at, _)| at).collect();
        Self { text, offset, marks }
    }

    fn byte(&self, index: usize) -> usize {
        let Some(&start) = self.marks.get(index / STRIDE) else {
            return self.offset + self.text.len();
        };
        let within = self.text[start..]
            .char_indices()
            .nth(index % STRIDE)
            .map_or(self.text.len() - start, |(at, _)| at);
        self.offset + start + within
    }
}

/// A collection that is being read.
enum Open {
    List(Vec<Node>, usize, bool),
    Map(Vec<(Node, Node)>, Option<Node>, usize, bool),
}

/// Reads the YAML in the source bytes `range`.
pub(crate) fn load(source: &str, range: Range<usize>, locale: Locale) -> Result<Tree, Problem> {
    let text = &source[range.clone()];
    let map = CharMap::new(text, range.start);
    let mut roots = Vec::new();
    let mut stack: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            problem(source, &range, map.byte(error.marker().index()), error.info(), locale)
        })?;
        let start = map.byte(span.start.index());
        let end = map.byte(span.end.index()).max(start);
        let flow = match stack.last() {
            Some(Open::List(_, _, flow) | Open::Map(_, _, _, flow)) => *flow,
            None => false,
        };
        let opens_flow = flow || source[start..].starts_with(['[', '{']);
        let node = match event {
            Event::Scalar(text, style, _, _) => {
                Node::Scalar(Scalar { text: text.into_owned(), style, range: start..end, flow })
            }
            Event::Alias(_) => Node::Alias(start..end),
            Event::SequenceStart(..) | Event::MappingStart(..) if stack.len() >= DEEPEST => {
                return Err(problem(source, &range, start, "depth", locale));
            }
            Event::SequenceStart(..) => {
                stack.push(Open::List(Vec::new(), start, opens_flow));
                continue;
            }
            Event::MappingStart(..) => {
                stack.push(Open::Map(Vec::new(), None, start, opens_flow));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(Open::List(items, start, _)) => Node::List(items, start..end.max(start)),
                Some(Open::Map(entries, _, start, _)) => Node::Map(entries, start..end.max(start)),
                None => continue,
            },
            _ => continue,
        };
        match stack.last_mut() {
            Some(Open::List(items, ..)) => items.push(node),
            Some(Open::Map(entries, key, ..)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
            None => roots.push(node),
        }
    }
    Ok(Tree { roots })
}

/// What is wrong at the source byte `at`, for people.
fn problem(source: &str, range: &Range<usize>, at: usize, info: &str, locale: Locale) -> Problem {
    let text = &source[..range.end];
    // At the end of the text the last line that has something on it is the place to look at.
    let mut at = at.min(range.end);
    if text[at..].trim().is_empty() {
        at = text.trim_end().len().max(range.start);
    }
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1).max(range.start);
    let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = &text[line_start..line_end];
    let start = line_start + (line.len() - line.trim_start().len());
    let end = line_start + line.trim_end().len();
    let value = line.split_once(": ").map_or("", |(_, value)| value.trim());
    let brace = ["{{", "%", "@", "`"].iter().any(|sign| value.starts_with(sign))
        || (value.starts_with('[') && value.contains(']'));
    let open =
        (value.starts_with('[') && !value.contains(']')) || (value.starts_with('{') && !value.contains('}'));
    let (ru, en) = if info == "depth" {
        ("вложенность слишком велика", "nested too deep")
    } else if brace {
        (
            "значение, которое начинается со знака {, [, % или @, нужно взять в кавычки",
            "a value that begins with { [ % @ needs quotes",
        )
    } else if open {
        ("скобка не закрыта", "a bracket is not closed")
    } else if info.contains("quoted scalar") {
        ("кавычка не закрыта", "a quotation mark is not closed")
    } else if info.contains("tab") {
        ("отступы здесь делают пробелами, не табуляцией", "indent with spaces, not tabs")
    } else {
        (
            "проверьте отступы, кавычки и двоеточия в этом месте",
            "check the indentation, quotes and colons here",
        )
    };
    Problem {
        range: start..end.max(start),
        message: match locale {
            Locale::Ru => format!("YAML не читается: {ru}."),
            Locale::En => format!("Cannot read this YAML: {en}."),
        },
    }
}
