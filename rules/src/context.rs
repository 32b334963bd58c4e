//! What a check may look at: the document, one block with its analysis, and the few facts about the whole
//! file that fixes need.

use std::ops::Range;
use std::sync::OnceLock;

use crate::capitals::capitalise;
use crate::document::{Block, Document, Format, Role};
use crate::facts::Facts;
use crate::heads::Heads;
use crate::known::Known;
use crate::language::{Analysis, LetterCase, Sentence, Tag, Token, TokenKind, analyze};
use crate::settings::Settings;
use crate::text::script::Letters;

/// A whole document under check.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) settings: &'a Settings,
    pub(crate) facts: Facts,
    prepared: Vec<Option<Prepared>>,
    known: OnceLock<Known>,
}

/// A block's analysis and what is derived from it once.
#[derive(Debug)]
struct Prepared {
    analysis: Analysis,
    /// For each token: it stands between quotes.
    quoted: Vec<bool>,
    /// The first letters of its words.
    heads: Heads,
}

impl Prepared {
    fn new(block: &Block) -> Self {
        let opaque: Vec<Range<usize>> = block.placeholders.iter().map(|place| place.range.clone()).collect();
        let analysis = analyze(block.prose.text(), &opaque);
        let quoted = quoted(&analysis);
        let mut heads = Heads::default();
        for at in 0..analysis.tokens.len() {
            heads.add(analysis.norm(at));
        }
        Self { analysis, quoted, heads }
    }
}

impl<'a> View<'a> {
    /// Analyses all speech, directions and client lines that are Russian. The facts are still to be gathered.
    pub(crate) fn new(doc: &'a Document, settings: &'a Settings) -> Self {
        let letters: Vec<Letters> = doc.blocks.iter().map(letters).collect();
        // Of the whole source: a reader leaves out what is clearly another language.
        let file = Letters::of(&doc.source);
        let prepared = if is_technical(doc) {
            doc.blocks.iter().map(|_| None).collect()
        } else {
            let wanted = |at: usize| doc.blocks[at].role != Role::Heading && letters[at].is_russian(file);
            (0..doc.blocks.len()).map(|at| wanted(at).then(|| Prepared::new(&doc.blocks[at]))).collect()
        };
        Self { doc, settings, facts: Facts::default(), prepared, known: OnceLock::new() }
    }

    /// The block with its analysis; `None` for headings and other languages.
    pub(crate) fn scope(&self, index: usize) -> Option<Scope<'_>> {
        let block = self.doc.blocks.get(index)?;
        let prepared = self.prepared.get(index)?.as_ref()?;
        Some(Scope {
            view: self,
            index,
            block,
            analysis: &prepared.analysis,
            quoted: &prepared.quoted,
            heads: &prepared.heads,
        })
    }

    /// Words that are no breach in this file. Gathered when first asked for.
    pub(crate) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::new(self))
    }

    /// All blocks of speech, in order.
    pub(crate) fn speech(&self) -> impl DoubleEndedIterator<Item = Scope<'_>> {
        (0..self.doc.blocks.len())
            .filter(|&index| self.doc.blocks[index].role == Role::Agent)
            .filter_map(|index| self.scope(index))
    }

    /// All blocks of this turn that are speech.
    pub(crate) fn turn(&self, turn: usize) -> impl DoubleEndedIterator<Item = Scope<'_>> {
        let blocks = self.doc.turns.get(turn).map_or(0..0, |turn| turn.blocks.clone());
        blocks
            .filter(|&index| self.doc.blocks.get(index).is_some_and(|block| block.role == Role::Agent))
            .filter_map(|index| self.scope(index))
            .filter(move |scope| scope.block.turn == turn)
    }
}

/// One block under check.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'a> {
    pub(crate) view: &'a View<'a>,
    /// Index into [`Document::blocks`].
    pub(crate) index: usize,
    pub(crate) block: &'a Block,
    pub(crate) analysis: &'a Analysis,
    quoted: &'a [bool],
    /// What the words of the block may start with.
    pub(crate) heads: &'a Heads,
}

impl<'a> Scope<'a> {
    /// The logical text.
    pub(crate) fn text(&self) -> &'a str {
        self.block.prose.text()
    }

    pub(crate) fn tokens(&self) -> &'a [Token] {
        &self.analysis.tokens
    }

    pub(crate) fn norm(&self, token: usize) -> &'a str {
        self.analysis.norm(token)
    }

    /// The token as it is written.
    pub(crate) fn written(&self, token: usize) -> &'a str {
        self.text().get(self.tokens()[token].range.clone()).unwrap_or_default()
    }

    /// What is written from the first to the last of these tokens.
    pub(crate) fn slice(&self, tokens: &Range<usize>) -> &'a str {
        self.text().get(self.logical(tokens)).unwrap_or_default()
    }

    /// `words` with the capital that they will have in place of this token.
    pub(crate) fn capitalised_like(&self, token: usize, words: &str) -> String {
        let capital = self.tokens().get(token).is_some_and(|it| it.case != LetterCase::Lower);
        if capital { capitalise(words) } else { words.to_owned() }
    }

    /// Logical bytes of a non-empty range of tokens.
    pub(crate) fn logical(&self, tokens: &Range<usize>) -> Range<usize> {
        match (
            self.tokens().get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens().get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.range.start..last.range.end,
            (Some(first), _) => first.range.start..first.range.start,
            _ => self.text().len()..self.text().len(),
        }
    }

    /// Source bytes of a range of tokens.
    pub(crate) fn source(&self, tokens: &Range<usize>) -> Range<usize> {
        self.block.prose.source_range(self.logical(tokens))
    }

    pub(crate) fn sentences(&self) -> &'a [Sentence] {
        &self.analysis.sentences
    }

    pub(crate) fn is(&self, token: usize, kind: TokenKind) -> bool {
        self.tokens().get(token).is_some_and(|it| it.kind == kind)
    }

    /// True if the token is one of these words (folded).
    pub(crate) fn is_word(&self, token: usize, words: &[&str]) -> bool {
        self.is(token, TokenKind::Word) && {
            let norm = self.norm(token);
            words.iter().any(|word| same(norm, word))
        }
    }

    /// True if the token is one of these marks.
    pub(crate) fn is_mark(&self, token: usize, marks: &str) -> bool {
        self.is(token, TokenKind::Punct) && marks.contains(self.norm(token))
    }

    /// True if any token of the range is one of these words.
    pub(crate) fn has_word(&self, tokens: &Range<usize>, words: &[&str]) -> bool {
        words.iter().any(|word| self.heads.may_hold(word)) && tokens.clone().any(|at| self.is_word(at, words))
    }

    /// True if these words stand one after the other somewhere in the range, marks between them aside.
    pub(crate) fn has_phrase(&self, tokens: &Range<usize>, words: &[&str]) -> bool {
        let Some(first) = words.first() else { return false };
        if !words.iter().all(|word| self.heads.may_hold(word)) {
            return false;
        }
        tokens.clone().any(|at| self.norm(at) == *first && self.phrase_at(at, tokens.end, words).is_some())
    }

    /// Where the phrase that starts at this token ends. Commas inside are passed over.
    pub(crate) fn phrase_at(&self, at: usize, end: usize, words: &[&str]) -> Option<usize> {
        if !words.first().is_some_and(|word| self.heads.may_hold(word)) {
            return None;
        }
        let mut next = at;
        for (number, word) in words.iter().enumerate() {
            while number > 0 && next < end && self.is_mark(next, ",") {
                next += 1;
            }
            if next >= end || !self.is_word(next, &[word]) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// The first token of the sentence that is no quote, dash, bullet or emoji.
    pub(crate) fn first_word(&self, sentence: &Range<usize>) -> usize {
        crate::phrase::first_word(self.analysis, sentence)
    }

    /// The first token after an address to the client («{{name}}, », «Анна, ») at the sentence start.
    pub(crate) fn after_vocative(&self, sentence: &Range<usize>) -> usize {
        let first = self.first_word(sentence);
        let mut at = first;
        while at < sentence.end && at < first + 4 && (self.is(at, TokenKind::Placeholder) || self.is_name(at))
        {
            at += 1;
        }
        if at > first && self.is_mark(at, ",!") { at + 1 } else { first }
    }

    /// A capitalised word that is a first name, surname or patronymic.
    pub(crate) fn is_name(&self, token: usize) -> bool {
        let it = &self.tokens()[token];
        it.kind == TokenKind::Word
            && it.case == LetterCase::Title
            && it.parses.iter().any(|parse| parse.tag.intersects(Tag::NAME | Tag::PATR | Tag::SURN))
    }

    /// The clause of a token: the tokens around it up to the next marks or the ends of its sentence.
    pub(crate) fn clause(&self, token: usize) -> Range<usize> {
        let sentence = self.analysis.sentence_of(token).tokens.clone();
        let is_border = |at: usize| self.is_mark(at, ",.;:!?…—–()«»\"");
        let start =
            (sentence.start..token).rev().find(|&at| is_border(at)).map_or(sentence.start, |at| at + 1);
        let end = (token..sentence.end).find(|&at| is_border(at)).unwrap_or(sentence.end);
        start..end
    }

    /// The sentence's last mark out of «.», «!», «?», «…», closing quotes and brackets after it aside.
    pub(crate) fn end_mark(&self, sentence: &Range<usize>) -> Option<usize> {
        let mut last = None;
        for at in sentence.clone().rev() {
            if self.is_mark(at, ".!?…") {
                last = Some(at);
            } else if !self.is_mark(at, "»\")”") && !self.is(at, TokenKind::Emoji) {
                break;
            }
        }
        last
    }

    /// The sentence ends with a question mark.
    pub(crate) fn is_question(&self, sentence: &Range<usize>) -> bool {
        self.end_mark(sentence).is_some_and(|first| (first..sentence.end).any(|at| self.is_mark(at, "?")))
    }

    /// The token stands between quotes: a button's name, a title, somebody's words.
    pub(crate) fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token).copied().unwrap_or_default()
    }

    /// True if any word of the range starts with one of these stems.
    pub(crate) fn has_stem(&self, tokens: &Range<usize>, stems: &[&str]) -> bool {
        stems.iter().filter(|stem| self.heads.may_hold(stem)).any(|stem| {
            let second = stem.as_bytes().get(1);
            tokens.clone().any(|at| {
                let norm = self.norm(at);
                norm.as_bytes().get(1) == second && norm.starts_with(stem) && self.is(at, TokenKind::Word)
            })
        })
    }

    /// All tokens.
    pub(crate) fn all(&self) -> Range<usize> {
        0..self.tokens().len()
    }
}

/// `a == b`, told by length and second and last byte where they differ, as they nearly always do: the first byte
/// of all Russian letters is one of two.
fn same(a: &str, b: &str) -> bool {
    let (x, y) = (a.as_bytes(), b.as_bytes());
    x.len() == y.len() && x.get(1) == y.get(1) && x.last() == y.last() && a == b
}

/// For each token whether it stands between quotes. A quote that is never closed is no quote.
fn quoted(analysis: &Analysis) -> Vec<bool> {
    // How many pairs open at each token, less those that have closed before it: nested pairs cost no more.
    let mut change = vec![0i32; analysis.tokens.len() + 1];
    let mut pair = |start: usize, end: usize| {
        change[start] += 1;
        change[end + 1] -= 1;
    };
    let mut open: Vec<usize> = Vec::new();
    let mut straight: Option<usize> = None;
    for (at, token) in analysis.tokens.iter().enumerate() {
        if token.kind != TokenKind::Punct {
            continue;
        }
        match analysis.norm(at) {
            "«" | "„" => open.push(at),
            // “ closes „ and opens in English style.
            "“" if open.is_empty() => open.push(at),
            "»" | "”" | "“" => {
                if let Some(start) = open.pop() {
                    pair(start, at);
                }
            }
            "\"" => match straight.take() {
                Some(start) => pair(start, at),
                None => straight = Some(at),
            },
            _ => {}
        }
    }
    let mut depth = 0;
    change[..analysis.tokens.len()]
        .iter()
        .map(|step| {
            depth += step;
            depth > 0
        })
        .collect()
}

/// The letters of a block outside its placeholders.
fn letters(block: &Block) -> Letters {
    let text = block.prose.text();
    let mut letters = Letters::default();
    let mut at = 0;
    for place in &block.placeholders {
        letters.count(text.get(at..place.range.start).unwrap_or_default());
        at = place.range.end;
    }
    letters.count(text.get(at..).unwrap_or_default());
    letters
}

/// Fenced code blocks from which on an undeclared Markdown file is documentation for programmers, not a script.
const CODE_BLOCKS: usize = 2;

/// The file is technical documentation: nobody says it to a client.
fn is_technical(doc: &Document) -> bool {
    let declared = doc.front.kind.is_some() || doc.front.channel.is_some() || doc.labelled;
    if doc.format != Some(Format::Markdown) || declared {
        return false;
    }
    let fences = doc.source.lines().filter(|line| line.trim_start().starts_with("```")).count();
    fences >= CODE_BLOCKS * 2
}
