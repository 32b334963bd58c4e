//! `claim-without-source`: «исследования показывают», «эксперты рекомендуют», «доказано».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::facts::is_client_name;
use crate::finding::Grade;
use crate::language::{LetterCase, Tag, TokenKind};
use crate::rewrite::Rewrite;

/// Who or what is said to know.
const AUTHORITIES: &[&str] = &[
    "исследования",
    "исследование",
    "опросы",
    "опрос",
    "тесты",
    "испытания",
    "статистика",
    "эксперименты",
    "опыты",
    "ученые",
    "эксперты",
    "специалисты",
    "врачи",
    "стоматологи",
    "дерматологи",
    "косметологи",
    "диетологи",
    "психологи",
    "аналитики",
    "наука",
    "практика",
    "медики",
    "профессионалы",
    "педагоги",
    "нутрициологи",
    "ветеринары",
    "маркетологи",
    "доктора",
];
/// What it is said to do.
const SAYS: &[&str] = &[
    "показыва",
    "показал",
    "доказал",
    "доказыва",
    "подтвержда",
    "подтверд",
    "рекоменд",
    "советуют",
    "советует",
    "считают",
    "утвержда",
    "говор",
    "установил",
    "выяснил",
    "признал",
    "признают",
    "одобря",
    "одобрил",
    "свидетельств",
    "сходятся",
    "настаива",
    "уверяют",
    "давно",
];
const PHRASES: &[&[&str]] = &[
    &["по", "данным", "исследований"],
    &["по", "результатам", "исследований"],
    &["по", "мнению", "экспертов"],
    &["по", "мнению", "специалистов"],
    &["по", "мнению", "врачей"],
    &["по", "мнению", "ученых"],
    &["согласно", "исследованиям"],
    &["согласно", "статистике"],
    &["согласно", "опросам"],
    &["по", "статистике"],
    &["по", "словам", "экспертов"],
    &["по", "данным", "экспертов"],
    &["по", "данным", "опросов"],
    &["проверено", "учеными"],
    &["одобрено", "врачами"],
    &["одобрено", "экспертами"],
    &["рекомендовано", "экспертами"],
    &["рекомендовано", "врачами"],
    &["рекомендовано", "специалистами"],
    &["рекомендовано", "стоматологами"],
    &["проверено", "временем"],
    &["всем", "известно"],
    &["давно", "известно"],
    &["общеизвестно"],
    &["как", "известно"],
];
const PROVEN: &[&str] = &[
    "доказано",
    "доказана",
    "доказан",
    "доказаны",
    "подтверждено",
    "доказанной",
    "доказанная",
    "доказанный",
];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if let Some(tokens) = sentence.clone().find_map(|at| find(scope, sentence, at))
            && !has_source(scope, sentence, &tokens)
        {
            out.push(report(scope, sentence, &tokens));
        }
    }
}

fn find(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    /// Words between who knows and what is done: «эксперты единодушно рекомендуют».
    const BETWEEN: usize = 2;
    if !scope.is(at, TokenKind::Word) || scope.is_quoted(at) {
        return None;
    }
    if let Some(end) = PHRASES.iter().filter_map(|words| scope.phrase_at(at, sentence.end, words)).max() {
        return Some(at..end);
    }
    if scope.is_word(at, AUTHORITIES) {
        let verb = (at + 1..(at + 2 + BETWEEN).min(sentence.end))
            .take_while(|&it| scope.is(it, TokenKind::Word))
            .find(|&it| is_saying(scope, it));
        // «показывают исследования»
        let before = (at > sentence.start && is_saying(scope, at - 1)).then(|| at - 1);
        let start = match verb {
            Some(_) => at,
            None => before?,
        };
        // Our own people and a named authority are a source.
        let own =
            start > sentence.start && scope.has_stem(&(at.saturating_sub(1)..at), &["наш", "ваш", "эти"]);
        return (!own).then(|| start..verb.map_or(at, |verb| verb) + 1);
    }
    if scope.is_word(at, PROVEN) {
        let lead = at > sentence.start
            && scope.is_word(at - 1, &["научно", "клинически", "давно", "уже", "экспериментально"]);
        let negated = at > sentence.start && scope.is_word(at - 1, &["не"]);
        let claims = scope.is_word(at, &["доказано"])
            || lead && !scope.is_word(at, &["подтверждено"])
            || lead && scope.is_word(at - 1, &["клинически", "научно"]);
        return (claims && !negated).then(|| if lead { at - 1..at + 1 } else { at..at + 1 });
    }
    None
}

fn is_saying(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens().get(at).is_some_and(|token| token.can_be(Tag::VERB)) && scope.has_stem(&(at..at + 1), SAYS)
}

/// A number, a link, a document, a named authority in the sentence.
fn has_source(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    const DOCUMENTS: &[&str] = &[
        "отчет",
        "протокол",
        "сертификат",
        "гост",
        "ссылк",
        "журнал",
        "публикац",
        "патент",
        "№",
        "источник",
        "заключени",
    ];
    scope.has_stem(sentence, DOCUMENTS)
        || sentence.clone().any(|at| {
            let token = &scope.tokens()[at];
            match token.kind {
                // «раз в 6 месяцев» is what is advised, not a figure that proves it.
                TokenKind::Number => {
                    let advice =
                        tokens.clone().any(|it| scope.has_stem(&(it..it + 1), &["рекоменд", "совет"]));
                    !advice || scope.tokens().get(at + 1).is_some_and(|_| scope.is_mark(at + 1, "%"))
                }
                TokenKind::Link => true,
                TokenKind::Punct => matches!(scope.norm(at), "(" | "№" | "«"),
                TokenKind::Placeholder => scope
                    .block
                    .placeholders
                    .iter()
                    .any(|place| place.range == token.range && !is_client_name(place)),
                // «эксперты Роспотребнадзора», «исследование ВОЗ»
                TokenKind::Word => {
                    at > scope.first_word(sentence)
                        && token.case != LetterCase::Lower
                        && at.abs_diff(tokens.start) <= 3
                        && at != tokens.start
                        && scope.is(at - 1, TokenKind::Word)
                }
                _ => false,
            }
        })
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Draft {
    let source = format!("({})", scope.view.facts.placeholder(scope.view.settings, "source"));
    let beside = Rewrite::new(scope)
        .after(tokens.end - 1, &format!(" {source}"))
        .finish(Grade::Suggested, Note::insert(&source));
    let last =
        scope.end_mark(sentence).unwrap_or(sentence.end).checked_sub(1).filter(|last| *last >= tokens.end);
    let at_end = last.and_then(|last| {
        Rewrite::new(scope)
            .after(last, &format!(" {source}"))
            .finish(Grade::Suggested, Note::insert(&format!("… {source}")))
    });
    Draft::on(scope, tokens).fix(beside).fix(at_end)
}
