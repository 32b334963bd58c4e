//! Runs the cases: whole documents and what must be said of them.
//!
//! `COURTESY_CASES=dir cargo test --test main cases -- --nocapture` prints recall, silence and fixes of every
//! file of a folder; `COURTESY_SHOW=1` lists what went wrong. Without the variable these are our own cases in
//! `tests/cases/own`, and `../shared/cases` beside the repository where it is there.

mod case;
mod fixed;
mod score;

use std::path::PathBuf;

use case::Case;
use score::Score;

/// What every file of cases must reach: recall, silence, fixes.
const LIMITS: [f64; 3] = [0.93, 0.96, 0.90];
/// The same for our own, which were written without knowing the rules' words and ask for more than they see.
const OWN_LIMITS: [f64; 3] = [0.85, 0.99, 0.85];

/// All files of cases, sorted: name, whether they are our own, and cases.
fn read() -> Vec<(String, bool, Vec<Case>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = std::env::var_os("COURTESY_CASES").map_or_else(
        || vec![root.join("tests/cases/own"), root.join("../shared/cases")],
        |folder| vec![PathBuf::from(folder)],
    );
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
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
                path.starts_with(root.join("tests")),
                cases.map(|line| serde_json::from_str(line).unwrap()).collect(),
            )
        })
        .collect()
}

#[test]
fn cases() {
    let show = std::env::var_os("COURTESY_SHOW").is_some();
    let mut failed = Vec::new();
    for (name, own, cases) in read() {
        let mut score = Score::default();
        for case in &cases {
            score.add(case);
        }
        println!("\n== {name}\n{score}");
        if show {
            score.failures.iter().for_each(|line| println!("{line}"));
        }
        let limits = if own { OWN_LIMITS } else { LIMITS };
        for (figure, limit) in score.figures().into_iter().zip(limits) {
            if figure.share() < limit {
                failed.push(format!("{name}: {figure} < {limit}"));
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
