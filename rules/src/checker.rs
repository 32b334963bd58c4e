//! The engine: runs every rule over a document and settles who reports.

use std::collections::BTreeSet;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::catalogue::{self, Page};
use crate::checks::{self, Check};
use crate::context::View;
use crate::document::{Document, Role};
use crate::draft::Draft;
use crate::finding::{Finding, Fix, Problem, Related, RuleId, Severity};
use crate::gather::gather;
use crate::phrases::Phrases;
use crate::score::{self, Axis, Breach, Score};
use crate::settings::{Locale, RuleSetting, Settings};
use crate::suppress;

/// What a rule page says, for `courtesy rules`, `explain`, hover and the docs.
#[derive(Clone, Debug)]
pub struct RuleInfo {
    /// Stable id.
    pub id: RuleId,
    /// Former ids that still work in settings and comments.
    pub aliases: Vec<String>,
    /// The section of the catalogue: `courtesy`, `tone`, `writing`…
    pub group: String,
    /// Severity before settings.
    pub severity: Severity,
    /// Title in Russian.
    pub title: String,
    /// Title in English.
    pub title_en: String,
    /// The page's explanation with examples, Markdown, Russian.
    pub page: String,
    /// One paragraph in English.
    pub summary_en: String,
    /// Reports by default.
    pub enabled: bool,
}

/// At most this many alternatives are offered.
const MAX_FIXES: usize = 4;
/// Rules that report before all others where they meet.
const FIRST: &[&str] = &["rude", "secret-data", "ridicule"];

/// A rule that is switched on.
#[derive(Debug)]
struct Rule {
    page: Page,
    id: RuleId,
    check: Option<Check>,
    severity: Severity,
    broken: AtomicBool,
}

/// All rules, set up once for many documents. Cheap to share between threads.
#[derive(Debug)]
pub struct Checker {
    settings: Settings,
    infos: Vec<RuleInfo>,
    rules: Vec<Rule>,
    phrases: Phrases,
}

/// The outcome of one check.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings in source order.
    pub findings: Vec<Finding>,
    /// Rules that panicked and were switched off; each is named once per checker.
    pub broken: Vec<RuleId>,
    /// How courteous the text is; `None` if the agent says nothing in it.
    pub score: Option<Score>,
}

/// A draft and the number of its rule.
type Hit = (usize, Draft);

impl Checker {
    /// The built-in rules under these settings, and what is wrong with the built-in pages (nothing, unless
    /// somebody has just broken one).
    #[must_use]
    pub fn new(settings: &Settings) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut pages = Vec::new();
        for (name, text) in catalogue::builtin() {
            let (page, wrong) = catalogue::parse_page(text);
            problems.extend(
                wrong
                    .into_iter()
                    .map(|problem| Problem { message: format!("{name}: {}", problem.message), ..problem }),
            );
            pages.extend(page);
        }
        let checker = Self::with_pages(settings, pages, &mut problems);
        (checker, problems)
    }

    /// These pages under these settings.
    pub(crate) fn with_pages(settings: &Settings, pages: Vec<Page>, problems: &mut Vec<Problem>) -> Self {
        let infos = pages.iter().map(info).collect();
        let mut rules = Vec::new();
        for page in pages {
            let check = page.check.as_deref().and_then(checks::find);
            if let (Some(name), None) = (&page.check, check) {
                problems
                    .push(Problem {
                        range: 0..0, message: format!("{}: нет проверки «{name}»", page.id)
                    });
            }
            let Some(severity) = severity(&page, settings) else {
                continue;
            };
            rules.push(Rule {
                id: RuleId::from(page.id.as_str()),
                check,
                severity,
                broken: AtomicBool::new(false),
                page,
            });
        }
        let phrases = Phrases::new(rules.iter().map(|rule| &rule.page), problems);
        Self { settings: settings.clone(), infos, rules, phrases }
    }

    /// All rules in catalogue order, switched on or not.
    #[must_use]
    pub fn rules(&self) -> &[RuleInfo] {
        &self.infos
    }

    /// The rule with this id or alias.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&RuleInfo> {
        self.infos.iter().find(|rule| rule.id.as_str() == id || rule.aliases.iter().any(|alias| alias == id))
    }

    /// Checks one document.
    #[must_use]
    pub fn check(&self, document: &Document) -> Report {
        let mut report = Report::default();
        let mut view = View::new(document, &self.settings);
        view.facts = gather(&view);
        let ignored: BTreeSet<&str> = document.front.ignore.iter().map(|id| self.canonical(id)).collect();
        let mut hits: Vec<Hit> = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            if ignored.contains(rule.id.as_str()) || rule.broken.load(Ordering::Relaxed) {
                continue;
            }
            // A rule that panics must not take the others along: it is named and switched off.
            match catch_unwind(AssertUnwindSafe(|| rule.run(&view))) {
                Ok(drafts) => hits.extend(drafts.into_iter().map(|draft| (number, draft))),
                Err(_) => {
                    if !rule.broken.swap(true, Ordering::Relaxed) {
                        report.broken.push(rule.id.clone());
                    }
                }
            }
        }
        self.phrases.run(&view, |number, draft| {
            let rule = &self.rules[number];
            if !ignored.contains(rule.id.as_str()) {
                hits.push((number, draft));
            }
        });
        self.settle(&mut hits);
        let mut findings: Vec<Finding> =
            hits.into_iter().map(|(number, draft)| self.finding(number, draft)).collect();
        suppress::apply(document, &mut findings, |id| self.canonical(id).to_owned(), self.settings.language);
        findings.sort_by(|a, b| {
            (a.range.start, a.range.end, &a.rule).cmp(&(b.range.start, b.range.end, &b.rule))
        });
        findings.dedup_by(|a, b| a.rule == b.rule && a.range == b.range);
        report.score = self.score(&view, &findings);
        report.findings = findings;
        report
    }

    /// The score that these findings leave. A score that panics is none.
    fn score(&self, view: &View<'_>, findings: &[Finding]) -> Option<Score> {
        let breach = |finding: &Finding| {
            let rule = self.rules.iter().find(|rule| rule.id == finding.rule)?;
            let group = rule.page.group.as_str();
            let of_group = if group == "promises" { Axis::Ownership } else { Axis::Courtesy };
            Some(Breach {
                at: finding.range.start,
                rule: rule.id.clone(),
                title: match self.settings.language {
                    Locale::Ru => rule.page.title.clone(),
                    Locale::En => rule.page.title_en.clone(),
                },
                severity: finding.severity,
                axis: rule.page.axis.unwrap_or(of_group),
                share: if group == "writing" { 0.5 } else { 1.0 },
            })
        };
        let breaches: Vec<Breach> = findings.iter().filter_map(breach).collect();
        catch_unwind(AssertUnwindSafe(|| score::score(view, &breaches))).unwrap_or_default()
    }

    /// The id that an id or alias means; an unknown one is itself.
    fn canonical<'a>(&'a self, id: &'a str) -> &'a str {
        self.rule(id).map_or(id, |rule| rule.id.as_str())
    }

    /// Takes out what yields to another rule's finding on the same words.
    fn settle(&self, hits: &mut Vec<Hit>) {
        hits.sort_by_key(|(_, draft)| (draft.range.start, draft.range.end));
        let spans: Vec<(usize, Range<usize>)> =
            hits.iter().map(|(number, draft)| (*number, draft.range.clone())).collect();
        // How far the spans up to each one reach: looking back ends where nothing can meet any more.
        let reach: Vec<usize> = spans
            .iter()
            .scan(0, |far, (_, range)| {
                *far = range.end.max(*far);
                Some(*far)
            })
            .collect();
        hits.retain(|(number, draft)| {
            let rule = &self.rules[*number];
            let before = spans.partition_point(|(_, range)| range.start < draft.range.end);
            !(0..before).rev().take_while(|&at| reach[at] > draft.range.start).any(|at| {
                let (other, range) = &spans[at];
                let other = &self.rules[*other];
                draft.range.start < range.end && other.id != rule.id && rule.yields_to(other)
            })
        });
    }

    fn finding(&self, number: usize, draft: Draft) -> Finding {
        let rule = &self.rules[number];
        let locale = self.settings.language;
        let template = match locale {
            Locale::Ru => &rule.page.message,
            Locale::En => &rule.page.message_en,
        };
        let mut message = template.clone();
        for (place, arg) in draft.args.iter().enumerate() {
            let arg: String = arg.split_whitespace().collect::<Vec<_>>().join(" ");
            message = message.replace(&format!("{{{place}}}"), &arg);
        }
        // A user's severity holds for every finding; a check's own one only softens the page's default.
        let severity = match (self.settings.rules.get(rule.id.as_str()), draft.severity) {
            (Some(RuleSetting::At(severity)), _) => *severity,
            (_, Some(severity)) => severity,
            _ => rule.severity,
        };
        let mut fixes: Vec<Fix> = Vec::new();
        for fix in draft.fixes {
            let fix = Fix { title: fix.title.text(locale), grade: fix.grade, edits: fix.edits };
            if fixes.len() < MAX_FIXES && !fixes.iter().any(|known| known.edits == fix.edits) {
                fixes.push(fix);
            }
        }
        let related = draft
            .related
            .into_iter()
            .map(|(range, note)| Related { range, message: note.text(locale) })
            .collect();
        Finding { rule: rule.id.clone(), severity, message, range: draft.range, related, fixes }
    }
}

impl Rule {
    fn run(&self, view: &View<'_>) -> Vec<Draft> {
        let mut out = Vec::new();
        match self.check {
            Some(Check::Document(check)) => check(view, &mut out),
            Some(Check::Block(check)) => {
                for index in 0..view.doc.blocks.len() {
                    let role = view.doc.blocks[index].role;
                    if (role == Role::Agent || (self.page.directions && role == Role::Direction))
                        && let Some(scope) = view.scope(index)
                    {
                        check(&scope, &mut out);
                    }
                }
            }
            None => {}
        }
        out
    }

    fn yields_to(&self, other: &Self) -> bool {
        let first = |id: &str| FIRST.iter().position(|known| *known == id);
        match (first(other.id.as_str()), first(self.id.as_str())) {
            (Some(a), Some(b)) => a < b,
            (Some(_), None) => true,
            _ => self.page.yields_to.iter().any(|id| id == other.id.as_str()),
        }
    }
}

/// The severity under these settings; `None`: the rule is off.
fn severity(page: &Page, settings: &Settings) -> Option<Severity> {
    let ids = std::iter::once(&page.id).chain(&page.aliases);
    match ids.filter_map(|id| settings.rules.get(id)).next() {
        Some(RuleSetting::Off) => None,
        Some(RuleSetting::On) => Some(page.severity),
        Some(RuleSetting::At(severity)) => Some(*severity),
        None => page.enabled.then_some(page.severity),
    }
}

fn info(page: &Page) -> RuleInfo {
    RuleInfo {
        id: RuleId::from(page.id.as_str()),
        aliases: page.aliases.clone(),
        group: page.group.clone(),
        severity: page.severity,
        title: page.title.clone(),
        title_en: page.title_en.clone(),
        page: page.body.trim().to_owned(),
        summary_en: page.summary_en.clone(),
        enabled: page.enabled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, FrontMatter};

    #[test]
    fn a_rule_that_panics_is_named_once_and_the_others_go_on() {
        let settings = Settings::default();
        let (mut checker, problems) = Checker::new(&settings);
        assert!(problems.is_empty(), "{problems:?}");
        let emoji = checker.rules.iter_mut().find(|rule| rule.page.id == "emoji").expect("the rule is there");
        emoji.check = Some(Check::Document(|_, _| panic!("broken on purpose")));
        let document =
            Document::parse("Пришлите фото. 🙂", Format::Markdown, &FrontMatter::default(), &settings);
        let report = checker.check(&document);
        assert_eq!(report.broken, [RuleId::from("emoji")]);
        assert_eq!(report.findings.len(), 1);
        assert_eq!(report.findings[0].rule.as_str(), "bare-imperative");
        let again = checker.check(&document);
        assert!(again.broken.is_empty());
        assert_eq!(again.findings, report.findings);
    }
}
