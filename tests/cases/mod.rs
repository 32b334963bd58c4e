//! Runs the cases: whole documents and what must be said of them.
//!
//! `COURTESY_CASES=dir cargo test --test main cases -- --nocapture` prints recall, silence and fixes of every
//! file of a folder; `COURTESY_SHOW=1` lists what went wrong. Without the variable the folder is
//! `../shared/cases` beside the repository; where there is none, nothing is measured.

mod case;
mod score;

use std::path::PathBuf;

use case::Case;
use score::Score;

/// What the cases of the rules that exist must reach: recall, silence, fixes.
const LIMITS: [f64; 3] = [0.95, 0.97, 0.92];

#[test]
fn cases() {
    let folder = std::env::var_os("COURTESY_CASES").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/cases")),
        PathBuf::from,
    );
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("нет папки с примерами {}: пропущено", folder.display());
        return;
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    paths.sort();
    let show = std::env::var_os("COURTESY_SHOW").is_some();
    let mut failed = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut score = Score::default();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let case: Case = serde_json::from_str(line).unwrap();
            score.add(&case);
        }
        println!("\n== {name}\n{score}");
        if show {
            score.failures.iter().for_each(|line| println!("{line}"));
        }
        if name == "courtesy.jsonl" {
            for (figure, limit) in score.figures().into_iter().zip(LIMITS) {
                if figure.share() < limit {
                    failed.push(format!("{name}: {figure} < {limit}"));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
