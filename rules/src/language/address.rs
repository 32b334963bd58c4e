//! Whom a word addresses: «ты» or «вы».

use super::class::Class;
use super::context::Context;
use super::{Address, LetterCase, Tag};

/// Pronouns of the 2nd person in all cases, folded.
pub(crate) fn pronoun(norm: &str) -> Option<Address> {
    Some(match norm {
        "ты" | "тебя" | "тебе" | "тобой" | "тобою" | "твой" | "твоего" | "твоему" | "твоим" | "твоем"
        | "твоя" | "твоей" | "твоею" | "твою" | "твое" | "твои" | "твоих" | "твоими" => {
            Address::Ty
        }
        "вы" | "вас" | "вам" | "вами" | "ваш" | "вашего" | "вашему" | "вашим" | "вашем" | "ваша"
        | "вашей" | "вашею" | "вашу" | "ваше" | "ваши" | "ваших" | "вашими" => {
            Address::Vy
        }
        _ => return None,
    })
}

/// The address of the token at `at`, which is no imperative.
pub(crate) fn address(context: &Context<'_>, at: usize) -> Option<Address> {
    let norm = context.norm(at);
    if let Some(address) = pronoun(norm) {
        return (!is_idiom(context, at)).then_some(address);
    }
    if norm == "здравствуй" {
        return Some(Address::Ty);
    }
    let class = context.classes[at];
    if class.has(Class::IND_SG) {
        return (!class.has(Class::OTHER) || is_second_singular(context, at))
            .then_some(Address::Ty)
            .filter(|_| !is_parenthesis(context, at) && !context.is_name(at));
    }
    if class.has(Class::IND_PL) && !class.has(Class::OTHER) {
        return Some(Address::Vy);
    }
    if agrees_with_ty(context, at) {
        return Some(Address::Ty);
    }
    None
}

/// «ух ты», «ишь ты».
fn is_idiom(context: &Context<'_>, at: usize) -> bool {
    context.norm(at) == "ты"
        && at > 0
        && matches!(context.norm(at - 1), "ух" | "ишь" | "вишь")
        && !context.any(context.right(at), Class::IND_SG)
}

/// «Знаешь, …», «…, понимаешь, …», «видишь ли»: said to nobody in particular.
fn is_parenthesis(context: &Context<'_>, at: usize) -> bool {
    let asks = context.class_at(Some(at + 1)).has(Class::LI);
    let addresses = match context.norm(at) {
        "знаешь" | "понимаешь" => true,
        "видишь" => asks,
        _ => false,
    };
    if !addresses {
        return false;
    }
    let clause = context.clause(context.clause_number(at));
    let alone = clause.clone().all(|n| {
        n == at
            || context.classes[n].has(Class::MARK.with(Class::LI))
            || matches!(context.norm(n), "ну" | "вот" | "ведь" | "же" | "а")
    });
    alone && context.clause_count() > 1 && !context.any(0..context.tokens.len(), Class::TY)
}

/// A homonym of a 2nd person singular: only with «ты» in the clause, or if the verb is the likeliest reading.
fn is_second_singular(context: &Context<'_>, at: usize) -> bool {
    let clause = context.clause(context.clause_number(at));
    context.any(clause, Class::TY)
        || context.tokens[at].parses.first().is_some_and(|parse| parse.tag.contains(Tag::VERB | Tag::PER2))
}

/// A past tense or short adjective, singular, whose subject is «ты»: it stands in the clause, and no other
/// nominative or verb lies between.
fn agrees_with_ty(context: &Context<'_>, at: usize) -> bool {
    let singular = context.tokens[at].parses.first().is_some_and(|parse| {
        parse.tag.contains(Tag::SING)
            && (parse.tag.contains(Tag::VERB | Tag::PAST) || parse.tag.intersects(Tag::ADJS | Tag::PRTS))
            && !parse.tag.contains(Tag::NEUT)
    });
    let word = singular
        || matches!(
            context.norm(at),
            "должен" | "должна" | "рад" | "рада" | "готов" | "готова" | "сам" | "сама"
        );
    if !word || context.tokens[at].case == LetterCase::Title && context.is_name(at) {
        return false;
    }
    let clause = context.clause(context.clause_number(at));
    let Some(subject) = clause.clone().find(|&n| context.classes[n].has(Class::TY)) else {
        return false;
    };
    let between = subject.min(at) + 1..subject.max(at);
    !between.clone().any(|n| is_rival(context, n)) && between.len() <= 8
}

/// Another subject: a pronoun or an unambiguous nominative.
fn is_rival(context: &Context<'_>, at: usize) -> bool {
    matches!(context.norm(at), "я" | "он" | "она" | "оно" | "мы" | "они" | "кто" | "это")
}
