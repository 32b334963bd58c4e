//! The engine: runs every rule over a document and settles who reports.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::catalogue::{self, Page};
use crate::checks::{self, Check};
use crate::context::View;
use crate::document::{Channel, Document, Kind, Role};
use crate::draft::Draft;
use crate::finding::{Finding, Fix, Problem, Related, RuleId, Severity};
use crate::gather::gather;
use crate::own::{self, OwnPage};
use crate::phrases::Phrases;
use crate::score::{self, Axis, Breach, Score};
use crate::settings::{self, Locale, Profile, RuleSetting, Settings};
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
    /// The number of the company's own page that it comes from; `None`: it is built in.
    pub own: Option<usize>,
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
    broken: AtomicBool,
}

/// All rules, set up once for many documents. Cheap to share between threads.
#[derive(Debug)]
pub struct Checker {
    settings: Settings,
    infos: Vec<RuleInfo>,
    rules: Vec<Rule>,
    phrases: Phrases,
    /// What holds for each kind and channel, worked out when a document first asks for it.
    resolved: Vec<OnceLock<Resolved>>,
}

/// What holds for the documents of one kind and channel.
#[derive(Debug)]
struct Resolved {
    settings: Settings,
    /// Of each rule; `None`: it is off.
    severities: Vec<Option<Severity>>,
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
        let (checker, problems, _) = Self::with_own(settings, &[]);
        (checker, problems)
    }

    /// The built-in rules and those of a company: the checker, what is wrong with the built-in pages, and
    /// what is wrong with each of `own` (UTF-8 bytes of its text).
    #[must_use]
    pub fn with_own(settings: &Settings, own: &[OwnPage]) -> (Self, Vec<Problem>, Vec<Vec<Problem>>) {
        let mut problems = Vec::new();
        let mut pages: Vec<Page> = Vec::new();
        for (name, text) in catalogue::builtin() {
            let (page, wrong) = catalogue::parse_page(text);
            problems.extend(
                wrong
                    .into_iter()
                    .map(|problem| Problem { message: format!("{name}: {}", problem.message), ..problem }),
            );
            pages.extend(page);
        }
        let builtin = pages.len();
        let known: Vec<&str> = pages.iter().map(|page| page.id.as_str()).collect();
        let taken =
            |id: &str| pages.iter().any(|page| page.id == id || page.aliases.iter().any(|it| it == id));
        let (more, wrong) = own::read(own, taken, &known);
        let numbers: Vec<usize> = more.iter().map(|(number, _)| *number).collect();
        pages.extend(more.into_iter().map(|(_, page)| page));
        let mut checker = Self::with_pages(settings, pages, &mut problems);
        for (info, number) in checker.infos[builtin..].iter_mut().zip(numbers) {
            info.own = Some(number);
        }
        (checker, problems, wrong)
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
            let wanted = severity(&page, settings, None, &[]).is_some()
                || settings.profiles.iter().any(|it| severity(&page, settings, Some(it), &[]).is_some());
            if wanted {
                rules.push(Rule {
                    id: RuleId::from(page.id.as_str()),
                    check,
                    broken: AtomicBool::new(false),
                    page,
                });
            }
        }
        let phrases = Phrases::new(rules.iter().map(|rule| &rule.page), problems);
        let cells = (Kind::WORDS.len() + 1) * (Channel::WORDS.len() + 1);
        let resolved = std::iter::repeat_with(OnceLock::new).take(cells).collect();
        Self { settings: settings.clone(), infos, rules, phrases, resolved }
    }

    /// What holds for a document of this kind and channel.
    fn resolved(&self, kind: Option<Kind>, channel: Option<Channel>) -> &Resolved {
        fn place<T: PartialEq>(words: &[(&str, T)], value: Option<T>) -> usize {
            words.iter().position(|(_, known)| Some(known) == value.as_ref()).map_or(0, |at| at + 1)
        }
        let cell = place(Kind::WORDS, kind) * (Channel::WORDS.len() + 1) + place(Channel::WORDS, channel);
        self.resolved[cell].get_or_init(|| {
            let mut settings = self.settings.clone();
            let profile = self.settings.profile(kind, channel);
            let quiet = settings::quiet(channel);
            let severities =
                self.rules.iter().map(|it| severity(&it.page, &self.settings, profile, quiet)).collect();
            if let Some(profile) = profile {
                settings.limits = profile.limits.clone();
                settings.style = profile.style.clone();
                settings.rules.extend(profile.rules.clone());
            }
            Resolved { settings, severities }
        })
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
        let resolved = self.resolved(view.facts.kind, document.front.channel);
        if resolved.settings.style.vy != self.settings.style.vy {
            view.settings = &resolved.settings;
            view.facts = gather(&view);
        }
        view.settings = &resolved.settings;
        let ignored: BTreeSet<&str> = document.front.ignore.iter().map(|id| self.canonical(id)).collect();
        let mut hits: Vec<Hit> = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            let off = resolved.severities[number].is_none() || ignored.contains(rule.id.as_str());
            if off || rule.broken.load(Ordering::Relaxed) {
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
            if resolved.severities[number].is_some() && !ignored.contains(rule.id.as_str()) {
                hits.push((number, draft));
            }
        });
        self.settle(&mut hits);
        let mut findings: Vec<Finding> =
            hits.into_iter().map(|(number, draft)| self.finding(number, draft, resolved)).collect();
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

    fn finding(&self, number: usize, draft: Draft, resolved: &Resolved) -> Finding {
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
        let severity = match (resolved.settings.rules.get(rule.id.as_str()), draft.severity) {
            (Some(RuleSetting::At(severity)), _) => *severity,
            (_, Some(severity)) => severity,
            _ => resolved.severities[number].unwrap_or(rule.page.severity),
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

/// The severity under these settings; `None`: the rule is off. A profile wins over the file's `[rules]`, and
/// these over the rules that are `quiet` in a channel.
fn severity(page: &Page, settings: &Settings, profile: Option<&Profile>, quiet: &[&str]) -> Option<Severity> {
    let mut ids = std::iter::once(&page.id).chain(&page.aliases);
    let named = |rules: &BTreeMap<String, RuleSetting>| ids.clone().find_map(|id| rules.get(id).copied());
    match profile.and_then(|profile| named(&profile.rules)).or_else(|| named(&settings.rules)) {
        Some(RuleSetting::Off) => None,
        Some(RuleSetting::On) => Some(page.severity),
        Some(RuleSetting::At(severity)) => Some(severity),
        None if ids.any(|id| quiet.contains(&id.as_str())) => None,
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
        own: None,
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
