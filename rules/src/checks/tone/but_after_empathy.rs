//! `but-after-empathy`: «понимаем вас, но …».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

use crate::checks::said::offers_way_out;

use super::parts::{in_condition, is_negated, sentence_before};

const SOLVE: &str = "Давайте найдём решение.";

/// Where empathy is taken back.
pub(super) struct But {
    /// The first token of the empathy.
    from: usize,
    /// «но», «однако», «только».
    but: usize,
    /// The empathy is a whole statement, which can stand without what follows.
    states: bool,
    /// The empathy is a sentence of its own; «Но» opens the next one.
    apart: bool,
}

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let Some(found) = find(scope, sentence) else { continue };
        // The empathy belongs to the report: without it «но» is an ordinary word.
        let start = if found.apart { found.but } else { found.from };
        let mut draft = Draft::on(scope, &(start..found.but + 1));
        draft.args = vec![scope.written(found.but).to_owned()];
        let draft = if found.apart {
            draft.fix(drop_conjunction(scope, &found))
        } else {
            draft
                .fix(reason(scope, sentence, &found))
                .fix(split(scope, sentence, &found))
                .fix(join(scope, &found))
        };
        out.push(draft);
    }
}

/// The first empathy of the sentence that is taken back.
pub(super) fn find(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<But> {
    let first = scope.after_vocative(sentence);
    if let Some(but) = opens_with_but(scope, first) {
        let before = sentence_before(scope, sentence)?;
        let from = scope.after_vocative(&before);
        let states = empathy(scope, &before, from)?;
        let short = before.len() <= 8 && !scope.is_question(&before);
        return (states && short).then_some(But { from, but, states, apart: true });
    }
    let starts = sentence.clone().filter(|&at| at == first || is_joint(scope, at));
    for from in starts {
        let Some(states) = empathy(scope, sentence, from) else { continue };
        let but = (from + 1..sentence.end).find(|&at| is_but(scope, sentence, from, at))?;
        return Some(But { from, but, states, apart: false });
    }
    None
}

/// A clause may start here.
fn is_joint(scope: &Scope<'_>, at: usize) -> bool {
    at > 0 && scope.is_mark(at - 1, ",.!:;—–") && scope.is(at, TokenKind::Word)
}

/// «Но …», «Однако …» at the start of the sentence.
fn opens_with_but(scope: &Scope<'_>, at: usize) -> Option<usize> {
    scope.is_word(at, &["но", "однако"]).then_some(at)
}

fn is_but(scope: &Scope<'_>, sentence: &Range<usize>, from: usize, at: usize) -> bool {
    if !is_joint(scope, at) || scope.is_quoted(at) {
        return false;
    }
    if scope.is_word(at, &["только"]) {
        // «только пришлите, пожалуйста, номер»: a condition, not a reason.
        return scope.is_mark(at - 1, ",")
            && !(at..sentence.end).any(|it| scope.tokens()[it].mood == Some(Mood::Imperative));
    }
    if !scope.is_word(at, &["но", "однако", "да"])
        || scope.is_word(at, &["да"]) && !scope.is_word(at + 1, &["вот"])
    {
        return false;
    }
    // «не только …, но и …»
    let pair = scope.is_word(at + 1, &["и"])
        && (from..at).any(|it| scope.is_word(it, &["не"]) && scope.is_word(it + 1, &["только", "просто"]));
    !pair
}

/// Words between the start of the clause and its empathy.
const LEADS: &[&str] = &[
    "я",
    "мы",
    "вас",
    "вам",
    "вами",
    "вы",
    "мне",
    "нам",
    "очень",
    "прекрасно",
    "хорошо",
    "отлично",
    "конечно",
    "безусловно",
    "разумеется",
    "действительно",
    "полностью",
    "совершенно",
    "абсолютно",
    "да",
    "искренне",
    "тоже",
    "все",
    "это",
    "бы",
    "бесспорно",
    "всей",
    "душой",
    "наверное",
    "рады",
    "рад",
    "рада",
    "с",
    "от",
    "души",
    "в",
    "тут",
    "здесь",
    "этом",
    "лично",
    "сами",
    "сам",
    "сама",
    "всегда",
    "мои",
    "наши",
    "ваши",
    "и",
    "ну",
    "большим",
    "ваше",
    "ваша",
    "ситуация",
    "хоть",
    "хотя",
];

/// The clause that starts here shows empathy or good will; true if it states it as a fact.
fn empathy(scope: &Scope<'_>, sentence: &Range<usize>, from: usize) -> Option<bool> {
    if in_condition(scope, from) {
        return None;
    }
    let clause = from..scope.clause(from).end.min(sentence.end);
    let stop = (from..clause.end)
        .find(|&at| !(scope.is_word(at, LEADS) || scope.is(at, TokenKind::Placeholder) || scope.is_name(at)));
    let at = stop.unwrap_or(clause.end.saturating_sub(1));
    let would = scope.has_word(&clause, &["бы"]);
    let ours = !scope.has_word(&clause, &["вы", "клиент", "клиенты", "он", "она", "они"]);
    let lead = from..at;
    if would {
        let wish = scope.is_word(at, HELP)
            || scope.has_word(&lead, &["рады", "рад", "рада"])
            || scope.has_phrase(&clause, &["с", "удовольствием"])
            || scope.has_phrase(&clause, &["с", "радостью"])
            || scope.has_word(&clause, &["охотно"]);
        return (ours && wish).then_some(false);
    }
    if scope.is_word(
        at,
        &[
            "понимаю",
            "понимаем",
            "сочувствую",
            "сочувствуем",
            "разделяю",
            "разделяем",
            "сожалею",
            "сожалеем",
            "согласен",
            "согласна",
            "согласны",
            "услышал",
            "услышала",
            "услышали",
            "слышу",
            "слышим",
            "ценю",
            "ценим",
            "сопереживаю",
            "сопереживаем",
            "вхожу",
            "входим",
            "поддерживаю",
            "поддерживаем",
        ],
    ) {
        let other = scope.is_word(at, &["слышу", "слышим", "услышал", "услышала", "услышали"])
            && !scope.has_word(&clause, &["вас"])
            || scope.is_word(at, &["вхожу", "входим"]) && !scope.has_stem(&clause, &["положени"])
            || scope.is_word(at, &["ценю", "ценим", "поддерживаю", "поддерживаем"])
                && !scope.has_stem(&clause, &["ваш", "вас"])
            || scope.has_word(&lead, &["вы"]);
        return (!other && !is_negated(scope, at)).then_some(true);
    }
    if scope.is_word(at, &["правы"]) {
        let yours = scope.has_word(&lead, &["вы"]);
        return (yours && !is_negated(scope, at)).then_some(true);
    }
    if scope.is_word(at, &["жаль"]) {
        return scope.has_word(&lead, &["мне", "нам", "очень", "искренне"]).then_some(true);
    }
    // «с удовольствием, но …», «рады помочь, но …»: nothing else in the clause.
    if scope.is_word(at, &["удовольствием", "радостью"])
        && scope.is_word(at.wrapping_sub(1), &["с", "большим"])
    {
        let verb = (at..clause.end).any(|it| scope.tokens()[it].can_be(Tag::VERB | Tag::FUTR));
        return (!verb).then_some(false);
    }
    if scope.is_word(at, &["помочь"]) && scope.has_word(&lead, &["рады", "рад", "рада"]) {
        return Some(false);
    }
    let unpleasant = scope.has_stem(&clause, &["неприятн", "обидн", "досадн"]);
    let about = scope.has_word(&clause, &["это", "ситуация", "вам"]);
    (unpleasant && about && clause.len() <= 6).then_some(true)
}

/// What we would like to do.
const HELP: &[&str] = &[
    "помог",
    "помогла",
    "помогли",
    "хотел",
    "хотела",
    "хотели",
    "хотелось",
    "сделал",
    "сделала",
    "сделали",
    "пошел",
    "пошла",
    "пошли",
    "вернул",
    "вернула",
    "вернули",
    "отправил",
    "отправила",
    "отправили",
    "приняли",
    "принял",
    "приняла",
    "дал",
    "дала",
    "дали",
    "рады",
    "предложил",
    "предложила",
    "предложили",
    "выполнили",
    "перенес",
    "перенесла",
    "перенесли",
    "поменяли",
    "заменили",
    "заменил",
    "заменила",
    "продлили",
    "продлил",
];

/// The words after «но» alone, then a way out: «… занимает три дня. Давайте найдём решение.»
fn reason(scope: &Scope<'_>, sentence: &Range<usize>, found: &But) -> Option<DraftFix> {
    let next = found.but + 1;
    let mut rewrite = Rewrite::new(scope);
    if (found.from..next).any(|at| scope.is(at, TokenKind::Placeholder)) {
        return None;
    }
    let next = after_filler(scope, next);
    let to = scope.tokens().get(next)?.range.start;
    rewrite.raw(scope.tokens()[found.from].range.start..to, "");
    if scope.tokens()[found.from].case != LetterCase::Lower {
        rewrite.capital(next);
    }
    solve(scope, sentence, found, &mut rewrite);
    rewrite.finish(Grade::Suggested, Note::write(&format!("{} … {SOLVE}", scope.written(next))))
}

/// «но, к сожалению, …»: the words after a comma that belongs to «но».
fn after_filler(scope: &Scope<'_>, next: usize) -> usize {
    if scope.is_mark(next, ",") { next + 1 } else { next }
}

/// «Понимаем вас. Возврат занимает три дня. Давайте найдём решение.»
fn split(scope: &Scope<'_>, sentence: &Range<usize>, found: &But) -> Option<DraftFix> {
    if !found.states {
        return None;
    }
    let mark = found.but.checked_sub(1).filter(|&mark| scope.is_mark(mark, ",—–;"))?;
    let next = after_filler(scope, found.but + 1);
    let to = scope.tokens().get(next)?.range.start;
    // «…, {{name}}, но»: the comma goes, the mark stands right after the word.
    let from = scope.tokens()[mark.checked_sub(1)?].range.end;
    let mut rewrite = Rewrite::new(scope);
    rewrite.raw(from..to, ". ").capital(next);
    solve(scope, sentence, found, &mut rewrite);
    rewrite.finish(Grade::Suggested, Note::write(&format!("{}. …", scope.slice(&(found.from..mark)))))
}

/// «Понимаем вас, и при этом …»
fn join(scope: &Scope<'_>, found: &But) -> Option<DraftFix> {
    let comma = scope.is_mark(found.but.checked_sub(1)?, ",");
    if !found.states || !comma {
        return None;
    }
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(found.but..found.but + 1), "и при этом");
    rewrite.finish(Grade::Suggested, Note::write("и при этом"))
}

/// «Но возврат …» → «Возврат …»
fn drop_conjunction(scope: &Scope<'_>, found: &But) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    rewrite.delete(&(found.but..found.but + 1));
    rewrite.finish(Grade::Suggested, Note::delete(scope.written(found.but)))
}

/// Adds the way out, unless the sentence shows one already or asks.
fn solve(scope: &Scope<'_>, sentence: &Range<usize>, found: &But, rewrite: &mut Rewrite<'_>) {
    let rest = found.but + 1..sentence.end;
    if scope.is_question(sentence) || offers_way_out(scope, &rest) {
        return;
    }
    let ended = scope.end_mark(sentence).is_some();
    let gap = if ended { " " } else { ". " };
    if let Some(last) = sentence.end.checked_sub(1) {
        rewrite.after(last, &format!("{gap}{SOLVE}"));
    }
}
