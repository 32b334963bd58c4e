//! The settings in force for a folder: the nearest `courtesy.toml`, the editor's settings on top of it.
//!
//! Reading and building happens on a thread that may block; the session only keeps the outcome. A
//! `courtesy.toml` that is no TOML shows its problems and leaves the last good one in force.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_rules::Severity;
use courtesy_rules::settings::{Locale, RuleSetting};
use serde_json::Value;

use crate::house::is_house_file;
use crate::settings::{Overrides, Project, Sources, discover};

/// A folder's settings as they were read.
pub(super) struct Loaded {
    pub(super) folder: Option<PathBuf>,
    pub(super) overrides: Arc<Overrides>,
    /// The project now in force.
    pub(super) project: Arc<Project>,
    /// What was read, if it is broken and therefore not in force.
    pub(super) broken: Option<Project>,
}

/// What a load needs to know.
pub(super) struct Load {
    pub(super) folder: Option<PathBuf>,
    pub(super) overrides: Arc<Overrides>,
    /// The project in force in this folder until now.
    pub(super) previous: Option<Arc<Project>>,
    /// Other projects with the same overrides, to be shared: making a checker is not free.
    pub(super) known: Vec<Arc<Project>>,
}

impl Load {
    /// Reads the settings. Blocks.
    pub(super) fn run(self) -> Loaded {
        // `discover` wants a file in the folder; it need not exist.
        let place = self.folder.as_deref().map(|it| discover(&it.join("script"))).unwrap_or_default();
        let sources = Sources::read(&place);
        if let Some(project) = self.known.iter().find(|project| *project.sources() == sources) {
            return Loaded {
                folder: self.folder,
                overrides: self.overrides,
                project: project.clone(),
                broken: None,
            };
        }
        let broken = sources.is_broken();
        let project = Project::new(sources, &self.overrides);
        if broken
            && let Some(previous) = self.previous
            && previous.path() == project.path()
        {
            // Made anew only if the editor's settings have changed since.
            let good = if self.known.iter().any(|known| Arc::ptr_eq(known, &previous)) {
                previous
            } else {
                Arc::new(Project::new(previous.sources().clone(), &self.overrides))
            };
            return Loaded {
                folder: self.folder,
                overrides: self.overrides,
                project: good,
                broken: Some(project),
            };
        }
        Loaded { folder: self.folder, overrides: self.overrides, project: Arc::new(project), broken: None }
    }
}

/// The editor's settings. Some editors wrap them in the section's name, some do not.
/// Also says what could not be understood.
pub(super) fn overrides(json: &Value) -> (Overrides, Vec<String>) {
    let json = json.get("courtesy").unwrap_or(json);
    let mut overrides = Overrides::default();
    let mut bad = Vec::new();
    match json.get("language").and_then(Value::as_str) {
        Some("ru") => overrides.language = Some(Locale::Ru),
        Some("en") => overrides.language = Some(Locale::En),
        // What VS Code sends for "not set".
        None | Some("" | "auto") => {}
        Some(other) => bad.push(format!("language = \"{other}\"")),
    }
    let rules = json.get("rules").and_then(Value::as_object);
    for (rule, value) in rules.into_iter().flatten() {
        let setting = match value {
            Value::Bool(true) => RuleSetting::On,
            Value::Bool(false) => RuleSetting::Off,
            value => match value.as_str() {
                Some("off") => RuleSetting::Off,
                Some("on") => RuleSetting::On,
                Some("hint") => RuleSetting::At(Severity::Hint),
                Some("information") => RuleSetting::At(Severity::Information),
                Some("warning") => RuleSetting::At(Severity::Warning),
                Some("error") => RuleSetting::At(Severity::Error),
                _ => {
                    bad.push(format!("rules.{rule} = {value}"));
                    continue;
                }
            },
        };
        overrides.rules.insert(rule.clone(), setting);
    }
    (overrides, bad)
}

/// True for the path of a file that settings are made of.
pub(super) fn is_settings(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "courtesy.toml") || is_house_file(path)
}
