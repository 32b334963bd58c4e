//! `bare-imperative`: a request without «пожалуйста».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Grade, Severity};
use crate::language::{Address, Mood, Tag, Token, TokenKind, forms};
use crate::rewrite::Rewrite;

use crate::checks::politeness::{is_formula, is_introduced_softly, is_reported, is_soft, is_wish};
use crate::checks::voice::vy;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    if is_introduced_softly(scope) {
        return;
    }
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        // One «пожалуйста» will cover the verbs joined to the first, so the first alone is reported.
        let Some(verb) = sentence.clone().find(|&at| is_request(scope, sentence, at)) else {
            continue;
        };
        if is_soft(scope, sentence) {
            continue;
        }
        let mut draft = Draft::on(scope, &(verb..verb + 1));
        if is_mild(scope, sentence, verb) {
            draft = draft.at(Severity::Information);
        }
        out.push(
            draft
                .fix(please(scope, verb, grade(scope, sentence)))
                .fix(question(scope, sentence, verb, "не могли бы {вы} "))
                .fix(tell(scope, sentence, verb))
                .fix(question(scope, sentence, verb, "можете "))
                .fix(statement(scope, sentence, verb, "лучше "))
                .fix(statement(scope, sentence, verb, NEED)),
        );
    }
}

/// A plural imperative that asks the client to do something.
fn is_request(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let token = &scope.tokens()[at];
    token.mood == Some(Mood::Imperative)
        && token.address == Some(Address::Vy)
        && !is_excused(scope, sentence, at)
}

/// The imperative asks for nothing, is a ban, or is not the agent's own.
fn is_excused(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    is_formula(scope, at)
        || is_wish(scope, at)
        || (at > sentence.start && scope.is_word(at - 1, &["не", "ни"]))
        || scope.is_quoted(at)
        || is_reported(scope, sentence, at)
        || tells(scope, sentence, at)
        || is_subordinate(scope, sentence, at)
}

/// «если вы выберите», «как только вы оплатите и напишите»: «вы» under a conjunction is the subject of the verb, so
/// it tells; that its ending may be wrong is for `common-mistake` to say.
fn is_subordinate(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let from = (sentence.start..at)
        .rev()
        .find(|&it| scope.is(it, TokenKind::Punct))
        .map_or(sentence.start, |it| it + 1);
    let Some(subject) = (from..at).rev().find(|&it| scope.is_word(it, &["вы"])) else { return false };
    let opens =
        scope.has_word(&(from..subject), &["если", "когда", "как", "пока", "раз", "прежде", "чтобы", "что"]);
    let joined = scope.is_word(at - 1, &["и", "или", "либо"]);
    let verb = |it: usize| scope.tokens()[it].can_be(Tag::VERB) || scope.tokens()[it].can_be(Tag::INFN);
    opens && (joined || !(subject + 1..at).any(verb))
}

/// A form that is the indicative as well, in a frame where it more likely tells than asks: «уже смотрите фильм»,
/// «через час получите письмо», «заметите протечку — сообщим мастеру».
fn tells(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    /// What happens to somebody rather than what is done at a request.
    const RESULTS: &[&str] = &["получите", "заметите", "ощутите"];
    if !scope.tokens()[at].can_be(Tag::VERB | Tag::INDC | Tag::PER2 | Tag::PLUR) {
        return false;
    }
    let opens = at == scope.first_word(sentence) || at == scope.after_vocative(sentence);
    let already = at > sentence.start && scope.is_word(at - 1, &["уже"]);
    let will = |verb: usize| {
        let token = &scope.tokens()[verb];
        token.can_be(Tag::VERB | Tag::FUTR | Tag::PER1) || token.can_be(Tag::VERB | Tag::FUTR | Tag::PER3)
    };
    let dash = (at..sentence.end).find(|&mark| scope.is_mark(mark, "—–"));
    let condition = dash.is_some_and(|dash| (dash..sentence.end).any(will));
    already || condition || (!opens && RESULTS.contains(&scope.norm(at)))
}

/// Verbs that open a question.
const ASKING: &[&str] =
    &["подскажите", "скажите", "расскажите", "уточните", "ответьте", "поясните", "напомните", "поделитесь"];
/// Reminders and invitations: softer than an order.
const MILD: &[&str] = &[
    "учтите",
    "помните",
    "знайте",
    "обращайтесь",
    "звоните",
    "пишите",
    "приходите",
    "приезжайте",
    "заглядывайте",
    "располагайтесь",
    "угощайтесь",
];

fn is_mild(scope: &Scope<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let norm = scope.norm(verb);
    (ASKING.contains(&norm) && scope.is_question(sentence))
        || (norm == "обратите" && scope.is_word(verb + 1, &["внимание", "ваше"]))
        || (norm == "имейте" && scope.is_word(verb + 1, &["в"]))
        || (MILD.contains(&norm) && !scope.is_question(sentence))
}

/// Object pronouns and other small words that stay with the verb.
const CLITICS: &[&str] = &[
    "мне",
    "нам",
    "меня",
    "нас",
    "его",
    "ее",
    "их",
    "ему",
    "ей",
    "им",
    "себе",
    "себя",
    "это",
    "нами",
    "мной",
    "ими",
    "знать",
];

/// The last token of the verb with its object pronouns.
pub(super) fn verb_end(scope: &Scope<'_>, verb: usize) -> usize {
    let mut last = verb;
    while scope.is_word(last + 1, CLITICS) && !scope.tokens()[last + 1].newline_before {
        // «его заказ», «это письмо»: a possessive or demonstrative belongs to the noun, not to the verb.
        let of_noun = scope.is_word(last + 1, &["его", "ее", "их", "это"]) && is_noun_phrase(scope, last + 2);
        if of_noun {
            break;
        }
        last += 1;
    }
    last
}

/// A noun or adjective by its likeliest reading.
fn is_noun_phrase(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens().get(at).is_some_and(|token| {
        token.kind == TokenKind::Word
            && token
                .parses
                .first()
                .is_some_and(|parse| parse.tag.intersects(Tag::NOUN | Tag::ADJF | Tag::PRTF))
            && !token.can_be(Tag::CONJ)
            && !token.can_be(Tag::PREP)
    })
}

/// One «пожалуйста» is enough for a sentence. Where a ban or an apology of it gets one as well, that one goes first
/// and covers this request, too.
fn grade(scope: &Scope<'_>, sentence: &Range<usize>) -> Grade {
    let other = sentence.clone().any(|at| {
        scope.is_word(at, &["извините", "простите"])
            || at > sentence.start
                && scope.is_word(at - 1, &["не"])
                && scope.tokens()[at].mood == Some(Mood::Imperative)
    });
    if other { Grade::Suggested } else { Grade::Safe }
}

/// «Пришлите нам, пожалуйста, …»
fn please(scope: &Scope<'_>, verb: usize, grade: Grade) -> Option<DraftFix> {
    let last = verb_end(scope, verb);
    let mut rewrite = Rewrite::new(scope);
    rewrite.please_after(last);
    let title = Note::write(&format!("{}, пожалуйста", scope.slice(&(verb..last + 1))));
    rewrite.finish(grade, title)
}

/// The infinitive of the verb, if there is just one.
pub(super) fn infinitive(scope: &Scope<'_>, verb: usize) -> Option<String> {
    forms::infinitive(&scope.written(verb).to_lowercase())
}

fn is_perfective(token: &Token) -> bool {
    token.parses.iter().any(|parse| parse.tag.contains(Tag::IMPR | Tag::PERF))
        && !token.parses.iter().any(|parse| parse.tag.contains(Tag::IMPR | Tag::IMPF))
}

/// The request is the whole sentence, so that it can become a question: the verb opens it, no other clause
/// follows, nothing else is asked.
fn is_simple(scope: &Scope<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    if !is_perfective(&scope.tokens()[verb]) || scope.is_question(sentence) {
        return false;
    }
    let opens = verb == scope.first_word(sentence) || verb == scope.after_vocative(sentence);
    let Some(end) = scope.end_mark(sentence).or(Some(sentence.end)) else {
        return false;
    };
    opens
        && (verb + 1..end).all(|at| {
            let token = &scope.tokens()[at];
            match token.kind {
                TokenKind::Punct => {
                    !matches!(scope.norm(at), ":" | ";" | "—" | "–" | "," | "!" | "?" | "…" | ".")
                }
                TokenKind::Word => token.mood != Some(Mood::Imperative) && !scope.is_word(at, CONJUNCTIONS),
                TokenKind::Emoji => false,
                _ => true,
            }
        })
}

/// Words that open another clause.
const CONJUNCTIONS: &[&str] = &["если", "чтобы", "когда", "пока", "поскольку", "так", "а", "но", "потому"];

/// «Не могли бы вы прислать …?», «Можете прислать …?»
fn question(scope: &Scope<'_>, sentence: &Range<usize>, verb: usize, opening: &str) -> Option<DraftFix> {
    if !is_simple(scope, sentence, verb) {
        return None;
    }
    let text = opening.replace("{вы}", &vy(scope, "вы")) + &infinitive(scope, verb)?;
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(verb..verb + 1), &text).end_with(sentence, "?");
    rewrite.finish(Grade::Suggested, Note::write(&format!("{} …?", scope.capitalised_like(verb, &text))))
}

/// «Скажите, пожалуйста, …» for «подскажите».
fn tell(scope: &Scope<'_>, _sentence: &Range<usize>, verb: usize) -> Option<DraftFix> {
    if scope.norm(verb) != "подскажите" {
        return None;
    }
    let last = verb_end(scope, verb);
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(verb..verb + 1), "скажите").please_after(last);
    rewrite.finish(Grade::Suggested, Note::write(&scope.capitalised_like(verb, "скажите, пожалуйста")))
}

/// «Нужно прислать …», after a purpose also «лучше нанести …».
fn statement(scope: &Scope<'_>, sentence: &Range<usize>, verb: usize, opening: &str) -> Option<DraftFix> {
    if ASKING.contains(&scope.norm(verb)) {
        return None;
    }
    let purpose = scope.is_word(scope.first_word(sentence), &["чтобы"])
        && verb > sentence.start
        && scope.is_mark(verb - 1, ",")
        && !(verb + 1..sentence.end).any(|at| scope.tokens()[at].mood == Some(Mood::Imperative));
    if !(purpose || opening == NEED && is_simple(scope, sentence, verb)) {
        return None;
    }
    let text = opening.to_owned() + &infinitive(scope, verb)?;
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(verb..verb + 1), &text);
    rewrite.finish(Grade::Suggested, Note::write(&format!("{} …", scope.capitalised_like(verb, &text))))
}

const NEED: &str = "нужно ";
