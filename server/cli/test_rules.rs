//! `courtesy test-rules`: are the examples of the company's own pages as the pages say?

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use courtesy_rules::catalogue::{Bench, parse_page};
use courtesy_rules::settings::Locale;

use super::args::ConfigArgs;
use super::{CLEAN, FAILED, FOUND, inputs, say, tell};
use crate::report::plural;
use crate::settings::{Overrides, Project};

pub(super) fn run(paths: &[PathBuf], config: &ConfigArgs, language: Option<Locale>) -> io::Result<u8> {
    let overrides = Overrides { language, ..Overrides::default() };
    let mut projects = inputs::projects(config, overrides);
    let project = projects.of(paths.first().map_or(Path::new("-"), PathBuf::as_path));
    let locale = project.settings().language;
    let mut failed = inputs::tell_problems(&projects);
    let pages = chosen(&project, paths, locale, &mut failed);
    if pages.is_empty() && !failed {
        tell(say(
            locale,
            "Своих правил нет. Создать первое: courtesy new-rule ИМЯ",
            "There are no rules of your own. To make one: courtesy new-rule ID",
        ));
        return Ok(CLEAN);
    }
    let bench = Bench { settings: project.settings(), own: project.own_pages(), checker: project.checker() };
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let (mut rules, mut examples, mut faults) = (0, 0, 0);
    for file in pages {
        let (page, _) = parse_page(file.text.strip_prefix('\u{feff}').unwrap_or(&file.text));
        // What cannot be read was told above.
        let Some(page) = page.filter(|page| project.checker().rule(&page.id).is_some()) else { continue };
        let shown = inputs::short(&file.path);
        let count = page.examples().len();
        rules += 1;
        examples += count;
        let marked = page.examples().iter().filter(|example| !example.marks.is_empty()).count();
        if marked == 0 || marked == count {
            faults += 1;
            let text = say(
                locale,
                "нужен хотя бы один пример под «## Плохо» с отметкой ⟦…⟧ и один под «## Хорошо»",
                "at least one example under «## Плохо» with ⟦…⟧ and one under «## Хорошо» are needed",
            );
            writeln!(out, "{shown}: {text}")?;
        }
        for fault in bench.try_page(&page) {
            faults += 1;
            writeln!(out, "{shown}:{}: {}", fault.line + 1, fault.message.trim_end())?;
        }
    }
    writeln!(out, "{}", summary(rules, examples, faults, locale))?;
    Ok(match (failed, faults) {
        (true, _) => FAILED,
        (false, 0) => CLEAN,
        _ => FOUND,
    })
}

/// The pages at these paths (a folder means all in it), or all of the project.
fn chosen<'p>(
    project: &'p Project,
    paths: &[PathBuf],
    locale: Locale,
    failed: &mut bool,
) -> Vec<&'p crate::settings::HouseFile> {
    let is_page = |path: &Path| path.extension().is_some_and(|ending| ending == "md");
    let all = project.files().iter().filter(|file| is_page(&file.path));
    if paths.is_empty() {
        return all.collect();
    }
    let all: Vec<_> = all.collect();
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for path in paths {
        let real = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let found: Vec<_> = all.iter().filter(|file| file.path.starts_with(&real)).collect();
        if found.is_empty() {
            let shown = path.display();
            tell(&match locale {
                Locale::Ru => format!("{shown}: здесь нет страниц правил; они лежат в .courtesy/rules"),
                Locale::En => format!("{shown}: no rule pages here; they lie in .courtesy/rules"),
            });
            *failed = true;
        }
        out.extend(found.into_iter().filter(|file| seen.insert(file.path.clone())).copied());
    }
    out
}

fn summary(rules: usize, examples: usize, faults: usize, locale: Locale) -> String {
    match locale {
        Locale::Ru => {
            let head = format!(
                "{} {rules} {}, {examples} {}: ",
                plural(rules, ["Проверено", "Проверены", "Проверено"]),
                plural(rules, ["правило", "правила", "правил"]),
                plural(examples, ["пример", "примера", "примеров"]),
            );
            let tail = match faults {
                0 => "всё сходится.".to_owned(),
                _ => format!("{faults} {}.", plural(faults, ["расхождение", "расхождения", "расхождений"])),
            };
            head + &tail
        }
        Locale::En => {
            let tail = if faults == 0 { "all is well".to_owned() } else { format!("{faults} wrong") };
            format!("Rules: {rules}, examples: {examples}; {tail}.")
        }
    }
}
