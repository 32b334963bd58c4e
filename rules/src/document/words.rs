//! Small helpers on words: endings that tell a form without a dictionary.

/// The words of a text: runs of letters, digits, hyphens.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '\u{301}' || c == '\u{ad}'))
        .filter(|word| word.contains(char::is_alphanumeric))
}

/// The number of words with a Russian letter, counted up to `enough`.
pub(super) fn russian_words(text: &str, enough: usize) -> usize {
    words(text).filter(|word| word.chars().any(super::brackets::is_cyrillic)).take(enough).count()
}

/// Nouns and other words that end like an infinitive.
const NOT_INFINITIVES: &[&str] = &[
    "гость",
    "часть",
    "новость",
    "стоимость",
    "область",
    "скорость",
    "возможность",
    "память",
    "печать",
    "кровать",
    "очередь",
    "смерть",
    "путь",
    "сеть",
    "мать",
    "пять",
    "десять",
    "девять",
    "шесть",
    "опять",
    "почти",
    "пусть",
    "есть",
    "вести",
    "кости",
    "гости",
    "дети",
    "части",
    "ночь",
    "помощь",
    "речь",
    "дочь",
    "вещь",
    "хоть",
    "чуть",
    "ничуть",
    "прочь",
    "печь",
    "двадцать",
    "тридцать",
    "пятьдесят",
    "честь",
    "лесть",
    "месть",
    "площадь",
    "сути",
    "пути",
    "сети",
    "почести",
    "нефть",
    "мочь",
    "госпошлины",
    "гостить",
    "доверенность",
    "готовность",
    "срочность",
];

/// True for a lower-case word that looks like an infinitive.
pub(super) fn is_infinitive(word: &str) -> bool {
    let long = word.chars().count() >= 4;
    long && ([
        "ться", "тись", "чься", "ать", "ять", "еть", "ить", "уть", "оть", "ыть", "сти", "зти", "йти", "чь",
        "сть", "зть",
    ]
    .iter()
    .any(|end| word.ends_with(end)))
        && !word.ends_with("ость")
        && !word.ends_with("ости")
        && !word.ends_with("ность")
        && !NOT_INFINITIVES.contains(&word)
}

/// True for a lower-case word that looks like an imperative of the plural: «назовите», «дождитесь».
pub(super) fn is_plural_imperative(word: &str) -> bool {
    word.chars().count() >= 5
        && ["йте", "ите", "ьте", "йтесь", "итесь", "ьтесь"].iter().any(|end| word.ends_with(end))
        && !["сайте", "визите", "кредите", "аудите", "депозите", "лимите", "транзите", "дизайте", "извините"]
            .contains(&word)
}

/// True if the text speaks to the client: a form of «вы» or «ваш», «пожалуйста».
pub(super) fn speaks_to_client(text: &str) -> bool {
    words(text).any(|word| {
        let first = word.chars().next();
        matches!(first, Some('в' | 'В' | 'п' | 'П'))
            && matches!(
                word.to_lowercase().as_str(),
                "вы" | "вас"
                    | "вам"
                    | "вами"
                    | "ваш"
                    | "ваша"
                    | "ваше"
                    | "ваши"
                    | "вашего"
                    | "вашей"
                    | "вашему"
                    | "вашим"
                    | "вашими"
                    | "ваших"
                    | "вашу"
                    | "вашем"
                    | "пожалуйста"
            )
    })
}
