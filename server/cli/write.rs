//! Replacing a file in one step: a reader sees the old text or the new one, never half of it.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use courtesy_rules::settings::Locale;

use super::say;

/// Replaces the text of `path`, which was `old` when it was read. Permissions stay, and so does a link.
pub(super) fn replace(path: &Path, old: &str, new: &str, locale: Locale) -> Result<(), String> {
    let fail = |error: io::Error| {
        let what = say(locale, "не удалось записать", "could not be written");
        format!("{what}: {error}")
    };
    let path = fs::canonicalize(path).map_err(fail)?;
    if fs::read(&path).map_err(fail)? != old.as_bytes() {
        return Err(say(
            locale,
            "файл изменился во время проверки, исправления не записаны; запустите команду ещё раз",
            "the file changed in the meantime, nothing was written; please run again",
        )
        .to_owned());
    }
    swap(&path, new).map_err(fail)
}

fn swap(path: &Path, text: &str) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    // Renaming would step around a write protection that somebody has set.
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.courtesy-{}", std::process::id()));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // Best effort: the error that led here is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}
