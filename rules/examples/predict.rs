//! Predictions for `eval_imperative.py`: `predict FILE.jsonl > predictions.jsonl`.
//!
//! The file's rows are `{"id","text",…}` and `"imp"` (imperatives) or `"addr"` («ты») tells what is asked.
//! Spans are code points. `--formulas` leaves formulas out of the imperatives; without it they count.

use std::error::Error;
use std::io::{BufWriter, Write};

use courtesy_rules::language::{Address, Mood, analyze};

fn main() -> Result<(), Box<dyn Error>> {
    let mut formulas = true;
    let mut file = None;
    for argument in std::env::args().skip(1) {
        if argument == "--no-formulas" {
            formulas = false;
        } else {
            file = Some(argument);
        }
    }
    let file = file.ok_or("usage: predict [--no-formulas] FILE.jsonl")?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for line in std::fs::read_to_string(file)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default();
        let imperatives = row.get("imp").is_some();
        let spans: Vec<[usize; 2]> = analyze(text, &[])
            .tokens
            .iter()
            .filter(|token| match token.mood {
                _ if !imperatives => token.address == Some(Address::Ty),
                Some(Mood::Imperative) => true,
                Some(Mood::Formula) => formulas,
                None => false,
            })
            .map(|token| [token.range.start, token.range.end].map(|at| text[..at].chars().count()))
            .collect();
        writeln!(out, "{}", serde_json::json!({"id": row["id"], "spans": spans}))?;
    }
    Ok(())
}
