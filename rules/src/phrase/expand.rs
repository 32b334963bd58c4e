//! The word sequences that a phrase stands for, for programs that know no phrase language.

use crate::language::{Lexicon, Tag};
use crate::text::fold;

use super::parse::{self, Node};

/// Spelt-out phrases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expanded {
    /// Each different from the others, words with one space between them; `*` stands for any words.
    pub phrases: Vec<String>,
    /// Some words stand in their dictionary form only: all forms would have been too many.
    pub shortened: bool,
}

/// Spells out a phrase, at most `most` times. The error is a Russian sentence for the author.
pub fn expand(find: &str, most: usize) -> Result<Expanded, String> {
    let nodes = parse::parse(find)?;
    for forms in [true, false] {
        let mut out = vec![String::new()];
        if sequence(&nodes, forms, most, &mut out) {
            for phrase in &mut out {
                *phrase = tidy(phrase);
            }
            out.retain(|phrase| phrase.chars().any(char::is_alphanumeric));
            out.sort_unstable();
            out.dedup();
            return Ok(Expanded { phrases: out, shortened: !forms });
        }
    }
    Err(format!("вариантов больше {most}"))
}

/// Puts every way to write `nodes` behind every phrase of `out`. False if there are more than `most`.
fn sequence(nodes: &[Node], forms: bool, most: usize, out: &mut Vec<String>) -> bool {
    nodes.iter().all(|node| {
        let words: Vec<String> = match node {
            Node::Word(word) => vec![word.to_lowercase()],
            Node::Lexeme(lemma, _) if lemma.is_empty() => vec!["*".to_owned()],
            Node::Lexeme(lemma, tags) => all_forms(lemma, tags, forms),
            Node::Any | Node::Number | Node::Placeholder | Node::Gap(_) => vec!["*".to_owned()],
            Node::Mark(_) | Node::Start | Node::End => return true,
            Node::Marked(inner) => return sequence(inner, forms, most, out),
            Node::Optional(inner) => {
                let mut with = out.clone();
                let few = sequence(std::slice::from_ref(inner), forms, most, &mut with);
                out.append(&mut with);
                return few && out.len() <= most;
            }
            Node::Choice(branches) => {
                let before = std::mem::take(out);
                return branches.iter().all(|branch| {
                    let mut with = before.clone();
                    let few = sequence(branch, forms, most, &mut with);
                    out.append(&mut with);
                    few && out.len() <= most
                });
            }
        };
        if out.len().saturating_mul(words.len()) > most {
            return false;
        }
        *out = out.iter().flat_map(|start| words.iter().map(move |word| format!("{start} {word}"))).collect();
        true
    })
}

/// The forms that a lexeme of a phrase matches; only the word itself where `forms` are not wanted.
fn all_forms(lemma: &str, tags: &[String], forms: bool) -> Vec<String> {
    let lexicon = Lexicon::get();
    let folded = fold::fold(lemma);
    let parses = lexicon.parse(&folded);
    let any_lemma = parses.iter().any(|parse| lexicon.lemma(&folded, parse) == folded);
    let known = |name: &String| Tag::NAMES.iter().find(|(known, _)| known == name).map(|(_, tag)| *tag);
    let want = tags.iter().filter_map(known).fold(Tag::default(), |all, tag| all | tag);
    let mut out = Vec::new();
    for parse in parses.iter().filter(|parse| !any_lemma || lexicon.lemma(&folded, parse) == folded) {
        out.extend(lexicon.forms(&folded, parse).into_iter().filter(|(_, tag)| tag.contains(want)));
    }
    let mut out: Vec<String> = out.into_iter().map(|(form, _)| form).collect();
    out.sort_unstable();
    out.dedup();
    if !forms || out.is_empty() { vec![lemma.to_lowercase()] } else { out }
}

/// One space between words, no two `*` beside each other and none at the ends.
fn tidy(phrase: &str) -> String {
    let mut words: Vec<&str> = phrase.split_whitespace().collect();
    words.dedup_by(|a, b| a == b && *a == "*");
    let start = words.iter().position(|word| *word != "*").unwrap_or(words.len());
    let end = words.iter().rposition(|word| *word != "*").map_or(start, |at| at + 1);
    words[start..end].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_spelt_out() {
        let phrases = |find: &str| expand(find, 200).map(|it| it.phrases).unwrap_or_default();
        assert_eq!(phrases("не (могу | можем)"), ["не могу", "не можем"]);
        assert_eq!(phrases("очень? важно"), ["важно", "очень важно"]);
        assert_eq!(phrases("^ если .. [что] $"), ["если * что"]);
        assert!(phrases("~скидка").contains(&"скидками".to_owned()));
    }

    #[test]
    fn too_many_forms_are_left_out() {
        let short = expand("~новый ~срочный ~заказ", 100).expect("a phrase");
        assert!(short.shortened);
        assert_eq!(short.phrases, ["новый срочный заказ"]);
        assert!(expand(&"(а | б) ".repeat(20), 100).is_err());
    }
}
