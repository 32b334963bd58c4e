//! `courtesy new-rule ID`: a page to start from.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use courtesy_rules::settings::Locale;

use super::{CLEAN, FAILED, inputs, tell};
use crate::house::RULES_FOLDER;
use crate::settings::{Overrides, discover, load};

/// A page that explains itself and whose examples hold.
const TEMPLATE: &str = include_str!("rule.md");

pub(super) fn run(id: &str, locale: Locale) -> io::Result<u8> {
    let fine = id.len() <= 60
        && id.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase()));
    if !fine {
        tell(&match locale {
            Locale::Ru => {
                format!(
                    "«{id}» не подходит: имя правила — латинские строчные буквы через дефис, например no-slang."
                )
            }
            Locale::En => format!("`{id}` will not do: a rule id is lower-case Latin words with hyphens."),
        });
        return Ok(FAILED);
    }
    let place = discover(Path::new("-"));
    let project = load(&place, &Overrides::default());
    let path = place.root.map_or_else(PathBuf::new, |root| inputs::short(&root).into()).join(RULES_FOLDER);
    let path = path.join(format!("{id}.md"));
    let shown = path.display();
    if let Some(rule) = project.checker().rule(id) {
        let whose = project.rule_page(id).map(inputs::short);
        tell(&match (locale, whose) {
            (Locale::Ru, None) => {
                format!("Имя «{id}» уже носит встроенное правило «{}». Выберите другое.", rule.title)
            }
            (Locale::Ru, Some(page)) => format!("Правило «{id}» уже есть: {page}."),
            (Locale::En, None) => format!("`{id}` is a built-in rule. Choose another id."),
            (Locale::En, Some(page)) => format!("The rule `{id}` exists: {page}."),
        });
        return Ok(FAILED);
    }
    let text = TEMPLATE.replacen("id: ID", &format!("id: {id}"), 1);
    let result = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| {
        OpenOptions::new().write(true).create_new(true).open(&path)?.write_all(text.as_bytes())
    });
    let (message, code) = match (result, locale) {
        (Ok(()), Locale::Ru) => {
            (format!("Создано {shown}. Опишите нарушение и проверьте: courtesy test-rules"), CLEAN)
        }
        (Ok(()), Locale::En) => (format!("Created {shown}. Edit it, then: courtesy test-rules"), CLEAN),
        (Err(error), Locale::Ru) if error.kind() == io::ErrorKind::AlreadyExists => {
            (format!("{shown} уже есть и не изменён."), FAILED)
        }
        (Err(error), Locale::En) if error.kind() == io::ErrorKind::AlreadyExists => {
            (format!("{shown} exists and was left alone."), FAILED)
        }
        (Err(error), Locale::Ru) => (format!("{shown}: не удалось записать: {error}"), FAILED),
        (Err(error), Locale::En) => (format!("{shown}: could not be written: {error}"), FAILED),
    };
    tell(&message);
    Ok(code)
}
