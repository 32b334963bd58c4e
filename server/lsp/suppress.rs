//! The comment that silences one rule at one place.

use courtesy_rules::document::{Block, Document, Format, Shape};
use ropey::Rope;

/// An insertion that silences `rule` at the byte `at`: the byte where it goes and what is inserted. `None` where
/// the format has no comments.
pub(super) fn comment(
    rope: &Rope,
    document: &Document,
    format: Format,
    comments_in_json: bool,
    at: usize,
    rule: &str,
) -> Option<(usize, String)> {
    let at = at.min(rope.len_bytes());
    let block = document.blocks.iter().find(|block| {
        let span = block.prose.source_span();
        span.start <= at && at <= span.end
    });
    let start = block.map_or(at, |block| {
        // A turn is silenced as a whole, so the comment stands before its label.
        let turn = document.turns.get(block.turn);
        match turn {
            Some(turn) if turn.label.is_some() && turn.range.start <= at => turn.range.start,
            _ => block.prose.source_span().start,
        }
    });
    let mut line = rope.byte_to_line(start.min(rope.len_bytes()));
    let (open, close) = match format {
        Format::Markdown => {
            line = above_table(rope, line, block);
            ("<!-- courtesy: ignore ", " -->")
        }
        Format::Text => ("# courtesy: ignore ", ""),
        Format::Yaml => {
            line = key_line(rope, line, start);
            ("# courtesy: ignore ", "")
        }
        Format::Json if comments_in_json => ("// courtesy: ignore ", ""),
        Format::Json => return None,
    };
    let text = rope.line(line).to_string();
    let indent: String =
        text.trim_end_matches(['\r', '\n']).chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
    let end = line_end(rope, line);
    // A byte order mark stays the first character of the file.
    let bom = usize::from(line == 0 && text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    Some((rope.line_to_byte(line) + bom, format!("{indent}{open}{rule}{close}{end}")))
}

/// The line end used here, for the line to insert.
fn line_end(rope: &Rope, line: usize) -> &'static str {
    let neighbour = if line + 1 < rope.len_lines() { line } else { line.saturating_sub(1) };
    if rope.line(neighbour).to_string().ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// A comment between the rows of a table would end it: the first line of the table.
fn above_table(rope: &Rope, mut line: usize, block: Option<&Block>) -> usize {
    if block.is_some_and(|block| block.shape == Shape::Cell) {
        while line > 0 && rope.line(line - 1).chars().any(|c| c == '|') {
            line -= 1;
        }
    }
    line
}

/// In a block scalar `#` is text, so the comment stands before the line of the key: the nearest line above that
/// is indented less, if the value begins a line of its own.
fn key_line(rope: &Rope, line: usize, start: usize) -> usize {
    let indent = |line: usize| {
        let text = rope.line(line);
        text.chars().take_while(|c| *c == ' ').count()
    };
    let blank = |line: usize| rope.line(line).chars().all(char::is_whitespace);
    let column = start - rope.line_to_byte(line);
    if column > indent(line) {
        return line;
    }
    let own = indent(line);
    (0..line).rev().find(|above| !blank(*above) && indent(*above) < own).unwrap_or(line)
}
