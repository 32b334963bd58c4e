//! What fixes promise, on every text at hand: page examples, samples and, where they exist, the shared cases.
//!
//! After all safe fixes nothing safe is left and a second run changes nothing. No fix, safe or not, touches a
//! placeholder, a line end or the byte order mark, and JSON stays JSON.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::{Checker, Document, Finding, Settings, apply_edits, catalogue, fix_all, safe_fix};

/// Name, format and text.
type Text = (String, Format, String);

fn texts() -> Vec<Text> {
    let mut out = Vec::new();
    for (name, page) in catalogue::builtin() {
        let page = catalogue::parse_page(page).0.unwrap_or_else(|| panic!("{name}"));
        for example in page.examples() {
            if let Some(format) = Format::from_path(&format!("x.{}", example.format)) {
                out.push(((*name).to_owned(), format, example.text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in ["samples", "samples/good", "samples/bad"] {
        for entry in fs::read_dir(root.join(folder)).into_iter().flatten().flatten() {
            let path = entry.path();
            if let (Some(format), Ok(text)) =
                (Format::from_path(&path.to_string_lossy()), fs::read_to_string(&path))
            {
                out.push((path.display().to_string(), format, text));
            }
        }
    }
    let cases = root.join("../shared/cases");
    if !cases.exists() {
        println!("no shared cases here: only the project's own texts are checked");
    }
    for entry in fs::read_dir(cases).into_iter().flatten().flatten() {
        for line in fs::read_to_string(entry.path()).unwrap_or_default().lines() {
            let case: serde_json::Value = serde_json::from_str(line).expect("a case is JSON");
            let (name, text) =
                (case["file"].as_str().unwrap_or_default(), case["text"].as_str().unwrap_or_default());
            if let Some(format) = Format::from_path(name) {
                out.push((case["id"].to_string(), format, text.to_owned()));
            }
        }
    }
    out
}

fn parse(text: &str, format: Format) -> Document {
    Document::parse(text, format, &FrontMatter::default(), &Settings::default())
}

fn placeholders(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .flat_map(|block| block.placeholders.iter().map(|place| place.name.clone()))
        .collect()
}

fn line_ends(text: &str) -> (usize, usize) {
    let crlf = text.matches("\r\n").count();
    (crlf, text.matches('\n').count() - crlf)
}

/// What must hold whenever a fix made `new` of `old`. A fix may bring a placeholder of its own.
///
/// Where the placeholders themselves were mended, their names may differ.
fn survives(name: &str, format: Format, old: &str, new: &str, mended: bool) {
    let known = placeholders(&parse(new, format));
    let mut rest = known.iter();
    let wanted = if mended { Vec::new() } else { placeholders(&parse(old, format)) };
    for wanted in wanted {
        assert!(
            rest.any(|name| *name == wanted),
            "{name}: placeholder {wanted} is lost or moved\n{old}\n---\n{new}"
        );
    }
    // A fix may join lines or add one; it never brings the other kind of line end.
    let ((crlf, lf), (new_crlf, new_lf)) = (line_ends(old), line_ends(new));
    let kept = crlf + lf == 0 || (crlf > 0 || new_crlf == 0) && (lf > 0 || new_lf == 0);
    assert!(kept, "{name}: line ends changed\n{old}\n---\n{new}");
    assert_eq!(old.starts_with('\u{feff}'), new.starts_with('\u{feff}'), "{name}: byte order mark");
    if format == Format::Json
        && serde_json::from_str::<serde_json::Value>(old.trim_start_matches('\u{feff}')).is_ok()
    {
        serde_json::from_str::<serde_json::Value>(new.trim_start_matches('\u{feff}'))
            .unwrap_or_else(|error| panic!("{name}: no JSON any more: {error}\n{new}"));
    }
}

fn check(checker: &Checker, name: &str, format: Format, text: &str) {
    let findings = |text: &str| -> Vec<Finding> {
        let report = checker.check(&parse(text, format));
        assert!(report.broken.is_empty(), "{name}: {:?} panicked", report.broken);
        report.findings
    };
    let first = findings(text);
    for finding in &first {
        assert!(
            text.get(finding.range.clone()).is_some(),
            "{name}: {} reports outside the text",
            finding.rule
        );
        for fix in &finding.fixes {
            let mended = finding.rule.as_str() == "placeholder";
            survives(name, format, text, &apply_edits(text, &fix.edits), mended);
        }
    }
    let fixed = fix_all(text, first.clone(), findings);
    let mended: BTreeSet<&str> =
        first.iter().filter(|it| safe_fix(it).is_some()).map(|it| it.rule.as_str()).collect();
    survives(name, format, text, &fixed.text, mended.contains("placeholder"));
    for finding in &fixed.left {
        assert!(
            safe_fix(finding).is_none(),
            "{name}: {} is still reported after its safe fixes ({mended:?})\n{}",
            finding.rule,
            fixed.text
        );
    }
    let again = fix_all(&fixed.text, fixed.left.clone(), findings);
    assert_eq!(again.text, fixed.text, "{name}: a second run changes the text");
}

#[test]
fn safe_fixes_converge_and_keep_everything_else() {
    let (checker, _) = Checker::new(&Settings::default());
    let texts = texts();
    for (name, format, text) in &texts {
        check(&checker, name, *format, text);
        check(&checker, &format!("{name} (CRLF)"), *format, &text.replace('\n', "\r\n"));
        check(&checker, &format!("{name} (BOM)"), *format, &format!("\u{feff}{text}"));
    }
    println!("{} texts, each also with CRLF and with a byte order mark", texts.len());
}
