//! Full reports on all sample texts, committed: whatever a change of a rule does to real texts shows as a diff.
//! `cargo insta review` (or `INSTA_UPDATE=always`) accepts it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::{Checker, Document, Settings, Severity};

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the samples are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else if Format::from_path(&path.to_string_lossy()).is_some() {
            out.push(path);
        }
    }
}

/// «3:17 warning emoji «🙂» → Убрать «🙂»»
fn report(checker: &Checker, text: &str, format: Format) -> String {
    let document = Document::parse(text, format, &FrontMatter::default(), &Settings::default());
    let report = checker.check(&document);
    let mut out = String::new();
    for finding in &report.findings {
        let before = &text[..finding.range.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let words = text[finding.range.clone()].replace('\n', "⏎");
        let _ = writeln!(out, "{line}:{column} {} {} «{words}»", finding.severity.as_str(), finding.rule);
        for fix in &finding.fixes {
            let _ = writeln!(out, "    → {}", fix.title.replace('\n', "⏎"));
        }
    }
    if let Some(score) = report.score {
        let marks = score.marks;
        let _ = writeln!(
            out,
            "score: courtesy {}, ownership {}, overall {}",
            marks.courtesy, marks.ownership, marks.overall
        );
    }
    out
}

#[test]
fn reports_on_all_samples() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../samples");
    let (checker, problems) = Checker::new(&Settings::default());
    assert!(problems.is_empty(), "{problems:?}");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    for path in paths {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).expect("a sample is text");
        let format = Format::from_path(&name).expect("a known format");
        insta::assert_snapshot!(name.replace('/', "-"), report(&checker, &text, format), &name);
    }
}

#[test]
fn clean_samples_have_nothing_at_warning_or_higher() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../samples/good");
    let (checker, _) = Checker::new(&Settings::default());
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let mut wrong = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a sample is text");
        let format = Format::from_path(&path.to_string_lossy()).expect("a known format");
        let document = Document::parse(&text, format, &FrontMatter::default(), &Settings::default());
        for finding in checker.check(&document).findings {
            if finding.severity >= Severity::Warning {
                wrong.push(format!("{}: {} «{}»", path.display(), finding.rule, &text[finding.range]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
