//! Every example of every rule page is a test.
//!
//! A wrong example is reported on exactly the marked spans; its alternatives are the listed ones in order; the
//! text after each alternative is free of the rule; right examples are silent. Ids are unique, and each page
//! has at least two wrong and two right examples.

use std::collections::BTreeSet;

use courtesy_rules::catalogue::{self, Example, Page};
use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::settings::Config;
use courtesy_rules::{Checker, Document, Finding, Settings, apply_edits};

fn document(format: &str, text: &str, settings: &Settings) -> Document {
    let format =
        Format::from_path(&format!("x.{format}")).unwrap_or_else(|| panic!("unknown format {format}"));
    Document::parse(text, format, &FrontMatter::default(), settings)
}

/// The rules under the settings of one page's examples.
struct Bench {
    settings: Settings,
    checker: Checker,
}

impl Bench {
    fn new(config: &str) -> Self {
        let (config, problems) = Config::parse(config, None);
        assert!(problems.is_empty(), "{problems:?}");
        let (checker, problems) = Checker::new(&config.settings);
        assert!(problems.is_empty(), "{problems:#?}");
        Self { settings: config.settings, checker }
    }
}

fn findings(bench: &Bench, rule: &str, format: &str, text: &str) -> Vec<Finding> {
    let report = bench.checker.check(&document(format, text, &bench.settings));
    assert!(report.broken.is_empty(), "rules panicked: {:?}\n{text}", report.broken);
    report.findings.into_iter().filter(|finding| finding.rule.as_str() == rule).collect()
}

/// The lines of `new` that differ from `old`.
fn changed(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    new[same..new.len() - tail].iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n")
}

fn check_wrong(checker: &Bench, page: &Page, example: &Example, problems: &mut Vec<String>) {
    let found = findings(checker, &page.id, &example.format, &example.text);
    let mut say = |what: String| problems.push(format!("{}: {what}\n    {:?}", page.id, example.text));
    let spans: BTreeSet<_> = found.iter().map(|finding| (finding.range.start, finding.range.end)).collect();
    let marks: BTreeSet<_> = example.marks.iter().map(|mark| (mark.start, mark.end)).collect();
    if spans != marks || found.len() != marks.len() {
        let show = |set: &BTreeSet<(usize, usize)>| {
            set.iter().map(|(a, b)| example.text[*a..*b].to_owned()).collect::<Vec<_>>()
        };
        say(format!("reported {:?} instead of {:?}", show(&spans), show(&marks)));
        return;
    }
    let fixed: Vec<String> = found.first().map_or(Vec::new(), |first| {
        first.fixes.iter().map(|fix| apply_edits(&example.text, &fix.edits)).collect()
    });
    if !example.fixes.is_empty() {
        let got: Vec<String> = fixed.iter().map(|text| changed(&example.text, text)).collect();
        if got != example.fixes {
            say(format!("fixes are\n{got:#?}\n  instead of\n{:#?}", example.fixes));
        }
    }
    for finding in &found {
        for fix in &finding.fixes {
            let text = apply_edits(&example.text, &fix.edits);
            let left = findings(checker, &page.id, &example.format, &text);
            if left.len() >= found.len() {
                say(format!("after the fix the rule still reports: {text:?}"));
            }
        }
    }
}

#[test]
fn examples() {
    let plain = Bench::new("");
    let mut problems = Vec::new();
    let mut ids = BTreeSet::new();
    for (name, text) in catalogue::builtin() {
        let (page, wrong) = catalogue::parse_page(text);
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        let page = page.unwrap_or_else(|| panic!("{name} has no id"));
        assert!(ids.insert(page.id.clone()), "{name}: the id stands twice");
        assert!(
            name.ends_with(&format!("/{}/{}.md", page.group, page.id)),
            "{name}: the file is called like the id"
        );
        let (bad, good): (Vec<_>, Vec<_>) =
            page.examples().into_iter().partition(|example| !example.marks.is_empty());
        if bad.len() < 2 || good.len() < 2 {
            problems.push(format!("{}: {} wrong and {} right examples", page.id, bad.len(), good.len()));
        }
        let own = (!page.example_config.is_empty()).then(|| Bench::new(&page.example_config));
        let bench = own.as_ref().unwrap_or(&plain);
        for example in bad {
            check_wrong(bench, &page, &example, &mut problems);
        }
        for example in good {
            let found = findings(bench, &page.id, &example.format, &example.text);
            for finding in found {
                problems.push(format!(
                    "{}: false alarm on {:?}\n    {:?}",
                    page.id,
                    &example.text[finding.range.clone()],
                    example.text
                ));
            }
        }
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}
