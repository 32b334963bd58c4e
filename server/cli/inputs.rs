//! From the paths of the command line to the files that are read, each with its project.

use std::collections::HashSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_rules::Problem;
use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::settings::Locale;
use ignore::WalkBuilder;

use super::args::{ConfigArgs, InputArgs};
use super::{say, tell};
use crate::report::{Lines, plural};
use crate::settings::{Overrides, Place, Project, Projects, load, unknown_rule};

/// One text to read.
pub(crate) struct Input {
    /// The path as the user gave it, or `-`.
    pub(crate) shown: String,
    /// Where it lies; `None` for standard input.
    pub(crate) path: Option<PathBuf>,
    /// How it is read.
    pub(crate) format: Format,
    /// What the settings say of its path.
    pub(crate) defaults: FrontMatter,
    /// Settings and rules.
    pub(crate) project: Arc<Project>,
}

/// A file that could not be checked.
pub(crate) struct Failure {
    /// The path as the user gave it.
    pub(crate) path: String,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

/// Everything that is to be read, and what could not be.
pub(crate) struct Inputs {
    pub(crate) items: Vec<Input>,
    pub(crate) failures: Vec<Failure>,
    /// The settings have problems (told on standard error already).
    pub(crate) bad_settings: bool,
    /// The language of the program's own words.
    pub(crate) locale: Locale,
}

/// The projects that the options ask for.
pub(crate) fn projects(config: &ConfigArgs, overrides: Overrides) -> Projects {
    if config.no_config {
        Projects::fixed(load(&Place::default(), &overrides))
    } else if let Some(path) = &config.config {
        Projects::fixed(load(&Place::of_config(path), &overrides))
    } else {
        Projects::new(overrides)
    }
}

/// Tells the problems of all projects met; true if there were any.
pub(crate) fn tell_problems(projects: &Projects) -> bool {
    let mut any = false;
    for project in projects.found() {
        any |= tell_file(project.path().unwrap_or(Path::new("")), project.text(), project.problems());
        for file in project.files() {
            any |= tell_file(&file.path, &file.text, &file.problems);
        }
    }
    any
}

/// Tells what is wrong with one file; true if anything is.
fn tell_file(path: &Path, text: &str, problems: &[Problem]) -> bool {
    let lines = Lines::new(text);
    let path = short(path);
    for problem in problems {
        let at = lines.place(problem.range.start);
        tell(&format!("{path}:{}:{}: {}", at.line, at.column, problem.message));
    }
    !problems.is_empty()
}

/// Finds the files of `options`, in the order given, those of a folder sorted by path.
pub(crate) fn collect(options: &InputArgs, language: Option<Locale>) -> Inputs {
    let overrides = Overrides { language, only: options.rules.clone(), ..Overrides::default() };
    let mut projects = projects(&options.config, overrides);
    let mut inputs = Inputs {
        items: Vec::new(),
        failures: Vec::new(),
        bad_settings: false,
        locale: language.unwrap_or_default(),
    };
    let here = projects.of(Path::new("-"));
    if language.is_none() {
        inputs.locale = here.settings().language;
    }
    for name in &options.rules {
        if here.checker().rule(name).is_none() {
            tell(&unknown_rule(name, here.checker(), inputs.locale));
            inputs.bad_settings = true;
        }
    }
    let mut seen = HashSet::new();
    for path in &options.paths {
        if path.as_os_str() == "-" {
            if seen.insert(path.clone()) {
                inputs.stdin(options.stdin_name.as_deref(), &mut projects);
            }
            continue;
        }
        match std::fs::metadata(path) {
            Ok(data) if data.is_dir() => inputs.folder(path, &mut projects, &mut seen),
            Ok(_) => {
                if seen.insert(path.clone()) {
                    inputs.file(path, &mut projects);
                }
            }
            Err(error) => {
                let message = unreadable(&error, inputs.locale);
                inputs.fail(path, message);
            }
        }
    }
    inputs.bad_settings |= tell_problems(&projects);
    inputs
}

impl Inputs {
    /// True if the run as a whole has failed, whatever was found.
    pub(crate) fn failed(&self) -> bool {
        self.bad_settings || !self.failures.is_empty()
    }

    fn fail(&mut self, path: &Path, message: String) {
        self.failures.push(Failure { path: path.display().to_string(), message });
    }

    fn stdin(&mut self, name: Option<&Path>, projects: &mut Projects) {
        let project = projects.of(name.unwrap_or(Path::new("-")));
        let format = match name {
            None => Some(Format::Text),
            Some(name) => Format::from_path(&name.to_string_lossy()),
        };
        match (format, name) {
            (Some(format), _) => self.items.push(Input {
                shown: name.map_or_else(|| "-".to_owned(), |name| name.display().to_string()),
                path: None,
                format,
                defaults: name.map(|name| project.defaults(name)).unwrap_or_default(),
                project,
            }),
            (None, name) => {
                let message = unknown_format(self.locale);
                self.fail(name.unwrap_or(Path::new("-")), message);
            }
        }
    }

    fn file(&mut self, path: &Path, projects: &mut Projects) {
        match Format::from_path(&path.to_string_lossy()) {
            Some(format) => self.push(path.to_owned(), format, projects),
            None => {
                let message = unknown_format(self.locale);
                self.fail(path, message);
            }
        }
    }

    fn push(&mut self, path: PathBuf, format: Format, projects: &mut Projects) {
        let project = projects.of(&path);
        self.items.push(Input {
            shown: path.display().to_string(),
            defaults: project.defaults(&path),
            path: Some(path),
            format,
            project,
        });
    }

    fn folder(&mut self, folder: &Path, projects: &mut Projects, seen: &mut HashSet<PathBuf>) {
        let walk = WalkBuilder::new(folder)
            // Ignore files count outside a repository, too.
            .require_git(false)
            .sort_by_file_name(Ord::cmp)
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let message = match error.io_error() {
                        Some(error) => unreadable(error, self.locale),
                        None => error.to_string(),
                    };
                    self.fail(folder, message);
                    continue;
                }
            };
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            // `courtesy check` without paths speaks of `a.md`, not of `./a.md`.
            let path = match entry.path().strip_prefix("./") {
                Ok(path) => path.to_owned(),
                Err(_) => entry.into_path(),
            };
            let Some(format) = Format::from_path(&path.to_string_lossy()) else {
                continue;
            };
            if !projects.of(&path).excludes(&path) && seen.insert(path.clone()) {
                self.push(path, format, projects);
            }
        }
    }
}

/// Reads the text of an input.
pub(crate) fn read(input: &Input, locale: Locale) -> Result<String, Failure> {
    let bytes = match &input.path {
        Some(path) => std::fs::read(path),
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    let fail = |message| Failure { path: input.shown.clone(), message };
    let bytes = bytes.map_err(|error| fail(unreadable(&error, locale)))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        fail(not_utf8(error.as_bytes(), at, locale))
    })
}

/// A file in another encoding is reported, never guessed at; a likely encoding is only named.
fn not_utf8(bytes: &[u8], at: usize, locale: Locale) -> String {
    let likely = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        "UTF-16"
    } else if bytes.iter().filter(|byte| **byte >= 0xC0).count() * 2 > bytes.len() {
        "Windows-1251"
    } else {
        ""
    };
    let code = bytes.get(at).copied().unwrap_or_default();
    match locale {
        Locale::Ru => {
            let likely = match likely {
                "" => String::new(),
                name => format!(" (похоже на {name})"),
            };
            format!(
                "файл не в UTF-8{likely}: первый непонятный байт 0x{code:02X} — по смещению {at}. \
                 Сохраните файл в UTF-8 и запустите проверку снова"
            )
        }
        Locale::En => {
            let likely = match likely {
                "" => String::new(),
                name => format!(" (it looks like {name})"),
            };
            format!(
                "not UTF-8{likely}: the first bad byte 0x{code:02X} is at offset {at}. \
                 Save the file as UTF-8 and run again"
            )
        }
    }
}

fn unreadable(error: &io::Error, locale: Locale) -> String {
    let ru = match error.kind() {
        io::ErrorKind::NotFound => "такого файла или папки нет",
        io::ErrorKind::PermissionDenied => "нет прав на чтение",
        _ => return format!("{}: {error}", say(locale, "не удалось прочитать", "cannot be read")),
    };
    let en = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder",
        _ => "permission denied",
    };
    say(locale, ru, en).to_owned()
}

fn unknown_format(locale: Locale) -> String {
    say(
        locale,
        "такие файлы пока не проверяются; подойдут .md, .markdown, .txt, .yaml, .yml, .json, .jsonc",
        "files of this kind are not read yet; .md, .markdown, .txt, .yaml, .yml, .json, .jsonc are",
    )
    .to_owned()
}

/// Relative to the current folder where it lies below it.
pub(crate) fn short(path: &Path) -> String {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).display().to_string()
}

/// Says that nothing was there to read.
pub(crate) fn tell_if_empty(inputs: &Inputs) {
    if inputs.items.is_empty() && inputs.failures.is_empty() {
        tell(say(
            inputs.locale,
            "Подходящих файлов не нашлось. Проверяются .md, .txt, .yaml, .json.",
            "No files to read were found: .md, .txt, .yaml, .json are understood.",
        ));
    }
}

/// Tells every failure, and how many there were if many.
pub(crate) fn tell_failures<'a>(failures: impl IntoIterator<Item = &'a Failure>, locale: Locale) -> usize {
    let mut count = 0;
    for failure in failures {
        tell(&format!("{}: {}", failure.path, failure.message));
        count += 1;
    }
    if count > 3 {
        tell(&match locale {
            Locale::Ru => format!("Не проверено: {count} {}.", plural(count, ["файл", "файла", "файлов"])),
            Locale::En => format!("Not checked: {count} files."),
        });
    }
    count
}
