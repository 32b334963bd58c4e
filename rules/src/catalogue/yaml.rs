//! YAML of a rule page as a small tree with places, so that an error can point at its line.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use crate::finding::Problem;

/// A YAML node. Anchors and tags have no use in a rule page and are not followed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

/// A value and where it stands: UTF-8 bytes of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) range: Range<usize>,
}

impl Node {
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// Nesting deeper than this is refused rather than followed.
const MAX_DEPTH: usize = 16;

/// Parses `text`, which starts at byte `offset` of the page.
pub(super) fn parse(text: &str, offset: usize) -> Result<Node, Problem> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        text,
        offset,
        at: (0, 0),
    };
    loop {
        let (event, span) = reader.next()?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) => {}
            Event::StreamEnd | Event::DocumentEnd => {
                return Ok(Node {
                    value: Value::Map(Vec::new()),
                    range: offset..offset + text.len(),
                });
            }
            event => return reader.node(event, span, 0),
        }
    }
}

struct Reader<'a> {
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    text: &'a str,
    offset: usize,
    /// The last (character, byte) pair: events come in order, so offsets are found in one pass.
    at: (usize, usize),
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), Problem> {
        match self.events.next() {
            Some(Ok((event, span))) => {
                let range = self.bytes(span);
                Ok((event, range))
            }
            Some(Err(error)) => {
                let at = self.byte(error.marker().index());
                Err(Problem {
                    range: at..at,
                    message: format!("ошибка YAML: {}", error.info()),
                })
            }
            None => Ok((Event::StreamEnd, self.offset..self.offset)),
        }
    }

    fn bytes(&mut self, span: Span) -> Range<usize> {
        let start = self.byte(span.start.index());
        let end = self.byte(span.end.index());
        start..end.max(start)
    }

    /// The byte of the page at a character of the YAML text.
    fn byte(&mut self, character: usize) -> usize {
        if character < self.at.0 {
            self.at = (0, 0);
        }
        let rest = &self.text[self.at.1..];
        let add = character - self.at.0;
        let bytes = rest
            .char_indices()
            .nth(add)
            .map_or(rest.len(), |(byte, _)| byte);
        self.at = (character, self.at.1 + bytes);
        self.offset + self.at.1
    }

    fn node(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        depth: usize,
    ) -> Result<Node, Problem> {
        if depth > MAX_DEPTH {
            return Err(Problem {
                range,
                message: "слишком глубокая вложенность".to_owned(),
            });
        }
        match event {
            Event::Scalar(text, ..) => Ok(Node {
                value: Value::Scalar(text.into_owned()),
                range,
            }),
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    let (event, at) = self.next()?;
                    if matches!(event, Event::SequenceEnd | Event::StreamEnd) {
                        return Ok(Node {
                            value: Value::List(items),
                            range: range.start..at.end.max(range.start),
                        });
                    }
                    items.push(self.node(event, at, depth + 1)?);
                }
            }
            Event::MappingStart(..) => {
                let mut entries = Vec::new();
                loop {
                    let (event, at) = self.next()?;
                    if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                        return Ok(Node {
                            value: Value::Map(entries),
                            range: range.start..at.end.max(range.start),
                        });
                    }
                    let key = self.node(event, at, depth + 1)?;
                    let (event, at) = self.next()?;
                    entries.push((key, self.node(event, at, depth + 1)?));
                }
            }
            _ => Err(Problem {
                range,
                message: "ссылки YAML здесь не поддерживаются".to_owned(),
            }),
        }
    }
}
