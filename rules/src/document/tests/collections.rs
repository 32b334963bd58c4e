//! YAML and JSON.

use super::{Format, Role, json, painted, parse, yaml};
use crate::document::{Document, FrontMatter, Part};
use crate::settings::{Keys, Settings};

#[test]
fn values_are_speech_by_their_keys() {
    let said = yaml(
        "\
greeting: Добрый день!
order:
  title: Ваш заказ
  text: Ждём вас
  hint: Не торопите клиента
  button_label: Открыть заказ
status: Заказ собран
code: Готово
situation: Клиент не пришёл
client: Где мой заказ?
dialog:
  - question: Сколько стоит?
    answer: Пять тысяч.
list:
  - Первый ответ готов.
  - Второй ответ готов.
faq:
  bad: Сами читайте договор.
  good: Подскажем пункт договора.
push:
  ru: Ждём вас
  uz: Сизни кутамиз биз
  en: Please come to us
farewell:
  text: Пока
messages:
  - {role: user, content: Мне нужен мастер}
  - {role: assistant, content: Записываю}
",
    );
    insta::assert_snapshot!(said, @r#"
    agent 0: Добрый день!
    agent 1: Ждём вас
    agent 2: Заказ собран
    client 3: Где мой заказ?
    client 4: Сколько стоит?
    agent 5: Пять тысяч.
    agent 6: Первый ответ готов.
    agent 7: Второй ответ готов.
    agent 8: Подскажем пункт договора.
    agent 9: Ждём вас
    agent 10: Пока
    client 11: Мне нужен мастер
    agent 12: Записываю
    "#);
}

#[test]
fn scalars_of_all_styles() {
    let said = yaml(
        "\
a: >-
  Мы получили
  ваше письмо.

  Ответим завтра.
b: |
  Добрый день!

  Нужны документы:
  - паспорт;
  - полис.
c: 'Это ''ваш'' заказ
  у двери'
d: \"Курьер \\\"Миг\\\"\\nждёт \\
    вас \\u2014 тут\"
e: просто текст
  на двух строках # не текст
",
    );
    insta::assert_snapshot!(said, @r#"
    agent 0: Мы получили ваше письмо.⏎Ответим завтра.
    agent 1: Добрый день!
    agent 1: Нужны документы:
    agent 1 -^2: паспорт;
    agent 1 -^2: полис.
    agent 2: Это 'ваш' заказ у двери
    agent 3: Курьер "Миг"⏎ждёт вас — тут
    agent 4: просто текст на двух строках
    "#);
}

#[test]
fn a_script_inside_a_value() {
    insta::assert_snapshot!(yaml("script: |\n  Оператор: Добрый день!\n  Клиент: Здравствуйте.\n  (Пауза.)\nline: '— Дорого у вас. — Понимаю вас, {name}.'\n"), @r#"
    agent 1: Добрый день!
    client 2: Здравствуйте.
    direction 2: Пауза.
    client 4: Дорого у вас.
    agent 5: Понимаю вас, {name}.
    "#);
}

#[test]
fn json_with_escapes_and_comments() {
    let source = "{\n  // courtesy: ignore emoji — так надо\n  \"text\": \"Отель \\\"Берег\\\"\\nждёт \\u0432\\u0430\\u0441 \\ud83d\\ude00\",\n  'x': 'Ваш «заказ» it\\'s', /* да */\n}\n";
    let document = parse(Format::Json, source);
    insta::assert_snapshot!(super::dump(&document), @r#"
    agent 0: Отель "Берег"⏎ждёт вас 😀
    agent 1: Ваш «заказ» it's
    "#);
    let [suppression] = document.suppressions.as_slice() else {
        panic!("{:?}", document.suppressions);
    };
    assert_eq!(suppression.rules[0].0, "emoji");
    assert!(source[suppression.scope.clone()].starts_with("Отель"));
    assert_eq!(painted(&document, Role::Ignored).len(), 2);
}

#[test]
fn broken_files_are_problems() {
    insta::assert_snapshot!(yaml("a: Добрый день\nb: {{name}}, ваш заказ готов\n"), @r#"problem: b: {{name}}, ваш заказ готов | YAML не читается: значение, которое начинается со знака {, [, % или @, нужно взять в кавычки."#);
    insta::assert_snapshot!(yaml("a: \"не закрыто\nb: 1\n"), @r#"problem: a: "не закрыто | YAML не читается: кавычка не закрыта."#);
    insta::assert_snapshot!(yaml("a:\n\tb: текст ответа\n"), @r#"problem: b: текст ответа | YAML не читается: отступы здесь делают пробелами, не табуляцией."#);
    insta::assert_snapshot!(json("{\"a\": \"Добрый день\" \"b\": 1}"), @r#"problem: " | JSON не читается: не хватает запятой."#);
    insta::assert_snapshot!(json("{\"a\": \"не закрыто}\n"), @r#"problem: "не закрыто} | JSON не читается: строка не закрыта кавычкой или в ней ошибка после знака \."#);
    insta::assert_snapshot!(json("{\"a\": 1"), @r#"problem: {"a": 1 | JSON не читается: объект не закрыт скобкой }."#);
    assert_eq!(json(""), "");
    assert_eq!(yaml(""), "");
}

#[test]
fn keys_of_the_settings_and_parts() {
    let settings = Settings {
        keys: Keys {
            speech: vec!["phrase1".to_owned()],
            silent: vec!["Text".to_owned()],
            client: vec!["visitor".to_owned()],
        },
        ..Settings::default()
    };
    let source = "{\"text\": \"ни за что\", \"phrase1\": \"Да\", \"visitor\": \"Мне бы скидку\", \"opening\": {\"a\": \"Добрый день!\"}}";
    let document = Document::parse(source, Format::Json, &FrontMatter::default(), &settings);
    insta::assert_snapshot!(super::dump(&document), @r#"
    agent 0: Да
    client 1: Мне бы скидку
    agent 2: Добрый день!
    "#);
    let last = document.blocks.last().expect("blocks");
    assert_eq!(last.keys, ["opening", "a"]);
    let step = &document.steps[last.step.expect("a step")];
    assert_eq!((step.part, step.title.as_str()), (Some(Part::Opening), "opening"));
    assert!(document.collection && !document.labelled);
}

#[test]
fn comments_of_yaml() {
    let source = "# courtesy: ignore-file typo\na:\n  # courtesy: ignore shouting\n  text: СРОЧНО ответьте\n  more: Ждём вас тут # courtesy: ignore pressure - да\n  url: 'a#b'\n";
    let document = parse(Format::Yaml, source);
    let scopes: Vec<&str> = document.suppressions.iter().map(|found| &source[found.scope.clone()]).collect();
    assert_eq!(scopes[0], source);
    assert_eq!(scopes[1], "СРОЧНО ответьте");
    assert!(scopes[2].contains("more: Ждём вас тут"));
    assert_eq!(document.suppressions[2].rules.len(), 1);
}

#[test]
fn other_languages_are_left_alone() {
    let said = yaml(
        "a: Вітаємо вас у чаті, пишіть\nb: {text: Witamy Państwa}\nc: {text: 👍}\nd: {text: \"{code}.\"}\n",
    );
    insta::assert_snapshot!(said, @r#"
    agent 1: 👍
    agent 2: {code}.
    "#);
}
