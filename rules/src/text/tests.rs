//! Tokens and sentences through the public door.

use crate::language::{Analysis, LetterCase, TokenKind, analyze};

fn kinds(text: &str) -> Vec<(&str, TokenKind)> {
    analyze(text, &[]).tokens.into_iter().map(|token| (&text[token.range], token.kind)).collect()
}

fn words(text: &str) -> Vec<&str> {
    kinds(text).into_iter().map(|(word, _)| word).collect()
}

fn sentences(text: &str) -> Vec<&str> {
    let analysis = analyze(text, &[]);
    cut(text, &analysis)
}

fn cut<'a>(text: &'a str, analysis: &Analysis) -> Vec<&'a str> {
    analysis
        .sentences
        .iter()
        .map(|sentence| {
            let tokens = &analysis.tokens[sentence.tokens.clone()];
            &text[tokens[0].range.start..tokens[tokens.len() - 1].range.end]
        })
        .collect()
}

#[test]
fn words_keep_their_hyphens() {
    assert_eq!(words("Скажите-ка, что-нибудь есть?"), ["Скажите-ка", ",", "что-нибудь", "есть", "?"]);
    assert_eq!(words("слово- да"), ["слово", "-", "да"]);
    assert_eq!(words("O'Нил"), ["O'Нил"]);
}

#[test]
fn numbers_keep_their_separators() {
    use TokenKind::{Number, Object, Punct, Word};
    assert_eq!(
        kinds("в 10:30, 89.90 ₽, 5-й, 5–7, +7."),
        [
            ("в", Word),
            ("10:30", Number),
            (",", Punct),
            ("89.90", Number),
            ("₽", Object),
            (",", Punct),
            ("5-й", Number),
            (",", Punct),
            ("5", Number),
            ("–", Punct),
            ("7", Number),
            (",", Punct),
            ("+7", Number),
            (".", Punct),
        ]
    );
}

#[test]
fn links_and_pictures_are_one_token() {
    use TokenKind::{Emoji, Link, Punct, Word};
    assert_eq!(
        kinds("Сайт example.ru! 👍🏽👨‍👩‍👧🇷🇺❤️1️⃣"),
        [
            ("Сайт", Word),
            ("example.ru", Link),
            ("!", Punct),
            ("👍🏽", Emoji),
            ("👨‍👩‍👧", Emoji),
            ("🇷🇺", Emoji),
            ("❤️", Emoji),
            ("1️⃣", Emoji),
        ]
    );
    assert!(kinds("™ © ° № ± ×").iter().all(|&(_, kind)| kind == TokenKind::Object));
}

#[test]
fn holes_are_placeholders_even_inside_words() {
    let text = "заказ{{id}}го {{name}}";
    let analysis = analyze(text, &[10..16, 21..29]);
    let found: Vec<_> = analysis.tokens.iter().map(|t| (&text[t.range.clone()], t.kind)).collect();
    assert_eq!(
        found,
        [
            ("заказ", TokenKind::Word),
            ("{{id}}", TokenKind::Placeholder),
            ("го", TokenKind::Word),
            ("{{name}}", TokenKind::Placeholder),
        ]
    );
    // Ranges that are out of place do no harm.
    let _ = analyze(text, &[3..4, 2..9, 500..600]);
}

#[test]
fn case_and_space_are_known() {
    let analysis = analyze("Я ЗАКАЗ Заказ\u{A0}iPhone Санкт-Петербург\nда", &[]);
    let cases: Vec<_> = analysis.tokens.iter().map(|t| t.case).collect();
    use LetterCase::{Lower, Mixed, Title, Upper};
    assert_eq!(cases, [Title, Upper, Title, Mixed, Title, Lower]);
    assert!(analysis.tokens[3].space_before);
    assert!(analysis.tokens[5].newline_before);
    assert!(!analysis.tokens[4].newline_before);
}

#[test]
fn sentences_end_at_marks() {
    assert_eq!(
        sentences("Добрый день! Чем помочь? Ждём… Хорошо."),
        ["Добрый день!", "Чем помочь?", "Ждём…", "Хорошо."]
    );
    assert_eq!(sentences("Что?! Да."), ["Что?!", "Да."]);
    assert_eq!(sentences("Он сказал: «Да.» Мы ждём."), ["Он сказал: «Да.»", "Мы ждём."]);
    assert_eq!(sentences("Спасибо! 😊 Мы рады."), ["Спасибо! 😊", "Мы рады."]);
    assert_eq!(sentences("Ура! наконец-то"), ["Ура! наконец-то"]);
    assert_eq!(sentences("— Да! — сказал он. — Хорошо."), ["— Да! — сказал он.", "— Хорошо."]);
    assert_eq!(sentences("Верните карту.Мы ждём."), ["Верните карту.", "Мы ждём."]);
    assert_eq!(
        sentences("Спасибо за ожидание. «Ромашка» открыта."),
        ["Спасибо за ожидание.", "«Ромашка» открыта."]
    );
}

#[test]
fn abbreviations_do_not_end_sentences() {
    for text in [
        "Мы на ул. Мира, д. 5, кв. 7.",
        "И. И. Иванов ответит.",
        "Пришлите, т. е. Отправьте нам скан.",
        "Наш тел. 123 и др. способы.",
        "Курьер в г. Москва приедет.",
        "Цена 5 тыс. руб. за шт. товара.",
        "Оплата в т. ч. НДС.",
    ] {
        assert_eq!(sentences(text), [text]);
    }
    assert_eq!(sentences("Цена 500 руб. Доставка 0 руб."), ["Цена 500 руб.", "Доставка 0 руб."]);
    assert_eq!(sentences("В 2020 г. Мы открылись."), ["В 2020 г.", "Мы открылись."]);
    assert_eq!(sentences("Чай, кофе и т. д. Мы ждём."), ["Чай, кофе и т. д.", "Мы ждём."]);
}

#[test]
fn placeholders_open_sentences() {
    let text = "Спасибо. {name}, ждём вас. {name} тел. {name}";
    let holes: Vec<_> = text.match_indices("{name}").map(|(at, s)| at..at + s.len()).collect();
    let analysis = analyze(text, &holes);
    assert_eq!(cut(text, &analysis), ["Спасибо.", "{name}, ждём вас.", "{name} тел. {name}"]);
}

#[test]
fn line_breaks_end_what_looks_finished() {
    assert_eq!(sentences("Добрый день\nМы ждём"), ["Добрый день", "Мы ждём"]);
    assert_eq!(sentences("мы ждём\nвас завтра"), ["мы ждём\nвас завтра"]);
    assert_eq!(sentences("Здравствуйте, Анна,\nваш заказ готов"), ["Здравствуйте, Анна,", "ваш заказ готов"]);
    assert_eq!(sentences("список:\n- раз\n- два"), ["список:", "- раз", "- два"]);
    assert_eq!(sentences("1. Откройте меню.\n2. Нажмите."), ["1. Откройте меню.", "2. Нажмите."]);
    assert_eq!(sentences("да\n\nнет"), ["да", "нет"]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_covered(text in "(?s).{0,80}", holes in proptest::collection::vec((0_usize..90, 0_usize..9), 0..4)) {
        let mut holes: Vec<_> = holes.into_iter().map(|(at, len)| at..at + len).collect();
        holes.sort_by_key(|hole| hole.start);
        let analysis = analyze(&text, &holes);
        let mut end = 0;
        for token in &analysis.tokens {
            assert!(token.range.start >= end && token.range.end > token.range.start);
            assert!(text.is_char_boundary(token.range.start) && text.is_char_boundary(token.range.end));
            end = token.range.end;
        }
        let mut next = 0;
        for sentence in &analysis.sentences {
            assert_eq!(sentence.tokens.start, next);
            assert!(sentence.tokens.end > next);
            next = sentence.tokens.end;
        }
        assert_eq!(next, analysis.tokens.len());
    }
}
