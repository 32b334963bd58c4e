//! Runs the phrases of all rule pages in one pass over the speech.

use std::ops::Range;

use crate::catalogue::{Offer, Page, Place};
use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Problem, Severity};
use crate::language::{Lexicon, Tag, TokenKind};
use crate::phrase::{Index, Match, Phrase};
use crate::rewrite::Rewrite;

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
    /// It is an exception itself and never reports.
    silent: bool,
}

/// All phrases of all rules.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    index: Index,
    entries: Vec<Entry>,
    /// Rules that also look at directions.
    directions: Vec<bool>,
}

impl Phrases {
    /// Compiles the phrases of the pages; the position of a page is the number of its rule.
    pub(crate) fn new<'a>(pages: impl Iterator<Item = &'a Page>, problems: &mut Vec<Problem>) -> Self {
        let mut all = Self::default();
        for (rule, page) in pages.enumerate() {
            all.directions.push(page.directions);
            let shared: Vec<usize> =
                page.except.iter().filter_map(|text| all.exception(rule, text, page, problems)).collect();
            for phrase in &page.phrases {
                let mut except = shared.clone();
                for text in &phrase.except {
                    except.extend(all.exception(rule, text, page, problems));
                }
                match Phrase::new(&phrase.find) {
                    Ok(compiled) => {
                        all.index.add(compiled);
                        all.entries.push(Entry {
                            rule,
                            place: phrase.place,
                            offers: phrase.offers.clone(),
                            severity: phrase.severity,
                            except,
                            silent: false,
                        });
                    }
                    Err(message) => problems.push(Problem {
                        range: phrase.range.clone(),
                        message: format!("{}: фраза «{}»: {message}", page.id, phrase.find),
                    }),
                }
            }
        }
        all
    }

    fn exception(
        &mut self,
        rule: usize,
        text: &str,
        page: &Page,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        match Phrase::new(text) {
            Ok(compiled) => {
                let number = self.index.add(compiled);
                self.entries.push(Entry {
                    rule,
                    place: Place::Anywhere,
                    offers: Vec::new(),
                    severity: None,
                    except: Vec::new(),
                    silent: true,
                });
                Some(number)
            }
            Err(message) => {
                problems.push(Problem {
                    range: 0..0,
                    message: format!("{}: исключение «{text}»: {message}", page.id),
                });
                None
            }
        }
    }

    /// Calls `found` with the rule's number for each phrase in speech.
    pub(crate) fn run(&self, view: &View<'_>, mut found: impl FnMut(usize, Draft)) {
        if self.entries.is_empty() {
            return;
        }
        let first_turn = view.doc.turns.iter().position(|turn| turn.role == Role::Agent);
        for index in 0..view.doc.blocks.len() {
            let role = view.doc.blocks[index].role;
            if role != Role::Agent && role != Role::Direction {
                continue;
            }
            let Some(scope) = view.scope(index) else {
                continue;
            };
            let opening = Some(scope.block.turn) == first_turn;
            for sentence in scope.sentences() {
                self.sentence(&scope, &sentence.tokens, opening, &mut found);
            }
        }
    }

    fn sentence(
        &self,
        scope: &Scope<'_>,
        sentence: &Range<usize>,
        opening: bool,
        found: &mut impl FnMut(usize, Draft),
    ) {
        let mut hits: Vec<(usize, Match)> = Vec::new();
        self.index.search(scope.analysis, sentence, |number, hit| hits.push((number, hit)));
        for (number, hit) in &hits {
            let entry = &self.entries[*number];
            if entry.silent
                || (scope.block.role == Role::Direction && !self.directions[entry.rule])
                || !in_place(scope, sentence, hit, entry.place, opening)
                || hits
                    .iter()
                    .any(|(other, it)| entry.except.contains(other) && meets(&it.tokens, &hit.tokens))
                || scope.is_quoted(hit.marked.start)
            {
                continue;
            }
            let mut draft = Draft::on(scope, &hit.marked);
            draft.severity = entry.severity;
            draft.fixes = entry.offers.iter().filter_map(|offer| apply(scope, hit, offer)).collect();
            found(entry.rule, draft);
        }
    }
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

/// The fix that an offer makes of a match.
fn apply(scope: &Scope<'_>, hit: &Match, offer: &Offer) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    if offer.text.is_empty() {
        let title = Note::delete(scope.slice(&hit.marked));
        return rewrite.delete(&hit.marked).finish(offer.grade, title);
    }
    let text = fill(scope, hit, &offer.text)?;
    rewrite.words(&hit.marked, &text).finish(offer.grade, Note::write(&text))
}

/// Puts placeholders and inflected words into an offer. `None` where a word has no such form.
fn fill(scope: &Scope<'_>, hit: &Match, text: &str) -> Option<String> {
    let view = scope.view;
    let text = text
        .replace("{name}", &view.facts.name(view.settings))
        .replace("{agent_name}", &view.facts.agent_name(view.settings))
        .replace("{company}", &view.facts.company(view.settings))
        .replace("{deadline}", &view.facts.deadline(view.settings));
    let mut words = Vec::new();
    for word in text.split(' ') {
        match word.split_once('~') {
            Some((lemma, number)) => {
                let number: usize = number.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
                let tail: String = word.chars().rev().take_while(|c| !c.is_alphanumeric()).collect();
                words.push(inflect(scope, hit.tokens.start + number.checked_sub(1)?, lemma)? + &tail);
            }
            None => words.push(word.to_owned()),
        }
    }
    Some(words.join(" "))
}

/// `lemma` in the form of the matched token: case and number, of a verb also person, tense, gender and mood.
fn inflect(scope: &Scope<'_>, token: usize, lemma: &str) -> Option<String> {
    const CASES: &[Tag] = &[Tag::NOMN, Tag::GENT, Tag::DATV, Tag::ACCS, Tag::ABLT, Tag::LOCT];
    const REST: &[Tag] = &[
        Tag::SING,
        Tag::PLUR,
        Tag::PER1,
        Tag::PER2,
        Tag::PER3,
        Tag::PRES,
        Tag::FUTR,
        Tag::PAST,
        Tag::IMPR,
        Tag::INFN,
    ];
    let model = scope.tokens().get(token)?.parses.first()?.tag;
    let mut want = Tag::default();
    for bit in CASES.iter().chain(REST) {
        if model.contains(*bit) {
            want = want | *bit;
        }
    }
    let lexicon = Lexicon::get();
    let folded = crate::text::fold::fold(lemma);
    let parse = lexicon.parse(&folded).into_iter().next()?;
    lexicon.inflect(&folded, &parse, want)
}
