//! What a company keeps beside its `courtesy.toml`: the glossary and its own rule pages.
//!
//! Files are read only from inside the project's folder: a link that leads out of it is told and not followed,
//! for a script that somebody sent must not make the program read what lies elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use courtesy_rules::settings::Locale;
use courtesy_rules::{LARGEST_PAGE, MOST_PAGES};

/// The glossary's file name.
pub const GLOSSARY_NAME: &str = "glossary.toml";
/// Where a company's own rule pages lie, from the project's root.
pub const RULES_FOLDER: &str = ".courtesy/rules";
/// A larger glossary (bytes) is not read.
const LARGEST_GLOSSARY: u64 = 4 << 20;

/// A file beside the settings, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Absolute.
    pub path: PathBuf,
    /// Its text; empty if it could not be read.
    pub text: String,
    /// Why it could not be read, in Russian and in English.
    pub failure: Option<(String, String)>,
}

impl SourceFile {
    /// Why it could not be read.
    #[must_use]
    pub fn failure(&self, locale: Locale) -> Option<&str> {
        self.failure.as_ref().map(|(ru, en)| match locale {
            Locale::Ru => ru.as_str(),
            Locale::En => en.as_str(),
        })
    }
}

/// Everything that a company keeps beside its settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// `glossary.toml`, if there is one.
    pub glossary: Option<SourceFile>,
    /// `.courtesy/rules/*.md`, by name.
    pub pages: Vec<SourceFile>,
}

impl House {
    /// True if there is anything to read in this folder.
    #[must_use]
    pub fn is_in(folder: &Path) -> bool {
        folder.join(GLOSSARY_NAME).is_file() || folder.join(RULES_FOLDER).is_dir()
    }

    /// Reads the files under `root`. Never fails: what cannot be read is told in its place.
    #[must_use]
    pub fn read(root: &Path) -> Self {
        let glossary = root.join(GLOSSARY_NAME);
        let glossary =
            fs::symlink_metadata(&glossary).is_ok().then(|| read(root, glossary, LARGEST_GLOSSARY));
        let mut house = Self { glossary, pages: Vec::new() };
        let folder = root.join(RULES_FOLDER);
        if fs::symlink_metadata(&folder).is_err() {
            return house;
        }
        if let Err(failure) = inside(root, &folder) {
            house.pages.push(SourceFile { path: folder, text: String::new(), failure: Some(failure) });
            return house;
        }
        let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
            .collect();
        paths.sort();
        // One more than may be, so that it is told.
        paths.truncate(MOST_PAGES + 1);
        house.pages = paths.into_iter().map(|path| read(root, path, LARGEST_PAGE as u64)).collect();
        house
    }
}

/// True for the path of a file that [`House::read`] reads.
#[must_use]
pub fn is_house_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == GLOSSARY_NAME)
        || (path.extension().is_some_and(|ending| ending == "md")
            && path.parent().is_some_and(|folder| folder.ends_with(RULES_FOLDER)))
}

/// True if `path` lies in the folder of its own that the program has in a project.
#[must_use]
pub fn is_in_house_folder(root: &Path, path: &Path) -> bool {
    path.strip_prefix(root).is_ok_and(|relative| relative.starts_with(".courtesy"))
}

fn read(root: &Path, path: PathBuf, largest: u64) -> SourceFile {
    let text = inside(root, &path).and_then(|real| {
        let data = fs::metadata(&real).map_err(|error| unreadable(&error.to_string()))?;
        if !data.is_file() {
            return Err(unreadable("not a file"));
        }
        if data.len() > largest {
            let kilobytes = largest >> 10;
            return Err((
                format!("Файл больше {kilobytes} КБ и не читается."),
                format!("The file is larger than {kilobytes} KB and is not read."),
            ));
        }
        let bytes = fs::read(&real).map_err(|error| unreadable(&error.to_string()))?;
        String::from_utf8(bytes).map_err(|_| {
            ("Файл не в UTF-8. Сохраните его в UTF-8.".to_owned(), "The file is not UTF-8.".to_owned())
        })
    });
    match text {
        Ok(text) => SourceFile { path, text, failure: None },
        Err(failure) => SourceFile { path, text: String::new(), failure: Some(failure) },
    }
}

/// Where `path` really is, if that is inside `root`.
fn inside(root: &Path, path: &Path) -> Result<PathBuf, (String, String)> {
    let real = |path: &Path| fs::canonicalize(path).map_err(|error| unreadable(&error.to_string()));
    let (root, path) = (real(root)?, real(path)?);
    if path.starts_with(&root) {
        Ok(path)
    } else {
        Err((
            "Ссылка ведёт за пределы папки проекта и не читается.".to_owned(),
            "The link leads out of the project's folder and is not followed.".to_owned(),
        ))
    }
}

fn unreadable(reason: &str) -> (String, String) {
    (format!("Файл не удалось прочитать: {reason}."), format!("The file cannot be read: {reason}."))
}
