//! What the front matter of a page can ask for, tried on pages made for it.

use crate::document::{Format, FrontMatter};
use crate::{Checker, Document, Settings, apply_edits};

use super::parse_page;

/// What the phrases say of a text: the marked words, and the text after the first fix.
fn check(phrases: &str, text: &str) -> Vec<(String, Option<String>)> {
    let page = format!("---\nid: trial\ngroup: tone\ntitle: Проба\nmessage: «{{0}}»\n{phrases}\n---\n");
    let (page, mut problems) = parse_page(&page);
    let checker = Checker::with_pages(&Settings::default(), page.into_iter().collect(), &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    let document = Document::parse(text, Format::Markdown, &FrontMatter::default(), &Settings::default());
    let after = |finding: &crate::Finding| finding.fixes.first().map(|fix| apply_edits(text, &fix.edits));
    checker
        .check(&document)
        .findings
        .iter()
        .map(|it| (text[it.range.clone()].to_owned(), after(it)))
        .collect()
}

fn words(phrases: &str, text: &str) -> Vec<String> {
    check(phrases, text).into_iter().map(|(words, _)| words).collect()
}

#[test]
fn a_phrase_is_silent_where_the_sentence_or_the_next_one_says_otherwise() {
    let page = "phrases:\n  - find: нет мест\n    unless_near: [могу предложить, \"@question\"]";
    assert_eq!(words(page, "На пятницу нет мест."), ["нет мест"]);
    assert!(words(page, "На пятницу нет мест. Могу предложить субботу.").is_empty());
    assert!(words(page, "На пятницу нет мест. Вам подойдёт суббота?").is_empty());
    assert_eq!(words(page, "На пятницу нет мест. Ясно. Могу предложить субботу."), ["нет мест"]);
}

#[test]
fn a_phrase_is_silent_where_the_message_says_otherwise() {
    let page = "unless_message: [\"@thanks\"]\nphrases: [\"нет мест\"]";
    assert_eq!(
        words(page, "Спасибо за письмо! Столик у окна ждёт вас. Увы, нет мест."),
        Vec::<String>::new()
    );
    assert_eq!(words(page, "Столик у окна занят. Увы, нет мест."), ["нет мест"]);
}

#[test]
fn questions_conditions_and_negations_can_be_left_out() {
    let page = "not_in: [question, condition, negation]\nphrases: [\"(нет мест | забыли)\"]";
    assert_eq!(words(page, "Вы забыли чек."), ["забыли"]);
    assert!(words(page, "Вы забыли чек?").is_empty());
    assert!(words(page, "Если вы забыли чек, пришлите, пожалуйста, фото.").is_empty());
    assert!(words(page, "Вы не забыли чек.").is_empty());
    assert_eq!(words(page, "Если чек у вас, хорошо, но вы забыли подпись."), ["забыли"]);
}

#[test]
fn kinds_and_front_matter_decide() {
    let page = "kinds: [call]\nunless_front: [client_asked]\nphrases: [наберу]";
    assert_eq!(words(page, "---\nkind: call\n---\nЯ вас наберу."), ["наберу"]);
    assert!(words(page, "---\nkind: reply\n---\nЯ вас наберу.").is_empty());
    assert!(words(page, "---\nkind: call\nclient_asked: true\n---\nЯ вас наберу.").is_empty());
}

#[test]
fn directions_alone() {
    let page = "speech: false\ndirections: true\nphrases: [не отпускать]";
    let text = "Оператор: Мы не хотим вас не отпускать.\n\n*Клиента не отпускать.*\n\nКлиент: Да.";
    assert_eq!(words(page, text), ["не отпускать"]);
}

#[test]
fn an_offer_takes_the_place_of_a_sentence_or_stands_beside_it() {
    let offer = |how: &str| format!("phrases:\n  - find: скоро\n    offer: [{{{how}}}]");
    let text = "Здравствуйте! {{name}}, курьер скоро приедет! До встречи.";
    let after = |how: &str| check(&offer(how), text)[0].1.clone().unwrap_or_default();
    assert_eq!(
        after("text: \"Курьер приедет до {deadline}\", replace: sentence"),
        "Здравствуйте! {{name}}, курьер приедет до {{deadline}}! До встречи."
    );
    assert_eq!(
        after("text: \"Курьер приедет до {deadline}.\", replace: sentence"),
        "Здравствуйте! {{name}}, курьер приедет до {{deadline}}. До встречи."
    );
    assert_eq!(
        after("text: \"Новый срок: {deadline}.\", add: after"),
        "Здравствуйте! {{name}}, курьер скоро приедет! Новый срок: {{deadline}}. До встречи."
    );
    assert_eq!(
        after("text: \"{Прошу/Просим} прощения.\", add: before"),
        "Здравствуйте! Просим прощения. {{name}}, курьер скоро приедет! До встречи."
    );
}

#[test]
fn an_unknown_meaning_is_a_problem() {
    let (page, mut problems) = parse_page(
        "---\nid: trial\ntitle: П\nmessage: М\nunless_near: [\"@nonsense\"]\nphrases: [скоро]\n---\n",
    );
    Checker::with_pages(&Settings::default(), page.into_iter().collect(), &mut problems);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("@nonsense"), "{problems:?}");
}
