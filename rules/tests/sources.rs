//! The wrong and right examples that the source documents print: each wrong one is reported by the rules that
//! serve it, a chain of its fixes leads to the right one or its kin, and each right one is silent at warning level.

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::{Checker, Document, Finding, Settings, Severity, apply_edits};

/// (point, wrong, the rule that reports it, what one of its fixes makes of it)
const WRONG: &[(&str, &str, &str, &str)] = &[
    ("R2", "Пришлите карту партнёра.", "bare-imperative", "Пришлите, пожалуйста, карту партнёра."),
    ("R2", "Скажите, когда вам удобно?", "bare-imperative", "Скажите, пожалуйста, когда вам удобно?"),
    ("R4", "Извините за ожидание.", "bare-apology", "Извините, пожалуйста, за ожидание."),
    ("R4", "Простите за ожидание.", "bare-apology", "Простите, пожалуйста, за ожидание."),
    ("R34", "Проходите.", "bare-imperative", "Проходите, пожалуйста."),
    (
        "R34",
        "Подскажите, вы бронировали стол?",
        "bare-imperative",
        "Скажите, пожалуйста, вы бронировали стол?",
    ),
    ("R34", "Простите, вы к Ивану Петровичу?", "bare-apology", "Прошу прощения, вы к Ивану Петровичу?"),
    (
        "R34",
        "Скажите, вы пришли на приём к врачу?",
        "bare-imperative",
        "Скажите, пожалуйста, вы пришли на приём к врачу?",
    ),
    (
        "R35",
        "---\nkind: visit\n---\nВы будете делать заказ?",
        "blunt-opening",
        "---\nkind: visit\n---\nСкажите, пожалуйста, вы готовы сделать заказ?",
    ),
    ("R35", "---\nkind: visit\n---\nДержите меню.", "blunt-opening", "---\nkind: visit\n---\nЭто наше меню."),
    (
        "R35",
        "Добрый день! Пришлите документы.",
        "bare-imperative",
        "Добрый день! Пришлите, пожалуйста, документы.",
    ),
    (
        "R35",
        "Добрый день! Пришлите ТЗ.",
        "ambiguous-abbreviation",
        "Добрый день! Пришлите техническое задание.",
    ),
    (
        "R35",
        "Подождите, сейчас позову менеджера по продажам.",
        "bare-imperative",
        "Подождите, пожалуйста, сейчас позову менеджера по продажам.",
    ),
    (
        "R36",
        "Чтобы сохранить обувь подольше, нанесите этот крем.",
        "bare-imperative",
        "Чтобы сохранить обувь подольше, лучше нанести этот крем.",
    ),
    (
        "R36",
        "Не трогайте самостоятельно этот кран.",
        "negative-imperative",
        "Очень просим вас не трогать самостоятельно этот кран.",
    ),
    (
        "R40",
        "Спасибо, что обратились к нам, обращайтесь снова!",
        "weak-closing",
        "Благодарим вас за сотрудничество! Будем рады, если вы обратитесь к нам снова.",
    ),
    ("R3", "Смотрите, наш курьер задерживается.", "filler-imperative", "Наш курьер задерживается."),
    (
        "R3",
        "Смотрите, на странице 3 есть таблица.",
        "filler-imperative",
        "Давайте обратим внимание: на странице 3 есть таблица.",
    ),
];

/// Reported, with no fix that would say the same: (point, wrong, rule).
const REPORTED: &[(&str, &str, &str)] = &[
    ("R19", "Ваша идея просто сумасшедшая.", "ridicule"),
    ("I2", "Я бы помог, но у нас нет такой возможности.", "but-after-empathy"),
    ("I2", "Мы хотели бы, но у нас нет возможности.", "but-after-empathy"),
    ("IT3", "Это не наша вина.", "defensive"),
    ("IQ", "Это не наша проблема.", "flat-refusal"),
    ("IQ", "Такого в правилах нет.", "flat-refusal"),
    ("EP", "Ищем вам машинку, придёт эсэмэсочка.", "diminutive"),
    ("EP", "Ещё буквально две минутки.", "vague-deadline"),
];

/// (point, right)
const RIGHT: &[(&str, &str)] = &[
    ("R2", "Пришлите, пожалуйста, карту партнёра."),
    ("R2", "Скажите, пожалуйста, когда вам удобно?"),
    ("R2", "Можете прислать нам карту партнёра?"),
    ("R2", "Нам нужна ваша карта партнёра, не могли бы вы нам её прислать?"),
    ("R2", "Нужно прислать предоплату."),
    ("R3", "Давайте обратим внимание на страницу 3."),
    ("R4", "Приносим свои извинения."),
    ("R4", "Извините, пожалуйста."),
    ("R4", "Просим прощения."),
    ("R4", "Простите, пожалуйста."),
    ("R29", "Можно ли унести лишнюю посуду?"),
    ("R34", "Проходите, пожалуйста."),
    ("R34", "Скажите, пожалуйста, вы бронировали стол?"),
    ("R34", "Прошу прощения, вы к Ивану Петровичу?"),
    ("R34", "Скажите, пожалуйста, вы пришли на приём к врачу?"),
    ("R35", "Скажите, пожалуйста, вы готовы сделать заказ?"),
    ("R35", "Это наше меню, позовите, пожалуйста, если что-то выберете."),
    ("R35", "Добрый день, Александр! Пришлите, пожалуйста, техническое задание."),
    ("R35", "Добрый день! Подождите, пожалуйста, сейчас позову менеджера по продажам."),
    ("R36", "Чтобы сохранить обувь подольше, лучше нанести этот крем."),
    ("R36", "Очень прошу вас не трогать самостоятельно этот кран, лучше позвонить нам."),
    (
        "R40",
        "Иван Васильевич, благодарим вас за сотрудничество! Мы будем рады, если вы обратитесь к нам снова.",
    ),
    ("I5", "Что для вас важнее — цена или надёжность?"),
    ("I5", "Как вы планируете использовать товар?"),
    ("I8", "Спасибо! Мы рады, что вам понравилось."),
    ("IT1", "Можем выслать образец, чтобы вы увидели ткань."),
    ("IT2", "Вы правы, это действительно важный параметр."),
    ("IT3", "Чем мы можем вам помочь прямо сейчас?"),
    ("EX", "А это подарок от нас, в цвет вашего салона."),
];

fn findings(text: &str) -> Vec<Finding> {
    let settings = Settings::default();
    let document = Document::parse(text, Format::Markdown, &FrontMatter::default(), &settings);
    Checker::new(&settings).0.check(&document).findings
}

#[test]
fn wrong_examples_are_reported_and_mended() {
    let mut problems = Vec::new();
    for (point, wrong, rule, right) in WRONG {
        let found = findings(wrong);
        let of_rule: Vec<&Finding> = found.iter().filter(|it| it.rule.as_str() == *rule).collect();
        let fixed: Vec<String> =
            of_rule.iter().flat_map(|it| it.fixes.iter().map(|fix| apply_edits(wrong, &fix.edits))).collect();
        if !fixed.iter().any(|text| text == right) {
            problems.push(format!("{point}: {rule} makes of «{wrong}» {fixed:?}"));
        }
    }
    for (point, wrong, rule) in REPORTED {
        if !findings(wrong).iter().any(|it| it.rule.as_str() == *rule) {
            problems.push(format!("{point}: {rule} is silent on «{wrong}»"));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn right_examples_are_silent() {
    let mut problems = Vec::new();
    for (point, right) in RIGHT {
        for it in findings(right).iter().filter(|it| it.severity >= Severity::Warning) {
            problems.push(format!("{point}: {} on «{right}»", it.rule));
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}
