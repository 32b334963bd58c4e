//! Tries the examples of a rule page.
//!
//! A wrong example is reported on exactly the marked spans; its alternatives are the listed ones in order; the
//! text after each alternative is free of the rule; a right example is silent. The built-in pages are tried so
//! by `cargo test`, a company's own ones by `courtesy test-rules`.

use std::ops::Range;

use crate::document::{Format, FrontMatter};
use crate::settings::{Config, RuleSetting};
use crate::{Checker, Document, Finding, OwnPage, Settings, apply_edits};

use super::{Example, Page};

/// An example that does not come out as its page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line of the page (from 0).
    pub line: usize,
    /// What is wrong, Russian; may have several lines.
    pub message: String,
}

/// Under what pages are tried.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// The settings in force.
    pub settings: &'a Settings,
    /// The company's own pages.
    pub own: &'a [OwnPage],
    /// The checker that these make.
    pub checker: &'a Checker,
}

impl Bench<'_> {
    /// Tries all examples of a page; what fails, in the order of the page.
    #[must_use]
    pub fn try_page(&self, page: &Page) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut settings = self.settings.clone();
        let mut special = false;
        if !page.example_config.is_empty() {
            let (config, problems) = Config::parse(&page.example_config, None);
            let told = problems
                .into_iter()
                .map(|it| Fault { line: 0, message: format!("example_config: {}", it.message) });
            faults.extend(told);
            settings = config.settings;
            special = true;
        }
        let off = match settings.rules.get(&page.id) {
            Some(setting) => *setting == RuleSetting::Off,
            None => !page.enabled,
        };
        if off {
            settings.rules.insert(page.id.clone(), RuleSetting::On);
            special = true;
        }
        let own = special.then(|| Checker::with_own(&settings, self.own).0);
        let trial = Trial { page, settings: &settings, checker: own.as_ref().unwrap_or(self.checker) };
        for example in page.examples() {
            let line = page.body_line + example.line;
            trial.example(&example, &mut |message| faults.push(Fault { line, message }));
        }
        faults
    }
}

struct Trial<'a> {
    page: &'a Page,
    settings: &'a Settings,
    checker: &'a Checker,
}

impl Trial<'_> {
    fn example(&self, example: &Example, fail: &mut impl FnMut(String)) {
        let Some(format) = Format::from_path(&format!("x.{}", example.format)) else {
            fail(format!("неизвестный вид примера «{}»: нужен md, txt, yaml или json", example.format));
            return;
        };
        let found = match self.findings(format, &example.text) {
            Ok(found) => found,
            Err(broken) => return fail(broken),
        };
        let spans: Vec<Range<usize>> = found.iter().map(|finding| finding.range.clone()).collect();
        let mut marks = example.marks.clone();
        marks.sort_by_key(|mark| (mark.start, mark.end));
        if spans != marks {
            let (got, want) = (show(&example.text, &spans), show(&example.text, &marks));
            fail(match (spans.is_empty(), marks.is_empty()) {
                (false, true) => format!("хороший пример, но правило нашло {got}"),
                (true, false) => format!("правило не нашло {want}"),
                _ => format!("правило нашло {got} вместо {want}"),
            });
            return;
        }
        let fixed: Vec<String> = found.first().map_or_else(Vec::new, |first| {
            first.fixes.iter().map(|fix| apply_edits(&example.text, &fix.edits)).collect()
        });
        if !example.fixes.is_empty() {
            let got: Vec<String> = fixed.iter().map(|text| changed(&example.text, text)).collect();
            if got != example.fixes {
                fail(format!(
                    "замены получаются такие:\n{}а ожидались:\n{}",
                    list(&got),
                    list(&example.fixes)
                ));
            }
        }
        for fix in found.iter().flat_map(|finding| &finding.fixes) {
            let text = apply_edits(&example.text, &fix.edits);
            match self.findings(format, &text) {
                Ok(left) if left.len() >= found.len() => {
                    fail(format!(
                        "после замены правило снова находит {}:\n{text}",
                        show(&text, &[left[0].range.clone()])
                    ));
                }
                Ok(_) => {}
                Err(broken) => fail(broken),
            }
        }
    }

    /// What the page's rule finds in a text.
    fn findings(&self, format: Format, text: &str) -> Result<Vec<Finding>, String> {
        let document = Document::parse(text, format, &FrontMatter::default(), self.settings);
        let report = self.checker.check(&document);
        if let Some(rule) = report.broken.first() {
            return Err(format!("внутренняя ошибка в правиле {rule}"));
        }
        let own = |finding: &Finding| finding.rule.as_str() == self.page.id;
        Ok(report.findings.into_iter().filter(own).collect())
    }
}

/// «первое», «второе»
fn show(text: &str, spans: &[Range<usize>]) -> String {
    let words: Vec<String> = spans.iter().map(|span| format!("«{}»", &text[span.clone()])).collect();
    words.join(", ")
}

/// The lines as a numbered list.
fn list(lines: &[String]) -> String {
    if lines.is_empty() {
        return "    (нет)\n".to_owned();
    }
    lines.iter().enumerate().map(|(at, line)| format!("    {}. {line}\n", at + 1)).collect()
}

/// The lines of `new` that differ from `old`.
fn changed(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    new[same..new.len() - tail].iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n")
}
