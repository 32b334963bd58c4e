//! The third layer: a logistic regression that may veto an imperative.
//!
//! Its features are local to the sentence. Weights are keyed by a hash of the feature, 8 bits each; the file
//! also lists homonyms that a corpus shows as something else.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::class::Class;
use super::context::Context;
use super::mood::Kind;

/// Hashes of the features that hold.
pub type Features = SmallVec<[u32; 160]>;

/// How far the score of «звоните» may fall below that of others: the rules before have sorted these forms already.
const LENIENCE: f32 = 1.0;

const MAGIC: &[u8; 8] = b"CRTMOOD\x01";

static BYTES: &[u8] = include_bytes!("../../lexicon/mood.weights");

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(BYTES).unwrap_or_default());

/// Weights and rare homonyms. Without weights (a damaged file) it vetoes nothing.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Feature → weight in units of `scale`.
    weights: FxHashMap<u32, i8>,
    scale: f32,
    /// The score that an imperative must reach.
    threshold: f32,
    /// Homonyms that are rarely imperatives.
    rare: FxHashSet<String>,
}

impl Model {
    /// The model that is compiled in.
    #[must_use]
    pub fn get() -> &'static Self {
        &MODEL
    }

    /// A model from weights. Units of the least step are `scale`.
    #[must_use]
    pub fn new(weights: &[(u32, i8)], scale: f32, threshold: f32, rare: &[String]) -> Self {
        Self {
            weights: weights.iter().copied().collect(),
            scale,
            threshold,
            rare: rare.iter().cloned().collect(),
        }
    }

    /// Reads what [`Model::write`] wrote; `None` if it is something else.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut take = |count: usize| {
            let (head, tail) = rest.split_at_checked(count)?;
            rest = tail;
            Some(head)
        };
        let scale = f32::from_le_bytes(take(4)?.try_into().ok()?);
        let threshold = f32::from_le_bytes(take(4)?.try_into().ok()?);
        let count = u32::from_le_bytes(take(4)?.try_into().ok()?) as usize;
        let mut weights = FxHashMap::default();
        for entry in take(count.checked_mul(5)?)?.chunks_exact(5) {
            let (key, weight) = entry.split_at(4);
            weights
                .insert(u32::from_le_bytes(key.try_into().ok()?), i8::from_le_bytes(weight.try_into().ok()?));
        }
        let rare = std::str::from_utf8(rest).ok()?;
        Some(Self { weights, scale, threshold, rare: rare.lines().map(str::to_owned).collect() })
    }

    /// The bytes of the file: magic, scale, threshold, number of weights, weights (hash, step), homonyms.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut weights: Vec<_> = self.weights.iter().collect();
        weights.sort_unstable();
        let mut rare: Vec<&str> = self.rare.iter().map(String::as_str).collect();
        rare.sort_unstable();
        let mut out = MAGIC.to_vec();
        out.extend(self.scale.to_le_bytes());
        out.extend(self.threshold.to_le_bytes());
        out.extend(u32::try_from(weights.len()).unwrap_or(u32::MAX).to_le_bytes());
        for (key, weight) in weights {
            out.extend(key.to_le_bytes());
            out.extend(weight.to_le_bytes());
        }
        out.extend(rare.join("\n").bytes());
        out
    }

    /// The score of a set of features; above the threshold means imperative.
    #[must_use]
    pub fn score(&self, features: &[u32]) -> f32 {
        let sum: i32 =
            features.iter().filter_map(|key| self.weights.get(key)).map(|&weight| i32::from(weight)).sum();
        #[allow(clippy::cast_precision_loss)] // The sum of some hundred bytes is exact.
        let sum = sum as f32;
        sum * self.scale
    }

    pub(crate) fn agrees(&self, context: &Context<'_>, at: usize, kind: Kind) -> bool {
        let mut threshold = self.threshold;
        if kind == Kind::PluralOrIndicative {
            threshold -= LENIENCE;
        }
        self.weights.is_empty() || self.score(&features(context, at, kind, true)) > threshold
    }

    pub(crate) fn is_rare(&self, norm: &str) -> bool {
        self.rare.contains(norm)
    }
}

/// FNV-1a over 32 bits.
fn hash(seed: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(seed, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

struct Collector {
    out: Features,
    kind: u8,
}

impl Collector {
    /// A feature by itself and one crossed with the kind of form.
    fn add(&mut self, name: u8, value: &[u8]) {
        let plain = hash(hash(0x811C_9DC5, &[name]), value);
        self.out.push(plain);
        self.out.push(hash(plain, &[0xFF, self.kind]));
    }

    fn flag(&mut self, name: u8, holds: bool) {
        if holds {
            self.add(name, &[]);
        }
    }

    /// A feature with a word or a class, crossed only.
    fn bits(&mut self, name: u8, class: Class) {
        self.add(name, &coarse(class).to_le_bytes());
    }
}

/// The class of a neighbour: «ты» and «вы», singular and plural of the 2nd person are one.
fn coarse(class: Class) -> u32 {
    if class.has(Class::YOU) {
        return Class::VY.bits();
    }
    let second = match (class.has(Class::IMP), class.has(Class::IND)) {
        (true, true) => 3,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 0,
    };
    let kept = class.bits()
        & !(Class::SECOND.bits() | Class::IMP_FIRST.bits() | Class::PAST_SG.bits() | Class::GOVERNOR.bits());
    let other = if second != 0 && !class.has(Class::OTHER) { 0 } else { kept };
    other << 2 | second
}

/// The features of the form at `at`. Without `lexical` its letters and its tags are left out.
pub(crate) fn features(context: &Context<'_>, at: usize, kind: Kind, lexical: bool) -> Features {
    let mut f = Collector {
        out: Features::new(),
        kind: match kind {
            Kind::Plural | Kind::Singular => 0,
            Kind::PluralOrIndicative => 1,
            Kind::PluralHomonym | Kind::SingularHomonym => 2,
        },
    };
    f.add(1, &[]);
    if lexical {
        let norm = context.norm(at);
        let tail = norm.char_indices().rev().nth(2).map_or(0, |(n, _)| n);
        f.add(2, &norm.as_bytes()[tail..]);
        if f.kind == 2 {
            f.add(3, norm.as_bytes());
        }
        let class = context.classes[at];
        f.flag(4, class.has(Class::IMP_FIRST));
        let perfective = context.tokens[at]
            .parses
            .iter()
            .any(|parse| parse.tag.contains(super::Tag::VERB | super::Tag::IMPR | super::Tag::PERF));
        f.flag(5, perfective);
        if f.kind == 2 {
            f.add(6, &coarse(class).to_le_bytes());
        }
    }
    // Neighbours.
    for (name, offset) in [(10_u8, -2_isize), (12, -1), (14, 1), (16, 2)] {
        let place = at.checked_add_signed(offset).filter(|&n| n < context.tokens.len());
        match place {
            Some(n) => {
                f.bits(name, context.classes[n]);
                let norm = context.norm(n);
                let norm = if context.classes[n].has(Class::YOU) { "вы" } else { norm };
                // Content words would be learnt by heart.
                if norm.len() <= 12 && !context.classes[n].has(Class::SECOND) {
                    f.add(name + 1, norm.as_bytes());
                }
            }
            None => f.add(name, b"-"),
        }
    }
    // Place in the clause.
    let left = context.left(at);
    let words_left = left.clone().filter(|&n| !context.classes[n].has(Class::MARK)).count();
    f.add(20, &[u8::try_from(words_left.min(4)).unwrap_or(4)]);
    let bare = left
        .clone()
        .filter(|&n| !context.classes[n].has(Class::MARK.with(Class::JOINER).with(Class::NEGATION)))
        .count();
    f.add(21, &[u8::try_from(bare.min(3)).unwrap_or(3)]);
    f.flag(22, left.start == 0);
    if let Some(first) = left.clone().next() {
        f.bits(23, context.classes[first]);
        let norm = context.norm(first);
        if norm.len() <= 12 {
            f.add(24, norm.as_bytes());
        }
    }
    // «Вы» around.
    f.flag(30, context.any(left.clone(), Class::YOU));
    let right = context.right(at);
    f.flag(31, context.any(right.start..right.end.min(at + 4), Class::YOU));
    let number = context.clause_number(at);
    let previous = number.checked_sub(1).map(|n| context.clause(n));
    if let Some(previous) = previous.clone() {
        f.flag(32, context.any(previous.clone(), Class::YOU));
        f.flag(33, context.any(previous.clone(), Class::SUBORDINATOR));
        f.flag(34, context.any(previous.clone(), Class::GOVERNOR));
        f.flag(35, context.any(previous.clone(), Class::FINITE));
        f.flag(36, context.any(previous.clone(), Class::IND));
    }
    f.flag(37, context.any(left.clone(), Class::SUBORDINATOR));
    f.flag(38, context.class_at(Some(at + 1)).has(Class::LI));
    f.flag(39, at > 0 && context.classes[at - 1].has(Class::NEGATION));
    let nominative = |n: usize| {
        context.classes[n].has(Class::NOMN) && !context.classes[n].has(Class::YOU.with(Class::PREPOSITION))
    };
    f.flag(40, left.clone().any(nominative));
    f.flag(41, right.clone().any(nominative));
    f.flag(42, context.any(left.clone(), Class::FINITE));
    f.flag(43, context.any(right.clone(), Class::FINITE));
    f.flag(44, context.any(left.clone(), Class::IND));
    f.flag(45, context.any(right.clone(), Class::IND));
    f.flag(46, context.any(right.clone(), Class::INFINITIVE));
    f.flag(47, context.any(0..context.tokens.len(), Class::PLEASE));
    let plain = |n: usize| {
        n != at
            && context.classes[n].has(Class::IMP)
            && !context.classes[n].has(Class::IND.with(Class::OTHER))
    };
    f.flag(48, (0..context.tokens.len()).any(plain));
    f.flag(49, left.clone().any(plain));
    f.flag(50, right.clone().any(plain));
    let mut mark = [0; 4];
    f.add(51, context.end_mark().encode_utf8(&mut mark).as_bytes());
    f.flag(52, context.is_question() && number + 1 == context.clause_count());
    f.flag(53, context.is_name(at));
    f.flag(54, at == 0);
    if let Some(before) = left.start.checked_sub(1) {
        let mark = context.mark(before);
        f.add(55, mark.encode_utf8(&mut [0; 4]).as_bytes());
    }
    f.out
}
