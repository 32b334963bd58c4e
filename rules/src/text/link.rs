//! Addresses on the net, e-mail addresses, file names.

use super::fold::{is_letter, is_letter_or_digit};

/// Ends of host names that are taken for a link without a scheme.
const ZONES: &[&str] = &[
    "ru",
    "рф",
    "su",
    "com",
    "net",
    "org",
    "info",
    "biz",
    "pro",
    "io",
    "me",
    "by",
    "kz",
    "ua",
    "uz",
    "am",
    "ge",
    "eu",
    "de",
    "uk",
    "us",
    "app",
    "dev",
    "ai",
    "tv",
    "cc",
    "co",
    "online",
    "site",
    "shop",
    "store",
    "club",
    "space",
    "tech",
    "travel",
    "bank",
    "moscow",
    "москва",
    "рус",
    "онлайн",
    "сайт",
    "дети",
    "edu",
    "gov",
    "xyz",
    "link",
    "cloud",
    "group",
    "center",
    "help",
    "support",
];

/// Ends of file names.
const FILES: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "md", "rtf", "odt", "ods", "ppt", "pptx", "zip",
    "rar", "7z", "png", "jpg", "jpeg", "gif", "webp", "svg", "heic", "mp3", "mp4", "avi", "mov", "wav",
    "html", "htm", "xml", "json", "yaml", "yml", "toml", "exe", "apk", "dmg", "msi", "js", "css", "php",
    "py", "rs",
];

/// The length in bytes of the link that `text` starts with.
pub(super) fn length(text: &str) -> Option<usize> {
    let (run, mark) = run(text)?;
    match mark {
        ':' => {
            let scheme = &text[..run];
            let rest = text.get(run..)?;
            let known = matches!(scheme, "mailto" | "tel" | "tg" | "sms");
            let plain = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+');
            ((rest.starts_with("://") && plain) || (known && !rest[1..].starts_with([' ', '\n'])))
                .then(|| trimmed(text))
        }
        '@' => {
            let host = text.get(run + 1..)?;
            let len = host_length(host)?;
            Some(run + 1 + len)
        }
        '.' => {
            if let Some(len) = dotted_mail(text) {
                return Some(len);
            }
            let len = host_length(text)?;
            let name = &text[..len];
            let last = name.rsplit('.').next()?.to_lowercase();
            let zone = ZONES.contains(&last.as_str());
            if !zone && !FILES.contains(&last.as_str()) && !name.starts_with("www.") {
                return None;
            }
            let rest = &text[len..];
            match rest.chars().next() {
                Some('/' | '?' | '#' | ':') if zone && len < trimmed(text) => Some(trimmed(text)),
                _ => Some(len),
            }
        }
        _ => None,
    }
}

/// `name.surname@example.com`, whose first part is no host name.
fn dotted_mail(text: &str) -> Option<usize> {
    let local = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')))?;
    let host = text.get(local..)?.strip_prefix('@')?;
    (local > 0).then(|| host_length(host).map(|len| local + 1 + len))?
}

/// `@name`: the name of a channel or a person in a messenger.
pub(super) fn mention_length(text: &str) -> Option<usize> {
    let name = text.strip_prefix('@')?;
    let len = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len());
    (len >= 3).then_some(1 + len)
}

/// The first run of letters and digits, and the mark after it if it can go on a link.
fn run(text: &str) -> Option<(usize, char)> {
    let (at, c) =
        text.char_indices().find(|&(_, c)| !(is_letter_or_digit(c) || matches!(c, '-' | '_' | '+')))?;
    (at > 0 && matches!(c, '.' | '@' | ':')).then_some((at, c))
}

/// `shop.example.ru`: at least two labels, the last one of letters.
fn host_length(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut labels = 0;
    let mut letters = false;
    for label in text.split('.') {
        let len =
            label.find(|c: char| !(is_letter_or_digit(c) || matches!(c, '-' | '_'))).unwrap_or(label.len());
        if len == 0 {
            break;
        }
        let part = &label[..len];
        letters = part.chars().filter(|&c| is_letter(c)).count() >= 2 || part.eq_ignore_ascii_case("7z");
        end += len + usize::from(labels > 0);
        labels += 1;
        if len < label.len() {
            break;
        }
    }
    (labels >= 2 && letters).then_some(end)
}

/// Up to white space or a bracket or quote, without the marks of the sentence around it.
fn trimmed(text: &str) -> usize {
    let stop = |c: char| {
        c.is_whitespace() || matches!(c, '"' | '«' | '»' | '<' | '>' | '`' | '“' | '”' | '\u{FFFC}')
    };
    let end = text.find(stop).unwrap_or(text.len());
    let mut link = &text[..end];
    loop {
        let shorter = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '\'', '*']);
        let open = shorter.matches('(').count();
        let shorter = match shorter.strip_suffix([')', ']', '}']) {
            Some(inner) if shorter.matches(')').count() > open || !shorter.ends_with(')') => inner,
            _ => shorter,
        };
        if shorter.len() == link.len() {
            return link.len();
        }
        link = shorter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Option<&str> {
        length(text).map(|len| &text[..len])
    }

    #[test]
    fn links_end_before_the_marks_of_the_sentence() {
        assert_eq!(link("https://example.ru/a?b=1. Дальше"), Some("https://example.ru/a?b=1"));
        assert_eq!(link("example.ru, и"), Some("example.ru"));
        assert_eq!(link("магазин.рф/акции)"), Some("магазин.рф/акции"));
        assert_eq!(link("help@example.com."), Some("help@example.com"));
        assert_eq!(link("anna.petrova@mail.example.ru!"), Some("anna.petrova@mail.example.ru"));
        assert_eq!(link("договор.pdf"), Some("договор.pdf"));
        assert_eq!(link("t.me/shop»"), Some("t.me/shop"));
    }

    #[test]
    fn words_are_no_links() {
        for text in ["карту.Мы ждём", "т.е. так", "да/нет", "Итог: всё", "10.05.2024", "и.о. начальника"]
        {
            assert_eq!(link(text), None, "{text}");
        }
        assert_eq!(mention_length("@shop_help, тут"), Some(10));
        assert_eq!(mention_length("@ вас"), None);
    }
}
