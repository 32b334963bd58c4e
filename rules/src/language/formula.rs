//! Formulas: imperatives by form that ask for nothing.

use super::class::Class;
use super::context::Context;

/// What an imperative in form is here, if it is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formula {
    /// An imperative that only opens a phrase: «давайте проверим», «позвольте уточнить», «извините».
    Phrase,
    /// No imperative at all: «здравствуйте», «будь то», «допустим».
    Particle,
}

/// The formula that the token at `at` is.
pub(crate) fn formula(context: &Context<'_>, at: usize) -> Option<Formula> {
    let norm = context.norm(at);
    let negated = at > 0 && context.norm(at - 1) == "не";
    let phrase = match norm {
        "здравствуйте" | "здравствуй" => return Some(Formula::Particle),
        "извините" | "извини" | "простите" | "прости" | "извините-ка" => {
            !negated
        }
        "давайте" | "давай" | "давайте-ка" | "давай-ка" => {
            !negated && !gives(context, at)
        }
        "позвольте" | "позволь" | "разрешите" | "разреши" => {
            !negated && near(context, at, 5, |n| context.classes[n].has(Class::INFINITIVE))
        }
        // In brackets of commas it is a particle; «поверьте нам» is a phrase.
        "поверьте" | "поверь" if context.right(at).len() <= 1 => {
            return Some(Formula::Particle);
        }
        "поверьте" | "поверь" => !negated,
        "представьте" | "представь" => !negated && imagines(context, at),
        "будьте" | "будь" => {
            near(context, at, 3, |n| {
                matches!(context.norm(n), "добры" | "добр" | "добра" | "любезны" | "любезен" | "любезна")
            }) || {
                if context.norm_at(Some(at + 1)) == "то" || context.norm_at(Some(at + 1)) == "что" {
                    return Some(Formula::Particle);
                }
                false
            }
        }
        "дай" => {
            if context.norm_at(Some(at + 1)) == "бог" {
                return Some(Formula::Particle);
            }
            false
        }
        "пожалуй" | "поди" | "допустим" | "скажем" | "пусть" | "пускай" | "почти" | "чай" | "знать"
        | "глядь" | "хвать" | "якобы" | "будто" | "типа" => {
            return Some(Formula::Particle);
        }
        _ => false,
    };
    phrase.then_some(Formula::Phrase)
}

/// True if `test` holds for one of the next `count` words of the clause.
fn near(context: &Context<'_>, at: usize, count: usize, test: impl Fn(usize) -> bool) -> bool {
    (at + 1..context.tokens.len()).take(count).any(test)
}

/// «Давайте» as "give": a noun follows, and neither a verb nor «я», «мы», «вместе».
fn gives(context: &Context<'_>, at: usize) -> bool {
    let right = context.right(at);
    let invites = right.clone().any(|n| {
        context.classes[n].has(Class::INFINITIVE.with(Class::FINITE))
            || matches!(context.norm(n), "я" | "мы" | "вместе" | "так" | "уже" | "сначала" | "лучше")
    });
    !invites
        && right
            .clone()
            .take(3)
            .any(|n| context.classes[n].has(Class::OBLIQUE) && !context.classes[n].has(Class::PREPOSITION))
}

/// «Представьте, что…», «представьте себе»: not «представьте документы».
fn imagines(context: &Context<'_>, at: usize) -> bool {
    let next = context.norm_at(Some(at + 1));
    next == "себе"
        || context.class_at(Some(at + 1)).has(Class::MARK.with(Class::SUBORDINATOR))
        || at + 1 == context.tokens.len()
}
