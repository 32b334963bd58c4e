//! Finds the `courtesy.toml` of a path and sets up everything that it decides.
//!
//! ```no_run
//! use std::path::Path;
//! use courtesy::settings::{Overrides, discover, load};
//!
//! // What a server does for a document: the nearest courtesy.toml upwards, or the defaults.
//! let file = Path::new("/scripts/sms/reminder.txt");
//! let project = load(discover(file).as_deref(), &Overrides::default());
//! for problem in project.problems() { /* UTF-8 bytes of project.text(), for diagnostics in the file */ }
//! let defaults = project.defaults(file);
//! // Document::parse(source, format, &defaults, project.settings()), project.checker().check(&document)
//! ```
//!
//! Nothing here fails: a broken file leaves what it says right in force and comes with problems.

use std::collections::{BTreeMap, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use courtesy_rules::document::FrontMatter;
use courtesy_rules::settings::{Config, Locale, Pattern, RuleSetting, nearest};
use courtesy_rules::{Checker, Problem, Settings};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// The name of the settings file.
pub const FILE_NAME: &str = "courtesy.toml";

/// What wins over a `courtesy.toml`: options of the command line, settings of the editor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// The language of messages.
    pub language: Option<Locale>,
    /// Single rules.
    pub rules: BTreeMap<String, RuleSetting>,
    /// If not empty, only these rules report (ids or aliases).
    pub only: Vec<String>,
}

/// Everything that one `courtesy.toml` (or none) decides. Immutable: a changed file makes a new one.
#[derive(Debug)]
pub struct Project {
    path: Option<PathBuf>,
    root: PathBuf,
    text: String,
    config: Config,
    problems: Vec<Problem>,
    checker: Checker,
    exclude: GlobSet,
    files: Vec<GlobSet>,
}

/// The nearest `courtesy.toml` in the folder of `file` or above it. `file` need not exist.
#[must_use]
pub fn discover(file: &Path) -> Option<PathBuf> {
    normal(file).parent()?.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

/// Reads a `courtesy.toml`; `None` gives the defaults. A file that cannot be read is a problem of the project.
#[must_use]
pub fn load(path: Option<&Path>, overrides: &Overrides) -> Project {
    let Some(path) = path else {
        return Project::new(None, String::new(), overrides);
    };
    let read = std::fs::read(path)
        .map_err(|error| error.to_string())
        .and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()));
    match read {
        Ok(text) => Project::new(Some(path), text, overrides),
        Err(error) => {
            let mut project = Project::new(Some(path), String::new(), overrides);
            let message = match project.settings().language {
                Locale::Ru => format!("Не удалось прочитать файл настроек: {error}"),
                Locale::En => format!("The settings cannot be read: {error}"),
            };
            project.problems.push(Problem { range: 0..0, message });
            project
        }
    }
}

impl Project {
    /// Understands `text` as the `courtesy.toml` at `path`, which need not be saved yet.
    #[must_use]
    pub fn new(path: Option<&Path>, text: String, overrides: &Overrides) -> Self {
        let (mut config, mut problems) = Config::parse(&text, overrides.language);
        let locale = config.settings.language;
        config.settings.rules.extend(overrides.rules.clone());
        let (mut checker, wrong) = Checker::new(&config.settings);
        if rename_aliases(&mut config.settings.rules, &checker) {
            checker = Checker::new(&config.settings).0;
        }
        for (name, range) in &config.rule_names {
            if checker.rule(name).is_none() {
                problems
                    .push(Problem { range: range.clone(), message: unknown_rule(name, &checker, locale) });
            }
        }
        // Ids are reported above, with their places, which the checker does not know.
        problems.extend(wrong.into_iter().filter(|problem| !problem.range.is_empty()));
        if !overrides.only.is_empty() {
            let wanted: Vec<&str> = overrides
                .only
                .iter()
                .filter_map(|name| checker.rule(name))
                .map(|rule| rule.id.as_str())
                .collect();
            let rules = checker.rules().iter().map(|rule| {
                let id = rule.id.as_str();
                let setting = match config.settings.rules.get(id) {
                    _ if !wanted.contains(&id) => RuleSetting::Off,
                    Some(RuleSetting::At(severity)) => RuleSetting::At(*severity),
                    _ => RuleSetting::On,
                };
                (id.to_owned(), setting)
            });
            config.settings.rules = rules.collect();
            checker = Checker::new(&config.settings).0;
        }
        let exclude = glob_set(&config.exclude, locale, &mut problems);
        let files = config.files.iter().map(|file| glob_set(&file.globs, locale, &mut problems)).collect();
        problems.sort_by_key(|problem| problem.range.start);
        let path = path.map(normal);
        Self {
            root: path.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default(),
            path,
            text,
            config,
            problems,
            checker,
            exclude,
            files,
        }
    }

    /// The `courtesy.toml`, absolute; `None` for the defaults.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The text of the `courtesy.toml`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is wrong with it: UTF-8 bytes of [`Project::text`].
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What changes the reports.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.config.settings
    }

    /// The rules under these settings.
    #[must_use]
    pub fn checker(&self) -> &Checker {
        &self.checker
    }

    /// What `[[files]]` says of the file at `path`: later entries win, rules that are off add up.
    #[must_use]
    pub fn defaults(&self, path: &Path) -> FrontMatter {
        let mut front = FrontMatter::default();
        if !self.files.is_empty() {
            let relative = self.relative(path);
            for (globs, file) in self.files.iter().zip(&self.config.files) {
                if globs.is_match(&relative) {
                    file.apply(&mut front);
                }
            }
        }
        front
    }

    /// True if `exclude` names the file at `path` or a folder above it, or if it is a text about a program
    /// (README, CHANGELOG…) and no glob says that it is a script.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        let named = !self.exclude.is_empty() && self.exclude.is_match(self.relative(path));
        named || (is_about_a_program(path) && self.defaults(path).kind.is_none())
    }

    fn relative(&self, path: &Path) -> PathBuf {
        let path = normal(path);
        match path.strip_prefix(&self.root) {
            Ok(relative) => relative.to_owned(),
            Err(_) => path,
        }
    }
}

/// Files that every repository has and nobody says to a client: `README.ru.md`, `CHANGELOG.md`.
fn is_about_a_program(path: &Path) -> bool {
    const NAMES: &[&str] = &[
        "readme",
        "changelog",
        "contributing",
        "code_of_conduct",
        "security",
        "license",
        "licence",
        "architecture",
    ];
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    NAMES.contains(&name.split('.').next().unwrap_or_default())
}

/// The projects of many files. Each folder is looked at once, each `courtesy.toml` read once.
#[derive(Debug)]
pub struct Projects {
    overrides: Overrides,
    fixed: Option<Arc<Project>>,
    folders: HashMap<PathBuf, Arc<Project>>,
    found: Vec<Arc<Project>>,
}

impl Projects {
    /// Every file finds its own `courtesy.toml`.
    #[must_use]
    pub fn new(overrides: Overrides) -> Self {
        Self { overrides, fixed: None, folders: HashMap::new(), found: Vec::new() }
    }

    /// All files share one project.
    #[must_use]
    pub fn fixed(project: Project) -> Self {
        let project = Arc::new(project);
        Self {
            overrides: Overrides::default(),
            fixed: Some(Arc::clone(&project)),
            folders: HashMap::new(),
            found: vec![project],
        }
    }

    /// The project of the file at `path`, which need not exist.
    pub fn of(&mut self, path: &Path) -> Arc<Project> {
        if let Some(project) = &self.fixed {
            return Arc::clone(project);
        }
        let path = normal(path);
        self.of_folder(path.parent().unwrap_or(&path))
    }

    /// All projects met so far, in the order in which they were met.
    #[must_use]
    pub fn found(&self) -> &[Arc<Project>] {
        &self.found
    }

    fn of_folder(&mut self, folder: &Path) -> Arc<Project> {
        if let Some(project) = self.folders.get(folder) {
            return Arc::clone(project);
        }
        let file = folder.join(FILE_NAME);
        let project = match folder.parent() {
            _ if file.is_file() => self.add(Some(&file)),
            Some(above) => self.of_folder(above),
            None => self.add(None),
        };
        self.folders.insert(folder.to_owned(), Arc::clone(&project));
        project
    }

    fn add(&mut self, path: Option<&Path>) -> Arc<Project> {
        let project = Arc::new(load(path, &self.overrides));
        self.found.push(Arc::clone(&project));
        project
    }
}

/// Former ids become today's, so that nobody has to think of them later. True if there were any.
fn rename_aliases(rules: &mut BTreeMap<String, RuleSetting>, checker: &Checker) -> bool {
    let renamed: Vec<(String, String)> = rules
        .keys()
        .filter_map(|name| {
            let id = checker.rule(name)?.id.as_str();
            (id != name).then(|| (name.clone(), id.to_owned()))
        })
        .collect();
    for (alias, id) in &renamed {
        if let Some(setting) = rules.remove(alias) {
            rules.entry(id.clone()).or_insert(setting);
        }
    }
    !renamed.is_empty()
}

/// What to say of a rule id that does not exist.
#[must_use]
pub fn unknown_rule(name: &str, checker: &Checker, locale: Locale) -> String {
    let names = checker
        .rules()
        .iter()
        .flat_map(|rule| std::iter::once(rule.id.as_str()).chain(rule.aliases.iter().map(String::as_str)));
    let near = nearest(name, names).join(", ");
    match (locale, near.is_empty()) {
        (Locale::Ru, false) => format!("Правила «{name}» нет. Возможно, вы имели в виду {near}."),
        (Locale::Ru, true) => format!("Правила «{name}» нет. Все правила покажет courtesy rules."),
        (Locale::En, false) => format!("There is no rule `{name}`. Did you mean {near}?"),
        (Locale::En, true) => {
            format!("There is no rule `{name}`. `courtesy rules` lists all rules.")
        }
    }
}

/// Globs as people write them: `sms` and `sms/` mean the folder and all in it, a pattern without a slash
/// matches at any depth, `*` stays within one folder.
fn glob_set(patterns: &[Pattern], locale: Locale, problems: &mut Vec<Problem>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        let text = pattern.text.trim_end_matches('/');
        let text = text.strip_prefix("./").unwrap_or(text);
        let text = match text.strip_prefix('/') {
            Some(rooted) => rooted.to_owned(),
            None if text.contains('/') => text.to_owned(),
            None => format!("**/{text}"),
        };
        let globs = [text.clone(), format!("{text}/**")]
            .map(|text| GlobBuilder::new(&text).literal_separator(true).build());
        for glob in globs {
            match glob {
                Ok(glob) => {
                    set.add(glob);
                }
                Err(error) => {
                    let reason = error.kind();
                    problems.push(Problem {
                        range: pattern.range.clone(),
                        message: match locale {
                            Locale::Ru => {
                                format!("Маска «{}» написана с ошибкой: {reason}.", pattern.text)
                            }
                            Locale::En => format!("Bad glob `{}`: {reason}.", pattern.text),
                        },
                    });
                    break;
                }
            }
        }
    }
    set.build().unwrap_or_else(|_| GlobSet::empty())
}

/// Absolute, without `.` and `..`, links left alone: the path as its user thinks of it.
fn normal(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut out = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}
