//! Safe fixes on every case and sample: they come to rest, mend what they speak of, and keep line ends.

use std::path::Path;

use courtesy::settings::{Overrides, Project, Sources};
use courtesy_rules::document::Format;
use courtesy_rules::{Document, Fixed, fix_all, safe_fix};

/// Applies all safe fixes.
fn fix(project: &Project, file: &str, format: Format, text: &str) -> Fixed {
    let defaults = project.defaults(Path::new(file));
    let check = |text: &str| {
        let document = Document::parse(text, format, &defaults, project.settings());
        project.checker().check(&document).findings
    };
    fix_all(text, check(text), check)
}

/// What is wrong with the safe fixes of one text.
fn faults(project: &Project, name: &str, file: &str, text: &str) -> Vec<String> {
    let Some(format) = Format::from_path(file) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let fixed = fix(project, file, format, text);
    let again = fix(project, file, format, &fixed.text);
    if again.text != fixed.text {
        out.push(format!("{name}: a second run changes {:?} to {:?}", fixed.text, again.text));
    }
    for finding in fixed.left.iter().filter(|finding| safe_fix(finding).is_some()) {
        let words = &fixed.text[finding.range.clone()];
        out.push(format!("{name}: {} is left on «{words}» in {:?}", finding.rule, fixed.text));
    }
    if !text.contains('\r') {
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let expected = format!("\u{feff}{}", fixed.text.replace('\n', "\r\n"));
        let got = fix(project, file, format, &windows).text;
        if got != expected {
            out.push(format!("{name}: with CRLF and BOM {got:?} instead of {expected:?}"));
        }
    }
    out
}

#[test]
fn safe_fixes_come_to_rest() {
    let plain = Project::new(Sources::default(), &Overrides::default());
    let mut wrong = Vec::new();
    for case in super::read().into_iter().flat_map(|(_, _, cases)| cases) {
        if case.config.is_empty() {
            wrong.extend(faults(&plain, &case.id, &case.file, &case.text));
        } else {
            let project = Project::new(Sources::of_text(case.config.clone()), &Overrides::default());
            wrong.extend(faults(&project, &case.id, &case.file, &case.text));
        }
    }
    for entry in ignore::Walk::new(concat!(env!("CARGO_MANIFEST_DIR"), "/samples")) {
        let path = entry.unwrap().into_path();
        if path.is_file() {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.to_string_lossy();
            wrong.extend(faults(&plain, &name, &name, &text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
