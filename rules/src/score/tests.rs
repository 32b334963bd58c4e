//! What the score promises.

use crate::document::{Format, FrontMatter};
use crate::{Checker, Document, Score, Settings};

fn score(text: &str) -> Option<Score> {
    let settings = Settings::default();
    let document = Document::parse(text, Format::Text, &FrontMatter::default(), &settings);
    Checker::new(&settings).0.check(&document).score
}

#[track_caller]
fn marks(text: &str) -> (u8, u8) {
    let marks = score(text).map(|score| score.marks).unwrap_or_default();
    (marks.courtesy, marks.ownership)
}

#[test]
fn a_neutral_sentence_is_in_the_middle() {
    assert_eq!(marks("Платье серое, с карманами."), (50, 50));
}

#[test]
fn no_sentence_of_the_agent_no_score() {
    assert_eq!(score(""), None);
    assert_eq!(score("{{body}}"), None);
    assert_eq!(score("Клиент: Где мой заказ?"), None);
}

#[test]
fn the_politer_the_more() {
    let ladder = [
        "Почему до сих пор нет паспорта? Немедленно пришлите!",
        "Пришлите паспорт.",
        "Пришлите, пожалуйста, паспорт.",
        "Здравствуйте! Не могли бы вы прислать, пожалуйста, паспорт? Спасибо!",
    ];
    let courtesy: Vec<u8> = ladder.iter().map(|text| marks(text).0).collect();
    assert!(courtesy.is_sorted(), "{courtesy:?}");
    assert!(courtesy[0] < 25 && courtesy[3] > 85, "{courtesy:?}");
}

#[test]
fn taking_good_words_out_lowers_it() {
    let full = "Здравствуйте, Ольга! Спасибо за письмо. Я проверю заказ и напишу вам до 18:00. Хорошего дня!";
    let whole = marks(full);
    for part in ["Здравствуйте, Ольга! ", "Спасибо за письмо. ", " Хорошего дня!"]
    {
        let less = marks(&full.replace(part, ""));
        assert!(less.0 < whole.0, "without {part}: {less:?} of {whole:?}");
    }
    let idle = marks("Здравствуйте, Ольга! Спасибо за письмо. Хорошего дня!");
    assert!(idle.1 < whole.1, "{idle:?} of {whole:?}");
}

#[test]
fn a_long_text_is_judged_by_how_often_not_how_much() {
    let part = "Спасибо за заказ. Пришлите адрес. Доставим в среду.\n\n";
    let (short, long) = (marks(part), marks(&part.repeat(20)));
    assert!(short.0.abs_diff(long.0) < 15, "{short:?} {long:?}");
}

#[test]
fn advice_names_what_brings_most() {
    let score = score("Пришлите фото. Укажите размер. Напишите адрес.").expect("three sentences");
    assert!(score.sentences >= Score::ENOUGH);
    assert!(
        score
            .advice
            .iter()
            .any(|advice| advice.rule.as_ref().is_some_and(|id| id.as_str() == "bare-imperative"))
    );
    assert!(score.advice.is_sorted_by(|a, b| a.gain >= b.gain));
    assert_eq!(score.turns.iter().map(|turn| turn.sentences).sum::<usize>(), score.sentences);
}
