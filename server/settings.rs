//! Finds the `courtesy.toml` of a path and sets up everything that it decides.
//!
//! ```no_run
//! use std::path::Path;
//! use courtesy::settings::{Overrides, discover, load};
//!
//! // What a server does for a document: the nearest courtesy.toml upwards, or the defaults.
//! let file = Path::new("/scripts/sms/reminder.txt");
//! let project = load(&discover(file), &Overrides::default());
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
use courtesy_rules::settings::{Config, Glossary, Locale, Pattern, RuleSetting, nearest};
use courtesy_rules::{Checker, OwnPage, Problem, Settings};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::house::{self, House};

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

/// Where the settings of a file are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The `courtesy.toml`.
    pub config: Option<PathBuf>,
    /// The folder in which the glossary and the company's own rules lie: that of the `courtesy.toml`, else
    /// the nearest one that has any of them.
    pub root: Option<PathBuf>,
}

impl Place {
    /// That of a certain `courtesy.toml`.
    #[must_use]
    pub fn of_config(config: &Path) -> Self {
        let config = normal(config);
        Self { root: config.parent().map(Path::to_owned), config: Some(config) }
    }
}

/// The files that settle everything, as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    place: Place,
    text: String,
    /// Why the `courtesy.toml` could not be read.
    failure: Option<String>,
    house: House,
}

impl Sources {
    /// Reads the files of a place.
    #[must_use]
    pub fn read(place: &Place) -> Self {
        let mut sources = Self { place: place.clone(), ..Self::default() };
        if let Some(config) = &place.config {
            let read = std::fs::read(config)
                .map_err(|error| error.to_string())
                .and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()));
            match read {
                Ok(text) => sources.text = text,
                Err(error) => sources.failure = Some(error),
            }
        }
        if let Some(root) = &place.root {
            sources.house = House::read(root);
        }
        sources
    }

    /// The text of a `courtesy.toml` that lies nowhere.
    #[must_use]
    pub fn of_text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// True if the `courtesy.toml` cannot be read or is no TOML at all.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.failure.is_some() || self.text.parse::<toml::Table>().is_err()
    }
}

/// A file beside the `courtesy.toml` and what is wrong with it (UTF-8 bytes of its text).
#[derive(Clone, Debug)]
pub struct HouseFile {
    /// Absolute.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Everything that one `courtesy.toml` (or none) decides. Immutable: a changed file makes a new one.
#[derive(Debug)]
pub struct Project {
    sources: Sources,
    config: Config,
    problems: Vec<Problem>,
    files: Vec<HouseFile>,
    own: Vec<OwnPage>,
    checker: Checker,
    exclude: GlobSet,
    globs: Vec<GlobSet>,
}

/// Where the settings of `file` are, which need not exist: the nearest `courtesy.toml` in its folder or above.
#[must_use]
pub fn discover(file: &Path) -> Place {
    let file = normal(file);
    let folders = || file.parent().into_iter().flat_map(Path::ancestors);
    match folders().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file()) {
        Some(config) => Place::of_config(&config),
        None => Place { config: None, root: folders().find(|it| House::is_in(it)).map(Path::to_owned) },
    }
}

/// Reads the settings at a place; an empty one gives the defaults. A file that cannot be read is a problem of the
/// project.
#[must_use]
pub fn load(place: &Place, overrides: &Overrides) -> Project {
    Project::new(Sources::read(place), overrides)
}

impl Project {
    /// Understands what was read.
    #[must_use]
    pub fn new(sources: Sources, overrides: &Overrides) -> Self {
        let (mut config, mut problems) = Config::parse(&sources.text, overrides.language);
        let locale = config.settings.language;
        if let Some(error) = &sources.failure {
            let message = match locale {
                Locale::Ru => format!("Не удалось прочитать файл настроек: {error}"),
                Locale::En => format!("The settings cannot be read: {error}"),
            };
            problems.push(Problem { range: 0..0, message });
        }
        let mut files = Vec::new();
        if let Some(file) = &sources.house.glossary {
            let (glossary, problems) = Glossary::parse(&file.text, locale);
            config.settings.glossary.extend(glossary);
            files.push(house_file(file, problems, locale));
        }
        config.settings.rules.extend(overrides.rules.clone());
        for profile in &mut config.settings.profiles {
            profile.rules.retain(|name, _| !overrides.rules.contains_key(name));
        }
        let own: Vec<OwnPage> = sources.house.pages.iter().map(own_page).collect();
        let (mut checker, wrong, of_pages) = Checker::with_own(&config.settings, &own);
        for (file, problems) in sources.house.pages.iter().zip(of_pages) {
            // A page that could not be read has no text to speak of.
            let problems = if file.failure.is_some() { Vec::new() } else { problems };
            files.push(house_file(file, problems, locale));
        }
        let mut renamed = rename_aliases(&mut config.settings.rules, &checker);
        for profile in &mut config.settings.profiles {
            renamed |= rename_aliases(&mut profile.rules, &checker);
        }
        if renamed {
            checker = Checker::with_own(&config.settings, &own).0;
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
            for profile in &mut config.settings.profiles {
                profile.rules.clear();
            }
            checker = Checker::with_own(&config.settings, &own).0;
        }
        let exclude = glob_set(&config.exclude, locale, &mut problems);
        let globs = config.files.iter().map(|file| glob_set(&file.globs, locale, &mut problems)).collect();
        problems.sort_by_key(|problem| problem.range.start);
        Self { sources, config, problems, files, own, checker, exclude, globs }
    }

    /// What it was made from.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The folder in which the glossary and the company's own rules lie, if there is one.
    #[must_use]
    pub fn root(&self) -> Option<&Path> {
        self.sources.place.root.as_deref()
    }

    /// The files beside the `courtesy.toml`, with what is wrong with each.
    #[must_use]
    pub fn files(&self) -> &[HouseFile] {
        &self.files
    }

    /// The company's own rule pages, in the order of [`courtesy_rules::RuleInfo::own`].
    #[must_use]
    pub fn own_pages(&self) -> &[OwnPage] {
        &self.own
    }

    /// The page of a rule of the company's own.
    #[must_use]
    pub fn rule_page(&self, id: &str) -> Option<&Path> {
        let number = self.checker.rule(id)?.own?;
        self.sources.house.pages.get(number).map(|file| file.path.as_path())
    }

    /// The `courtesy.toml`, absolute; `None` for the defaults.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.sources.place.config.as_deref()
    }

    /// The text of the `courtesy.toml`.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.sources.text
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
        if !self.globs.is_empty() {
            let relative = self.relative(path);
            for (globs, file) in self.globs.iter().zip(&self.config.files) {
                if globs.is_match(&relative) {
                    file.apply(&mut front);
                }
            }
        }
        front
    }

    /// True if `exclude` names the file at `path` or a folder above it, if it is a rule page, or if it is a text about a program
    /// (README, CHANGELOG…) and no glob says that it is a script.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        let named = !self.exclude.is_empty() && self.exclude.is_match(self.relative(path));
        let own = self.root().is_some_and(|root| house::is_in_house_folder(root, &normal(path)));
        named || own || (is_about_a_program(path) && self.defaults(path).kind.is_none())
    }

    fn relative(&self, path: &Path) -> PathBuf {
        let path = normal(path);
        let folder = self.path().and_then(Path::parent).unwrap_or(Path::new(""));
        match path.strip_prefix(folder) {
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
    places: HashMap<PathBuf, Place>,
    projects: HashMap<Place, Arc<Project>>,
    found: Vec<Arc<Project>>,
}

impl Projects {
    /// Every file finds its own `courtesy.toml`.
    #[must_use]
    pub fn new(overrides: Overrides) -> Self {
        Self { overrides, fixed: None, places: HashMap::new(), projects: HashMap::new(), found: Vec::new() }
    }

    /// All files share one project.
    #[must_use]
    pub fn fixed(project: Project) -> Self {
        let project = Arc::new(project);
        Self {
            overrides: Overrides::default(),
            fixed: Some(Arc::clone(&project)),
            places: HashMap::new(),
            projects: HashMap::new(),
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
        let place = self.place(folder);
        if let Some(project) = self.projects.get(&place) {
            return Arc::clone(project);
        }
        let project = Arc::new(load(&place, &self.overrides));
        self.found.push(Arc::clone(&project));
        self.projects.insert(place, Arc::clone(&project));
        project
    }

    /// What [`discover`] says of a file in this folder.
    fn place(&mut self, folder: &Path) -> Place {
        if let Some(place) = self.places.get(folder) {
            return place.clone();
        }
        let config = folder.join(FILE_NAME);
        let place = if config.is_file() {
            Place::of_config(&config)
        } else {
            let above = folder.parent().map(|above| self.place(above)).unwrap_or_default();
            if above.config.is_none() && House::is_in(folder) {
                Place { config: None, root: Some(folder.to_owned()) }
            } else {
                above
            }
        };
        self.places.insert(folder.to_owned(), place.clone());
        place
    }
}

/// A file with what is wrong with it; one that could not be read has only that.
fn house_file(file: &house::SourceFile, mut problems: Vec<Problem>, locale: Locale) -> HouseFile {
    problems.extend(file.failure(locale).map(|message| Problem { range: 0..0, message: message.to_owned() }));
    HouseFile { path: file.path.clone(), text: file.text.clone(), problems }
}

fn own_page(file: &house::SourceFile) -> OwnPage {
    let name = file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    OwnPage { name, text: file.text.clone() }
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
