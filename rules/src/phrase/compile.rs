//! Syntax tree → a phrase that can be matched.

use smallvec::SmallVec;

use crate::language::{Lexicon, Parse, Tag};
use crate::text::fold;

use super::parse::{self, Node};

/// One compiled element.
#[derive(Debug)]
pub(super) enum Step {
    Word(Box<str>),
    /// Any form of these lexemes (see [`Lexicon::lexeme`]) that has all grammemes of the tag.
    Lexeme(Lexemes, Tag),
    Tag(Tag),
    Any,
    Number,
    Placeholder,
    Mark(char),
    Gap(usize),
    Start,
    End,
    Choice(Vec<Vec<Step>>),
    Optional(Vec<Step>),
    Marked(Vec<Step>),
}

/// Lexemes by their number. Their forms are never spelt out: a thousand phrases are compiled at each start.
pub(super) type Lexemes = SmallVec<[Lexeme; 2]>;

/// A lexeme of the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub(super) number: u64,
    /// Its paradigm and first letter tell cheaply that a word is none of its forms.
    pub(super) paradigm: u16,
    pub(super) letter: char,
    /// Some forms have a prefix («получше», «наилучший»), so the letter says nothing.
    pub(super) prefixed: bool,
}

/// With what a phrase can start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum First {
    Word(Box<str>),
    Lexeme(Lexeme),
}

/// A compiled phrase.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(super) steps: Vec<Step>,
    /// One of these must be the first word; `None`: it may start anywhere.
    pub(super) first: Option<Vec<First>>,
}

impl Phrase {
    /// Compiles a phrase. The error is a Russian sentence for the author.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        let nodes = parse::parse(text)?;
        let steps = compile(&nodes)?;
        let mut first = Vec::new();
        let complete = first_forms(&steps, &mut first);
        Ok(Self { steps, first: complete.then_some(first) })
    }
}

fn compile(nodes: &[Node]) -> Result<Vec<Step>, String> {
    nodes.iter().map(step).collect()
}

fn step(node: &Node) -> Result<Step, String> {
    Ok(match node {
        Node::Word(word) => Step::Word(fold::fold(word).into()),
        Node::Lexeme(lemma, tags) => {
            let tag = tags.iter().try_fold(Tag::default(), |tag, name| {
                let known = Tag::NAMES.iter().find(|(known, _)| known == name);
                known.map(|(_, bit)| tag | *bit).ok_or_else(|| format!("неизвестная помета «{name}»"))
            })?;
            if lemma.is_empty() { Step::Tag(tag) } else { Step::Lexeme(lexemes(lemma, tag)?, tag) }
        }
        Node::Any => Step::Any,
        Node::Number => Step::Number,
        Node::Placeholder => Step::Placeholder,
        Node::Mark(mark) => Step::Mark(*mark),
        Node::Gap(words) => Step::Gap(*words),
        Node::Start => Step::Start,
        Node::End => Step::End,
        Node::Choice(branches) => {
            Step::Choice(branches.iter().map(|nodes| compile(nodes)).collect::<Result<_, _>>()?)
        }
        Node::Optional(node) => Step::Optional(vec![step(node)?]),
        Node::Marked(nodes) => Step::Marked(compile(nodes)?),
    })
}

/// The lexemes of this word. Where it is the lemma of some, only they: «~стекло» is the noun, not the past of
/// «стечь». Otherwise all it can belong to: authors write «~должен», the dictionary «должный».
fn lexemes(word: &str, tag: Tag) -> Result<Lexemes, String> {
    let lexicon = Lexicon::get();
    let folded = fold::fold(word);
    let parses = lexicon.parse(&folded);
    let is_lemma = |parse: &Parse| lexicon.lemma(&folded, parse) == folded;
    let any_lemma = parses.iter().any(is_lemma);
    let has_form = |parse: &Parse| tag == Tag::default() || lexicon.has_form(parse, tag);
    let mut out = Lexemes::new();
    for parse in parses.iter().filter(|parse| (!any_lemma || is_lemma(parse)) && has_form(parse)) {
        let Some((number, letter)) = lexicon.lexeme(&folded, parse).zip(folded.chars().next()) else {
            continue;
        };
        let prefixed = parse.tag.intersects(Tag::ADJF | Tag::ADJS | Tag::COMP | Tag::ADVB);
        if out.iter().all(|known| known.number != number) {
            out.push(Lexeme { number, paradigm: parse.paradigm, letter, prefixed });
        }
    }
    if out.is_empty() {
        return Err(format!("в словаре нет слова «{word}» с такими пометами"));
    }
    Ok(out)
}

/// Collects with what a phrase can start. False if it can start with anything else.
fn first_forms(steps: &[Step], out: &mut Vec<First>) -> bool {
    for step in steps {
        match step {
            Step::Start => {}
            Step::Word(word) => {
                out.push(First::Word(word.clone()));
                return true;
            }
            Step::Lexeme(lexemes, _) => {
                out.extend(lexemes.iter().map(|&lexeme| First::Lexeme(lexeme)));
                return true;
            }
            Step::Choice(branches) => {
                return branches.iter().all(|branch| first_forms(branch, out));
            }
            Step::Marked(inner) => return first_forms(inner, out),
            Step::Optional(inner) => {
                if !first_forms(inner, out) {
                    return false;
                }
            }
            _ => return false,
        }
    }
    false
}
