//! Dialogues without labels: «— Дорого. — Понимаю, …» and one turn a line.

use std::ops::Range;

use super::Role;
use super::unit::{Unit, UnitKind};

/// The speaker who answers.
pub(super) fn other(role: Role) -> Role {
    if role == Role::Agent { Role::Client } else { Role::Agent }
}

/// True if the line opens a turn with a dash.
pub(super) fn is_turn(line: &str) -> bool {
    let line = line.trim_start();
    let Some(rest) = line.strip_prefix(['—', '–']) else {
        return false;
    };
    let said = rest.trim_start_matches([' ', '\u{a0}', '\t']);
    said.len() < rest.len() && opens_sentence(said)
}

fn opens_sentence(said: &str) -> bool {
    said.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '{' | '[' | '<' | '%' | '$' | '…'))
}

/// The turns of one line: what stands after each dash that follows the end of a sentence.
pub(super) fn turns(line: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, dash) in line.match_indices(['—', '–']) {
        let before = line[..at].trim_end();
        let apart = before.is_empty() || (before.len() < at && before.ends_with(['.', '!', '?', '…', '»']));
        let rest = &line[at + dash.len()..];
        let said = rest.trim_start_matches([' ', '\u{a0}', '\t']);
        if apart && said.len() < rest.len() && opens_sentence(said) {
            if let Some(last) = found.last_mut() {
                last.end = at;
            }
            found.push(line.len() - said.len()..line.len());
        }
    }
    found
}

/// The speaker of the first turn of a file that is a dialogue in dashes.
pub(super) fn dialogue(units: &[Unit]) -> Option<Role> {
    let mut said: Vec<String> = Vec::new();
    let mut before = "";
    for unit in units {
        if !matches!(unit.kind, UnitKind::Paragraph) || unit.quoted {
            continue;
        }
        for line in unit.prose.text().split('\n') {
            if is_turn(line) {
                // «Вам понадобятся:» and dashes below it is a list.
                if said.is_empty()
                    && before.trim_end().ends_with(':')
                    && !before.to_lowercase().contains("диалог")
                {
                    return None;
                }
                if line.trim_end().ends_with([';', ',']) {
                    return None;
                }
                said.extend(turns(line).into_iter().map(|turn| line[turn].to_lowercase()));
            }
            before = line;
        }
    }
    if said.len() < 2 || !said.iter().any(|line| line.contains('?')) {
        return None;
    }
    Some(first_speaker(&said))
}

/// The turns of a single line that begins with a dash: «— Дорого. — Понимаю, …».
pub(super) fn one_line(text: &str) -> Vec<(Role, Range<usize>)> {
    if text.contains('\n') || !is_turn(text) {
        return Vec::new();
    }
    let parts = turns(text);
    if parts.len() < 2 {
        return Vec::new();
    }
    let said: Vec<String> = parts.iter().map(|part| text[part.clone()].to_lowercase()).collect();
    let mut role = first_speaker(&said);
    parts
        .into_iter()
        .map(|part| {
            let this = role;
            role = other(role);
            (this, part)
        })
        .collect()
}

/// Who speaks first of two who take turns: the one whose words sound like the house, else the client.
fn first_speaker(said: &[String]) -> Role {
    const HOUSE: &[&str] = &[
        "чем могу",
        "меня зовут",
        "вам удобно",
        "понимаю",
        "могу предложить",
        "{",
        "благодар",
        "рады",
        "подскажите",
        "добрый день",
        "здравствуйте",
        "давайте",
        "вас приветствует",
        "к вам обращаться",
    ];
    let mut score = [0usize; 2];
    for (i, line) in said.iter().enumerate() {
        score[i % 2] += HOUSE.iter().filter(|mark| line.contains(*mark)).count();
    }
    if score[0] > score[1] { Role::Agent } else { Role::Client }
}
