//! Recall, silence and fixes: overall and rule by rule.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use courtesy::settings::{Overrides, Project, Sources};
use courtesy_rules::document::Format;
use courtesy_rules::{Checker, Document, Finding, apply_edits};

use super::case::{Case, Expected};

static DEFAULT: LazyLock<Project> = LazyLock::new(|| Project::new(Sources::default(), &Overrides::default()));

/// How many of how many.
#[derive(Clone, Copy, Default)]
pub(crate) struct Figure {
    good: usize,
    all: usize,
}

impl Figure {
    fn count(&mut self, good: bool) {
        self.all += 1;
        self.good += usize::from(good);
    }

    pub(crate) fn share(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.good as f64 / self.all as f64 }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3} ({}/{})", self.share(), self.good, self.all)
    }
}

#[derive(Clone, Copy, Default)]
struct Row {
    recall: Figure,
    silence: Figure,
    fixes: Figure,
}

#[derive(Default)]
pub(crate) struct Score {
    /// Rules that exist, and those that do not yet.
    rows: BTreeMap<(bool, String), Row>,
    /// Cases in which no absent rule was reported.
    silent_cases: Figure,
    /// What went wrong, one line each.
    pub(crate) failures: Vec<String>,
    cases: usize,
}

impl Score {
    pub(crate) fn add(&mut self, case: &Case) {
        self.cases += 1;
        // Setting the rules up takes longer than a case: those without settings of their own share them.
        let own = (!case.config.is_empty())
            .then(|| Project::new(Sources::of_text(case.config.clone()), &Overrides::default()));
        let project = own.as_ref().unwrap_or(&DEFAULT);
        assert!(project.problems().is_empty(), "{}: {:?}", case.id, project.problems());
        let checker = project.checker();
        let Some(format) = Format::from_path(&case.file) else {
            // A format that is not read yet: everything expected is missing.
            for expected in &case.expect {
                self.row(checker, &expected.rule).recall.count(false);
            }
            for fix in &case.fixes {
                self.row(checker, &fix.of.rule).fixes.count(false);
            }
            self.failures.push(format!("{}: {} is not read", case.id, case.file));
            return;
        };
        let defaults = project.defaults(case.file.as_ref());
        let document = Document::parse(&case.text, format, &defaults, project.settings());
        let findings = checker.check(&document).findings;
        for expected in &case.expect {
            let found = hits(&findings, expected, &case.text).next().is_some();
            self.row(checker, &expected.rule).recall.count(found);
            if !found {
                self.failures.push(format!(
                    "{}: missing {} on «{}»\n    {:?}",
                    case.id, expected.rule, expected.quote, case.text
                ));
            }
        }
        let mut silent = true;
        for rule in &case.absent {
            let false_alarm = findings.iter().find(|finding| finding.rule.as_str() == rule);
            self.row(checker, rule).silence.count(false_alarm.is_none());
            if let Some(finding) = false_alarm {
                silent = false;
                self.failures.push(format!(
                    "{}: false {rule} on «{}»\n    {:?}",
                    case.id,
                    &case.text[finding.range.clone()],
                    case.text
                ));
            }
        }
        if !case.absent.is_empty() {
            self.silent_cases.count(silent);
        }
        for fix in &case.fixes {
            let offered: Vec<String> = hits(&findings, &fix.of, &case.text)
                .flat_map(|finding| &finding.fixes)
                .map(|fix| apply_edits(&case.text, &fix.edits))
                .collect();
            let good = offered.iter().any(|text| fix.any_of.contains(text));
            self.row(checker, &fix.of.rule).fixes.count(good);
            if !good {
                self.failures.push(format!(
                    "{}: fix of {} on «{}»\n    got  {offered:?}\n    want {:?}",
                    case.id, fix.of.rule, fix.of.quote, fix.any_of
                ));
            }
        }
    }

    /// Recall, silence and fixes over the rules that exist.
    pub(crate) fn figures(&self) -> [Figure; 3] {
        let mut sum = [Figure::default(); 3];
        for ((_, _), row) in self.rows.iter().filter(|((known, _), _)| *known) {
            for (sum, figure) in sum.iter_mut().zip([row.recall, row.silence, row.fixes]) {
                sum.good += figure.good;
                sum.all += figure.all;
            }
        }
        sum
    }

    fn row(&mut self, checker: &Checker, rule: &str) -> &mut Row {
        let known = checker.rule(rule).is_some();
        self.rows.entry((known, rule.to_owned())).or_default()
    }
}

/// Findings of the expected rule that overlap the quote.
fn hits<'a>(
    findings: &'a [Finding],
    expected: &'a Expected,
    text: &str,
) -> impl Iterator<Item = &'a Finding> {
    let quote = expected.range(text);
    findings.iter().filter(move |finding| {
        finding.rule.as_str() == expected.rule
            && finding.range.start < quote.end
            && quote.start < finding.range.end.max(finding.range.start + 1)
    })
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [recall, silence, fixes] = self.figures();
        writeln!(f, "{} cases · recall {recall} · silence {silence} · fixes {fixes}", self.cases)?;
        writeln!(f, "silence by case (all rules) {}", self.silent_cases)?;
        for ((known, rule), row) in &self.rows {
            let mark = if *known { ' ' } else { '-' };
            let cell = |figure: Figure| match figure.all {
                0 => "—".to_owned(),
                all => format!("{}/{all}", figure.good),
            };
            writeln!(
                f,
                "{mark} {rule:24} recall {:>7}  silence {:>7}  fixes {:>7}",
                cell(row.recall),
                cell(row.silence),
                cell(row.fixes)
            )?;
        }
        Ok(())
    }
}
