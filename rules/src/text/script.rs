//! Is a text Russian? Other languages in a file are left alone.

/// Letters that Russian does not have, but its neighbours do: Ukrainian, Belarusian, Kazakh, Tatar, Tajik, Serbian.
const FOREIGN: &str = "іїєґўәғқңөұүһҳҷӣӯҗјљњћђџ";

/// How many letters of which kind a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    cyrillic: usize,
    latin: usize,
    foreign: usize,
    /// Letters that Ukrainian does not have: ы, э, ъ, ё.
    russian: usize,
}

impl Letters {
    /// Counts the letters of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut letters = Self::default();
        letters.count(text);
        letters
    }

    /// Adds the letters of a text.
    pub(crate) fn count(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => self.latin += 1,
                'ы' | 'э' | 'ъ' | 'ё' | 'Ы' | 'Э' | 'Ъ' | 'Ё' => {
                    self.cyrillic += 1;
                    self.russian += 1;
                }
                'а'..='я' | 'А'..='Я' => self.cyrillic += 1,
                '\0'..='\u{3ff}' | '\u{530}'.. => {}
                c if c.to_lowercase().any(|small| FOREIGN.contains(small)) => {
                    self.cyrillic += 1;
                    self.foreign += 1;
                }
                _ => {}
            }
        }
    }

    /// The text is in another Cyrillic language: one letter in fifty is one that Russian lacks.
    pub(crate) fn is_other_cyrillic(self) -> bool {
        self.foreign * 50 > self.cyrillic
    }

    /// The text is hardly anything but another Cyrillic language. A file with Russian twins beside it is not.
    fn is_all_other_cyrillic(self) -> bool {
        self.is_other_cyrillic() && self.foreign > self.russian * 10
    }

    /// The text can be Russian. `file` are the letters of the whole file: a line without any telling letter in a
    /// Ukrainian file is Ukrainian.
    pub(crate) fn is_russian(self, file: Self) -> bool {
        if self.is_other_cyrillic() || self.cyrillic == 0 && self.latin > 0 {
            return false;
        }
        // A Russian sentence with a long address or brand in it is still one; three Latin words for each
        // Cyrillic one are not.
        self.latin <= self.cyrillic * 3 && (self.russian > 0 || !file.is_all_other_cyrillic())
    }
}

#[cfg(test)]
mod tests {
    use super::Letters;

    fn is_russian(text: &str, file: &str) -> bool {
        Letters::of(text).is_russian(Letters::of(file))
    }

    #[test]
    fn neighbours_are_told_from_russian() {
        let ukrainian = "Скажіть, будь ласка, коли вам зручно? Ми перетелефонуємо.";
        assert!(is_russian("Скажите, пожалуйста, когда вам удобно?", ""));
        assert!(!is_russian(ukrainian, ""));
        assert!(!is_russian("Дозвольте запитати", ukrainian));
        assert!(is_russian("Когда вы сможете подойти?", ukrainian));
        assert!(!is_russian("Pouvez-vous répéter ?", ""));
        assert!(is_russian("Ваш менеджер: manager.name@example.com", ""));
        assert!(is_russian("🎉 !", ""));
    }
}
