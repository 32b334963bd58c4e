//! What the rules say of files of cases (`*.jsonl`: `file`, `text`, `expect`, `absent`, `fixes`), for work on
//! a rule:
//!
//! ```sh
//! cargo run -p courtesy-rules --example cases -- FILE.jsonl [RULE…]
//! ```
//!
//! Prints each miss, each false report and each missing fix, then recall, silence and fixes, and what else was
//! reported at warning or higher in cases that name other rules.

use std::collections::BTreeMap;
use std::error::Error;

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::settings::Config;
use courtesy_rules::{Checker, Document, Severity, apply_edits};
use serde_json::Value;

/// Of recall, silence and fixes: how many of how many.
type Row = [(usize, usize); 3];

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("FILE.jsonl [RULE…]")?;
    let only: Vec<String> = args.collect();
    let wanted = |rule: &str| only.is_empty() || only.iter().any(|id| id == rule);
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let (plain, problems) = Checker::new(&courtesy_rules::Settings::default());
    for problem in problems {
        println!("PAGE {}", problem.message);
    }
    for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let case: Value = serde_json::from_str(line)?;
        let id = text(&case["id"]);
        let source = text(&case["text"]);
        let config = case["config"].as_str().map(|text| Config::parse(text, None));
        let settings = config.map(|(config, _)| config.settings).unwrap_or_default();
        let configured = case["config"].is_string().then(|| Checker::new(&settings).0);
        let checker = configured.as_ref().unwrap_or(&plain);
        let Some(format) = Format::from_path(text(&case["file"])) else { continue };
        let document = Document::parse(source, format, &FrontMatter::default(), &settings);
        let findings = checker.check(&document).findings;
        for expected in list(&case["expect"]).iter().filter(|it| wanted(text(&it["rule"]))) {
            let rule = text(&expected["rule"]);
            let (quote, nth) = (text(&expected["quote"]), expected["nth"].as_u64().unwrap_or(0) as usize);
            let found = source.match_indices(quote).nth(nth).is_some_and(|(at, _)| {
                findings.iter().any(|it| {
                    it.rule.as_str() == rule && it.range.start < at + quote.len() && at < it.range.end
                })
            });
            count(&mut rows, rule, 0, found);
            if !found {
                println!("MISS  {id} {rule} «{quote}»\n      {source:?}");
            }
        }
        for rule in list(&case["absent"]).iter().map(text).filter(|rule| wanted(rule)) {
            let hit = findings.iter().find(|it| it.rule.as_str() == rule);
            count(&mut rows, rule, 1, hit.is_none());
            if let Some(hit) = hit {
                println!("FALSE {id} {rule} «{}»\n      {source:?}", &source[hit.range.clone()]);
            }
        }
        for fix in list(&case["fixes"]).iter().filter(|it| wanted(text(&it["rule"]))) {
            let (rule, quote) = (text(&fix["rule"]), text(&fix["quote"]));
            let at = source.find(quote).unwrap_or(0);
            let offered: Vec<String> = findings
                .iter()
                .filter(|it| {
                    it.rule.as_str() == rule && it.range.start < at + quote.len() && at < it.range.end
                })
                .flat_map(|it| it.fixes.iter().map(|fix| apply_edits(source, &fix.edits)))
                .collect();
            let good = list(&fix["any_of"]).iter().any(|one| offered.iter().any(|it| it == text(one)));
            count(&mut rows, rule, 2, good);
            if !good {
                println!(
                    "FIX   {id} {rule} «{quote}»\n      wanted  {}\n      offered {offered:?}",
                    fix["any_of"]
                );
            }
        }
        let named = |rule: &str| list(&case["expect"]).iter().any(|it| text(&it["rule"]) == rule);
        for it in findings.iter().filter(|it| it.severity >= Severity::Warning && !named(it.rule.as_str())) {
            println!("other {id} {} «{}»", it.rule.as_str(), &source[it.range.clone()]);
        }
    }
    let mut all = Row::default();
    for (rule, row) in &rows {
        print(rule, row);
        for (sum, part) in all.iter_mut().zip(row) {
            *sum = (sum.0 + part.0, sum.1 + part.1);
        }
    }
    print("all", &all);
    Ok(())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn count(rows: &mut BTreeMap<String, Row>, rule: &str, column: usize, good: bool) {
    let cell = &mut rows.entry(rule.to_owned()).or_default()[column];
    *cell = (cell.0 + usize::from(good), cell.1 + 1);
}

fn print(name: &str, row: &Row) {
    let [recall, silence, fixes] = row.map(|(good, all)| format!("{good}/{all}"));
    println!("{name:24} recall {recall:>8}  silence {silence:>8}  fixes {fixes:>8}");
}
