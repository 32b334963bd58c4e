//! A door for the trainer of the veto (`rules/examples/train_mood.rs`): the same features, other weights.

use std::ops::Range;

use super::class::Class;
use super::context::Context;
use super::mood::Kind;
pub use super::veto::{Features, Model};
use super::{Analysis, TokenKind};

/// A form that may be an imperative, as the trainer sees it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// UTF-8 bytes of the text.
    pub range: Range<usize>,
    /// Its folded form.
    pub norm: String,
    /// It is a homonym of another word.
    pub homonym: bool,
    /// What the regression sees.
    pub features: Features,
    /// The same as if the form equalled the 2nd person plural, without its letters; for verbs of the 2nd person.
    pub delexicalised: Features,
    /// The same with all other verbs of the 2nd person as open as this one.
    pub blurred: Features,
    /// The dictionary has an imperative reading: false for an unambiguous 2nd person.
    pub open: bool,
}

/// Analyses with a model of one's own.
#[must_use]
pub fn analyze(text: &str, model: &Model) -> Analysis {
    super::analyze_with(text, &[], model)
}

/// All forms of a text that may be imperatives or are a 2nd person.
#[must_use]
pub fn candidates(text: &str) -> Vec<Candidate> {
    let analysis = super::analyze(text, &[]);
    let mut out = Vec::new();
    for sentence in &analysis.sentences {
        let tokens = &analysis.tokens[sentence.tokens.clone()];
        let classes = super::classes(&analysis.folded, tokens);
        let vague = classes.iter().map(|class| class.blurred()).collect();
        let context = Context::new(text, &analysis.folded, tokens, classes);
        let vague = Context::new(text, &analysis.folded, tokens, vague);
        for (at, token) in tokens.iter().enumerate() {
            let class = context.classes[at];
            if token.kind != TokenKind::Word || !class.has(Class::SECOND) {
                continue;
            }
            let kind = Kind::of(class);
            out.push(Candidate {
                range: token.range.clone(),
                norm: context.norm(at).to_owned(),
                homonym: matches!(kind, Some(Kind::SingularHomonym | Kind::PluralHomonym)),
                features: kind
                    .map_or_else(Features::new, |kind| super::veto::features(&context, at, kind, true)),
                delexicalised: super::veto::features(&context, at, Kind::PluralOrIndicative, false),
                blurred: super::veto::features(&vague, at, Kind::PluralOrIndicative, false),
                open: kind.is_some(),
            });
        }
    }
    out
}

/// The rule that decided about each form that may be an imperative: (UTF-8 bytes of the text, name of the rule).
#[must_use]
pub fn explain(text: &str) -> Vec<(Range<usize>, String)> {
    let analysis = super::analyze(text, &[]);
    let mut out = Vec::new();
    for sentence in &analysis.sentences {
        let tokens = &analysis.tokens[sentence.tokens.clone()];
        let classes = super::classes(&analysis.folded, tokens);
        let context = Context::new(text, &analysis.folded, tokens, classes);
        for (at, token) in tokens.iter().enumerate() {
            if let Some(kind) = Kind::of(context.classes[at]) {
                let rule = super::mood::decide(&context, at, kind, Model::get());
                out.push((token.range.clone(), format!("{rule:?}")));
            }
        }
    }
    out
}
