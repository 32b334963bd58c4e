//! What each rule costs: `cargo run --release -p courtesy-rules --example costs -- FILE.md`.
//!
//! Checks the text with one rule at a time and prints the time beyond that of a check with none, dearest first.

use std::error::Error;
use std::time::Instant;

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::settings::RuleSetting;
use courtesy_rules::{Checker, Document, Settings};

/// Milliseconds, the least of several runs.
fn least(checker: &Checker, document: &Document) -> f64 {
    (0..5)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(checker.check(document));
            start.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::MAX, f64::min)
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("FILE.md")?;
    let text = std::fs::read_to_string(&file)?;
    let format = Format::from_path(&file).ok_or("unknown format")?;
    let all = Settings::default();
    let document = Document::parse(&text, format, &FrontMatter::default(), &all);
    let (checker, _) = Checker::new(&all);
    let mut none = Settings::default();
    for rule in checker.rules() {
        none.rules.insert(rule.id.to_string(), RuleSetting::Off);
    }
    let empty = least(&Checker::new(&none).0, &document);
    println!("all {:.2} ms, none {empty:.2} ms", least(&checker, &document));
    let mut costs: Vec<(f64, String)> = checker
        .rules()
        .iter()
        .map(|rule| {
            let mut one = none.clone();
            one.rules.insert(rule.id.to_string(), RuleSetting::On);
            (least(&Checker::new(&one).0, &document) - empty, rule.id.to_string())
        })
        .collect();
    costs.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (cost, id) in costs {
        println!("{cost:8.2} ms  {id}");
    }
    Ok(())
}
