//! «Так же» for «также», «что бы» for «чтобы», «тоже» for «то же».

use std::ops::Range;

use crate::context::Scope;
use crate::language::{Tag, TokenKind};

use super::{Mistake, opens_clause, reading};

pub(super) fn find(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Mistake> {
    let both = at..at + 2;
    let pair = |a: &str, b: &str| at + 1 < sentence.end && scope.norm(at) == a && scope.is_word(at + 1, &[b]);
    if pair("так", "же") {
        return means_also(scope, sentence, at).then(|| Mistake::safe(both, "также"));
    }
    if pair("что", "бы") {
        return means_in_order_to(scope, sentence, at).then(|| Mistake::safe(both, "чтобы"));
    }
    if pair("то", "же") {
        let subject = at > sentence.start && reading(scope, at - 1, Tag::NPRO.with(Tag::NOMN)).is_some();
        let verb = scope.tokens().get(at + 2).is_some_and(|next| next.can_be(Tag::VERB));
        return (subject && verb && at + 2 < sentence.end && !scope.is_word(at - 1, &["это", "все", "что"]))
            .then(|| Mistake::unsure(both, &["тоже".to_owned()]));
    }
    match scope.norm(at) {
        "также" => (as_much(scope, sentence, at)).then(|| Mistake::safe(at..at + 1, "так же")),
        "чтобы" => {
            let end = sentence.end.min(at + 5);
            let clause = (at + 1..end).take_while(|&it| scope.is(it, TokenKind::Word));
            let mut no = clause.skip(1).filter(|&it| scope.is_word(it, &["ни"]));
            let found = no
                .next()
                .is_some_and(|it| scope.tokens().get(it + 1).is_some_and(|next| next.can_be(Tag::PAST)));
            found.then(|| Mistake::safe(at..at + 1, "что бы"))
        }
        _ => None,
    }
}

/// «…, так же во вложении счёт», «а так же»: nothing is compared.
fn means_also(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const THEN: &[&str] = &[
        "можете",
        "можем",
        "можно",
        "доступн",
        "готовы",
        "предлага",
        "прос",
        "рекоменду",
        "сообща",
        "напомина",
        "есть",
        "имее",
        "нужно",
        "необходимо",
        "хотим",
        "хотели",
        "обращаем",
        "приложи",
        "прилага",
        "сможете",
        "важно",
        "советуем",
        "уточн",
        "действу",
        "предусмотрен",
        "понадоб",
        "потребу",
        "желаем",
        "благодар",
    ];
    let next = at + 2;
    let Some(token) = scope.tokens().get(next).filter(|_| next < sentence.end) else {
        return false;
    };
    let compared = (next..sentence.end).any(|it| scope.is_word(it, &["как", "что"]));
    let after_and = at > sentence.start && scope.is_word(at - 1, &["а"]);
    if compared && !after_and
        || (next..sentence.end).any(|it| scope.is_mark(it, ",") && scope.is_word(it + 1, &["как"]))
    {
        return false;
    }
    if token.kind == TokenKind::Placeholder || token.kind == TokenKind::Number {
        return after_and;
    }
    if token.kind != TokenKind::Word {
        return false;
    }
    let says = THEN.iter().any(|stem| scope.norm(next).starts_with(stem));
    if after_and || says {
        let measure =
            token.parses.first().is_some_and(|parse| parse.tag.intersects(Tag::ADVB | Tag::ADJS | Tag::COMP));
        return says || !measure;
    }
    let light = token.parses.first().is_some_and(|parse| parse.tag.intersects(Tag::PREP | Tag::NPRO));
    opens_clause(scope, sentence, at) && light
}

/// «Пишем, что бы уточнить», «для того что бы вы…».
fn means_in_order_to(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const WONDERS: &[&str] = &["зна", "подска", "посовет", "дума", "реша", "спрос", "выбира", "скаж"];
    let next = at + 2;
    if next >= sentence.end || scope.has_word(&(next..sentence.end), &["ни"]) {
        return false;
    }
    let asks = scope.is_question(sentence) || scope.has_stem(&(sentence.start..at), WONDERS);
    let back = if at > sentence.start && scope.is_mark(at - 1, ",") { at - 1 } else { at };
    let purpose = back > sentence.start && scope.is_word(back - 1, &["того", "тем"])
        || back > sentence.start
            && scope.has_stem(
                &(back - 1..back),
                &["хот", "хоч", "прос", "нужно", "важно", "необходимо", "надо", "жела"],
            )
            && !scope.is_question(sentence);
    let verb = (next..sentence.end.min(next + 3))
        .find(|&it| !scope.is_word(it, &["не", "вам", "вы", "нам", "мы", "быстро", "всегда", "сразу"]))
        .is_some_and(|it| reading(scope, it, Tag::INFN).is_some());
    let you = scope.is_word(next, &["вы", "мы", "заказ", "он", "они", "она"]) && back < at;
    purpose
        || !asks && verb && opens_clause(scope, sentence, at)
        || !asks && you && !scope.has_stem(&(sentence.start..at), &["все", "то"])
}

/// «точно также», «также быстро, как»
fn as_much(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    if at > sentence.start && scope.is_word(at - 1, &["точно"]) {
        return true;
    }
    let next = at + 1;
    let measure = scope
        .tokens()
        .get(next)
        .is_some_and(|it| it.parses.first().is_some_and(|parse| parse.tag.intersects(Tag::ADVB | Tag::ADJS)));
    next < sentence.end
        && measure
        && scope.is_mark(next + 1, ",")
        && scope.is_word(next + 2, &["как"])
        && !(at > sentence.start && (scope.is_word(at - 1, &["а"]) || opens_clause(scope, sentence, at)))
}
