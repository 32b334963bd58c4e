//! Too many choices at once: «рис, пюре, гречка, овощи, картофель или салат?», a list of six ways.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::{Role, Shape};
use crate::draft::Draft;
use crate::language::{Mood, Tag, TokenKind};

/// Words that hold out a choice.
const CHOICE: &[&str] = &[
    "выбер",
    "выбир",
    "выбор",
    "выбра",
    "вариант",
    "предпоч",
    "предлаг",
    "предлож",
    "удобн",
    "подойд",
    "подход",
    "хотите",
    "желаете",
    "можно",
    "можем",
    "могу",
    "доступн",
    "интерес",
    "нравит",
    "понрав",
    "ближе",
    "лучше",
    "способ",
    "какой",
    "какая",
    "какое",
    "какую",
    "какие",
    "каким",
    "нужен",
    "нужна",
    "нужно",
    "нужны",
    "что",
];
/// An item of an enumeration is short.
const LONGEST: usize = 6;

/// Enumerations in a sentence and lists.
pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let limit = view.settings.limits.options;
    for scope in view.speech() {
        for (number, sentence) in scope.sentences().iter().enumerate() {
            let next = scope.sentences().get(number + 1).map(|next| &next.tokens);
            if let Some((range, count)) = enumerated(&scope, &sentence.tokens, next)
                && count > limit
            {
                let mut draft = Draft::on(&scope, &range);
                draft.args.push(count.to_string());
                out.push(draft);
            }
        }
    }
    lists(view, limit, out);
}

/// The choices of a sentence and their number.
fn enumerated(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    next: Option<&Range<usize>>,
) -> Option<(Range<usize>, usize)> {
    let or = |at: usize| scope.is_word(at, &["или", "либо"]);
    let last = sentence.clone().rev().find(|&at| or(at) && !scope.is_quoted(at));
    let strong = scope.has_phrase(sentence, &["на", "выбор"])
        || scope.has_stem(sentence, &["выбер", "выбир", "выбра", "предпоч"]);
    let asked = scope.is_question(sentence);
    let chosen = next.is_some_and(|next| scope.is_question(next) && scope.has_stem(next, CHOICE));
    // «Если сломается насос, шланг или ключ»: nothing to choose from.
    let opens = scope.after_vocative(sentence);
    if !(asked || chosen || scope.has_stem(sentence, CHOICE))
        || scope.has_word(&(opens..(opens + 2).min(sentence.end)), &["если", "когда", "при"])
        || (last.is_none() && !strong)
        || scope.has_phrase(sentence, &["входит"])
        || scope.has_phrase(sentence, &["входят"])
    {
        return None;
    }
    // With «или» the enumeration ends there, else with the last «и».
    let joint = last.or_else(|| {
        sentence.clone().rev().find(|&at| {
            scope.is_word(at, &["и"])
                && !scope.is_quoted(at)
                && (sentence.start..at).any(|it| scope.is_mark(it, ","))
        })
    });
    // «удобный день: понедельник, вторник, среда, …»
    let joint = joint.or_else(|| {
        let colon = sentence.clone().find(|&at| scope.is_mark(at, ":"))?;
        (colon..sentence.end).rev().find(|&at| scope.is_mark(at, ","))
    })?;
    let end = (joint + 1..sentence.end)
        .find(|&at| scope.is_mark(at, ",.;:!?…()—–") || scope.tokens()[at].newline_before)
        .unwrap_or(sentence.end);
    if end - joint > LONGEST + 1 {
        return None;
    }
    let mut count = 1;
    let mut start = joint;
    let mut item = joint;
    // Backwards from one separator to the one before it.
    loop {
        let before = (sentence.start..item)
            .rev()
            .find(|&at| scope.is_mark(at, ",;") || or(at) || scope.is_mark(at, ":.!?…()—–"));
        let from = before.map_or(sentence.start, |at| at + 1);
        if from == item {
            // «, или»: one separator of two signs.
            item = before?;
            continue;
        }
        let words = from..item;
        // The comma of an address («{{name}}, вам удобно …») parts no choices.
        let separated = before.is_some_and(|at| at >= opens && (scope.is_mark(at, ",;") || or(at)));
        if !separated {
            count += 1;
            start = preface(scope, &words);
            break;
        }
        if words.len() > LONGEST || has_verb(scope, &words) {
            // The first choice has words of the sentence before it: «можем предложить рис, …».
            if !words.is_empty() && words.len() <= LONGEST * 3 {
                count += 1;
                start = preface(scope, &words);
            }
            break;
        }
        count += 1;
        start = from;
        let Some(before) = before else { break };
        item = before;
    }
    (start < end).then_some((start..end, count))
}

/// Where the first choice begins after the words that hold it out.
fn preface(scope: &Scope<'_>, words: &Range<usize>) -> usize {
    words
        .clone()
        .rev()
        .find(|&at| {
            is_verb(scope, at) || scope.has_stem(&(at..at + 1), CHOICE) || scope.is_word(at, &["есть", "вам"])
        })
        .map_or(words.start, |at| (at + 1).min(words.end.saturating_sub(1)))
}

fn is_verb(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens()[at].parses.first().is_some_and(|parse| parse.tag.intersects(Tag::VERB | Tag::INFN))
}

fn has_verb(scope: &Scope<'_>, words: &Range<usize>) -> bool {
    words.clone().any(|at| {
        is_verb(scope, at) && scope.tokens()[at].parses.first().is_some_and(|it| it.tag.contains(Tag::VERB))
    })
}

/// Lists of choices. A list of steps, of what is in a set, of what to bring is none.
fn lists(view: &View<'_>, limit: usize, out: &mut Vec<Draft>) {
    let blocks = &view.doc.blocks;
    let is_item = |at: usize| {
        blocks
            .get(at)
            .is_some_and(|block| block.role == Role::Agent && matches!(block.shape, Shape::ListItem { .. }))
    };
    let mut at = 0;
    while at < blocks.len() {
        if !is_item(at) {
            at += 1;
            continue;
        }
        let mut end = at;
        while is_item(end) && blocks[end].message == blocks[at].message && blocks[end].turn == blocks[at].turn
        {
            end += 1;
        }
        let items = at..end;
        at = end;
        let intro = items.start.checked_sub(1).filter(|&intro| {
            blocks[intro].role == Role::Agent && blocks[intro].message == blocks[items.start].message
        });
        if items.len() <= limit || items.clone().any(|item| !is_choice(view, item)) {
            continue;
        }
        let Some(scope) = intro.and_then(|intro| view.scope(intro)) else { continue };
        let Some(sentence) = scope.sentences().last() else { continue };
        if !holds_out(&scope, &sentence.tokens) {
            continue;
        }
        let mut draft = Draft::on(&scope, &(scope.first_word(&sentence.tokens)..sentence.tokens.end));
        draft.args.push(items.len().to_string());
        out.push(draft);
    }
}

/// The sentence above a list asks or lets the client choose.
fn holds_out(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const ASKS: &[&str] =
        &["как", "что", "когда", "где", "куда", "котор", "удобн", "подойд", "подход", "хотите"];
    let question = scope.is_question(sentence) || scope.is_mark(sentence.end.saturating_sub(1), ":");
    let choice = scope.has_stem(
        sentence,
        &[
            "выбер",
            "выбир",
            "выбор",
            "выбра",
            "вариант",
            "предпоч",
            "удобн",
            "одн",
            "любой",
            "любым",
            "любую",
        ],
    ) && !scope
        .has_stem(sentence, &["шаг", "этап", "порядк", "инструкц", "документ", "понадоб"]);
    choice && question || scope.is_question(sentence) && scope.has_stem(sentence, ASKS)
}

/// An item that can be chosen: short, no question, no order, no sentence of several clauses.
fn is_choice(view: &View<'_>, item: usize) -> bool {
    let Some(scope) = view.scope(item) else { return true };
    let order = scope.tokens().iter().any(|token| token.mood == Some(Mood::Imperative));
    let words = scope.all().filter(|&at| scope.is(at, TokenKind::Word)).count();
    !order && words <= 20 && !scope.sentences().iter().any(|it| scope.is_question(&it.tokens))
}
