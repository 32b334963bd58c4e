//! `ridicule`: the client's idea, wish or question is called mad, silly or nonsense.

use std::ops::Range;

use crate::catalogue::Target;
use crate::context::Scope;
use crate::draft::Draft;
use crate::language::{Tag, TokenKind};

use super::parts::{in_condition, is_lemma, is_negated, offer};

/// What clients bring.
const THOUGHTS: &[&str] = &[
    "иде",
    "вопрос",
    "просьб",
    "пожелани",
    "требовани",
    "предложени",
    "желани",
    "мысл",
    "план",
    "претензи",
    "жалоб",
    "замечани",
    "возражени",
    "аргумент",
    "зате",
    "выдумк",
    "фантази",
    "ожидани",
    "условие",
    "условия",
    "хотелк",
    "рассуждени",
    "довод",
    "опасени",
    "страх",
    "сомнени",
    "логик",
    "вывод",
    "решени",
    "срок",
    "запрос",
    "проект",
    "бюджет",
    "вкус",
    "выбор",
    "каприз",
];
/// Adjectives and short forms that laugh at a thought.
const SILLY: &[&str] = &[
    "смешной",
    "глупый",
    "сумасшедший",
    "безумный",
    "дурацкий",
    "нелепый",
    "абсурдный",
    "бредовый",
    "бессмысленный",
    "наивный",
    "бестолковый",
    "идиотский",
    "примитивный",
    "дикий",
    "чудной",
    "вздорный",
    "детский",
    "неадекватный",
    "маразматический",
    "смехотворный",
    "несуразный",
    "нереальный",
    "фантастический",
    "ненормальный",
    "тупой",
    "потешный",
    "завиральный",
    "забавный",
];
/// Adjectives that praise as often as they laugh: only as a predicate of «ваш».
const AMBIGUOUS: &[&str] =
    &["детский", "фантастический", "нереальный", "дикий", "забавный", "примитивный", "чудной"];
/// Nouns that call a thought nonsense.
const NONSENSE: &[&str] = &[
    "бред",
    "чушь",
    "ерунда",
    "глупость",
    "глупости",
    "абсурд",
    "нелепость",
    "чепуха",
    "безумие",
    "сумасшествие",
    "вздор",
    "маразм",
    "фантастика",
    "сказки",
    "бредятина",
    "дичь",
    "цирк",
    "анекдот",
    "смех",
    "детский",
    "фантазии",
    "выдумки",
    "капризы",
    "дурость",
    "ахинея",
    "белиберда",
    "нонсенс",
    "бессмыслица",
    "идиотизм",
    "смехота",
    "бредни",
    "небылицы",
    "утопия",
    "прихоть",
    "блажь",
    "умора",
];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let Some(tokens) = sentence.clone().find_map(|at| laughs(scope, sentence, at)) else {
            continue;
        };
        if scope.is_quoted(tokens.start) {
            continue;
        }
        out.push(Draft::on(scope, &tokens).fix(offer(
            scope,
            &tokens,
            "давайте рассмотрим другие варианты.",
            Target::Sentence,
        )));
    }
}

fn laughs(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !scope.is(at, TokenKind::Word) {
        return None;
    }
    silly_thought(scope, sentence, at)
        .or_else(|| your_nonsense(scope, sentence, at))
        .or_else(|| this_is_nonsense(scope, sentence, at))
}

fn is_thought(scope: &Scope<'_>, at: usize) -> bool {
    scope.has_stem(&(at..at + 1), THOUGHTS) && scope.tokens()[at].can_be(Tag::NOUN)
}

/// «глупый вопрос», «сумасшедшее требование»
fn silly_thought(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let noun = at + 1;
    if noun >= sentence.end || !is_thought(scope, noun) || !scope.tokens()[at].can_be(Tag::ADJF) {
        return None;
    }
    let silly = is_lemma(scope, at, SILLY) && !is_lemma(scope, at, AMBIGUOUS);
    // «глупых вопросов не бывает», «сумасшедшее предложение недели» of a shop
    let denied = is_negated(scope, at)
        || scope.has_word(sentence, &["не", "нет"]) && scope.has_word(sentence, &["бывает", "нет", "бывают"])
        || scope.has_phrase(sentence, &["не", "бойтесь"])
        || scope.has_phrase(sentence, &["не", "стесняйтесь"]);
    let ad = scope.has_stem(
        &(noun..noun + 1),
        &["предложени", "иде", "проект", "выбор", "вкус", "срок", "решени", "план"],
    ) && !names_client(scope, sentence, at);
    (silly && !denied && !ad && !in_condition(scope, at)).then_some(at..noun + 1)
}

/// «ваш», «это», «у вас» stands in the clause: it is about the client.
fn names_client(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let clause = scope.clause(at);
    scope.has_stem(&clause, &["ваш"])
        || scope.has_word(
            &clause,
            &["это", "вас", "вы", "эта", "этот", "эти", "какая", "какой", "какое", "такое"],
        )
        || (clause.start > sentence.start && scope.is_mark(clause.start - 1, "—–"))
}

/// «ваша идея просто смешна», «ваше пожелание — полный бред»
fn your_nonsense(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let yours = scope.has_stem(&(at..at + 1), &["ваш"])
        || scope.is_word(at, &["такое", "такая", "такой", "такие", "это", "эта", "этот", "эти"]);
    if !yours || scope.is_question(sentence) || in_condition(scope, at) {
        return None;
    }
    // The thought comes soon, what is said of it after it in the sentence.
    let noun = (at + 1..(at + 4).min(sentence.end)).find(|&it| is_thought(scope, it))?;
    let clause_end = scope.clause(noun).end;
    let dash = scope.is_mark(clause_end, "—–-").then(|| scope.clause(clause_end + 1).end);
    let end = dash.unwrap_or(clause_end).min(sentence.end);
    let said = (noun + 1..end).find(|&it| {
        let token = &scope.tokens()[it];
        let predicate = token.can_be(Tag::ADJS)
            || (token.can_be(Tag::ADJF | Tag::NOMN) || token.can_be(Tag::ADJF | Tag::ABLT))
                && !next_is_noun(scope, it);
        let silly = predicate && is_lemma(scope, it, SILLY);
        let nonsense = scope.is_word(it, NONSENSE) && !scope.is_word(it, &["детский"]);
        (silly || nonsense) && !is_negated(scope, it)
    })?;
    let negated = scope.has_word(&(noun + 1..said), &["не", "ни"]);
    (!negated).then_some(said..said + 1)
}

fn next_is_noun(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens().get(at + 1).is_some_and(|token| {
        token.kind == TokenKind::Word
            && token.parses.first().is_some_and(|parse| parse.tag.contains(Tag::NOUN))
    })
}

/// «это полный бред», «— чушь», «что за глупости»
fn this_is_nonsense(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    const LINKS: &[&str] = &[
        "просто",
        "полный",
        "полная",
        "полное",
        "же",
        "какой-то",
        "какая-то",
        "какое-то",
        "какие-то",
        "все",
        "чистый",
        "чистая",
        "чистое",
        "настоящий",
        "настоящая",
        "настоящее",
        "сплошной",
        "сплошная",
        "уже",
        "очень",
        "вообще",
        "совершенно",
        "ведь",
        "звучит",
        "как",
        "крайне",
        "совсем",
        "немного",
        "абсолютно",
        "такая",
        "такой",
        "ваши",
        "ваша",
        "ваш",
        "вы",
        "даже",
        "явно",
        "такое",
        "такие",
    ];
    let what_a = scope.phrase_at(at, sentence.end, &["что", "за"]).or_else(|| {
        let opens = at == scope.first_word(sentence) || at == scope.after_vocative(sentence);
        (opens && scope.is_word(at, &["какая", "какой", "какие", "какое"])).then_some(at + 1)
    });
    let dash = at > sentence.start && scope.is_mark(at - 1, "—–");
    let this = scope.is_word(at, &["это"]);
    let mut next = what_a.unwrap_or(if this { at + 1 } else { at });
    if !this && !dash && what_a.is_none() || in_condition(scope, at) {
        return None;
    }
    while next < sentence.end && scope.is_word(next, LINKS) {
        next += 1;
    }
    if next >= sentence.end || is_negated(scope, next) {
        return None;
    }
    let clause_end = scope.clause(next).end;
    let ends = clause_end == next + 1
        || clause_end == next + 2
            && scope.is_word(
                next + 1,
                &[
                    "какая-то",
                    "какой-то",
                    "какое-то",
                    "полная",
                    "полный",
                    "полнейшая",
                    "полнейший",
                    "просто",
                    "сплошная",
                ],
            );
    let noun =
        scope.is_word(next, NONSENSE) && !scope.is_word(next, &["детский"]) && (ends || what_a.is_some());
    let kindergarten = scope.is_word(next, &["детский"])
        && scope.is_word(next + 1, &["сад", "лепет"])
        && this
        && scope.clause(next).end == next + 2;
    let adverb =
        this && scope.is_word(
            next,
            &["смешно", "глупо", "нелепо", "абсурдно", "смехотворно", "наивно", "бессмысленно"],
        ) && ends;
    // «это фантастика!» praises our own things: only «что за» and a question to the client laugh.
    let praise = scope.is_word(
        next,
        &[
            "фантастика",
            "сказки",
            "цирк",
            "анекдот",
            "смех",
            "фантазии",
            "выдумки",
            "капризы",
            "дичь",
            "безумие",
        ],
    ) && !(what_a.is_some()
        || dash && asks_for(scope, sentence)
        || scope.has_word(&(at..next), &["ваши", "ваша", "просто", "какие-то", "какой-то"]));
    if praise {
        return None;
    }
    (noun || adverb || kindergarten).then_some(at..if kindergarten { next + 2 } else { next + 1 })
}

/// «Просить треть цены — …»: a wish of the client is the subject.
fn asks_for(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    let first = scope.after_vocative(sentence);
    scope.is_word(
        first,
        &[
            "просить",
            "требовать",
            "хотеть",
            "ожидать",
            "ждать",
            "рассчитывать",
            "надеяться",
            "предлагать",
            "мечтать",
            "думать",
            "сравнивать",
            "жаловаться",
            "возвращать",
            "спорить",
        ],
    )
}
