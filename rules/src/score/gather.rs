//! Counts what a document says and does, turn by turn.

use std::ops::Range;

use super::acts::{ACTS, By, Coded, KNOWN};
use super::weigh::{Counts, round, weight};
use super::{Advice, Axis, Breach, Score, TurnScore};
use crate::capitals::lower_first;
use crate::checks::meanings;
use crate::context::{Scope, View};
use crate::draft::Note;
use crate::language::{Address, TokenKind};

/// At most this many pieces of advice are given.
const MOST_ADVICE: usize = 3;

/// The score of a document with these findings; `None` if the agent says nothing.
pub(crate) fn score(view: &View<'_>, breaches: &[Breach]) -> Option<Score> {
    let mut turns: Vec<(usize, Counts)> = Vec::new();
    let mut seen = vec![false; ACTS.len()];
    for scope in view.speech() {
        let turn = scope.block.turn;
        if turns.last().is_none_or(|(last, _)| *last != turn) {
            turns.push((turn, Counts::new()));
        }
        let Some((_, counts)) = turns.last_mut() else { continue };
        for sentence in scope.sentences() {
            if !sentence.tokens.clone().any(|at| scope.is(at, TokenKind::Word)) {
                continue;
            }
            counts.sentences += 1;
            seen.fill(false);
            acts(&scope, &sentence.tokens, &mut seen);
            for (count, seen) in counts.acts.iter_mut().zip(&seen) {
                *count += u32::from(*seen);
            }
        }
    }
    turns.retain(|(_, counts)| counts.sentences > 0);
    if turns.is_empty() {
        return None;
    }
    let mut whole = Counts::new();
    for (_, counts) in &turns {
        whole.add(counts);
    }
    for breach in breaches {
        whole.breach(breach);
        let place = turns.partition_point(|(turn, _)| view.doc.turns[*turn].range.end <= breach.at);
        let holds = |turn: usize| view.doc.turns[turn].range.contains(&breach.at);
        if let Some((_, counts)) = turns.get_mut(place).filter(|(turn, _)| holds(*turn)) {
            counts.breach(breach);
        }
    }
    let turns = turns
        .iter()
        .map(|(turn, counts)| TurnScore {
            range: view.doc.turns[*turn].range.clone(),
            marks: counts.marks(),
            sentences: counts.sentences,
        })
        .collect();
    Some(Score {
        marks: whole.marks(),
        sentences: whole.sentences,
        turns,
        advice: advice(view, &whole, breaches),
    })
}

/// Marks the acts of one sentence.
fn acts(scope: &Scope<'_>, sentence: &Range<usize>, seen: &mut [bool]) {
    KNOWN.index.search(scope.analysis, sentence, |phrase, _| seen[KNOWN.act_of[phrase]] = true);
    for (number, by) in &KNOWN.others {
        seen[*number] = match by {
            By::Meaning(name) => meanings::find(name).is_some_and(|holds| holds(scope, sentence)),
            By::Coded(what) => coded(scope, sentence, *what),
            By::Phrases(_) => continue,
        };
    }
}

fn coded(scope: &Scope<'_>, sentence: &Range<usize>, what: Coded) -> bool {
    match what {
        Coded::Name => {
            let called = |at: usize| scope.is(at, TokenKind::Placeholder) || scope.is_name(at);
            let last = scope.end_mark(sentence).unwrap_or(sentence.end);
            scope.after_vocative(sentence) > scope.first_word(sentence)
                || (last > sentence.start + 1 && called(last - 1) && scope.is_mark(last - 2, ","))
        }
        Coded::Question => scope.is_question(sentence),
        Coded::Ty => {
            let address = |at: usize| scope.tokens()[at].address;
            sentence.clone().any(|at| address(at) == Some(Address::Ty))
        }
        Coded::Marks => sentence.clone().any(|at| {
            at + 1 < sentence.end && scope.is_mark(at, "!?") && scope.is_mark(at + 1, "!?")
                || (scope.is(at, TokenKind::Punct)
                    && matches!(scope.norm(at), "!!" | "!!!" | "??" | "?!" | "???"))
        }),
    }
}

/// What would raise the overall score most: mending the findings of a rule, or an act that is missing.
fn advice(view: &View<'_>, whole: &Counts, breaches: &[Breach]) -> Vec<Advice> {
    let now = whole.overall();
    let mut found: Vec<(f64, Advice)> = Vec::new();
    let mut rules: Vec<&Breach> = breaches.iter().collect();
    rules.sort_by(|a, b| a.rule.cmp(&b.rule));
    for same in rules.chunk_by(|a, b| a.rule == b.rule) {
        let mut without = whole.clone();
        for breach in same {
            without.breaches[breach.axis as usize] -= weight(breach);
        }
        let gain = without.overall() - now;
        let first = same[0];
        let name = lower_first(&first.title);
        let title = if same.len() > 1 { format!("{name} × {}", same.len()) } else { name };
        found.push((gain, Advice { rule: Some(first.rule.clone()), title, gain: round(gain) }));
    }
    for (number, act) in ACTS.iter().enumerate() {
        if act.ru.is_empty() || whole.acts[number] > 0 || act.weights[Axis::Courtesy as usize] < 0.0 {
            continue;
        }
        let mut with = whole.clone();
        with.acts[number] = 1;
        let gain = with.overall() - now;
        let title = Note::new(act.ru, act.en).text(view.settings.language);
        found.push((gain, Advice { rule: None, title, gain: round(gain) }));
    }
    // Breaches first where both would bring the same.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, advice)| advice).filter(|advice| advice.gain > 0).take(MOST_ADVICE).collect()
}
