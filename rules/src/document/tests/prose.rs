//! Who speaks in Markdown and plain text.

use super::{Format, Role, md, painted, parse, txt};
use crate::document::{Document, FrontMatter};
use crate::settings::{Labels, Settings};

#[test]
fn labels_in_all_their_forms() {
    let said = md("\
Оператор: Доброе утро!
Клиент: Здравствуйте.

**Менеджер Петров:** Слушаю вас.

- **Гость:** Где мой багаж?
- АДМИНИСТРАТОР: Уже несём.

[00:12] Мастер: Готово.

1. Клиент (после паузы): Спасибо.

Сотрудник банка: Карта готова. Клиент: Заберу завтра. Сотрудник банка: Ждём вас.
");
    insta::assert_snapshot!(said, @r#"
    agent 0: Доброе утро!
    client 1: Здравствуйте.
    agent 2: Слушаю вас.
    client 3 -: Где мой багаж?
    agent 4 -: Уже несём.
    agent 5: Готово.
    client 6 1.: Спасибо.
    agent 7: Карта готова.
    client 8: Заберу завтра.
    agent 9: Ждём вас.
    "#);
}

#[test]
fn letters_are_labels_only_in_pairs() {
    insta::assert_snapshot!(txt("О: Слушаю вас.\nК: Мне нужен мастер.\n"), @r#"
    agent 0: Слушаю вас.
    client 1: Мне нужен мастер.
    "#);
    insta::assert_snapshot!(txt("Выберите ответ.\nА: Да, подходит.\n"), @r#"agent 0: Выберите ответ.⏎А: Да, подходит."#);
    insta::assert_snapshot!(txt("П: Примерите пальто?\nК: Да.\n"), @r#"
    agent 0: Примерите пальто?
    client 1: Да.
    "#);
}

#[test]
fn a_signature_is_no_label() {
    insta::assert_snapshot!(md("Здравствуйте, {{name}}! Ваш шкаф собран.\n\nМенеджер: {{manager}}, {{phone}}\n"), @r#"
    agent 0: Здравствуйте, {{name}}! Ваш шкаф собран.
    agent 0: Менеджер: {{manager}}, {{phone}}
    "#);
    insta::assert_snapshot!(txt("Ознакомьтесь с условиями.\nОператор персональных данных: ООО «Ель».\n"), @r#"agent 0: Ознакомьтесь с условиями.⏎Оператор персональных данных: ООО «Ель»."#);
}

#[test]
fn own_labels_from_the_settings() {
    let settings = Settings {
        labels: Labels {
            agent: vec!["Хозяйка зала".to_owned()],
            client: vec!["Мама ученика".to_owned()],
            direction: vec!["Примечание".to_owned()],
        },
        ..Settings::default()
    };
    let source = "хозяйка зала: Рады вас видеть!\nМама ученика: Мы к вам.\nПримечание: улыбнитесь.\n";
    let document = Document::parse(source, Format::Text, &FrontMatter::default(), &settings);
    insta::assert_snapshot!(super::dump(&document), @r#"
    agent 0: Рады вас видеть!
    client 1: Мы к вам.
    direction 2: улыбнитесь.
    "#);
}

#[test]
fn turns_run_to_the_next_label_or_gap() {
    let said = md("\
Оператор: Вам понадобятся:

- паспорт;
- договор.

Проверьте документы сами.

Оператор: Первая строка,
вторая строка.
Клиент:
Хорошо.

**Оператор:**

> Тогда до встречи!

Запишите время в журнал.
");
    insta::assert_snapshot!(said, @r#"
    agent 0: Вам понадобятся:
    agent 0 -^0: паспорт;
    agent 0 -^0: договор.
    direction 1: Проверьте документы сами.
    agent 2: Первая строка,⏎вторая строка.
    client 3: Хорошо.
    agent 4: Тогда до встречи!
    direction 5: Запишите время в журнал.
    "#);
    let said =
        txt("Оператор: Добрый день!\n  Чем могу помочь?\n\n  Слушаю вас.\n\nОтметьте звонок.\nКлиент: Да.\n");
    insta::assert_snapshot!(said, @r#"
    agent 0: Добрый день!⏎Чем могу помочь?
    agent 0: Слушаю вас.
    direction 1: Отметьте звонок.
    client 2: Да.
    "#);
}

#[test]
fn directions_of_a_labelled_file() {
    let said = md("\
Оператор: Назовите, пожалуйста, код (он на обороте карты). [подождите ответа] Спасибо!

(Сделайте паузу.)

*Улыбнитесь.*

Если клиент молчит: повторите вопрос.

→ Прощание

Клиент (устало): Не помню.
Оператор: Рад(а) помочь по номеру +7 (495) 000-00-00.
");
    insta::assert_snapshot!(said, @r#"
    agent 0: Назовите, пожалуйста, код ◌. ◌ Спасибо!
    direction 0: он на обороте карты
    direction 0: подождите ответа
    direction 1: Сделайте паузу.
    direction 2: Улыбнитесь.
    direction 3: Если клиент молчит: повторите вопрос.
    direction 4: → Прощание
    client 5: Не помню.
    agent 6: Рад(а) помочь по номеру +7 (495) 000-00-00.
    "#);
}

#[test]
fn without_labels_the_agent_speaks() {
    let said = md("\
# Ответ о доставке

Здравствуйте, {{name}}! Если время не подходит, напишите нам.

Если вам нужен подъём (на этаж), добавьте, пожалуйста, комментарий.

*Отправьте до обеда.*

Если клиент просит скидку: передайте старшему.

С уважением,
{{agent}}

---

Второе письмо.
");
    insta::assert_snapshot!(said, @r#"
    heading 0: Ответ о доставке
    agent 1: Здравствуйте, {{name}}! Если время не подходит, напишите нам.
    agent 1: Если вам нужен подъём (на этаж), добавьте, пожалуйста, комментарий.
    direction 2: Отправьте до обеда.
    direction 3: Если клиент просит скидку: передайте старшему.
    agent 1: С уважением,⏎{{agent}}
    agent 4: Второе письмо.
    "#);
}

#[test]
fn steps_as_infinitives_are_directions() {
    insta::assert_snapshot!(md("- Представиться, назвать отдел.\n- Уточнить адрес.\n"), @r#"
    direction 0 -: Представиться, назвать отдел.
    direction 1 -: Уточнить адрес.
    "#);
    insta::assert_snapshot!(md("Отменить запись можно в кабинете.\n\nПолучить заказ вам поможет код.\n"), @r#"
    agent 0: Отменить запись можно в кабинете.
    agent 0: Получить заказ вам поможет код.
    "#);
}

#[test]
fn quotations_in_instructions() {
    let said = md("\
Спросить: «Вам удобно говорить?», после ответа открыть раздел «Заказы».

Если клиент говорит «подумаю», ответьте: «Конечно. Когда вам позвонить?»

Поздоровайтесь. «Добрый день, {{name}}!»

Не оправдывайтесь. «Мы тут ни при чём».

Менеджер отвечает: «Уже проверяю, одну минуту».

→ «Записала вас на среду».
");
    insta::assert_snapshot!(said, @r#"
    direction 0: Спросить: ◌, после ответа открыть раздел «Заказы».
    agent 1 quote: Вам удобно говорить?
    direction 2: Если клиент говорит ◌, ответьте: ◌
    client 3 quote: подумаю
    agent 4 quote: Конечно. Когда вам позвонить?
    direction 5: Поздоровайтесь. ◌
    agent 6 quote: Добрый день, {{name}}!
    direction 7: Не оправдывайтесь. ◌.
    direction 8: Менеджер отвечает: ◌.
    agent 9 quote: Уже проверяю, одну минуту
    agent 11 quote: Записала вас на среду
    "#);
}

#[test]
fn quotations_in_speech_stay() {
    insta::assert_snapshot!(md("Здравствуйте! Нажмите кнопку «Оплатить заказ», и придёт ответ: «Принято».\n"), @r#"agent 0: Здравствуйте! Нажмите кнопку «Оплатить заказ», и придёт ответ: «Принято»."#);
}

#[test]
fn a_bad_turn_is_nobodys() {
    let said = md("Оператор: Добрый день!\n❌ Оператор: Ждите звонка.\n✅ Оператор: Перезвоню до обеда.\n");
    assert!(!said.contains("Ждите"), "{said}");
    assert!(said.contains("Перезвоню"), "{said}");
}

#[test]
fn bad_examples_are_nobodys() {
    let said = md("\
## Как отвечать

❌ Неправильно: «Ждите».

✅ Правильно: «Проверим и ответим до обеда».

❌ Ничего не знаю.

✅ Уточню и перезвоню.

Плохо:

- Сами читайте.
- Это не ко мне.

## Плохие примеры

Отстаньте.

## Прощание

Сказать: «Всего доброго, {{name}}!»
");
    insta::assert_snapshot!(said, @r#"
    heading 0: Как отвечать
    direction 1: ❌ Неправильно: ◌.
    direction 2: ✅ Правильно: ◌.
    agent 3 quote: Проверим и ответим до обеда
    agent 4: Уточню и перезвоню.
    heading 5: Плохие примеры
    heading 6: Прощание
    direction 7: Сказать: ◌
    agent 8 quote: Всего доброго, {{name}}!
    "#);
}

#[test]
fn what_the_client_wrote() {
    insta::assert_snapshot!(md("Клиент пишет:\n\n> Где мой заказ?\n> Жду.\n\nЗдравствуйте! Заказ в пути.\n"), @r#"
    direction 0: Клиент пишет:
    client 1 quote: Где мой заказ?⏎Жду.
    agent 2: Здравствуйте! Заказ в пути.
    "#);
    insta::assert_snapshot!(md("> Всё понравилось!\n\nСпасибо вам за отзыв!\n"), @r#"
    client 0: Всё понравилось!
    agent 1: Спасибо вам за отзыв!
    "#);
    insta::assert_snapshot!(txt("Отзыв гостя:\n«Было шумно».\n\nБлагодарим вас, что рассказали.\n"), @r#"
    direction 0: Отзыв гостя:
    client 1: Было шумно
    agent 2: Благодарим вас, что рассказали.
    "#);
}

#[test]
fn tables_by_their_headings() {
    let said = md("\
| Вопрос | Ответ | Комментарий | ❌ Не говорить |
|---|---|---|---|
| Сколько ждать? | Около **часа**, {{name}}. | Сверьтесь с графиком | Ждите |
| — | «До обеда \\| до вечера» | | |

Используйте таблицу в чате.
");
    insta::assert_snapshot!(said, @r#"
    client 0 cell: Сколько ждать?
    agent 1 cell: Около часа, {{name}}.
    direction 2 cell: Сверьтесь с графиком
    agent 4 cell: До обеда | до вечера
    direction 6: Используйте таблицу в чате.
    "#);
    insta::assert_snapshot!(md("Наши цены:\n\n| Услуга | Цена |\n|---|---|\n| Стрижка | 900 |\n"), @r#"
    agent 0: Наши цены:
    agent 1 cell: Стрижка
    agent 2 cell: 900
    "#);
}

#[test]
fn dialogues_in_dashes() {
    insta::assert_snapshot!(txt("— Дорого у вас.\n— Понимаю вас. Могу предложить рассрочку?\n— Можно.\n"), @r#"
    client 0: Дорого у вас.
    agent 1: Понимаю вас. Могу предложить рассрочку?
    client 2: Можно.
    "#);
    insta::assert_snapshot!(md("— Дорого. — Понимаю вас, {{name}}. Сравним варианты?\n"), @r#"
    client 0: Дорого.
    agent 1: Понимаю вас, {{name}}. Сравним варианты?
    "#);
    insta::assert_snapshot!(txt("Вам понадобятся:\n— паспорт;\n— полис.\n"), @r#"
    agent 0: Вам понадобятся:
    agent 0 -^0: паспорт;
    agent 0 -^0: полис.
    "#);
}

#[test]
fn markup_is_dropped_and_mapped() {
    let source = "Пришлите **скан** [договора](https://e.ru) `код` и ![фото](a.png), ~~нет~~ да.<br>Ждём&nbsp;вас \\* сегодня\n";
    let document = parse(Format::Markdown, source);
    insta::assert_snapshot!(super::dump(&document), @r#"agent 0: Пришлите скан договора ◌ и ◌, ◌ да.⏎Ждём вас * сегодня"#);
    let prose = &document.blocks[0].prose;
    let at = prose.text().find("скан").expect("there");
    let range = prose.source_range(at..at + "скан договора".len());
    assert_eq!(&source[range], "скан** [договора");
}

#[test]
fn placeholders_are_no_markup() {
    let document = parse(
        Format::Markdown,
        "{{_first_name_}}, {{client_name}}! Код %ORDER_ID%, *до* <дата>, [Имя](клиент), <name> и [срок].\n",
    );
    let names: Vec<&str> = document.blocks[0].placeholders.iter().map(|found| found.name.as_str()).collect();
    assert_eq!(names, ["_first_name_", "client_name", "ORDER_ID", "дата", "Имя", "name", "срок"]);
}

#[test]
fn html_comments_and_tags() {
    let document = parse(
        Format::Markdown,
        "<!-- для гостей -->\n<p>Ждём вас <b>завтра</b>.</p>\n\nСпасибо<!-- вот -->!\n\n<style>p { color: red }</style>\n",
    );
    insta::assert_snapshot!(super::dump(&document), @r#"
    agent 0: Ждём вас завтра.
    agent 0: Спасибо!
    "#);
    assert!(painted(&document, Role::Ignored).contains(&"<!-- для гостей -->"));
}

#[test]
fn a_rule_under_a_sentence_makes_no_heading() {
    insta::assert_snapshot!(md("Здравствуйте!\n---\nДо встречи!\n"), @r#"
    agent 0: Здравствуйте!
    agent 1: До встречи!
    "#);
}

#[test]
fn headings_in_plain_text() {
    let said = txt("\
ПРИВЕТСТВИЕ

Оператор: Добрый день!

Шаг 2. Адрес

Оператор: Куда привезти?

Прощание
========
Оператор: До встречи!
");
    insta::assert_snapshot!(said, @r#"
    heading 0: ПРИВЕТСТВИЕ
    agent 1: Добрый день!
    heading 2: Шаг 2. Адрес
    agent 3: Куда привезти?
    heading 4: Прощание
    agent 5: До встречи!
    "#);
    insta::assert_snapshot!(txt("1. НАЧАЛО\nОператор: Добрый день!\n2. РАЗГОВОР\nКлиент: Да.\n"), @r#"
    heading 0: НАЧАЛО
    agent 1: Добрый день!
    heading 2: РАЗГОВОР
    client 3: Да.
    "#);
    insta::assert_snapshot!(txt("СРОЧНО ОПЛАТИТЕ СЧЁТ\n\nЖдём вас.\n"), @r#"
    agent 0: СРОЧНО ОПЛАТИТЕ СЧЁТ
    agent 0: Ждём вас.
    "#);
}

#[test]
fn line_ends_and_marks_of_all_kinds() {
    let plain = "Оператор: Добрый\u{a0}день!\nЧем помочь?\n\nКлиент: Да.\n";
    for format in [Format::Markdown, Format::Text] {
        let wanted = super::dump(&parse(format, plain));
        for source in [plain.replace('\n', "\r\n"), format!("\u{feff}{plain}")] {
            assert_eq!(super::dump(&parse(format, &source)), wanted, "{source:?}");
        }
    }
}
