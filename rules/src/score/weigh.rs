//! Counts → marks.

use super::acts::ACTS;
use super::{Axis, Breach, Marks};
use crate::finding::Severity;

/// What was counted in a text or a turn.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    /// How often each act was done.
    pub(super) acts: Vec<u32>,
    /// Weighted breaches on each axis.
    pub(super) breaches: [f64; Axis::COUNT],
    pub(super) sentences: usize,
}

impl Counts {
    pub(super) fn new() -> Self {
        Self { acts: vec![0; ACTS.len()], breaches: [0.0; Axis::COUNT], sentences: 0 }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (sum, count) in self.acts.iter_mut().zip(&other.acts) {
            *sum += count;
        }
        for (sum, weight) in self.breaches.iter_mut().zip(other.breaches) {
            *sum += weight;
        }
        self.sentences += other.sentences;
    }

    pub(super) fn breach(&mut self, breach: &Breach) {
        self.breaches[breach.axis as usize] += weight(breach);
    }

    pub(super) fn marks(&self) -> Marks {
        let [courtesy, ownership] = self.exact();
        Marks {
            courtesy: round(courtesy),
            ownership: round(ownership),
            overall: round(overall(courtesy, ownership)),
        }
    }

    /// The overall score before it is rounded.
    pub(super) fn overall(&self) -> f64 {
        let [courtesy, ownership] = self.exact();
        overall(courtesy, ownership)
    }

    fn exact(&self) -> [f64; Axis::COUNT] {
        // Three sentences are the unit: a long text may have more of everything.
        let units = (self.sentences as f64 / 3.0).max(1.0);
        let axis = |axis: usize| {
            let good: f64 = ACTS
                .iter()
                .zip(&self.acts)
                .map(|(act, &count)| {
                    let count = f64::from(count);
                    let amount = if act.once { count.min(1.0) } else { (count / units).min(1.5) };
                    act.weights[axis] * amount
                })
                .sum();
            100.0 / (1.0 + (self.breaches[axis] / units - good).exp())
        };
        [axis(0), axis(1)]
    }
}

fn overall(courtesy: f64, ownership: f64) -> f64 {
    (2.0 * courtesy + ownership) / 3.0
}

/// What one breach takes off its axis.
pub(super) fn weight(breach: &Breach) -> f64 {
    let weight = match breach.severity {
        Severity::Error => 1.4,
        Severity::Warning => 0.8,
        Severity::Information => 0.3,
        Severity::Hint => 0.1,
    };
    weight * breach.share
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 100
pub(super) fn round(value: f64) -> u8 {
    value.clamp(0.0, 100.0).round() as u8
}
