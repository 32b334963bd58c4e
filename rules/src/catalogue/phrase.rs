//! The phrases of a rule page: what they find, where, unless what, and what they offer.

use std::ops::Range;

use crate::document::{Channel, Kind};
use crate::finding::{Grade, Severity};
use crate::yaml::Node;

use super::keys;
use super::page::Reader;

/// Where in the speech a phrase must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Anywhere in a sentence.
    #[default]
    Anywhere,
    /// At the start of a sentence.
    Start,
    /// The phrase is a whole sentence (a placeholder or name in address may stand beside it).
    Sentence,
    /// At the start of a sentence of the first turn.
    Opening,
}

impl Place {
    const WORDS: &[(&str, Self)] = &[
        ("anywhere", Self::Anywhere),
        ("start", Self::Start),
        ("sentence", Self::Sentence),
        ("opening", Self::Opening),
    ];
}

/// Where an offer's text goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// In place of the marked words.
    #[default]
    Match,
    /// In place of their clause.
    Clause,
    /// In place of their sentence (an address to the client at its start stays).
    Sentence,
    /// A sentence of its own before theirs.
    Before,
    /// A sentence of its own after theirs.
    After,
}

/// What to put instead of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The new words; empty to delete. `{name}`, `{deadline}`… become placeholders in the file's style,
    /// `вопрос~2` is put into the form of the second matched word, `{прошу/просим}` follows the speaker's number.
    pub text: String,
    /// Where it goes.
    pub target: Target,
    /// How freely it may be applied.
    pub grade: Grade,
}

/// A pattern that silences a phrase, and where it is written in the page (UTF-8 bytes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// A phrase, or `@name` of a recogniser.
    pub text: String,
    /// UTF-8 bytes of the page.
    pub range: Range<usize>,
}

/// What must hold besides the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// Silent where one of these is in the same sentence.
    pub unless_sentence: Vec<Pattern>,
    /// Silent where one of these is in the same or the next sentence of the message.
    pub unless_near: Vec<Pattern>,
    /// Silent where one of these is anywhere in the message.
    pub unless_message: Vec<Pattern>,
    /// Silent in a question.
    pub not_in_question: bool,
    /// Silent in a clause under «если», «когда», «в случае».
    pub not_in_condition: bool,
    /// Silent right after «не» or «ни».
    pub not_in_negation: bool,
    /// Silent where the front matter says that the client asked for it.
    pub unless_asked: bool,
    /// Silent where the front matter says that it is urgent.
    pub unless_urgent: bool,
    /// Silent where the glossary has the words or the client used them first.
    pub unless_known: bool,
    /// Only in these kinds of text; empty: in all.
    pub kinds: Vec<Kind>,
    /// Only in these channels; empty: in all.
    pub channels: Vec<Channel>,
}

/// A phrase of a page, still as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseRule {
    /// The pattern; see `phrase`.
    pub find: String,
    /// UTF-8 bytes of the pattern in the page, for error messages.
    pub range: Range<usize>,
    /// Patterns that win over it where they overlap.
    pub except: Vec<String>,
    /// Where it must stand.
    pub place: Place,
    /// What must hold, besides what the page asks of all phrases.
    pub conditions: Conditions,
    /// Alternatives, best first.
    pub offers: Vec<Offer>,
    /// Severity, if other than the page's.
    pub severity: Option<Severity>,
}

impl Reader {
    pub(super) fn phrases(&mut self, node: &Node) -> Vec<PhraseRule> {
        let Node::List(items, _) = node else {
            self.problem(&node.range(), "здесь ожидается список фраз");
            return Vec::new();
        };
        items.iter().flat_map(|item| self.phrase(item)).collect()
    }

    fn phrase(&mut self, node: &Node) -> Vec<PhraseRule> {
        let mut rule = PhraseRule {
            find: String::new(),
            range: node.range(),
            except: Vec::new(),
            place: Place::Anywhere,
            conditions: Conditions::default(),
            offers: Vec::new(),
            severity: None,
        };
        let mut find = Vec::new();
        match node {
            Node::Scalar(scalar) => find.push((scalar.text.clone(), scalar.range.clone())),
            Node::List(..) | Node::Alias(_) => {
                self.problem(&node.range(), "фраза: строка или свойства find, offer, except, at")
            }
            Node::Map(entries, _) => {
                for (key, value) in entries {
                    match key.scalar().unwrap_or_default() {
                        "find" => match value {
                            Node::List(items, _) => {
                                find.extend(items.iter().map(|item| (self.text(item), item.range())));
                            }
                            _ => find.push((self.text(value), value.range())),
                        },
                        "except" => rule.except = self.texts(value),
                        "at" => rule.place = self.one_of(value, Place::WORDS).unwrap_or_default(),
                        "severity" => rule.severity = self.severity(value),
                        "offer" => rule.offers = self.offers(value),
                        name if self.condition(&mut rule.conditions, name, value) => {}
                        other => {
                            let known = [keys::PHRASE, keys::CONDITIONS];
                            self.problem(&key.range(), keys::unknown(" фразы", other, &known));
                        }
                    }
                }
            }
        }
        if find.is_empty() {
            self.problem(&node.range(), "у фразы нет find");
        }
        find.into_iter().map(|(text, range)| PhraseRule { find: text, range, ..rule.clone() }).collect()
    }

    /// Reads a condition; false if `name` is none.
    pub(super) fn condition(&mut self, to: &mut Conditions, name: &str, value: &Node) -> bool {
        match name {
            "unless_sentence" => to.unless_sentence = self.patterns(value),
            "unless_near" => to.unless_near = self.patterns(value),
            "unless_message" => to.unless_message = self.patterns(value),
            "not_in" => {
                for item in self.items(value) {
                    const PLACES: &[(&str, u8)] = &[("question", 0), ("condition", 1), ("negation", 2)];
                    match self.one_of(item, PLACES) {
                        Some(0) => to.not_in_question = true,
                        Some(1) => to.not_in_condition = true,
                        Some(_) => to.not_in_negation = true,
                        None => {}
                    }
                }
            }
            "unless_front" => {
                for item in self.items(value) {
                    match self.one_of(item, &[("client_asked", 0_u8), ("urgent", 1), ("client_words", 2)]) {
                        Some(0) => to.unless_asked = true,
                        Some(1) => to.unless_urgent = true,
                        Some(_) => to.unless_known = true,
                        None => {}
                    }
                }
            }
            "kinds" => {
                to.kinds =
                    self.items(value).iter().filter_map(|item| self.one_of(item, Kind::WORDS)).collect();
            }
            "channels" => {
                to.channels =
                    self.items(value).iter().filter_map(|item| self.one_of(item, Channel::WORDS)).collect();
            }
            _ => return false,
        }
        true
    }

    /// The items of a list; anything else is a list of one.
    fn items<'n>(&self, node: &'n Node) -> &'n [Node] {
        match node {
            Node::List(items, _) => items,
            _ => std::slice::from_ref(node),
        }
    }

    fn patterns(&mut self, node: &Node) -> Vec<Pattern> {
        self.items(node).iter().map(|item| Pattern { text: self.text(item), range: item.range() }).collect()
    }

    pub(super) fn one_of<T: Copy>(&mut self, node: &Node, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|(word, _)| node.scalar() == Some(word)).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.problem(&node.range(), format!("здесь возможно: {}", names.join(", ")));
        }
        found
    }

    fn offers(&mut self, node: &Node) -> Vec<Offer> {
        self.items(node).iter().map(|item| self.offer(item)).collect()
    }

    fn offer(&mut self, node: &Node) -> Offer {
        const REPLACE: &[(&str, Target)] =
            &[("match", Target::Match), ("clause", Target::Clause), ("sentence", Target::Sentence)];
        const ADD: &[(&str, Target)] = &[("before", Target::Before), ("after", Target::After)];
        let mut offer = Offer { text: String::new(), target: Target::Match, grade: Grade::Suggested };
        match node {
            Node::Map(entries, _) => {
                for (key, value) in entries {
                    match key.scalar().unwrap_or_default() {
                        "text" => offer.text = self.text(value),
                        "safe" if self.text(value) == "true" => offer.grade = Grade::Safe,
                        "safe" => {}
                        "replace" => offer.target = self.one_of(value, REPLACE).unwrap_or_default(),
                        "add" => offer.target = self.one_of(value, ADD).unwrap_or_default(),
                        other => self.problem(&key.range(), keys::unknown(" замены", other, &[keys::OFFER])),
                    }
                }
            }
            _ => offer.text = self.text(node),
        }
        offer
    }
}
