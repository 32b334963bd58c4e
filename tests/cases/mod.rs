//! Runs the cases: whole documents and what must be said of them.
//!
//! `COURTESY_CASES=dir cargo test --test main cases -- --nocapture` prints recall, silence and fixes of every
//! file of a folder; `COURTESY_SHOW=1` lists what went wrong. Without the variable the folder is
//! `../shared/cases` beside the repository; where there is none, nothing is measured.

mod case;
mod fixed;
mod score;

use std::path::PathBuf;

use case::Case;
use score::Score;

/// What the cases of the rules that exist must reach: recall, silence, fixes.
const LIMITS: [f64; 3] = [0.95, 0.97, 0.92];

/// All files of cases, sorted: name and cases. Empty, with a note, where there is no such folder.
fn read() -> Vec<(String, Vec<Case>)> {
    let folder = std::env::var_os("COURTESY_CASES").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/cases")),
        PathBuf::from,
    );
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("no folder of cases at {}: skipped", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let cases = text.lines().filter(|line| !line.trim().is_empty());
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                cases.map(|line| serde_json::from_str(line).unwrap()).collect(),
            )
        })
        .collect()
}

#[test]
fn cases() {
    let show = std::env::var_os("COURTESY_SHOW").is_some();
    let mut failed = Vec::new();
    for (name, cases) in read() {
        let mut score = Score::default();
        for case in &cases {
            score.add(case);
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
