//! YAML collections of templates.

use std::ops::Range;

use super::scalar::prose;
use super::suppress::Comment;
use super::values::{State, Values, descend, is_speaker_key, speaker_state};
use crate::yaml::{Node, Tree};

/// Walks through a tree.
pub(super) fn read(source: &str, tree: &Tree, values: &mut Values<'_>) {
    for root in &tree.roots {
        node(source, root, State::Open, values);
    }
}

fn node(source: &str, node: &Node, state: State, values: &mut Values<'_>) {
    match node {
        Node::Scalar(scalar) => {
            if scalar.text.is_empty() {
                return;
            }
            let prose = prose(source, scalar);
            values.value(state, prose.as_ref(), scalar.range.clone());
        }
        Node::List(items, _) => {
            for item in items {
                self::node(source, item, state, values);
            }
        }
        Node::Map(entries, _) => {
            let mut beside = state;
            let mut ru = false;
            for (key, value) in entries {
                if let Node::Scalar(key) = key {
                    ru |= key.text == "ru";
                    if let Node::Scalar(name) = value
                        && is_speaker_key(&key.text)
                    {
                        beside = speaker_state(beside, &name.text);
                    }
                }
            }
            for (key, value) in entries {
                let Node::Scalar(key) = key else {
                    self::node(source, value, beside, values);
                    continue;
                };
                let below = if is_speaker_key(&key.text) && matches!(value, Node::Scalar(_)) {
                    State::Silent
                } else {
                    descend(beside, &key.text, ru, values.own)
                };
                values.enter(&key.text, key.range.clone());
                self::node(source, value, below, values);
                values.leave();
            }
        }
        Node::Alias(_) => {}
    }
}

/// Comments: what stands after `#` outside of scalars.
pub(super) fn comments(source: &str, from: usize, tree: &Tree) -> (Vec<Comment>, Vec<Range<usize>>) {
    let mut scalars = Vec::new();
    for root in &tree.roots {
        ranges(root, &mut scalars);
    }
    scalars.sort_by_key(|range| range.start);
    let mut found = Vec::new();
    let mut ignored = Vec::new();
    let mut at = from;
    scalars.push(source.len()..source.len());
    for scalar in scalars {
        let mut from = at;
        while from < scalar.start {
            let Some(hash) = memchr::memchr(b'#', &source.as_bytes()[from..scalar.start]).map(|i| from + i)
            else {
                break;
            };
            let opens =
                source[..hash].chars().next_back().is_none_or(|c| c.is_whitespace() || c == '\u{feff}');
            let end = source[hash..].find('\n').map_or(source.len(), |newline| hash + newline);
            if !opens {
                from = hash + 1;
                continue;
            }
            let end = hash + source[hash..end].trim_end().len();
            ignored.push(hash..end);
            // A comment behind a value speaks of that value.
            let line = source[..hash].rfind('\n').map_or(0, |newline| newline + 1);
            let host = (!source[line..hash].trim().is_empty()).then_some(line..end);
            found.extend(Comment::read(source, hash..end, hash + 1..end, host));
            from = end.max(hash + 1);
        }
        at = at.max(scalar.end);
    }
    (found, ignored)
}

fn ranges(node: &Node, found: &mut Vec<Range<usize>>) {
    match node {
        Node::Scalar(scalar) => found.push(scalar.range.clone()),
        Node::List(items, _) => items.iter().for_each(|item| ranges(item, found)),
        Node::Map(entries, _) => {
            for (key, value) in entries {
                ranges(key, found);
                ranges(value, found);
            }
        }
        Node::Alias(_) => {}
    }
}
