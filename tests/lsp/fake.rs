//! A checker for tests: it reports the word «плохо», remembers what it was given, and does what a test tells it.

use std::sync::{Arc, Mutex};

use courtesy::lsp::lint::{Checked, Lint};
use courtesy::settings::Project;
use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::{Document, Edit, Finding, Fix, Grade, Related, RuleId, Severity};

type Hook = dyn Fn(&str) + Send + Sync;

/// See the module.
#[derive(Clone)]
pub(crate) struct Fake {
    texts: Arc<Mutex<Vec<String>>>,
    hook: Arc<Hook>,
}

impl Fake {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    /// Calls `hook` with every text that is checked, on the checking thread.
    pub(crate) fn with(hook: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self { texts: Arc::default(), hook: Arc::new(hook) }
    }

    /// All texts that were checked, in order.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.texts.lock().expect("no panic").clone()
    }
}

impl Lint for Fake {
    fn check(&self, project: &Project, text: &str, format: Format, defaults: &FrontMatter) -> Checked {
        self.texts.lock().expect("no panic").push(text.to_owned());
        (self.hook)(text);
        Checked {
            findings: findings(text),
            document: Document::parse(text, format, defaults, project.settings()),
            ..Checked::default()
        }
    }
}

/// «плохо» can be mended safely into «лучше», which can be mended safely into «хорошо».
fn findings(text: &str) -> Vec<Finding> {
    let first = text.find("плохо").unwrap_or(0);
    let words = [("плохо", "лучше"), ("лучше", "хорошо")];
    let mut findings: Vec<Finding> = words
        .into_iter()
        .flat_map(|(bad, good)| {
            text.match_indices(bad).map(move |(at, _)| {
                let range = at..at + bad.len();
                let fix = |title: &str, grade, text: &str| Fix {
                    title: title.to_owned(),
                    grade,
                    edits: vec![Edit { range: range.clone(), text: text.to_owned() }],
                };
                Finding {
                    rule: RuleId::from("bare-imperative"),
                    severity: Severity::Warning,
                    message: format!("«{bad}» звучит плохо."),
                    range: range.clone(),
                    related: vec![Related {
                        range: first..first, message: "Впервые здесь".to_owned()
                    }],
                    fixes: vec![
                        fix(&format!("«{good}»"), Grade::Safe, good),
                        fix("второй", Grade::Suggested, "неплохо"),
                        fix("третий", Grade::Suggested, "сносно"),
                        fix("четвёртый", Grade::Manual, "{{как}}"),
                        fix("пятый", Grade::Suggested, "лишнее"),
                    ],
                }
            })
        })
        .collect();
    findings.sort_by_key(|finding| finding.range.start);
    findings
}
