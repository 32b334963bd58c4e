//! Front matter, suppressions, placeholders, segments, steps.

use super::{Format, Role, md, painted, parse};
use crate::document::placeholders::placeholders;
use crate::document::{Channel, Document, FrontMatter, Kind, Part, Stage};
use crate::settings::{Locale, Settings};

#[test]
fn front_matter_is_read() {
    let source = "\u{feff}---\r\nkind: call\r\nchannel: in-person\r\nowner: Анна\r\nsend_at: 21:30\r\ntimezone: Asia/Omsk\r\nclient_words: [апдейт, ок]\r\nurgent: true\r\ncourtesy: { ignore: [typo, emoji] }\r\n---\r\nЖдём вас.\r\n";
    let defaults = FrontMatter {
        kind: Some(Kind::Reply),
        stage: Some(Stage::Closing),
        ignore: vec!["spacing".to_owned()],
        ..FrontMatter::default()
    };
    for format in [Format::Markdown, Format::Text] {
        let document = Document::parse(source, format, &defaults, &Settings::default());
        assert_eq!(document.problems, []);
        let front = &document.front;
        assert_eq!(front.kind, Some(Kind::Call));
        assert_eq!(front.channel, Some(Channel::InPerson));
        assert_eq!(front.stage, Some(Stage::Closing));
        assert_eq!(front.send_at.as_deref(), Some("21:30"));
        assert_eq!(front.timezone.as_deref(), Some("Asia/Omsk"));
        assert_eq!(front.client_words, ["апдейт", "ок"]);
        assert_eq!(front.urgent, Some(true));
        assert_eq!(front.ignore, ["typo", "emoji", "spacing"]);
        assert!(document.front_range.is_some_and(|range| source[range].ends_with("---")));
        assert_eq!(document.blocks.len(), 1);
    }
}

#[test]
fn bad_front_matter_is_a_problem() {
    insta::assert_snapshot!(md("---\nkind: phone\nurgent: да\nsend_at: вечером\ntimezone: МСК\nplaceholders: {a: 1}\n---\nЖдём вас.\n"), @r#"
    agent 0: Ждём вас.
    problem: phone | Свойство «kind» принимает значения: call, reply, review, visit.
    problem: да | Свойство «urgent» принимает значения: true, false.
    problem: вечером | Свойство «send_at» принимает время: 21:30 или 2026-05-04T21:30.
    problem: МСК | Свойство «timezone» принимает название пояса из базы IANA, например Europe/Moscow.
    problem: {a: 1} | Свойство «placeholders» принимает список: [первое, второе].
    "#);
    insta::assert_snapshot!(md("---\nkind: [call\n---\nЖдём вас.\n"), @r#"
    agent 0: Ждём вас.
    problem: kind: [call | YAML не читается: скобка не закрыта.
    "#);
    let settings = Settings { language: Locale::En, ..Settings::default() };
    let document =
        Document::parse("---\nkind: x\n---\n", Format::Markdown, &FrontMatter::default(), &settings);
    assert_eq!(document.problems[0].message, "`kind` takes one of: call, reply, review, visit.");
}

#[test]
fn a_rule_at_the_top_is_no_front_matter() {
    insta::assert_snapshot!(md("---\nДобрый день, {{name}}!\n---\nЖдём вас.\n"), @r#"
    agent 0: Добрый день, {{name}}!
    agent 1: Ждём вас.
    "#);
}

#[test]
fn suppressions_speak_of_what_comes_next() {
    let source = "\
<!-- courtesy: ignore bare-imperative, typo — так просил заказчик -->
Оператор: Пришлите скан.
Клиент: Да.

Оператор: Ждите. <!-- courtesy: ignore -->

<!-- courtesy: ignore-start pressure -->

Оператор: Успейте.

<!-- courtesy: ignore-end -->

<!-- courtesy: ignore-file emoji -->
<!-- просто так -->
";
    let document = parse(Format::Markdown, source);
    let found: Vec<(Vec<&str>, &str)> = document
        .suppressions
        .iter()
        .map(|found| {
            let rules = found.rules.iter().map(|(id, _)| id.as_str()).collect();
            (rules, &source[found.scope.clone()])
        })
        .collect();
    assert_eq!(found.len(), 4);
    assert_eq!(found[0], (vec!["bare-imperative", "typo"], "Оператор: Пришлите скан."));
    assert_eq!(found[1], (vec![], "Оператор: Ждите."));
    assert!(found[2].1.ends_with("ignore-end -->") && found[2].1.contains("Успейте"));
    assert_eq!(found[3], (vec!["emoji"], source));
}

#[test]
fn suppressions_in_plain_text() {
    let source = "Здравствуйте!\n\n// courtesy: ignore typo\nПервая строка,\nвторая.\n\n# courtesy: ignore emoji - да\nТретья.\n";
    let document = parse(Format::Text, source);
    let scopes: Vec<&str> = document.suppressions.iter().map(|found| &source[found.scope.clone()]).collect();
    assert_eq!(scopes, ["Первая строка,\nвторая.", "Третья.\n"]);
}

#[test]
fn placeholders_of_all_styles() {
    let text = "{{name}} {{ticket.requester.name}} {{ $client.phone }} {{Сделка.Имя}} {% if a %} {name} {ваше имя} {debt:,} \
                {expr['key']} ${name} #{name} #NAME# $name. %name% %s %(name)s [Имя клиента] [[name]] <имя> 8-800-XXX-XX-XX";
    let found: Vec<&str> = placeholders(text).iter().map(|found| &text[found.range.clone()]).collect();
    let wanted: Vec<&str> = vec![
        "{{name}}",
        "{{ticket.requester.name}}",
        "{{ $client.phone }}",
        "{{Сделка.Имя}}",
        "{% if a %}",
        "{name}",
        "{ваше имя}",
        "{debt:,}",
        "{expr['key']}",
        "${name}",
        "#{name}",
        "#NAME#",
        "$name",
        "%name%",
        "%s",
        "%(name)s",
        "[Имя клиента]",
        "[[name]]",
        "<имя>",
        "8-800-XXX-XX-XX",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn what_is_no_placeholder() {
    for text in [
        "скидка 5 % за покупку и 10 % за отзыв",
        "[ ] позвонить",
        "[за рулём / за компьютером]",
        "[врач добавляет наблюдение]",
        "сумма < 100 и > 50",
        "{{name}, привет",
        "рад(а)",
        "<b>да</b>",
        "XXL и ХХ век",
        "#1 и #2",
        "100$ в месяц",
        "{}",
        "[1]",
        "{ {",
        "100%",
        "[подождите ответа]",
    ] {
        let found = placeholders(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    let icu = "{count, plural,\n one {одна заявка}\n other {# заявок}}";
    assert_eq!(placeholders(icu).len(), 1);
}

#[test]
fn steps_and_their_parts() {
    let document = parse(
        Format::Markdown,
        "# Скрипт\n\n## 1. Приветствие (1 минута)\n\nОператор: Добрый день!\n\n## Представление товара\n\n## Завершение разговора\n\nОператор: До встречи!\n",
    );
    let steps: Vec<(&str, u8, Option<Part>)> =
        document.steps.iter().map(|step| (step.title.as_str(), step.level, step.part)).collect();
    assert_eq!(
        steps,
        [
            ("Скрипт", 1, None),
            ("1. Приветствие (1 минута)", 2, Some(Part::Opening)),
            ("Представление товара", 2, None),
            ("Завершение разговора", 2, Some(Part::Closing)),
        ]
    );
    assert_eq!(document.blocks.last().and_then(|block| block.step), Some(3));
}

#[test]
fn segments_tell_everything_apart() {
    let source = "## Шаг\n\n- **Оператор:** Добрый день, {{name}}!\n\n*Пауза.* `код`\n\nКлиент: Да.\n";
    let document = parse(Format::Markdown, source);
    assert_eq!(painted(&document, Role::Heading), ["Шаг"]);
    assert_eq!(painted(&document, Role::Agent), ["Добрый день, ", "!"]);
    assert_eq!(painted(&document, Role::Placeholder), ["{{name}}"]);
    assert_eq!(painted(&document, Role::Client), ["Да."]);
    assert_eq!(painted(&document, Role::Ignored), ["`код`"]);
    assert_eq!(painted(&document, Role::Direction), ["Пауза.", " "]);
}
