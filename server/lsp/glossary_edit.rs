//! Adding a word to the text of `glossary.toml`, every other byte kept.

use courtesy_rules::language::Lexicon;
use courtesy_rules::text::fold::fold;
use toml_edit::{Array, DocumentMut, Item, Value, value};

/// What a new glossary says of itself.
const HEAD: &str = "# Глоссарий Courtesy: слова, которые у вас правильны, что бы ни говорил словарь.\n";

/// The text with `word` among `words`; `None` if it is there already or the text is not TOML that can be edited so.
pub(super) fn add_word(text: Option<&str>, word: &str) -> Option<String> {
    let Some(text) = text else {
        let mut list = Array::new();
        list.push(word);
        return Some(format!("{HEAD}words = {list}\n"));
    };
    let (bom, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let mut document: DocumentMut = body.parse().ok()?;
    match document.get_mut("words") {
        Some(Item::Value(Value::Array(list))) => {
            let known = list.iter().filter_map(Value::as_str).any(|known| fold(known) == fold(word));
            if known {
                return None;
            }
            push(list, word);
        }
        Some(_) => return None,
        None => {
            let mut list = Array::new();
            list.push(word);
            document.insert("words", value(list));
        }
    }
    let new = document.to_string();
    // toml_edit writes "\n" for what it adds; a file of Windows lines stays one.
    let windows = body.contains("\r\n") && !body.replace("\r\n", "").contains('\n');
    let new = if windows { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new };
    Some(format!("{bom}{new}"))
}

/// Adds an item on a line of its own where the others have one, too.
fn push(list: &mut Array, word: &str) {
    let prefix = list
        .iter()
        .last()
        .and_then(|last| last.decor().prefix())
        .and_then(|prefix| prefix.as_str())
        .map(str::to_owned);
    list.push(word);
    if let (Some(prefix), Some(last)) = (prefix.filter(|it| it.contains('\n')), list.iter_mut().last()) {
        last.decor_mut().set_prefix(prefix);
    }
}

/// The word to add for what stands in the text: its dictionary form where there is only one, else as it stands.
/// `None` where it is no word.
pub(super) fn entry(written: &str) -> Option<String> {
    let written = written.trim();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/');
    if written.is_empty() || written.chars().count() > 60 || !written.chars().all(plain) {
        return None;
    }
    let folded = fold(written);
    let lexicon = Lexicon::get();
    let mut lemmas: Vec<String> =
        lexicon.parse(&folded).iter().map(|parse| lexicon.lemma(&folded, parse)).collect();
    lemmas.sort_unstable();
    lemmas.dedup();
    Some(match lemmas.as_slice() {
        [lemma] if *lemma != folded => lemma.clone(),
        _ => written.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_added_and_the_rest_stays() {
        let new = add_word(None, "эквайринг").expect("a new file");
        assert!(new.ends_with("words = [\"эквайринг\"]\n"), "{new}");
        assert_eq!(
            add_word(Some("# мои\nwords = [\"а\"] # да\n[terms]\n"), "б").as_deref(),
            Some("# мои\nwords = [\"а\", \"б\"] # да\n[terms]\n")
        );
        assert_eq!(
            add_word(Some("words = [\n  \"а\",\n]\n"), "б").as_deref(),
            Some("words = [\n  \"а\",\n  \"б\",\n]\n")
        );
        let with_table = add_word(Some("[terms]\n\"а\" = \"б\"\n"), "в").expect("still TOML");
        let (glossary, problems) =
            courtesy_rules::settings::Glossary::parse(&with_table, courtesy_rules::settings::Locale::Ru);
        assert!(problems.is_empty(), "{with_table}: {problems:?}");
        assert_eq!(glossary.words, ["в"]);
        assert_eq!(add_word(Some("words = [\"Эквайринг\"]"), "эквайринг"), None);
        assert_eq!(add_word(Some("words = 1"), "а"), None);
        assert_eq!(add_word(Some("[broken"), "а"), None);
    }

    #[test]
    fn the_dictionary_form_where_it_is_certain() {
        assert_eq!(entry("юзера").as_deref(), Some("юзер"));
        assert_eq!(entry("абвгдами").as_deref(), Some("абвгдами"));
        assert_eq!(entry("a{b}"), None);
    }
}
