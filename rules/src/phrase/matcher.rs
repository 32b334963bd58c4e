//! Matching compiled phrases against the tokens of a sentence.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::language::{Analysis, Lexicon, TokenKind};

use super::compile::{First, Phrase, Step};

/// A phrase that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// All its tokens.
    pub(crate) tokens: Range<usize>,
    /// The tokens to report.
    pub(crate) marked: Range<usize>,
}

/// No phrase tries more than this many steps at one place, whatever its author wrote.
const STEP_LIMIT: u32 = 2_000;

/// All phrases, found by their first word.
#[derive(Debug, Default)]
pub(crate) struct Index {
    phrases: Vec<Phrase>,
    by_word: FxHashMap<Box<str>, SmallVec<[u32; 4]>>,
    by_lexeme: FxHashMap<u64, SmallVec<[u32; 4]>>,
    /// Paradigm and first letter of those lexemes: nearly every reading of a word is dismissed by them, before
    /// its lexeme is worked out.
    starts: FxHashSet<(u16, char)>,
    anywhere: Vec<u32>,
}

impl Index {
    /// Adds a phrase and returns its number.
    pub(crate) fn add(&mut self, phrase: Phrase) -> usize {
        let number = self.phrases.len();
        let id = u32::try_from(number).unwrap_or(u32::MAX);
        match &phrase.first {
            Some(all) => {
                for first in all {
                    let ids = match first {
                        First::Word(word) => self.by_word.entry(word.clone()).or_default(),
                        First::Lexeme(lexeme) => {
                            self.starts.insert((lexeme.paradigm, lexeme.letter));
                            if lexeme.prefixed {
                                self.starts.extend([(lexeme.paradigm, 'п'), (lexeme.paradigm, 'н')]);
                            }
                            self.by_lexeme.entry(lexeme.number).or_default()
                        }
                    };
                    if ids.last() != Some(&id) {
                        ids.push(id);
                    }
                }
            }
            None => self.anywhere.push(id),
        }
        self.phrases.push(phrase);
        number
    }

    /// Calls `found` for each phrase that matches at some token of the sentence.
    pub(crate) fn search(
        &self,
        analysis: &Analysis,
        sentence: &Range<usize>,
        mut found: impl FnMut(usize, Match),
    ) {
        let mut ids: SmallVec<[u32; 16]> = SmallVec::new();
        for at in sentence.clone() {
            self.candidates(analysis, at, &mut ids);
            for &id in ids.iter().chain(&self.anywhere) {
                let phrase = &self.phrases[id as usize];
                if let Some(hit) = match_at(phrase, analysis, sentence, at) {
                    found(id as usize, hit);
                }
            }
        }
    }
}

impl Index {
    /// The phrases that can start with this token, each once.
    fn candidates(&self, analysis: &Analysis, at: usize, ids: &mut SmallVec<[u32; 16]>) {
        ids.clear();
        let token = &analysis.tokens[at];
        if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            return;
        }
        let norm = analysis.norm(at);
        if let Some(found) = self.by_word.get(norm) {
            ids.extend_from_slice(found);
        }
        let Some(letter) = norm.chars().next() else { return };
        for parse in &token.parses {
            if !self.starts.contains(&(parse.paradigm, letter)) {
                continue;
            }
            let number = Lexicon::get().lexeme(norm, parse);
            if let Some(found) = number.and_then(|number| self.by_lexeme.get(&number)) {
                ids.extend_from_slice(found);
            }
        }
        if ids.len() > 1 {
            ids.sort_unstable();
            ids.dedup();
        }
    }
}

/// Matches one phrase at one token.
fn match_at(phrase: &Phrase, analysis: &Analysis, sentence: &Range<usize>, at: usize) -> Option<Match> {
    let mut run = Run { analysis, sentence, steps: 0, marked: None };
    let end = run.sequence(&phrase.steps, at, &mut |_, end| Some(end))?;
    if end == at {
        return None;
    }
    let marked = run.marked.take().unwrap_or(at..end);
    Some(Match { tokens: at..end, marked })
}

struct Run<'a> {
    analysis: &'a Analysis,
    sentence: &'a Range<usize>,
    steps: u32,
    marked: Option<Range<usize>>,
}

/// What is to be matched after the current steps.
type Rest<'r, 'a> = &'r mut dyn FnMut(&mut Run<'a>, usize) -> Option<usize>;

impl<'a> Run<'a> {
    /// Matches `steps` from token `at`, then `rest`; the end of the whole match.
    fn sequence(&mut self, steps: &[Step], at: usize, rest: Rest<'_, 'a>) -> Option<usize> {
        self.steps += 1;
        if self.steps > STEP_LIMIT {
            return None;
        }
        let Some((step, more)) = steps.split_first() else {
            return rest(self, at);
        };
        match step {
            Step::Start => {
                (at == first_word(self.analysis, self.sentence)).then(|| self.sequence(more, at, rest))?
            }
            Step::End => self.at_end(at).then(|| self.sequence(more, at, rest))?,
            Step::Optional(inner) => {
                let taken = self.sequence(inner, at, &mut |run, next| run.sequence(more, next, rest));
                taken.or_else(|| self.sequence(more, at, rest))
            }
            Step::Choice(branches) => branches.iter().find_map(|branch| {
                self.sequence(branch, at, &mut |run, next| run.sequence(more, next, rest))
            }),
            Step::Marked(inner) => {
                let end = self.sequence(inner, at, &mut |run, next| {
                    run.marked = Some(at..next);
                    run.sequence(more, next, rest)
                });
                if end.is_none() {
                    self.marked = None;
                }
                end
            }
            Step::Gap(words) => {
                for next in at..=(at + *words).min(self.sentence.end) {
                    if let Some(end) = self.sequence(more, next, rest) {
                        return Some(end);
                    }
                    if self.analysis.tokens.get(next).is_none_or(|token| token.kind == TokenKind::Punct) {
                        return None;
                    }
                }
                None
            }
            step => {
                (at < self.sentence.end && self.token(step, at)).then(|| self.sequence(more, at + 1, rest))?
            }
        }
    }

    /// Nothing but end marks, quotes and emoji follows.
    fn at_end(&self, at: usize) -> bool {
        self.analysis.tokens[at..self.sentence.end]
            .iter()
            .all(|token| matches!(token.kind, TokenKind::Emoji) || (token.kind == TokenKind::Punct))
    }

    fn token(&self, step: &Step, at: usize) -> bool {
        let token = &self.analysis.tokens[at];
        let norm = self.analysis.norm(at);
        match step {
            Step::Word(word) => matches!(token.kind, TokenKind::Word | TokenKind::Number) && norm == &**word,
            Step::Lexeme(lexemes, tag) => {
                token.kind == TokenKind::Word
                    && token.parses.iter().any(|parse| {
                        parse.tag.contains(*tag)
                            && lexemes.iter().any(|lexeme| lexeme.paradigm == parse.paradigm)
                            && Lexicon::get()
                                .lexeme(norm, parse)
                                .is_some_and(|number| lexemes.iter().any(|it| it.number == number))
                    })
            }
            Step::Tag(tag) => token.kind == TokenKind::Word && token.can_be(*tag),
            Step::Any => token.kind == TokenKind::Word,
            Step::Number => token.kind == TokenKind::Number,
            Step::Placeholder => token.kind == TokenKind::Placeholder,
            Step::Mark(mark) => {
                token.kind == TokenKind::Punct
                    && match mark {
                        '-' => matches!(norm, "-" | "–" | "—"),
                        '"' => matches!(norm, "\"" | "«" | "»" | "„" | "“" | "”"),
                        mark => norm.chars().eq([*mark]),
                    }
            }
            _ => false,
        }
    }
}

/// The first token of the sentence that is no quote, dash or bullet.
pub(crate) fn first_word(analysis: &Analysis, sentence: &Range<usize>) -> usize {
    sentence
        .clone()
        .find(|&at| !matches!(analysis.tokens[at].kind, TokenKind::Punct | TokenKind::Emoji))
        .unwrap_or(sentence.end)
}
