//! What a phrase may cost at worst, found before it is ever matched.
//!
//! Matching goes back and tries again, so a phrase of many gaps and optional words has very many ways to fail.
//! The matcher gives up after so many steps, whatever was written; here the author of such a phrase is told.

use super::Phrase;
use super::compile::Step;

/// What a phrase asks of the matcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    /// At most so many steps at one place of a text.
    pub(crate) steps: u64,
    /// It is tried at every word, for it does not say how it starts.
    pub(crate) anywhere: bool,
    /// Some word must be there.
    pub(crate) anchored: bool,
}

impl Phrase {
    /// Counts; costs nothing worth mentioning itself, as every element is looked at once.
    pub(crate) fn cost(&self) -> Cost {
        let mut steps = 0;
        walk(&self.steps, vec![1], &mut steps);
        Cost { steps, anywhere: self.first.is_none(), anchored: anchored(&self.steps) }
    }
}

/// Ways to stand so many tokens behind the start.
type Ways = Vec<u64>;

fn walk(steps: &[Step], mut ways: Ways, total: &mut u64) -> Ways {
    for step in steps {
        *total = total.saturating_add(sum(&ways));
        ways = match step {
            Step::Start | Step::End => ways,
            Step::Gap(words) => {
                let mut next = Ways::new();
                for skipped in 0..=*words {
                    add(&mut next, &shifted(&ways, skipped));
                }
                next
            }
            Step::Optional(inner) => {
                let mut next = walk(inner, ways.clone(), total);
                add(&mut next, &ways);
                next
            }
            Step::Choice(branches) if differ_at_once(branches) => {
                // Whatever stands there, one branch goes on at most.
                *total = total.saturating_add(sum(&ways).saturating_mul(branches.len() as u64));
                let (mut next, mut most) = (Ways::new(), 0);
                for branch in branches {
                    let mut own = 0;
                    let after = walk(branch, ways.clone(), &mut own);
                    most = most.max(own);
                    next.resize(next.len().max(after.len()), 0);
                    for (sum, more) in next.iter_mut().zip(after) {
                        *sum = more.max(*sum);
                    }
                }
                *total = total.saturating_add(most);
                next
            }
            Step::Choice(branches) => {
                let mut next = Ways::new();
                for branch in branches {
                    add(&mut next, &walk(branch, ways.clone(), total));
                }
                next
            }
            Step::Marked(inner) => walk(inner, ways, total),
            _ => shifted(&ways, 1),
        };
    }
    *total = total.saturating_add(sum(&ways));
    ways
}

fn sum(ways: &Ways) -> u64 {
    ways.iter().fold(0, |sum, more| sum.saturating_add(*more))
}

fn shifted(ways: &Ways, by: usize) -> Ways {
    std::iter::repeat_n(0, by).chain(ways.iter().copied()).collect()
}

fn add(to: &mut Ways, more: &Ways) {
    to.resize(to.len().max(more.len()), 0);
    for (sum, more) in to.iter_mut().zip(more) {
        *sum = sum.saturating_add(*more);
    }
}

/// Each branch starts with a word of its own.
fn differ_at_once(branches: &[Vec<Step>]) -> bool {
    let mut words: Vec<&str> = Vec::new();
    let mut lexemes: Vec<u64> = Vec::new();
    branches.iter().all(|branch| match branch.first() {
        Some(Step::Word(word)) => {
            !words.contains(&&**word) && {
                words.push(word);
                true
            }
        }
        Some(Step::Lexeme(all, _)) => all.iter().all(|lexeme| {
            !lexemes.contains(&lexeme.number) && {
                lexemes.push(lexeme.number);
                true
            }
        }),
        _ => false,
    })
}

fn anchored(steps: &[Step]) -> bool {
    steps.iter().any(|step| match step {
        Step::Word(_) | Step::Lexeme(..) => true,
        Step::Marked(inner) => anchored(inner),
        Step::Choice(branches) => branches.iter().all(|branch| anchored(branch)),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(text: &str) -> Cost {
        Phrase::new(text).unwrap_or_else(|error| panic!("{text}: {error}")).cost()
    }

    #[test]
    fn ordinary_phrases_are_cheap() {
        for text in
            ["без проблем", "не (могу | можем | смогу) ..3 (помочь | подсказать)", "очень? важно", "~скидка"]
        {
            assert!(cost(text).steps < 100, "{text}: {:?}", cost(text));
        }
    }

    #[test]
    fn ways_multiply() {
        let gaps = |count: usize| cost(&format!("да {} нет", ".. и ".repeat(count))).steps;
        assert!(gaps(4) > 3 * gaps(3), "{} {}", gaps(4), gaps(3));
        assert!(cost(&format!("{} конец", "(а | а а | а а а)? ".repeat(12))).steps > 1_000_000);
        // So many that they cannot be counted.
        assert_eq!(cost(&format!("{} конец", "(а | а а | а а а)? ".repeat(60))).steps, u64::MAX);
    }

    #[test]
    fn anchors_and_starts() {
        assert!(!cost("* .. *").anchored);
        assert!(!cost("(а | *)").anchored);
        assert!(cost("* [~скидка]").anchored);
        assert!(cost("* скидка").anywhere);
        assert!(!cost("^ ~скидка").anywhere);
    }
}
