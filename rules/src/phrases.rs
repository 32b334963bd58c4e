//! Runs the phrases of all rule pages in one pass over the document.

use std::ops::Range;

use crate::catalogue::{Conditions, Offer, Page, Pattern, Place};
use crate::checks::meanings::{self, Meaning};
use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::Draft;
use crate::finding::{Problem, Severity};
use crate::language::TokenKind;
use crate::offers;
use crate::phrase::{Index, Match, Phrase};

/// A compiled phrase of a page.
#[derive(Debug)]
struct Entry {
    /// Number of the rule.
    rule: usize,
    place: Place,
    offers: Vec<Offer>,
    severity: Option<Severity>,
    /// Numbers of the exceptions in the index.
    except: Vec<usize>,
    /// The page's conditions and the phrase's own.
    conditions: Vec<Compiled>,
    /// It only silences others and never reports.
    silent: bool,
}

/// Conditions whose patterns are phrases of the index.
#[derive(Clone, Debug, Default)]
struct Compiled {
    plain: Conditions,
    sentence: Vec<Silencer>,
    near: Vec<Silencer>,
    message: Vec<Silencer>,
}

/// What silences a phrase where it is found.
#[derive(Clone, Copy, Debug)]
enum Silencer {
    /// A phrase of the index.
    Phrase(usize),
    Meaning(Meaning),
}

/// All phrases of all rules.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    index: Index,
    entries: Vec<Entry>,
    /// Of each rule: it looks at speech, and at directions.
    looks_at: Vec<(bool, bool)>,
}

/// A sentence of a message and what was found in it.
struct Read<'v> {
    scope: Scope<'v>,
    tokens: &'v Range<usize>,
    hits: Vec<(usize, Match)>,
}

impl Phrases {
    /// Compiles the phrases of the pages; the position of a page is the number of its rule.
    pub(crate) fn new<'a>(pages: impl Iterator<Item = &'a Page>, problems: &mut Vec<Problem>) -> Self {
        let mut all = Self::default();
        for (rule, page) in pages.enumerate() {
            all.looks_at.push((page.speech, page.directions));
            let shared: Vec<usize> = page
                .except
                .iter()
                .filter_map(|text| all.exception(rule, text, &(0..0), page, problems))
                .collect();
            let common = all.conditions(rule, &page.conditions, page, problems);
            for phrase in &page.phrases {
                let mut except = shared.clone();
                for text in &phrase.except {
                    except.extend(all.exception(rule, text, &phrase.range, page, problems));
                }
                let own = all.conditions(rule, &phrase.conditions, page, problems);
                let entry = Entry {
                    rule,
                    place: phrase.place,
                    offers: phrase.offers.clone(),
                    severity: phrase.severity,
                    except,
                    conditions: vec![common.clone(), own],
                    silent: false,
                };
                if let Err(message) = all.add(&phrase.find, entry) {
                    problems.push(Problem {
                        range: phrase.range.clone(),
                        message: format!("{}: фраза «{}»: {message}", page.id, phrase.find),
                    });
                }
            }
        }
        all
    }

    fn add(&mut self, text: &str, entry: Entry) -> Result<usize, String> {
        let number = self.index.add(Phrase::new(text)?);
        self.entries.push(entry);
        Ok(number)
    }

    /// Adds a phrase that only silences others.
    fn exception(
        &mut self,
        rule: usize,
        text: &str,
        range: &Range<usize>,
        page: &Page,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let entry = Entry {
            rule,
            place: Place::Anywhere,
            offers: Vec::new(),
            severity: None,
            except: Vec::new(),
            conditions: Vec::new(),
            silent: true,
        };
        let added = self.add(text, entry);
        added
            .map_err(|message| {
                problems.push(Problem {
                    range: range.clone(),
                    message: format!("{}: исключение «{text}»: {message}", page.id),
                });
            })
            .ok()
    }

    fn conditions(
        &mut self,
        rule: usize,
        from: &Conditions,
        page: &Page,
        problems: &mut Vec<Problem>,
    ) -> Compiled {
        let mut compile = |patterns: &[Pattern]| -> Vec<Silencer> {
            let compile = |pattern: &Pattern| match pattern.text.strip_prefix('@') {
                Some(name) => {
                    let found = meanings::find(name);
                    if found.is_none() {
                        let message = format!(
                            "{}: неизвестный признак «@{name}», есть: {}",
                            page.id,
                            meanings::names().collect::<Vec<_>>().join(", ")
                        );
                        problems.push(Problem { range: pattern.range.clone(), message });
                    }
                    found.map(Silencer::Meaning)
                }
                None => {
                    self.exception(rule, &pattern.text, &pattern.range, page, problems).map(Silencer::Phrase)
                }
            };
            patterns.iter().filter_map(compile).collect()
        };
        let [sentence, near, message] =
            [&from.unless_sentence, &from.unless_near, &from.unless_message].map(|it| compile(it));
        Compiled { plain: from.clone(), sentence, near, message }
    }

    /// Calls `found` with the rule's number for each phrase in speech and directions.
    pub(crate) fn run(&self, view: &View<'_>, mut found: impl FnMut(usize, Draft)) {
        if self.entries.is_empty() {
            return;
        }
        let first_turn = view.doc.turns.iter().position(|turn| turn.role == Role::Agent);
        let mut message: Vec<Read<'_>> = Vec::new();
        let mut number = None;
        for index in 0..view.doc.blocks.len() {
            let block = &view.doc.blocks[index];
            if block.role != Role::Agent && block.role != Role::Direction {
                continue;
            }
            let Some(scope) = view.scope(index) else {
                continue;
            };
            if number != Some((block.message, block.role)) {
                self.message(&message, first_turn, &mut found);
                message.clear();
                number = Some((block.message, block.role));
            }
            for sentence in scope.sentences() {
                let mut hits = Vec::new();
                self.index.search(scope.analysis, &sentence.tokens, |number, hit| hits.push((number, hit)));
                message.push(Read { scope, tokens: &sentence.tokens, hits });
            }
        }
        self.message(&message, first_turn, &mut found);
    }

    fn message(&self, message: &[Read<'_>], first_turn: Option<usize>, found: &mut impl FnMut(usize, Draft)) {
        // What silences a whole message is looked for once in it, however many phrases ask.
        let mut silences = Silences { message, known: Vec::new() };
        for (at, read) in message.iter().enumerate() {
            let scope = &read.scope;
            let opening = Some(scope.block.turn) == first_turn;
            // One rule, the same words: only its widest phrase is reported.
            let mut kept: Vec<(usize, &Match)> = Vec::new();
            let longest = read.hits.iter().map(|(_, hit)| hit.tokens.len()).max().unwrap_or(0);
            for (number, hit) in &read.hits {
                let entry = &self.entries[*number];
                let (speech, directions) = self.looks_at[entry.rule];
                let wanted = if scope.block.role == Role::Direction { directions } else { speech };
                if entry.silent
                    || !wanted
                    || !in_place(scope, read.tokens, hit, entry.place, opening)
                    || (!entry.except.is_empty()
                        && around(&read.hits, |(_, it)| it.tokens.start, hit, longest).iter().any(
                            |(other, it)| entry.except.contains(other) && meets(&it.tokens, &hit.tokens),
                        ))
                    || scope.is_quoted(hit.marked.start)
                    || entry
                        .conditions
                        .iter()
                        .any(|it| is_excluded(scope, read.tokens, hit, &it.plain) || silences.any(at, it))
                {
                    continue;
                }
                kept.push((*number, hit));
            }
            for (number, hit) in &kept {
                let entry = &self.entries[*number];
                let inside = |other: usize, it: &Match| {
                    self.entries[other].rule == entry.rule
                        && it.marked.len() > hit.marked.len()
                        && it.marked.start <= hit.marked.start
                        && hit.marked.end <= it.marked.end
                };
                if around(&kept, |(_, it)| it.tokens.start, hit, longest)
                    .iter()
                    .any(|(other, it)| inside(*other, it))
                {
                    continue;
                }
                let mut draft = Draft::on(scope, &hit.marked);
                draft.severity = entry.severity;
                draft.fixes =
                    entry.offers.iter().filter_map(|offer| offers::apply(scope, hit, offer)).collect();
                found(entry.rule, draft);
            }
        }
    }
}

/// What silences phrases in one message.
struct Silences<'m, 'v> {
    message: &'m [Read<'v>],
    /// Silencers that were looked for in the whole message.
    known: Vec<(Silencer, bool)>,
}

impl Silences<'_, '_> {
    /// One of the silencers holds for the sentence `at`.
    fn any(&mut self, at: usize, conditions: &Compiled) -> bool {
        let end = self.message.len();
        conditions.sentence.iter().any(|it| self.within(*it, at..at + 1))
            || conditions.near.iter().any(|it| self.within(*it, at..(at + 2).min(end)))
            || conditions.message.iter().any(|it| self.anywhere(*it))
    }

    fn within(&self, silencer: Silencer, sentences: Range<usize>) -> bool {
        self.message[sentences].iter().any(|read| match silencer {
            Silencer::Phrase(number) => read.hits.iter().any(|(found, _)| *found == number),
            Silencer::Meaning(meaning) => meaning(&read.scope, read.tokens),
        })
    }

    fn anywhere(&mut self, silencer: Silencer) -> bool {
        let same = |other: &Silencer| match (silencer, *other) {
            (Silencer::Phrase(a), Silencer::Phrase(b)) => a == b,
            (Silencer::Meaning(a), Silencer::Meaning(b)) => std::ptr::fn_addr_eq(a, b),
            _ => false,
        };
        if let Some((_, known)) = self.known.iter().find(|(other, _)| same(other)) {
            return *known;
        }
        let holds = self.within(silencer, 0..self.message.len());
        self.known.push((silencer, holds));
        holds
    }
}

/// The front matter, the kind of text or the place in the sentence rules the phrase out.
fn is_excluded(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Match, conditions: &Conditions) -> bool {
    let front = &scope.view.doc.front;
    let kind = || scope.view.facts.kind;
    (conditions.unless_asked && front.client_asked == Some(true))
        || (conditions.unless_urgent && front.urgent == Some(true))
        || (conditions.unless_known && scope.view.known().has(scope, &hit.marked))
        || (!conditions.kinds.is_empty() && kind().is_none_or(|kind| !conditions.kinds.contains(&kind)))
        || (!conditions.channels.is_empty()
            && front.channel.is_none_or(|channel| !conditions.channels.contains(&channel)))
        || (conditions.not_in_question && scope.is_question(sentence))
        || (conditions.not_in_negation
            && hit.tokens.start > sentence.start
            && scope.is_word(hit.tokens.start - 1, &["не", "ни"]))
        || (conditions.not_in_condition && is_conditional(scope, hit.marked.start))
}

/// The clause of the token is a condition.
fn is_conditional(scope: &Scope<'_>, token: usize) -> bool {
    const OPEN: &[&str] = &["если", "когда", "ежели", "коли", "пока", "чтобы"];
    let clause = scope.clause(token);
    let before = clause.start..token.max(clause.start);
    scope.has_word(&before, OPEN) || scope.has_phrase(&before, &["в", "случае"]) || scope.is_word(token, OPEN)
}

/// Those of `all`, in the order of their first tokens, that can meet `hit`: a sentence may have very many.
fn around<'h, T>(all: &'h [T], start: impl Fn(&T) -> usize, hit: &Match, longest: usize) -> &'h [T] {
    let from = all.partition_point(|it| start(it) + longest <= hit.tokens.start);
    let to = all.partition_point(|it| start(it) < hit.tokens.end);
    &all[from..to.max(from)]
}

fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn in_place(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Match, place: Place, opening: bool) -> bool {
    let starts = || {
        let first = scope.first_word(sentence);
        hit.tokens.start == first || hit.tokens.start == scope.after_vocative(sentence)
    };
    match place {
        Place::Anywhere => true,
        Place::Start => starts(),
        Place::Opening => opening && starts(),
        Place::Sentence => {
            starts()
                && (hit.tokens.end..sentence.end).all(|at| {
                    !scope.is(at, TokenKind::Word) && !scope.is(at, TokenKind::Number) || scope.is_name(at)
                })
        }
    }
}
