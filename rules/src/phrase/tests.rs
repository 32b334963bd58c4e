//! The phrase language, one line of its table at a time.

use crate::language::analyze;

use super::{Index, Phrase};

/// What the phrase marks in the text, in order.
fn marked(phrase: &str, text: &str) -> Vec<String> {
    let mut index = Index::default();
    index.add(Phrase::new(phrase).unwrap_or_else(|error| panic!("{phrase}: {error}")));
    let analysis = analyze(text, &[]);
    let mut out = Vec::new();
    for sentence in &analysis.sentences {
        index.search(&analysis, &sentence.tokens, |_, hit| {
            let first = &analysis.tokens[hit.marked.start];
            let last = &analysis.tokens[hit.marked.end - 1];
            out.push(text[first.range.start..last.range.end].to_owned());
        });
    }
    out
}

#[track_caller]
fn check(phrase: &str, text: &str, expected: &[&str]) {
    assert_eq!(marked(phrase, text), expected, "{phrase} in {text}");
}

#[test]
fn words_match_in_any_case_and_with_or_without_yo() {
    check("ещё раз", "ЕЩЕ РАЗ спасибо, и ещё раз.", &["ЕЩЕ РАЗ", "ещё раз"]);
}

#[test]
fn lemma_matches_every_form() {
    check("~скидка", "О скидках и скидке, но не скидывать.", &["скидках", "скидке"]);
}

#[test]
fn tags_restrict_forms_and_stand_alone() {
    check("~должен<plur>", "Он должен, вы должны.", &["должны"]);
    check("нужно <INFN>", "Нужно прислать карту, нужно время.", &["Нужно прислать"]);
}

#[test]
fn choices_options_and_gaps() {
    check("не (могу | можем)", "Не могу и не можем, но не можете.", &["Не могу", "не можем"]);
    check("очень? важно", "Важно. Очень важно.", &["Важно", "Очень важно", "важно"]);
    check("если ..2 что", "Если вдруг что, звоните. Если это далеко не всё, что нужно.", &["Если вдруг что"]);
}

#[test]
fn marks_and_anchors() {
    check("^ ну ,", "Ну, хорошо. Да ну, что вы.", &["Ну,"]);
    check("до связи $", "До связи! Канал до связи работал.", &["До связи"]);
    check("# минут", "Через 15 минут, а не минут.", &["15 минут"]);
}

#[test]
fn brackets_choose_what_is_reported() {
    check("вы [обязаны] *", "Вы обязаны прийти.", &["обязаны"]);
}

#[test]
fn errors_say_what_is_wrong() {
    for (phrase, word) in
        [("", "пустая"), ("(а", "закрывающей"), ("~", "слово"), ("<XXXX>", "XXXX"), ("а ..99", "пропуск")]
    {
        let error = Phrase::new(phrase).expect_err(phrase);
        assert!(error.contains(word), "{phrase}: {error}");
    }
}

#[test]
fn a_greedy_phrase_ends_in_time() {
    let phrase = format!("{} конец", "(а | а а | а а а)? ".repeat(12));
    let text = "а ".repeat(200);
    assert!(marked(&phrase, &text).is_empty());
}
