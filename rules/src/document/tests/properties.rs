//! What holds for any input.

use proptest::prelude::*;

use super::{Document, Format, FrontMatter, Role, Settings, check, parse};
use crate::edit::apply_edits;

const FORMATS: [Format; 4] = [Format::Markdown, Format::Text, Format::Yaml, Format::Json];

/// Bits that files are made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let bit = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "    ",
        "\t",
        "- ",
        "* ",
        "1. ",
        "— ",
        "> ",
        "# ",
        "## ",
        "---",
        "---\n",
        "===",
        "|",
        "|---|\n",
        "||",
        "`",
        "```",
        "~~",
        "*",
        "**",
        "_",
        "__",
        "<!--",
        "-->",
        "<br>",
        "<p>",
        "<имя>",
        "<name>",
        "<",
        ">",
        "{{",
        "}}",
        "{",
        "}",
        "{%",
        "%}",
        "${",
        "#{",
        "#",
        "#ИМЯ#",
        "$a",
        "%",
        "%name%",
        "%s",
        "%(a)s",
        "[",
        "]",
        "[[",
        "]]",
        "(",
        ")",
        "[Имя](",
        "[ ] ",
        "[за / под]",
        "«",
        "»",
        "\"",
        "'",
        "“",
        "”",
        "Оператор:",
        "Клиент: ",
        "О:",
        "К: ",
        "Менеджер Анна (",
        "[00:12] ",
        "Если клиент",
        ":",
        ": ",
        "Сказать: «",
        "❌ ",
        "✅ ",
        "→ ",
        "Не ",
        "слово",
        "Скажите",
        "пауза",
        ".",
        "!",
        "?",
        ",",
        "\\",
        "\\n",
        "\\\"",
        "а\u{a0}и",
        "\u{feff}",
        "\u{301}",
        "e\u{301}",
        "😀",
        "1️⃣ ",
        "ключ: ",
        "text: |\n  ",
        "a: >-\n  ",
        "courtesy: ignore ",
        "# courtesy: ignore-start x\n",
        "<!-- courtesy: ignore a-b, c — почему -->",
        "// courtesy: ignore-file",
        "kind: call\n",
        "{\"text\": \"",
        "\"}",
        "[\"",
        "&a",
        "*a",
        "XXX-XX",
        "8-800-",
        "{count, plural, one {",
        "\u{2028}",
        "\u{0}",
        "X",
        "&nbsp;",
        "&amp;",
    ]);
    prop::collection::vec(bit, 0..40).prop_map(|bits| bits.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_input_breaks_a_document(source in soup()) {
        for format in FORMATS {
            let document = parse(format, &source);
            prop_assert_eq!(&document.source, &source);
        }
    }

    #[test]
    fn front_matter_survives_anything(inside in soup()) {
        for format in [Format::Markdown, Format::Text] {
            parse(format, &format!("---\nkind: call\n{inside}\n---\nТекст.\n"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_characters_are_read(source in any::<String>()) {
        for format in FORMATS {
            parse(format, &source);
        }
    }
}

/// Text as it occurs in templates, marks that must be escaped included.
fn message() -> impl Strategy<Value = String> {
    let bit = prop::sample::select(vec![
        "Добрый день",
        "пришлите",
        "нам",
        "скан",
        "у \"Берега\" тут",
        "it's",
        "C:\\путь",
        "{{name}}",
        "и - тире",
        "100 %",
        "№ 5",
        "😀",
        "договор: один",
        "a#b",
        "а # решётка",
        "да/нет",
        "`код`",
        "а\u{a0}и",
        "ёж",
    ]);
    let between = prop::sample::select(vec![" ", ", ", "! ", "\n", "\n\n"]);
    prop::collection::vec((bit, between), 2..12).prop_map(|bits| {
        let mut text = String::from("Письмо вам ");
        for (bit, between) in bits {
            text.push_str(bit);
            text.push_str(between);
        }
        text.push_str("конец.");
        text
    })
}

/// The text in YAML styles; `None` where a style cannot hold it.
fn written(text: &str, style: usize) -> Option<String> {
    let quoted = serde_json::to_string(text).expect("a string");
    Some(match style {
        0 => format!("a:\n  text: {quoted}\n  id: 1\n"),
        1 => {
            // A line break in single quotes is an empty line.
            let inner = text.replace('\'', "''").replace('\n', "\n\n    ");
            if text.contains("\n\n") || text.contains(" \n") || text.contains("\u{a0}\n") {
                return None;
            }
            format!("a:\n  text: '{inner}'\n")
        }
        2 => format!("a:\n  text: |\n    {}\nb: 1\n", text.replace('\n', "\n    ").replace("    \n", "\n")),
        3 => {
            let lines: Vec<&str> = text.split('\n').collect();
            if lines.iter().any(|line| line.starts_with([' ', '-']) || line.ends_with(' ')) {
                return None;
            }
            format!("a:\n  text: >-\n    {}\n", lines.join("\n\n    ").replace("    \n", "\n"))
        }
        4 => {
            if text.contains('\n') || text.contains(": ") || text.contains(" #") {
                return None;
            }
            format!("a:\n  text: {text}\nb: 1\n")
        }
        _ => format!("a: {{text: {quoted}, id: 2}}\n"),
    })
}

/// All speech of a collection, paragraphs joined.
fn speech(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| block.prose.text().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn replacements_are_read_back(text in message(), style in 0..8usize, pick in any::<prop::sample::Index>(), word in any::<prop::sample::Index>(),
        new in prop::sample::select(vec!["пожалуйста", "«скан»", "\"да\"", "it's", "a\\b", "вот: это", "раз\nдва", "{{x}}, вы"]), crlf in any::<bool>())
    {
        let (format, source) = match style {
            6 => (Format::Json, serde_json::json!({"a": {"text": &text, "id": 3}}).to_string()),
            7 => (Format::Json, format!("\u{feff}{{\"a\": // да\n {}}}", serde_json::to_string(&text).expect("a string"))),
            _ => match written(&text, style) {
                Some(source) => (Format::Yaml, source),
                None => return Ok(()),
            },
        };
        let source = if crlf { source.replace('\n', "\r\n") } else { source };
        let document = parse(format, &source);
        prop_assert!(document.problems.is_empty(), "{:?} in {}", document.problems, source);
        let before = speech(&document);
        let spoken: String = before.concat().chars().filter(|c| !c.is_whitespace()).collect();
        let wanted: String = text.replace("\n- ", "\n").chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(spoken, wanted, "{}", source);
        prop_assert!(!document.blocks.is_empty(), "{}", source);
        let index = pick.index(document.blocks.len());
        let block = &document.blocks[index];
        // A whole word is replaced.
        let words: Vec<(usize, &str)> = block.prose.text().split_inclusive([' ', '\n']).scan(0, |at, word| {
            let start = *at;
            *at += word.len();
            Some((start, word.trim_end_matches([' ', '\n'])))
        }).filter(|(_, word)| !word.trim().is_empty()).collect();
        let (start, word) = words[word.index(words.len())];
        let range = start..start + word.len();
        let Some(edits) = block.prose.replace(range.clone(), new) else {
            return Ok(());
        };
        let fixed = apply_edits(&source, &edits);
        let again = parse(format, &fixed);
        prop_assert!(again.problems.is_empty(), "{:?}\n{}\n→\n{}", again.problems, source, fixed);
        let mut wanted = before.clone();
        wanted[index].replace_range(range, new);
        let flat = |texts: &[String]| texts.join(" ").split_whitespace().map(|word| word.trim_start_matches('-').trim_matches(['«', '»', '"'])).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(flat(&speech(&again)), flat(&wanted), "{}\n→\n{}", source, fixed);
    }
}

/// Bad nests end neither in a crash nor in a long wait.
#[test]
fn deep_nests_are_problems() {
    for (format, source) in [
        (Format::Json, "[".repeat(50_000)),
        (Format::Json, "{\"a\":".repeat(50_000)),
        (Format::Yaml, "[".repeat(5_000)),
        (Format::Yaml, "- ".repeat(5_000)),
        (Format::Markdown, "> ".repeat(5_000)),
        (Format::Markdown, "- ".repeat(2_000)),
        (Format::Markdown, "[".repeat(50_000)),
        (Format::Markdown, "{{".repeat(50_000)),
        (Format::Text, "{count, plural, ".repeat(20_000)),
        (Format::Text, "(".repeat(50_000)),
        (Format::Text, "«".repeat(50_000)),
        (Format::Markdown, "<!--".repeat(20_000)),
    ] {
        let document = Document::parse(&source, format, &FrontMatter::default(), &Settings::default());
        check(&document);
    }
}

/// Reading is linear: a long file takes as long as its parts.
#[test]
fn long_files_are_read() {
    let turn = "Оператор: Добрый день, {{name}}! Подскажите, пожалуйста, номер заказа (пауза).\nКлиент: Сейчас найду.\n\n*Не торопите.*\n\n";
    let source = turn.repeat(2_000);
    let document = parse(Format::Markdown, &source);
    assert_eq!(document.blocks.iter().filter(|block| block.role == Role::Client).count(), 2_000);
}

/// Looking on for a bracket that never closes must not take forever.
#[test]
fn lost_brackets_cost_little() {
    let document = Document::parse(
        &"%a[<{$(«".repeat(20_000),
        Format::Text,
        &FrontMatter::default(),
        &Settings::default(),
    );
    check(&document);
}
