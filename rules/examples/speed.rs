//! How long the analysis takes: `cargo run --release -p courtesy-rules --example speed -- FILE.jsonl`.
//!
//! Analyses the "text" of every row several times in file order and prints the least time per sentence and per
//! 16 words, and what the first use of the dictionary costs.

use std::error::Error;
use std::time::Instant;

use courtesy_rules::language::{TokenKind, analyze};

/// CPU seconds of this process where the system tells them (Linux), else the wall clock.
fn cpu(start: Instant) -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = stat.and_then(|stat| stat.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |ns| ns / 1e9)
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: speed FILE.jsonl")?;
    let start = Instant::now();
    std::hint::black_box(analyze("Звоните нам, если хотите.", &[]));
    println!("first use: {:.3} ms", start.elapsed().as_secs_f64() * 1e3);
    let texts: Vec<String> = std::fs::read_to_string(file)?
        .lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line)?;
            Ok(row["text"].as_str().unwrap_or_default().to_owned())
        })
        .collect::<Result<_, serde_json::Error>>()?;
    let words: usize = texts
        .iter()
        .map(|text| {
            let tokens = analyze(text, &[]).tokens;
            tokens.iter().filter(|t| t.kind == TokenKind::Word).count()
        })
        .sum();
    let mut best = f64::MAX;
    for _ in 0..7 {
        let before = cpu(start);
        for text in &texts {
            std::hint::black_box(analyze(text, &[]));
        }
        best = best.min(cpu(start) - before);
    }
    #[allow(clippy::cast_precision_loss)]
    let (texts, words) = (texts.len() as f64, words as f64);
    println!("{:.2} µs a sentence of {:.1} words", best * 1e6 / texts, words / texts);
    println!("{:.2} µs for 16 words", best * 1e6 / words * 16.0);
    Ok(())
}
