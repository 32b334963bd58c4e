//! The JSON that other programs read. Keys are a contract: they are added to, never changed.

use std::ops::Range;

use courtesy_rules::language::{Address, Lexicon, Mood, Tag, TokenKind, analyze};
use courtesy_rules::score::{Advice, TurnScore};
use courtesy_rules::{Document, Finding, Fix, Grade, Problem, Report, RuleId, Score};
use serde::Serialize;

use super::{Lines, Place};

/// One file of `courtesy check --format json`.
#[derive(Serialize)]
pub(crate) struct CheckedFile<'a> {
    path: &'a str,
    findings: Vec<FindingJson<'a>>,
    /// Null where the agent says nothing.
    score: Option<ScoreJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<NoteJson<'a>>,
}

/// The score of a file; see `courtesy_rules::score` for its formula.
#[derive(Serialize)]
struct ScoreJson<'a> {
    courtesy: u8,
    ownership: u8,
    overall: u8,
    sentences: usize,
    turns: Vec<TurnJson>,
    advice: Vec<AdviceJson<'a>>,
}

#[derive(Serialize)]
struct TurnJson {
    byte: [usize; 2],
    courtesy: u8,
    ownership: u8,
    overall: u8,
    sentences: usize,
}

#[derive(Serialize)]
struct AdviceJson<'a> {
    title: &'a str,
    rule: Option<&'a str>,
    gain: u8,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    byte: [usize; 2],
    start: Place,
    end: Place,
    fixes: Vec<FixJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<NoteJson<'a>>,
}

#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    safe: bool,
    grade: &'static str,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    byte: [usize; 2],
    text: &'a str,
}

/// A message at a place.
#[derive(Serialize)]
struct NoteJson<'a> {
    message: &'a str,
    byte: [usize; 2],
    start: Place,
    end: Place,
}

impl<'a> CheckedFile<'a> {
    pub(crate) fn new(path: &'a str, lines: &Lines<'_>, report: &'a Report, problems: &'a [Problem]) -> Self {
        Self {
            path,
            findings: report.findings.iter().map(|it| finding(lines, it)).collect(),
            score: report.score.as_ref().map(score),
            problems: problems.iter().map(|it| note(lines, &it.message, &it.range)).collect(),
        }
    }
}

fn finding<'a>(lines: &Lines<'_>, finding: &'a Finding) -> FindingJson<'a> {
    FindingJson {
        rule: finding.rule.as_str(),
        severity: finding.severity.as_str(),
        message: &finding.message,
        byte: pair(&finding.range),
        start: lines.place(finding.range.start),
        end: lines.place(finding.range.end),
        fixes: finding.fixes.iter().map(fix).collect(),
        related: finding.related.iter().map(|it| note(lines, &it.message, &it.range)).collect(),
    }
}

fn score(score: &Score) -> ScoreJson<'_> {
    let turn = |turn: &TurnScore| TurnJson {
        byte: pair(&turn.range),
        courtesy: turn.marks.courtesy,
        ownership: turn.marks.ownership,
        overall: turn.marks.overall,
        sentences: turn.sentences,
    };
    ScoreJson {
        courtesy: score.marks.courtesy,
        ownership: score.marks.ownership,
        overall: score.marks.overall,
        sentences: score.sentences,
        turns: score.turns.iter().map(turn).collect(),
        advice: score.advice.iter().map(advice).collect(),
    }
}

fn advice(advice: &Advice) -> AdviceJson<'_> {
    AdviceJson { title: &advice.title, rule: advice.rule.as_ref().map(RuleId::as_str), gain: advice.gain }
}

fn fix(fix: &Fix) -> FixJson<'_> {
    FixJson {
        title: &fix.title,
        safe: fix.grade == Grade::Safe,
        grade: match fix.grade {
            Grade::Safe => "safe",
            Grade::Suggested => "suggested",
            Grade::Manual => "manual",
        },
        edits: fix.edits.iter().map(|edit| EditJson { byte: pair(&edit.range), text: &edit.text }).collect(),
    }
}

fn note<'a>(lines: &Lines<'_>, message: &'a str, range: &Range<usize>) -> NoteJson<'a> {
    NoteJson { message, byte: pair(range), start: lines.place(range.start), end: lines.place(range.end) }
}

fn pair(range: &Range<usize>) -> [usize; 2] {
    [range.start, range.end]
}

/// One file of `courtesy inspect --format json`.
#[derive(Serialize)]
pub(crate) struct InspectedFile<'a> {
    path: &'a str,
    segments: Vec<SegmentJson>,
    tokens: Vec<TokenJson>,
}

#[derive(Serialize)]
struct SegmentJson {
    byte: [usize; 2],
    role: &'static str,
}

/// A word as it was understood in its place.
#[derive(Serialize)]
pub(crate) struct TokenJson {
    byte: [usize; 2],
    lemma: String,
    tag: String,
    mood: Option<&'static str>,
    address: Option<&'static str>,
}

impl<'a> InspectedFile<'a> {
    pub(crate) fn new(path: &'a str, document: &Document) -> Self {
        Self {
            path,
            segments: document
                .segments
                .iter()
                .map(|segment| SegmentJson { byte: pair(&segment.range), role: segment.role.as_str() })
                .collect(),
            tokens: tokens(document),
        }
    }
}

/// Every word of the file: first those of the blocks, which are understood in context, then whatever lies
/// between them (labels, keys, ignored text), each stretch by itself.
fn tokens(document: &Document) -> Vec<TokenJson> {
    let mut out = Vec::new();
    for block in &document.blocks {
        let opaque: Vec<Range<usize>> =
            block.placeholders.iter().map(|placeholder| placeholder.range.clone()).collect();
        words(block.prose.text(), &opaque, &mut out, |range| block.prose.source_range(range));
    }
    out.sort_by_key(|token| token.byte);
    let mut rest = Vec::new();
    let mut at = 0;
    let ends = [document.source.len(); 2];
    for [start, end] in out.iter().map(|token| token.byte).chain([ends]) {
        if let Some(gap) = document.source.get(at..start)
            && gap.chars().any(char::is_alphabetic)
        {
            let from = at;
            words(gap, &[], &mut rest, |range| from + range.start..from + range.end);
        }
        at = at.max(end);
    }
    out.extend(rest);
    out.sort_by_key(|token| token.byte);
    out
}

/// Adds the words of one stretch of text.
fn words(
    text: &str,
    opaque: &[Range<usize>],
    out: &mut Vec<TokenJson>,
    source: impl Fn(Range<usize>) -> Range<usize>,
) {
    let lexicon = Lexicon::get();
    let analysis = analyze(text, opaque);
    for (index, token) in analysis.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        let norm = analysis.norm(index);
        // A formula («извините», «давайте») is an imperative by its form; only the rules tell the two apart.
        let imperative = matches!(token.mood, Some(Mood::Imperative | Mood::Formula));
        // The reading that the context asks for, else the likeliest.
        let parse = token
            .parses
            .iter()
            .find(|parse| imperative && parse.tag.contains(Tag::IMPR))
            .or(token.parses.first());
        out.push(TokenJson {
            byte: pair(&source(token.range.clone())),
            lemma: parse.map_or_else(|| norm.to_owned(), |parse| lexicon.lemma(norm, parse)),
            tag: parse.map_or_else(String::new, |parse| tag_names(parse.tag)),
            mood: imperative.then_some("imperative"),
            address: token.address.map(|address| match address {
                Address::Ty => "ty",
                Address::Vy => "vy",
            }),
        });
    }
}

/// OpenCorpora's names, joined by commas.
fn tag_names(tag: Tag) -> String {
    let mut out = String::new();
    for (name, grammeme) in Tag::NAMES {
        if tag.contains(*grammeme) {
            if !out.is_empty() {
                out.push(',');
            }
            out.push_str(name);
        }
    }
    out
}
