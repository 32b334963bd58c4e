//! Imperative or not: named rules, then a veto that was trained.
//!
//! The dictionary decides most forms. Rules decide between an imperative and the 2nd person plural («звоните»),
//! and between a singular imperative and its homonyms («мой», «при»). A small logistic regression may say no.

use super::class::Class;
use super::context::Context;
use super::formula::{Formula, formula};
use super::veto::Model;
use super::{Tag, TokenKind};

/// What the dictionary leaves open about a form that can be an imperative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// «пришлите»: nothing.
    Plural,
    /// «звоните»: also the 2nd person plural.
    PluralOrIndicative,
    /// Another homonym of a plural form.
    PluralHomonym,
    /// «подожди»: nothing.
    Singular,
    /// «мой», «при»: another word.
    SingularHomonym,
}

impl Kind {
    pub(crate) fn of(class: Class) -> Option<Self> {
        Some(if class.has(Class::IMP_PL) {
            if class.has(Class::OTHER) {
                Self::PluralHomonym
            } else if class.has(Class::IND) {
                Self::PluralOrIndicative
            } else {
                Self::Plural
            }
        } else if class.has(Class::IMP_SG) {
            if class.has(Class::OTHER) { Self::SingularHomonym } else { Self::Singular }
        } else {
            return None;
        })
    }
}

/// The rule that decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Nothing speaks against an imperative.
    Imperative,
    /// See [`Formula::Phrase`].
    Formula,
    /// See [`Formula::Particle`].
    Particle,
    /// A capital letter in mid-clause.
    Name,
    /// «вы» before the form in its clause: «вы звоните».
    VyLeft,
    /// «вы» right after the form: «хотите вы».
    VyRight,
    /// A subordinator or question word before the form in its clause: «если хотите», «куда звоните».
    Subordinator,
    /// «ли» right after: «хотите ли».
    Li,
    /// The form stands in the last clause of a question: «Хотите помочь?»
    Question,
    /// «и» or «или» joins the form to a clause whose subject is «вы».
    Joined,
    /// «и» or «или» joins the form to a 2nd person that is no imperative: «придёте и оплатите».
    JoinedIndicative,
    /// «Вы увидите львов, погрузитесь в сказку»: a list without «и».
    ListedIndicative,
    /// A verb whose imperative nobody uses: «хотите».
    NoImperative,
    /// A homonym that is rarely an imperative.
    RareHomonym,
    /// A homonym away from the start of its clause.
    HomonymInside,
    /// The regression says no.
    Veto,
}

/// Decides about the form at `at`, whose kind the dictionary gave.
pub(crate) fn decide(context: &Context<'_>, at: usize, kind: Kind, model: &Model) -> Rule {
    let rule = by_rules(context, at, kind, model);
    if rule == Rule::Imperative && !opens_statement(context, at, kind) && !model.agrees(context, at, kind) {
        return Rule::Veto;
    }
    rule
}

/// A plural form that opens a sentence that is no question: the trainer's texts have too few of them, scripts have
/// hardly anything else («Поделитесь ссылкой.»), so that no weight may overrule it.
fn opens_statement(context: &Context<'_>, at: usize, kind: Kind) -> bool {
    kind == Kind::PluralOrIndicative
        && (context.opens_clause(at) || names_occasion(context, at) || fronts_object(context, at))
        && !context.is_question()
        && (0..context.left(at).start).all(|n| context.classes[n].has(Class::MARK.with(Class::THING)))
}

/// «По всем вопросам звоните…», «за подробностями обратитесь…»: nothing but the occasion stands before the form.
fn names_occasion(context: &Context<'_>, at: usize) -> bool {
    const OCCASIONS: [&str; 10] = [
        "вопрос",
        "подробност",
        "справк",
        "помощ",
        "информаци",
        "консультаци",
        "жалоб",
        "предложени",
        "уточнени",
        "разъяснени",
    ];
    let left = context.left(at);
    matches!(context.norm_at(Some(left.start)), "по" | "за" | "с" | "со")
        && !left.is_empty()
        && left.clone().any(|n| OCCASIONS.iter().any(|start| context.norm(n).starts_with(start)))
        && !context.any(left, Class::FINITE.with(Class::INFINITIVE))
}

/// «Анкету заполните синей ручкой»: nothing but the object stands before the form. Who tells what will happen
/// starts with a time or a place, or names «вы».
fn fronts_object(context: &Context<'_>, at: usize) -> bool {
    const LONGEST: usize = 4;
    let left = context.left(at);
    let object =
        |n: usize| context.tokens[n].can_be(Tag::NOUN | Tag::ACCS) && !context.tokens[n].can_be(Tag::PREP);
    (1..=LONGEST).contains(&left.len())
        && object(left.start)
        && context.tokens[at].can_be(Tag::IMPR | Tag::TRAN)
        && !context.any(left, Class::FINITE.with(Class::INFINITIVE))
}

/// The first two layers.
pub(crate) fn by_rules(context: &Context<'_>, at: usize, kind: Kind, model: &Model) -> Rule {
    match formula(context, at) {
        Some(Formula::Phrase) => return Rule::Formula,
        Some(Formula::Particle) => return Rule::Particle,
        None => {}
    }
    match kind {
        Kind::Plural => Rule::Imperative,
        // «поешь»: of «поесть» or of «петь».
        Kind::Singular if context.classes[at].has(Class::IND_SG) => ambiguous(context, at),
        Kind::Singular => Rule::Imperative,
        Kind::PluralOrIndicative => ambiguous(context, at),
        Kind::PluralHomonym | Kind::SingularHomonym => homonym(context, at, model),
    }
}

/// Rules for forms that equal the 2nd person plural.
fn ambiguous(context: &Context<'_>, at: usize) -> Rule {
    if matches!(context.norm(at), "хотите" | "захотите" | "хоти" | "захоти") {
        return Rule::NoImperative;
    }
    if context.any(context.left(at), Class::YOU) {
        return Rule::VyLeft;
    }
    let soon = context.right(at).start..context.right(at).end.min(at + 3);
    if context.any(soon, Class::YOU) {
        return Rule::VyRight;
    }
    if subordinated(context, at) {
        return Rule::Subordinator;
    }
    if context.class_at(Some(at + 1)).has(Class::LI) {
        return Rule::Li;
    }
    if context.is_question()
        && (context.clause_number(at) == last_clause(context) || context.norm(at) == "помните")
    {
        return Rule::Question;
    }
    if joined_to_vy(context, at) {
        return Rule::Joined;
    }
    if joined_to_indicative(context, at) {
        return Rule::JoinedIndicative;
    }
    if listed_under_vy(context, at) {
        return Rule::ListedIndicative;
    }
    Rule::Imperative
}

/// A subordinator to the left in the clause. «Так что» does not subordinate.
fn subordinated(context: &Context<'_>, at: usize) -> bool {
    context.left(at).any(|n| {
        context.classes[n].has(Class::SUBORDINATOR)
            && !(context.norm(n) == "что" && n > 0 && context.norm(n - 1) == "так")
    })
}

/// The last clause that has a word.
fn last_clause(context: &Context<'_>) -> usize {
    (0..context.clause_count())
        .rev()
        .find(|&number| {
            let mut tokens = context.clause(number);
            tokens.any(|n| matches!(context.tokens[n].kind, TokenKind::Word | TokenKind::Placeholder))
        })
        .unwrap_or(0)
}

/// «Вы приходите, берёте талон и ждёте»: a clause before has «вы», and nothing governs it.
fn joined_to_vy(context: &Context<'_>, at: usize) -> bool {
    let number = context.clause_number(at);
    let mut words = context.left(at).map(|n| context.norm(n));
    let opens = match words.next() {
        Some("и" | "или" | "либо") => true,
        // «…, а сдачу получите на месте», but «…, но напишите нам».
        Some("а" | "но") => words.next().is_some(),
        _ => false,
    };
    let joined = opens || context.left(at).next_back().is_some_and(|n| context.classes[n].has(Class::JOINER));
    if !joined || number == 0 {
        return false;
    }
    let before = context.clause(number - 1);
    let mut from = before.clone();
    // A list of verbs under one «вы»: look back over clauses that have a 2nd person of their own.
    let mut previous = number - 1;
    while previous > 0
        && !context.any(from.clone(), Class::YOU)
        && context.any(from.clone(), Class::IND_PL)
        && !context.any(from.clone(), Class::GOVERNOR)
    {
        previous -= 1;
        from = context.clause(previous);
    }
    context.any(from.clone(), Class::VY) && !context.any(from, Class::GOVERNOR)
}

/// The clause before has «вы» with an unambiguous 2nd person of the same aspect, and nothing governs it.
fn listed_under_vy(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = context.clause_number(at).checked_sub(1).map(|n| context.clause(n)) else {
        return false;
    };
    if !context.left(at).is_empty() {
        return false;
    }
    let perfective = |n: usize| context.tokens[n].can_be(Tag::VERB | Tag::PERF);
    match context.mark(before.end - 1) {
        ',' => {}
        // «Закажете два — получите третий», but «будете готовы — звоните».
        '—' | '–' | '-' => {
            return perfective(at) && before.clone().any(|n| is_indicative(context, n) && perfective(n));
        }
        _ => return false,
    }
    // Beside «вы» a form that could be either is an indicative.
    context.any(before.clone(), Class::VY)
        && !context.any(before.clone(), Class::GOVERNOR)
        && before.clone().any(|n| context.classes[n].has(Class::IND_PL) && perfective(n) == perfective(at))
}

/// An unambiguous 2nd person plural.
fn is_indicative(context: &Context<'_>, at: usize) -> bool {
    context.classes[at].has(Class::IND_PL) && !context.classes[at].has(Class::IMP.with(Class::OTHER))
}

/// «придёте и оплатите», «оплатите и придёте»: an unambiguous 2nd person beside the form.
fn joined_to_indicative(context: &Context<'_>, at: usize) -> bool {
    let clause = context.clause(context.clause_number(at));
    let joins =
        |mut range: std::ops::Range<usize>| range.any(|n| matches!(context.norm(n), "и" | "или" | "либо"));
    clause.clone().any(|n| n != at && is_indicative(context, n) && joins(n.min(at) + 1..n.max(at)))
}

/// Rules for homonyms of other words.
fn homonym(context: &Context<'_>, at: usize, model: &Model) -> Rule {
    if context.is_name(at) {
        return Rule::Name;
    }
    if model.is_rare(context.norm(at)) {
        return Rule::RareHomonym;
    }
    if !context.opens_clause(at) {
        return Rule::HomonymInside;
    }
    Rule::Imperative
}
