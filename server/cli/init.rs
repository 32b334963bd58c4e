//! `courtesy init`: a `courtesy.toml` that says what can be set.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use courtesy_rules::settings::Locale;

use super::{CLEAN, FAILED, tell};
use crate::settings::FILE_NAME;

/// All settings with their defaults, explained.
const TEMPLATE: &str = include_str!("courtesy.toml");

pub(super) fn run(folder: Option<&Path>, force: bool, locale: Locale) -> io::Result<u8> {
    let path = match folder {
        Some(folder) => folder.join(FILE_NAME),
        None => FILE_NAME.into(),
    };
    let shown = path.display();
    let mut options = OpenOptions::new();
    if force {
        options.write(true).create(true).truncate(true);
    } else {
        options.write(true).create_new(true);
    }
    let result = options.open(&path).and_then(|mut file| file.write_all(TEMPLATE.as_bytes()));
    let (message, code) = match (result, locale) {
        (Ok(()), Locale::Ru) => (format!("Создан {shown}: все настройки с пояснениями."), CLEAN),
        (Ok(()), Locale::En) => (format!("Created {shown}: all settings, explained."), CLEAN),
        (Err(error), Locale::Ru) if error.kind() == io::ErrorKind::AlreadyExists => {
            (format!("{shown} уже есть и не изменён. Заменить его: courtesy init --force"), FAILED)
        }
        (Err(error), Locale::En) if error.kind() == io::ErrorKind::AlreadyExists => {
            (format!("{shown} exists and was left alone. To replace it: courtesy init --force"), FAILED)
        }
        (Err(error), Locale::Ru) => (format!("{shown}: не удалось записать: {error}"), FAILED),
        (Err(error), Locale::En) => (format!("{shown}: could not be written: {error}"), FAILED),
    };
    tell(&message);
    Ok(code)
}

#[cfg(test)]
mod tests {
    use courtesy_rules::Settings;
    use courtesy_rules::settings::Config;

    /// The template and the defaults must not drift apart, and neither must its commented examples break.
    #[test]
    fn template_says_the_defaults() {
        let (config, problems) = Config::parse(super::TEMPLATE, None);
        assert_eq!(problems, []);
        assert_eq!(config.settings, Settings::default());
        let mut uncommented = String::new();
        for line in super::TEMPLATE.lines() {
            let example = line.strip_prefix("# ").filter(|rest| {
                let key = rest.split(" = ").next().unwrap_or_default();
                *rest == "[[files]]" || (key != *rest && key.is_ascii())
            });
            uncommented.push_str(example.unwrap_or(line));
            uncommented.push('\n');
        }
        let (config, problems) = Config::parse(&uncommented, None);
        assert_eq!(problems, []);
        assert_eq!(config.files.len(), 2);
        assert_eq!(config.settings.placeholders.name.as_deref(), Some("name"));
    }
}
