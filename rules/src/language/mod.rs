//! Russian: tokens, sentences, lemmas, forms, mood and address.
//!
//! [`analyze`] turns the logical text of one block into tokens with their dictionary readings and decides in
//! context which verbs are imperatives and which words address somebody as «ты». [`Lexicon`] is the full
//! dictionary: readings of a word, its lemma, its other forms.

mod address;
#[doc(hidden)]
pub mod asset;
mod class;
mod context;
pub mod forms;
mod formula;
mod letters;
mod lexicon;
mod mood;
mod tag;
#[doc(hidden)]
pub mod training;
mod veto;

pub(crate) use letters::{decode, encode};
pub use lexicon::{Lexicon, Parse};
pub use tag::Tag;

use std::ops::Range;

use smallvec::SmallVec;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes («что-нибудь», «e-mail»).
    Word,
    /// Digits with inner separators: `10`, `1,5`, `10:30`, `2.1`, `+7`.
    Number,
    /// One punctuation mark; a run of equal marks is one token each.
    Punct,
    /// A placeholder (`{{name}}`): given to [`analyze`] as opaque.
    Placeholder,
    /// An emoji, with its modifiers and joiners.
    Emoji,
    /// An address on the net, an e-mail address, a file name.
    Link,
    /// [`crate::text::prose::OBJECT`] and everything else.
    Object,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterCase {
    /// «заказ», and everything that has no letters.
    Lower,
    /// «Заказ», also one-letter «Я».
    Title,
    /// «ЗАКАЗ»: two letters or more.
    Upper,
    /// «ЗаКаз», «iPhone».
    Mixed,
}

/// The mood of a verb in its context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mood {
    /// An imperative of the 2nd person that asks the reader to do something.
    Imperative,
    /// An imperative in form that asks for nothing: «давайте проверим», «извините», «позвольте уточнить».
    Formula,
}

/// Whom a word addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// «ты»: pronoun, 2nd person singular, singular imperative, a past or short form that agrees with «ты».
    Ty,
    /// «вы»: the same for the polite form.
    Vy,
}

/// A token of a block.
#[derive(Clone, Debug)]
pub struct Token {
    /// UTF-8 bytes of the logical text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// Its capitals.
    pub case: LetterCase,
    /// White space stands before it (a line break counts).
    pub space_before: bool,
    /// A line break stands before it.
    pub newline_before: bool,
    /// All readings of the dictionary; empty for what is no word or not in it.
    pub parses: SmallVec<[Parse; 4]>,
    /// Imperative or not.
    pub mood: Option<Mood>,
    /// «ты», «вы» or neither.
    pub address: Option<Address>,
    /// Bytes of [`Analysis::folded`].
    pub(crate) fold: Range<usize>,
}

impl Token {
    /// True if any reading has all bits of `tag`.
    #[must_use]
    pub fn can_be(&self, tag: Tag) -> bool {
        self.parses.iter().any(|parse| parse.tag.contains(tag))
    }
}

/// A sentence: a range of token indices, its end mark included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Indices into [`Analysis::tokens`].
    pub tokens: Range<usize>,
}

/// The analysis of one block.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Tokens in order.
    pub tokens: Vec<Token>,
    /// Sentences in order; together they cover all tokens.
    pub sentences: Vec<Sentence>,
    pub(crate) folded: String,
}

impl Analysis {
    /// The folded form of token `index`: lower case, ё as е, look-alike letters as Cyrillic, no stress marks.
    /// For what is no word: the text itself.
    #[must_use]
    pub fn norm(&self, index: usize) -> &str {
        &self.folded[self.tokens[index].fold.clone()]
    }

    /// The sentence that holds token `index`.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> &Sentence {
        let at = self.sentences.partition_point(|sentence| sentence.tokens.end <= index);
        &self.sentences[at]
    }
}

/// Analyses the logical text of one block. `opaque` are the placeholders' logical byte ranges, sorted.
#[must_use]
pub fn analyze(text: &str, opaque: &[Range<usize>]) -> Analysis {
    analyze_with(text, opaque, veto::Model::get())
}

fn analyze_with(text: &str, opaque: &[Range<usize>], model: &veto::Model) -> Analysis {
    let (mut tokens, folded) = crate::text::token::tokenize(text, opaque);
    for token in tokens.iter_mut().filter(|token| token.kind == TokenKind::Word) {
        token.parses = readings(&text[token.range.clone()], &folded[token.fold.clone()]);
    }
    let sentences =
        crate::text::sentence::sentences(text, &tokens, |token: &Token| &folded[token.fold.clone()]);
    for sentence in &sentences {
        mark(text, &folded, &mut tokens[sentence.tokens.clone()], model);
    }
    Analysis { tokens, sentences, folded }
}

/// The readings of a word; where it is written with ё, those that are spelt so.
fn readings(written: &str, folded: &str) -> SmallVec<[Parse; 4]> {
    let lexicon = Lexicon::get();
    let mut parses = lexicon.parse(folded);
    if parses.len() > 1 && written.contains(['ё', 'Ё']) {
        let written = written.to_lowercase();
        let agrees = |parse: &Parse| lexicon.agrees_with_yo(&written, parse);
        if parses.iter().any(agrees) {
            parses.retain(|parse| agrees(parse));
        }
    }
    parses
}

/// The classes of a sentence's tokens.
fn classes(folded: &str, tokens: &[Token]) -> SmallVec<[class::Class; 48]> {
    tokens.iter().map(|token| class::Class::of(token, &folded[token.fold.clone()])).collect()
}

/// A token of a sentence, its mood and its address.
type Mark = (usize, Option<Mood>, Option<Address>);

/// Decides mood and address in one sentence.
fn mark(text: &str, folded: &str, tokens: &mut [Token], model: &veto::Model) {
    let classes = classes(folded, tokens);
    let concerned = |token: &Token, class: &class::Class| {
        class.has(class::Class::SECOND) || address::pronoun(&folded[token.fold.clone()]).is_some()
    };
    if !tokens.iter().zip(&classes).any(|(token, class)| concerned(token, class)) {
        return;
    }
    let mut marks = SmallVec::<[Mark; 16]>::new();
    let context = context::Context::new(text, folded, tokens, classes);
    for at in 0..tokens.len() {
        let class = context.classes[at];
        let decided = mood::Kind::of(class).map(|kind| mood::decide(&context, at, kind, model));
        let mood = match decided {
            Some(mood::Rule::Imperative) => Some(Mood::Imperative),
            Some(mood::Rule::Formula) => Some(Mood::Formula),
            _ => None,
        };
        let address = if mood.is_some() {
            Some(if class.has(class::Class::IMP_PL) { Address::Vy } else { Address::Ty })
        } else {
            address::address(&context, at)
        };
        if mood.is_some() || address.is_some() {
            marks.push((at, mood, address));
        }
    }
    for (at, mood, address) in marks {
        tokens[at].mood = mood;
        tokens[at].address = address;
    }
}

#[cfg(test)]
mod tests;
