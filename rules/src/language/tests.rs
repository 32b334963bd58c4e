//! Mood and address in context. The sentences are our own.

use super::training::explain;
use super::{Address, Mood, analyze};

/// The imperatives of a text, folded.
fn imperatives(text: &str) -> Vec<String> {
    let analysis = analyze(text, &[]);
    (0..analysis.tokens.len())
        .filter(|&at| analysis.tokens[at].mood == Some(Mood::Imperative))
        .map(|at| analysis.norm(at).to_owned())
        .collect()
}

/// The words that address «ты».
fn informal(text: &str) -> Vec<String> {
    let analysis = analyze(text, &[]);
    (0..analysis.tokens.len())
        .filter(|&at| analysis.tokens[at].address == Some(Address::Ty))
        .map(|at| analysis.norm(at).to_owned())
        .collect()
}

/// The rule that decided about `word`.
fn rule(text: &str, word: &str) -> String {
    explain(text)
        .into_iter()
        .find(|(range, _)| &text[range.clone()] == word)
        .map(|(_, rule)| rule)
        .unwrap_or_default()
}

#[track_caller]
fn silent(texts: &[&str]) {
    for text in texts {
        assert!(imperatives(text).is_empty(), "{text}: {:?}", imperatives(text));
    }
}

#[test]
fn the_dictionary_decides_most() {
    for (text, want) in [
        ("Пришлите нам скан паспорта.", vec!["пришлите"]),
        ("Откройте меню, выберите раздел и нажмите кнопку.", vec!["откройте", "выберите", "нажмите"]),
        ("Скажите-ка, а когда вы вернётесь?", vec!["скажите-ка"]),
        ("Номер заказа назовите полностью.", vec!["назовите"]),
        ("Не отключайте питание!", vec!["не отключайте"]),
        ("Подожди немного.", vec!["подожди"]),
    ] {
        let want: Vec<&str> = want.into_iter().map(|w| w.trim_start_matches("не ")).collect();
        assert_eq!(imperatives(text), want, "{text}");
    }
}

#[test]
fn statements_that_open_with_an_ambiguous_form_are_requests() {
    for (text, want) in [
        ("Звоните нам в любое время.", "звоните"),
        ("Поделитесь ссылкой с коллегами.", "поделитесь"),
        ("Заполните анкету на сайте.", "заполните"),
        ("Пожалуйста, включите камеру.", "включите"),
        ("{{name}}, уточните дату вылета.", "уточните"),
        ("Если код не пришёл, запросите его ещё раз.", "запросите"),
        ("Когда мастер приедет, проверите работу вместе.", ""),
    ] {
        let holes: Vec<_> = text.match_indices("{{name}}").map(|(at, s)| at..at + s.len()).collect();
        let analysis = analyze(text, &holes);
        let found: Vec<&str> = (0..analysis.tokens.len())
            .filter(|&at| analysis.tokens[at].mood == Some(Mood::Imperative))
            .map(|at| analysis.norm(at))
            .collect();
        assert_eq!(found, Vec::from_iter(Some(want).filter(|w| !w.is_empty())), "{text}");
    }
}

#[test]
fn each_rule_says_its_name() {
    for (text, word, name) in [
        ("Вы часто звоните нам.", "звоните", "VyLeft"),
        ("Звоните вы из Москвы?", "Звоните", "VyRight"),
        ("Если звоните впервые, возьмите договор.", "звоните", "Subordinator"),
        ("Куда отправите документы, решать вам.", "отправите", ""),
        ("Цените ли качество связи?", "Цените", "Li"),
        ("Уже звоните нам из роуминга?", "звоните", "Question"),
        ("Вы открываете счёт, а потом платите со скидкой.", "платите", "Joined"),
        ("Придёте и заплатите на месте.", "заплатите", "JoinedIndicative"),
        ("Вы получите письмо, заполните анкету.", "заполните", "ListedIndicative"),
        ("Хотите скидку.", "Хотите", "NoImperative"),
        ("При оплате картой скидка больше.", "При", "RareHomonym"),
        ("Давайте проверим адрес.", "Давайте", "Formula"),
        ("Здравствуйте!", "Здравствуйте", "Particle"),
        ("Звоните нам.", "Звоните", "Imperative"),
    ] {
        assert_eq!(rule(text, word), name, "{text}");
    }
}

#[test]
fn indicatives_are_no_requests() {
    silent(&[
        "Вы звоните по вопросу доставки.",
        "Если хотите, перенесём встречу.",
        "Когда придёте в офис, покажем образцы.",
        "Как только оплатите счёт, отгрузим товар.",
        "После того как подтвердите бронь, вышлем ваучер.",
        "Вы платите лишь за те дни, когда пользуетесь связью.",
        "Услугу, которую вы выберете и оплатите, подключим сразу.",
        "Сколько платите за интернет?",
        "Чем пользуетесь чаще всего?",
        "Хотите оформить подписку?",
        "Пока держите телефон в руке, экран не гаснет.",
        "Чтобы вы не ждали, перезвоним сами.",
        "Напишем, как только получите посылку.",
    ]);
}

#[test]
fn homonyms_are_no_requests() {
    silent(&[
        "Мой коллега ответит завтра.",
        "При заказе от тысячи рублей доставка бесплатна.",
        "Три дня уже прошли.",
        "Гости отеля завтракают до десяти.",
        "Цели курса описаны в программе.",
        "Мечты сбываются.",
        "Цены стали ниже.",
        "Переговоры вели специалисты.",
        "Мы почти закончили.",
        "Весь товар в наличии.",
        "Соли в рецепте мало.",
        "Посылки уже пришли.",
        "По части документов вопросов нет.",
    ]);
}

#[test]
fn formulas_are_no_requests() {
    silent(&[
        "Извините за задержку.",
        "Простите, что отвлекаю.",
        "Позвольте уточнить адрес.",
        "Разрешите представиться.",
        "Представьте, что доставка займёт час.",
        "Будьте добры.",
        "Пусть курьер позвонит заранее.",
        "Допустим, заказ задержится.",
        "Дай бог здоровья.",
        "Подойдёт любой документ, будь то паспорт или права.",
    ]);
    let analysis = analyze("Давайте проверим.", &[]);
    assert_eq!(analysis.tokens[0].mood, Some(Mood::Formula));
    assert_eq!(imperatives("Не давайте карту детям."), ["давайте"]);
    assert_eq!(imperatives("Представьте документы до пятницы."), ["представьте"]);
    assert_eq!(imperatives("Будьте на связи."), ["будьте"]);
}

#[test]
fn thou_in_all_its_forms() {
    for (text, want) in [
        ("Ты можешь забрать свой заказ.", vec!["ты", "можешь"]),
        ("Вернём деньги тебе на карту.", vec!["тебе"]),
        ("Твой заказ и твоя скидка ждут.", vec!["твой", "твоя"]),
        ("Хочешь скидку?", vec!["хочешь"]),
        ("Нажми на кнопку.", vec!["нажми"]),
        ("Ты нашла чек?", vec!["ты", "нашла"]),
        ("Ты уже готов?", vec!["ты", "готов"]),
        ("Если ты согласна, оформим.", vec!["ты", "согласна"]),
        ("Ты должен был получить письмо.", vec!["ты", "должен", "был"]),
        ("Здравствуй, Анна!", vec!["здравствуй"]),
    ] {
        assert_eq!(informal(text), want, "{text}");
    }
}

#[test]
fn nobody_is_addressed_here() {
    for text in [
        "Ух, как быстро! Ух ты, спасибо.",
        "Мой мастер приедет, Даша ему откроет.",
        "Сроки, понимаешь, сдвинулись.",
        "Я был рад помочь, вы должны получить письмо.",
        "Клей и мой набор уже пришли.",
        "Он готов, она согласна.",
    ] {
        assert!(informal(text).is_empty(), "{text}: {:?}", informal(text));
    }
}

#[test]
fn polite_address() {
    let analysis = analyze("Вы получите ваш заказ, если откроете дверь.", &[]);
    let polite: Vec<&str> = (0..analysis.tokens.len())
        .filter(|&at| analysis.tokens[at].address == Some(Address::Vy))
        .map(|at| analysis.norm(at))
        .collect();
    assert_eq!(polite, ["вы", "получите", "ваш", "откроете"]);
}
