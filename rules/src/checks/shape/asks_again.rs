//! The client is asked for the same thing again.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Lexicon, Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

use super::common::is_branch;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let mut known: BTreeMap<String, (usize, Range<usize>)> = BTreeMap::new();
    for (index, block) in view.doc.blocks.iter().enumerate() {
        // Another branch is another path, and so is what stands under another heading.
        if block.role == Role::Heading || is_branch(block) {
            known.clear();
        }
        let Some(scope) = view.scope(index).filter(|scope| scope.block.role == Role::Agent) else { continue };
        for sentence in scope.sentences() {
            let tokens = &sentence.tokens;
            if is_check(&scope) {
                continue;
            }
            if let Some(range) = repeats(&scope, tokens) {
                out.push(once_more(&scope, tokens, &range));
                continue;
            }
            let Some((datum, range)) = asked(&scope, tokens) else { continue };
            match known.get(&datum) {
                Some((turn, first)) if *turn != block.turn && view.doc.labelled => {
                    let mut draft = once_more(&scope, tokens, &range);
                    draft.related.push((
                        first.clone(),
                        Note::new("Здесь об этом уже спросили.", "Asked here already."),
                    ));
                    out.push(draft);
                }
                Some(_) => {}
                None => {
                    known.insert(datum, (block.turn, scope.source(&range)));
                }
            }
        }
    }
}

fn once_more(scope: &Scope<'_>, sentence: &Range<usize>, range: &Range<usize>) -> Draft {
    let text = "Правильно ли я понимаю: …";
    let start = scope.after_vocative(sentence);
    let end = scope.end_mark(sentence).unwrap_or(sentence.end);
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&(start..end.max(start + 1)), text).end_with(sentence, "?");
    Draft::on(scope, range).fix(rewrite.finish(Grade::Manual, Note::write("Правильно ли я понимаю: …?")))
}

/// The turn checks what was heard, or the line is bad.
fn is_check(scope: &Scope<'_>) -> bool {
    const STEMS: &[&str] = &[
        "связь",
        "связи",
        "слыш",
        "расслыш",
        "прерыва",
        "прерв",
        "пропад",
        "пропал",
        "шум",
        "помех",
        "обрыв",
        "сверк",
        "сверим",
        "сверить",
        "сверя",
        "провер",
        "подтверд",
        "правильно",
        "верно",
        "помешал",
        "оборвал",
    ];
    scope.has_stem(&scope.all(), STEMS)
}

const AGAIN: &[&[&str]] = &[
    &["еще", "раз"],
    &["снова"],
    &["заново"],
    &["сначала"],
    &["с", "начала"],
    &["с", "самого", "начала"],
    &["повторно"],
];

/// «Повторите, пожалуйста, ещё раз», «расскажите всё сначала».
fn repeats(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const VERBS: &[&str] = &[
        "повтори",
        "расскаж",
        "рассказ",
        "опиш",
        "описа",
        "назов",
        "назва",
        "продикту",
        "объясн",
        "изложи",
        "напомни",
        "сообщи",
    ];
    const THINGS: &[&str] = &[
        "попытк",
        "оплат",
        "вход",
        "платеж",
        "ввод",
        "действи",
        "шаг",
        "запрос",
        "перезагру",
        "процедур",
        "операци",
        "обработк",
    ];
    if scope.has_stem(sentence, THINGS) || scope.has_word(sentence, &["если", "когда"]) {
        return None;
    }
    let verb = sentence.clone().find(|&at| {
        let token = &scope.tokens()[at];
        token.kind == TokenKind::Word
            && VERBS.iter().any(|stem| scope.norm(at).starts_with(stem))
            && (token.mood == Some(Mood::Imperative)
                || token.can_be(Tag::INFN)
                    && scope.has_word(
                        &(sentence.start..at),
                        &[
                            "можете",
                            "могли",
                            "нужно",
                            "придется",
                            "прошу",
                            "просим",
                            "необходимо",
                            "надо",
                            "сможете",
                        ],
                    ))
            && !(at > sentence.start && scope.is_word(at - 1, &["не"]))
    })?;
    let phrase = (sentence.start..sentence.end)
        .find_map(|at| AGAIN.iter().find_map(|words| Some(at..scope.phrase_at(at, sentence.end, words)?)))?;
    Some(verb.min(phrase.start)..phrase.end.max(verb + 1))
}

/// «Как вас зовут?», «Как я могу к вам обращаться?»
fn name_asked(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if !scope.is_question(sentence) {
        return None;
    }
    let how = sentence.clone().find(|&at| scope.is_word(at, &["как"]))?;
    let end = (how + 1..sentence.end.min(how + 7))
        .find(|&at| scope.is_word(at, &["зовут", "звать", "обращаться", "величать"]))?;
    // «Как зовут вашего мастера?» asks for another name.
    let to = how..sentence.end.min(end + 3);
    let whose = scope.has_word(&to, &["вас", "тебя", "вам", "тебе"]);
    whose.then_some(how..end + 1)
}

/// What the sentence asks for: «номер договора», and where it says so.
fn asked(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<(String, Range<usize>)> {
    const ASKS: &[&str] = &[
        "назов",
        "подскаж",
        "скаж",
        "укаж",
        "сообщ",
        "продикту",
        "напиш",
        "уточни",
        "напомни",
        "пришли",
        "введи",
    ];
    const HEADS: &[&str] = &[
        "номер",
        "телефон",
        "адрес",
        "имя",
        "фамилия",
        "отчество",
        "почта",
        "дата",
        "город",
        "марка",
        "модель",
        "индекс",
        "фио",
        "e-mail",
        "email",
        "возраст",
        "причина",
        "название",
        "артикул",
    ];
    let order = sentence.clone().any(|at| {
        scope.tokens()[at].mood == Some(Mood::Imperative)
            && ASKS.iter().any(|stem| scope.norm(at).starts_with(stem))
    });
    let which = scope.is_question(sentence)
        && scope.has_stem(
            sentence,
            &[
                "как",
                "назва",
                "назов",
                "сказать",
                "подсказ",
                "сообщ",
                "продикт",
                "укаж",
                "указать",
                "уточнить",
                "узнать",
                "записать",
                "каков",
            ],
        );
    if let Some(range) = name_asked(scope, sentence) {
        return Some(("имя".to_owned(), range));
    }
    // «Номер вашего договора?»
    let bare = scope.is_question(sentence)
        && sentence.clone().filter(|&at| scope.is(at, TokenKind::Word)).all(|at| {
            scope.has_stem(&(at..at + 1), &["ваш"])
                || scope.is_word(at, &["а", "и", "пожалуйста"])
                || scope.tokens()[at].parses.first().is_some_and(|parse| parse.tag.contains(Tag::NOUN))
        });
    if !(order || which || bare) {
        return None;
    }
    let lexicon = Lexicon::get();
    let lemma = |at: usize| {
        let parse = scope.tokens()[at].parses.iter().find(|parse| parse.tag.contains(Tag::NOUN))?;
        Some(lexicon.lemma(scope.norm(at), parse))
    };
    sentence.clone().find_map(|at| {
        let head = lemma(at)
            .or_else(|| Some(scope.norm(at).to_owned()))
            .filter(|head| HEADS.contains(&head.as_str()))?;
        // «номер телефона», «номер вашего договора»
        let of = (at + 1..sentence.end.min(at + 3)).find(|&next| {
            scope.tokens()[next].parses.iter().any(|parse| parse.tag.contains(Tag::NOUN | Tag::GENT))
        });
        let whose = of.and_then(lemma);
        // A number of nobody knows what may be any number.
        if whose.is_none() && matches!(head.as_str(), "номер" | "дата" | "название" | "причина")
        {
            return None;
        }
        let datum = match (head.as_str(), whose.as_deref()) {
            (_, Some("телефон")) => "телефон".to_owned(),
            (head, Some(whose)) => format!("{head} {whose}"),
            (head, None) => head.to_owned(),
        };
        Some((datum, at..of.map_or(at + 1, |of| of + 1)))
    })
}
