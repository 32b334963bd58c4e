//! Switching a rule off in the text of `courtesy.toml`, every other byte kept.

use toml_edit::{DocumentMut, Item, value};

/// The text with `rules.RULE = "off"`, or `None` if the text is not TOML that can be edited so.
pub(super) fn switch_off(text: &str, rule: &str) -> Option<String> {
    let (bom, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let end = if body.contains("\r\n") { "\r\n" } else { "\n" };
    let mut document: DocumentMut = body.parse().ok()?;
    let Some(rules) = document.get_mut("rules") else {
        // A new table goes to the end, behind whatever comments are there.
        let mut new = text.to_owned();
        if !body.is_empty() {
            if !body.ends_with('\n') {
                new.push_str(end);
            }
            new.push_str(end);
        }
        new.push_str(&format!("[rules]{end}{rule} = \"off\"{end}"));
        return Some(new);
    };
    let rules = rules.as_table_like_mut()?;
    match rules.get_mut(rule) {
        // Keeps the comment behind the old value.
        Some(Item::Value(old)) => {
            let decor = old.decor().clone();
            *old = "off".into();
            *old.decor_mut() = decor;
        }
        Some(_) => return None,
        None => {
            rules.insert(rule, value("off"));
        }
    }
    let new = document.to_string();
    // toml_edit writes "\n" for what it adds; a file of Windows lines stays one.
    let new = if end == "\r\n" && !body.replace("\r\n", "").contains('\n') {
        new.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        new
    };
    Some(format!("{bom}{new}"))
}
