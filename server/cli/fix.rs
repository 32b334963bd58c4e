//! `courtesy fix`: applies what is safe, or shows what it would apply.

use std::io::{self, Write};

use courtesy_rules::settings::Locale;
use courtesy_rules::{Document, RuleId, fix_all};
use similar::TextDiff;

use super::args::Fix;
use super::inputs::{self, Failure, Input};
use super::{CLEAN, FAILED, FOUND, tell, work, write};
use crate::report::plural;

/// What happened to one file.
struct Outcome {
    /// The file would change, or has changed.
    changed: bool,
    /// For standard output: a diff, a path, or the text itself.
    text: String,
    applied: usize,
    left: usize,
    broken: Vec<RuleId>,
}

pub(super) fn run(options: &Fix, language: Option<Locale>) -> io::Result<u8> {
    let inputs = inputs::collect(&options.input, language);
    let locale = inputs.locale;
    let outcomes = work::each(&inputs.items, options.input.jobs, locale, |input| fix(input, options, locale));
    let mut out = io::stdout().lock();
    for outcome in outcomes.iter().flatten() {
        out.write_all(outcome.text.as_bytes())?;
    }
    out.flush()?;
    let unread = outcomes.iter().filter_map(|it| it.as_ref().err());
    let failures = inputs::tell_failures(inputs.failures.iter().chain(unread), locale);
    inputs::tell_if_empty(&inputs);
    let done: Vec<&Outcome> = outcomes.iter().flatten().collect();
    work::tell_broken(done.iter().flat_map(|it| it.broken.clone()), locale);
    let dry = options.diff || options.check;
    let changed = done.iter().filter(|it| it.changed).count();
    if !done.is_empty() {
        tell(&summary(&done, changed, dry, locale));
    }
    Ok(match (inputs.failed() || failures > 0, dry && changed > 0) {
        (true, _) => FAILED,
        (false, true) => FOUND,
        (false, false) => CLEAN,
    })
}

fn fix(input: &Input, options: &Fix, locale: Locale) -> Result<Outcome, Failure> {
    let source = inputs::read(input, locale)?;
    let project = &input.project;
    let mut broken = Vec::new();
    let mut check = |text: &str| {
        let document = Document::parse(text, input.format, &input.defaults, project.settings());
        let report = project.checker().check(&document);
        broken.extend(report.broken);
        report.findings
    };
    let first = check(&source);
    let fixed = fix_all(&source, first, check);
    let changed = fixed.text != source;
    let text = match (&input.path, changed) {
        _ if options.diff => diff(&input.shown, &source, &fixed.text),
        (_, true) if options.check => format!("{}\n", input.shown),
        (None, _) if !options.check => fixed.text.clone(),
        (Some(path), true) if !options.check => {
            write::replace(path, &source, &fixed.text, locale)
                .map_err(|message| Failure { path: input.shown.clone(), message })?;
            String::new()
        }
        _ => String::new(),
    };
    Ok(Outcome { changed, text, applied: fixed.applied, left: fixed.left.len(), broken })
}

/// A unified diff that `patch` and `git apply` accept; empty where nothing changes.
fn diff(path: &str, old: &str, new: &str) -> String {
    if old == new {
        return String::new();
    }
    // Lines as `patch` sees them: a carriage return alone ends none.
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    TextDiff::configure()
        .newline_terminated(true)
        .diff_slices(&old, &new)
        .unified_diff()
        .context_radius(3)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

fn summary(done: &[&Outcome], changed: usize, dry: bool, locale: Locale) -> String {
    let applied: usize = done.iter().map(|it| it.applied).sum();
    let left: usize = done.iter().map(|it| it.left).sum();
    match locale {
        Locale::Ru => {
            let head = match (applied, dry) {
                (0, _) => "Безопасных исправлений нет.".to_owned(),
                (_, true) => format!(
                    "Можно применить {applied} {} в {changed} {}.",
                    plural(applied, ["исправление", "исправления", "исправлений"]),
                    plural(changed, ["файле", "файлах", "файлах"])
                ),
                (_, false) => format!(
                    "{} {applied} {} в {changed} {}.",
                    plural(applied, ["Применено", "Применены", "Применено"]),
                    plural(applied, ["исправление", "исправления", "исправлений"]),
                    plural(changed, ["файле", "файлах", "файлах"])
                ),
            };
            let tail = match left {
                0 => String::new(),
                _ => format!(
                    " {} {left} {}: {} courtesy check.",
                    plural(left, ["Осталось", "Остались", "Осталось"]),
                    plural(left, ["замечание", "замечания", "замечаний"]),
                    plural(left, ["его покажет", "их покажет", "их покажет"]),
                ),
            };
            head + &tail
        }
        Locale::En => {
            let verb = if dry { "Would apply" } else { "Applied" };
            let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
            let left = match left {
                0 => String::new(),
                _ => format!(" Left: {}; `courtesy check` shows them.", count(left, "finding", "findings")),
            };
            let (fixes, files) = (count(applied, "fix", "fixes"), count(changed, "file", "files"));
            format!("{verb} {fixes} in {files}.{left}")
        }
    }
}
