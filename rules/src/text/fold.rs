//! Folding: what makes two spellings the same word.
//!
//! Lower case, ё as е, look-alike Latin letters inside a Cyrillic word as Cyrillic; soft hyphens, stress marks
//! and invisible joiners do not count. Folding never moves a range: tokens keep theirs in the given text.

/// True for characters that are skipped before any matching: the soft hyphen, combining marks and characters
/// without width.
#[must_use]
pub const fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0E}' | '\u{FE0F}'
    )
}

/// True for white space, no-break and thin spaces among it.
#[must_use]
pub fn is_space(c: char) -> bool {
    match c {
        ' ' | '\t' | '\n' | '\r' => return true,
        'Ѐ'..='ӿ' | '!'..='~' => return false,
        _ => {}
    }
    c.is_whitespace() || matches!(c, '\u{180E}' | '\u{2800}')
}

/// True for a Cyrillic letter.
#[must_use]
pub const fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}')
}

/// True for a letter of any script; Cyrillic and Latin ones are told without a table.
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' | 'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{7F}' | '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphabetic(),
    }
}

/// True for a letter or a digit.
#[must_use]
pub fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || (!c.is_ascii() && c.is_numeric())
}

/// True for a capital letter.
#[must_use]
pub fn is_capital(c: char) -> bool {
    match c {
        'А'..='Я' | 'Ё' | 'A'..='Z' => true,
        'а'..='я' | 'ё' | '\0'..='\u{7F}' => false,
        _ => c.is_uppercase(),
    }
}

/// The hyphens that join the parts of a word.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The Cyrillic letter (lower case) that a Latin letter looks like, if it does.
#[must_use]
pub const fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'a' | 'A' => 'а',
        'c' | 'C' => 'с',
        'e' | 'E' => 'е',
        'o' | 'O' => 'о',
        'p' | 'P' => 'р',
        'x' | 'X' => 'х',
        'y' | 'Y' => 'у',
        'k' | 'K' => 'к',
        'M' => 'м',
        'T' => 'т',
        'H' => 'н',
        'B' => 'в',
        'ë' | 'Ë' => 'е',
        _ => return None,
    })
}

/// Appends the folded form of `word` to `out`.
pub fn fold_into(out: &mut String, word: &str) {
    if word.chars().all(|c| matches!(c, 'а'..='я') || c.is_ascii_digit()) {
        out.push_str(word);
        return;
    }
    for (index, part) in word.split(is_hyphen).enumerate() {
        if index > 0 {
            out.push('-');
        }
        let mixed = is_disguised(part);
        for c in part.chars() {
            match c {
                // A decomposed й: its breve is no stress mark.
                '\u{306}' if out.ends_with('и') => {
                    out.pop();
                    out.push('й');
                }
                c if is_ignorable(c) => {}
                'а'..='я' | 'a'..='z' if !mixed => out.push(c),
                'ё' | 'Ё' => out.push('е'),
                '’' | 'ʼ' | '‘' => out.push('\''),
                'А'..='Я' => out.push(char::from_u32(c as u32 + 32).unwrap_or(c)),
                _ => match look_alike(c) {
                    Some(letter) if mixed => out.push(letter),
                    _ => out.extend(c.to_lowercase()),
                },
            }
        }
    }
}

/// The folded form of a word or a phrase: «Перезвоните» → «перезвоните». Every kind of space becomes one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, word) in text.split(is_space).enumerate() {
        if index > 0 {
            out.push(' ');
        }
        fold_into(&mut out, word);
    }
    out
}

/// True if the part of a word has Cyrillic letters, and Latin ones that all look like Cyrillic ones.
fn is_disguised(part: &str) -> bool {
    part.chars().any(is_cyrillic)
        && part.chars().any(|c| look_alike(c).is_some())
        && part.chars().all(|c| !c.is_ascii_alphabetic() || look_alike(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_equal() {
        for word in ["ещё", "ЕЩЕ", "Еще", "е\u{AD}ще", "еще\u{301}", "eщe", "ещe\u{308}"] {
            assert_eq!(fold(word), "еще", "{word:?}");
        }
        assert_eq!(fold("Cпасибо"), "спасибо");
        assert_eq!(fold("мои\u{306}"), "мой");
        assert_eq!(fold("по\u{2011}русски"), "по-русски");
    }

    #[test]
    fn foreign_words_stay() {
        assert_eq!(fold("Coca"), "coca");
        assert_eq!(fold("SIM-карта"), "sim-карта");
        assert_eq!(fold("Wi-Fi"), "wi-fi");
        // A letter without a look-alike: nobody would take it for a Cyrillic word.
        assert_eq!(fold("SMSка"), "smsка");
    }

    #[test]
    fn spaces_are_equal() {
        assert_eq!(fold("от\u{A0}пяти\u{2009}дней"), "от пяти дней");
    }
}
