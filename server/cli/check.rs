//! `courtesy check`: what is discourteous, and how to put it better.

use std::io::{self, Write};

use courtesy_rules::settings::Locale;
use courtesy_rules::{Document, Grade, RuleId, Severity};

use super::args::{Check, Output};
use super::inputs::{self, Input};
use super::{CLEAN, FAILED, FOUND, work};
use crate::report::{self, CheckedFile, Lines, Shown, plural};

/// What one file has to say.
struct Outcome {
    /// The file's part of the report.
    text: String,
    counts: Counts,
    broken: Vec<RuleId>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    files: usize,
    /// By severity, `Hint` first.
    findings: [usize; 4],
    safe: usize,
    worst: Option<Severity>,
}

impl Counts {
    fn see(&mut self, severity: Severity) {
        self.findings[severity as usize] += 1;
        self.worst = self.worst.max(Some(severity));
    }

    fn add(&mut self, other: &Self) {
        self.files += other.files;
        for (sum, count) in self.findings.iter_mut().zip(other.findings) {
            *sum += count;
        }
        self.safe += other.safe;
        self.worst = self.worst.max(other.worst);
    }
}

pub(super) fn run(options: &Check, language: Option<Locale>) -> io::Result<u8> {
    let inputs = inputs::collect(&options.input, language);
    let format = options.format.format;
    let alone = inputs.items.len() == 1;
    let outcomes = work::each(&inputs.items, options.input.jobs, inputs.locale, |input| {
        let source = inputs::read(input, inputs.locale)?;
        Ok(check(input, &source, format, inputs.locale, alone))
    });
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let mut counts = Counts::default();
    let mut first = true;
    if format == Output::Json {
        write!(out, "{{\"files\":[")?;
    }
    for outcome in outcomes.iter().flatten() {
        if format == Output::Json && !std::mem::take(&mut first) {
            write!(out, ",")?;
        }
        out.write_all(outcome.text.as_bytes())?;
        counts.add(&outcome.counts);
    }
    let unread: Vec<_> = outcomes.iter().filter_map(|it| it.as_ref().err()).collect();
    match format {
        Output::Json => writeln!(out, "]}}")?,
        Output::Human if counts.files > 0 => writeln!(out, "{}", summary(&counts, inputs.locale))?,
        Output::Human => {}
    }
    out.flush()?;
    inputs::tell_failures(inputs.failures.iter().chain(unread.iter().copied()), inputs.locale);
    inputs::tell_if_empty(&inputs);
    work::tell_broken(outcomes.iter().flatten().flat_map(|it| it.broken.clone()), inputs.locale);
    let bad = options.fail_on.severity().is_some_and(|limit| counts.worst >= Some(limit));
    Ok(match (inputs.failed() || !unread.is_empty(), bad) {
        (true, _) => FAILED,
        (false, true) => FOUND,
        (false, false) => CLEAN,
    })
}

fn check(input: &Input, source: &str, format: Output, locale: Locale, alone: bool) -> Outcome {
    let project = &input.project;
    let document = Document::parse(source, input.format, &input.defaults, project.settings());
    let report = project.checker().check(&document);
    let mut counts = Counts { files: 1, ..Counts::default() };
    for finding in &report.findings {
        counts.see(finding.severity);
        counts.safe += usize::from(finding.fixes.iter().any(|fix| fix.grade == Grade::Safe));
    }
    for _ in &document.problems {
        counts.see(Severity::Warning);
    }
    let lines = Lines::new(source);
    let text = match format {
        Output::Json => {
            let file = CheckedFile::new(&input.shown, &lines, &report, &document.problems);
            serde_json::to_string(&file).unwrap_or_default()
        }
        Output::Human => {
            let shown = Shown { path: &input.shown, source, lines: &lines, locale };
            let problems = document.problems.iter().map(|it| report::problem(&shown, it));
            let findings = report.findings.iter().map(|it| report::finding(&shown, it));
            let mut text: String = problems.chain(findings).collect();
            // Of many files only those with findings say how good they are.
            if alone || !text.is_empty() {
                text.push_str(&report::score(&input.shown, report.score.as_ref(), locale));
            }
            text
        }
    };
    Outcome { text, counts, broken: report.broken }
}

/// «Проверено 3 файла: 1 ошибка, 2 предупреждения. …»
fn summary(counts: &Counts, locale: Locale) -> String {
    const RU: [[&str; 3]; 4] = [
        ["подсказка", "подсказки", "подсказок"],
        ["совет", "совета", "советов"],
        ["предупреждение", "предупреждения", "предупреждений"],
        ["ошибка", "ошибки", "ошибок"],
    ];
    const EN: [[&str; 2]; 4] =
        [["hint", "hints"], ["note", "notes"], ["warning", "warnings"], ["error", "errors"]];
    let kinds: Vec<String> = (0..4)
        .rev()
        .filter(|kind| counts.findings[*kind] > 0)
        .map(|kind| {
            let count = counts.findings[kind];
            let word = match locale {
                Locale::Ru => plural(count, RU[kind]),
                Locale::En => EN[kind][usize::from(count != 1)],
            };
            format!("{count} {word}")
        })
        .collect();
    let (files, safe) = (counts.files, counts.safe);
    let mut out = match locale {
        Locale::Ru => format!(
            "{} {files} {}: ",
            plural(files, ["Проверен", "Проверено", "Проверено"]),
            plural(files, ["файл", "файла", "файлов"])
        ),
        Locale::En => format!("Checked {files} {}: ", if files == 1 { "file" } else { "files" }),
    };
    match (kinds.is_empty(), locale) {
        (true, Locale::Ru) => out.push_str("замечаний нет."),
        (true, Locale::En) => out.push_str("nothing to report."),
        (false, _) => out.push_str(&format!("{}.", kinds.join(", "))),
    }
    if safe > 0 {
        out.push_str(&match locale {
            Locale::Ru => format!(
                " Можно исправить {safe} {} командой courtesy fix.",
                plural(safe, ["замечание", "замечания", "замечаний"])
            ),
            Locale::En => format!(" {safe} can be fixed by `courtesy fix`."),
        });
    }
    out
}
