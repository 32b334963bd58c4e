//! What a check costs: `cargo bench -p courtesy-rules --bench check`.
//!
//! Prints the speed on 250 KB, 500 KB, 1 MB and 2 MB of our sample scripts, the time per byte of the largest as
//! a multiple of that of the smallest (1.0: linear), what fifty further phrase rules cost, and how long the
//! rules take to start. Figures are the least of several runs; the ratios are what to look at.

use std::fmt::Write;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use courtesy_rules::document::{Format, FrontMatter};

use courtesy_rules::{Checker, Document, OwnPage, Settings};

const RUNS: usize = 5;

/// The sample scripts in Markdown, again and again, up to `size` bytes. Front matter is left out: a file has one.
fn script(size: usize) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../samples");
    let mut parts = Vec::new();
    for folder in ["good", "bad"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|extension| extension == "md")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                let body = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---\n"));
                parts.push(body.map_or(text.clone(), |(_, body)| body.to_owned()));
            }
        }
    }
    parts.sort();
    let mut out = String::new();
    for (number, part) in parts.iter().cycle().enumerate() {
        if out.len() >= size || parts.is_empty() {
            break;
        }
        let _ = write!(out, "\n## Разговор {number}\n\n{part}\n");
    }
    out
}

/// Fifty rules of two phrases each, on words that scripts do hold.
fn fifty() -> Vec<String> {
    const WORDS: &[&str] = &[
        "заказ",
        "оплата",
        "доставка",
        "адрес",
        "время",
        "договор",
        "клиент",
        "вопрос",
        "номер",
        "день",
        "мастер",
        "курьер",
        "звонок",
        "ответ",
        "карта",
        "деньги",
        "товар",
        "магазин",
        "скидка",
        "возврат",
        "письмо",
        "почта",
        "счёт",
        "запись",
        "врач",
    ];
    (0..50)
        .map(|number| {
            let word = WORDS[number % WORDS.len()];
            let name: String = number
                .to_string()
                .chars()
                .filter_map(|c| char::from_digit(c.to_digit(10)? + 10, 36))
                .collect();
            format!(
                "---\nid: bench-{name}\ntitle: Проба\ngroup: tone\nmessage: «{{0}}»\nphrases:\n\
                 \x20 - find: \"~{word} ..3 ~невероятный\"\n    unless_near: [\"@term\"]\n\
                 \x20 - find: \"(совсем | вовсе) не ~{word}\"\n---\n"
            )
        })
        .collect()
}

/// The least time of several runs, in seconds.
fn least(mut work: impl FnMut()) -> f64 {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::MAX, f64::min)
}

fn check(checker: &Checker, text: &str) {
    let settings = Settings::default();
    let document = Document::parse(text, Format::Markdown, &FrontMatter::default(), &settings);
    black_box(checker.check(&document));
}

fn main() {
    let settings = Settings::default();
    let start = Instant::now();
    let (checker, problems) = Checker::new(&settings);
    println!("start: {:.1} ms for {} rules", start.elapsed().as_secs_f64() * 1e3, checker.rules().len());
    assert!(problems.is_empty(), "{problems:?}");
    println!("start, again: {:.1} ms", least(|| drop(black_box(Checker::new(&settings)))) * 1e3);

    let mut per_byte = Vec::new();
    for kilobytes in [250, 500, 1_000, 2_000] {
        let text = script(kilobytes * 1_000);
        let seconds = least(|| check(&checker, &text));
        per_byte.push(seconds / text.len() as f64);
        println!("{kilobytes:5} KB: {:6.1} ms, {:.2} MB/s", seconds * 1e3, text.len() as f64 / seconds / 1e6);
    }
    println!("2 MB per byte / 250 KB per byte: {:.2}", per_byte[3] / per_byte[0]);

    let pages: Vec<OwnPage> = fifty()
        .into_iter()
        .enumerate()
        .map(|(number, text)| OwnPage { name: format!("{number}.md"), text })
        .collect();
    let (more, problems, own) = Checker::with_own(&settings, &pages);
    assert!(problems.is_empty() && own.iter().all(Vec::is_empty), "{problems:?} {own:?}");
    assert_eq!(more.rules().len(), checker.rules().len() + 50);
    let text = script(1_000_000);
    // In turns, so that both see the same machine.
    let (mut plain, mut added) = (f64::MAX, f64::MAX);
    for _ in 0..RUNS * 2 {
        let time = |checker: &Checker| {
            let start = Instant::now();
            check(checker, &text);
            start.elapsed().as_secs_f64()
        };
        plain = plain.min(time(&checker));
        added = added.min(time(&more));
    }
    println!("fifty more phrase rules: {:.3} of the time without", added / plain);
}
