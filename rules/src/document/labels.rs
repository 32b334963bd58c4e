//! Speaker labels: «Оператор:», «- **Клиент (после паузы):**», «[00:12] МЕНЕДЖЕР Петров:».

use crate::text::fold::is_letter;
use std::ops::Range;

use super::Role;
use crate::settings::Labels;

/// Roles that speak for the company.
const AGENT: &[&str] = &[
    "оператор",
    "менеджер",
    "агент",
    "администратор",
    "админ",
    "специалист",
    "сотрудник",
    "сотрудница",
    "консультант",
    "продавец",
    "официант",
    "официантка",
    "курьер",
    "мастер",
    "поддержка",
    "бот",
    "робот",
    "чат-бот",
    "диспетчер",
    "водитель",
    "врач",
    "доктор",
    "кассир",
    "ассистент",
    "помощник",
    "секретарь",
    "регистратор",
    "хостес",
    "продавец-консультант",
    "agent",
    "manager",
    "operator",
    "support",
    "bot",
    "assistant",
];
/// Roles that speak for themselves.
const CLIENT: &[&str] = &[
    "клиент",
    "клиентка",
    "гость",
    "гостья",
    "посетитель",
    "посетительница",
    "пассажир",
    "пассажирка",
    "покупатель",
    "покупательница",
    "абонент",
    "пациент",
    "пациентка",
    "заказчик",
    "заказчица",
    "пользователь",
    "должник",
    "собеседник",
    "звонящий",
    "client",
    "customer",
    "user",
    "guest",
];
const AGENT_LETTERS: &[&str] = &["о", "м", "а"];
const CLIENT_LETTERS: &[&str] = &["к", "г", "п"];

/// Small words that may follow the role: «Сотрудник банка:», «Оператор второй линии:».
const AFTER_ROLE: &[&str] = &[
    "банка",
    "клиники",
    "магазина",
    "отеля",
    "гостиницы",
    "салона",
    "сервиса",
    "поддержки",
    "техподдержки",
    "доставки",
    "линии",
    "отдела",
    "службы",
    "компании",
    "ресторана",
    "кафе",
    "студии",
    "школы",
    "центра",
    "колл-центра",
    "контакт-центра",
    "call-центра",
    "такси",
    "продаж",
    "сайта",
    "чата",
    "зала",
    "первой",
    "второй",
    "по",
    "продажам",
    "работе",
    "клиентами",
    "с",
    "сопровождению",
    "обслуживанию",
    "аренде",
    "кредитам",
    "вкладам",
    "заботы",
    "ресепшен",
    "ресепшн",
    "входящей",
    "исходящей",
];

/// A label found in a line. All offsets are logical bytes of that line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// Whose turn it opens.
    pub(super) role: Role,
    /// The label without marks and colon.
    pub(super) name: Range<usize>,
    /// Where what is said begins.
    pub(super) end: usize,
    /// One letter only («О:»).
    pub(super) letter: bool,
}

/// The labels that are known to one file.
#[derive(Clone, Debug)]
pub(super) struct Speakers {
    extra: Vec<(String, Role)>,
    /// What one-letter labels mean here; empty while it is not sure that there are any.
    letters: Vec<(&'static str, Role)>,
}

impl Speakers {
    /// Built-in labels and those of the settings.
    pub(super) fn new(labels: &Labels) -> Self {
        let mut extra: Vec<(String, Role)> = [
            (&labels.agent, Role::Agent),
            (&labels.client, Role::Client),
            (&labels.direction, Role::Direction),
        ]
        .into_iter()
        .flat_map(|(names, role)| names.iter().map(move |name| (name.trim().to_lowercase(), role)))
        .filter(|(name, _)| !name.is_empty())
        .collect();
        // The longest first, so that «Менеджер зала» wins over «Менеджер».
        extra.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let letters = AGENT_LETTERS
            .iter()
            .map(|letter| (*letter, Role::Agent))
            .chain(CLIENT_LETTERS.iter().map(|letter| (*letter, Role::Client)))
            .collect();
        Self { extra, letters }
    }

    /// Settles what one-letter labels mean, given those that open lines of the file: both sides must occur.
    pub(super) fn settle_letters(&mut self, seen: &[String], spoken: bool) {
        let has = |set: &[&str]| seen.iter().any(|letter| set.contains(&letter.as_str()));
        let agent = has(AGENT_LETTERS);
        let client = has(CLIENT_LETTERS);
        if agent && (client || spoken) || client && spoken {
            return;
        }
        // «П: … К: …»: the seller and the client.
        if has(&["п"]) && has(&["к"]) {
            self.letters = vec![("п", Role::Agent), ("к", Role::Client)];
        } else {
            self.letters.clear();
        }
    }

    /// The label that opens `line`, if one does.
    pub(super) fn at_start(&self, line: &str) -> Option<Label> {
        // Every label ends with a colon: most lines are done here.
        memchr::memchr(b':', line.as_bytes())?;
        self.read(line, prefix(line))
    }

    /// Labels inside a line, each after the end of a sentence.
    pub(super) fn inside(&self, line: &str, from: usize) -> Option<Label> {
        let bytes = line.as_bytes();
        let mut at = from;
        while let Some(colon) = memchr::memchr(b':', &bytes[at.min(bytes.len())..]).map(|i| i + at) {
            let mut low = colon.saturating_sub(120).max(from);
            while !line.is_char_boundary(low) {
                low += 1;
            }
            let window = &line[low..colon];
            let start = window.rfind(['.', '!', '?', '…', '»', ')', '"']).map(|end| {
                let len = window[end..].chars().next().map_or(1, char::len_utf8);
                low + end + len
            });
            if let Some(start) = start {
                let text = line[start..].trim_start();
                let begin = line.len() - text.len();
                // A name in brackets after the role has an end mark of its own; such labels stand at line starts.
                if begin > start
                    && let Some(label) = self.read(line, begin)
                    && !label.letter
                    && label.role != Role::Direction
                    && label.name.end <= colon
                    && label.end > colon
                {
                    return Some(label);
                }
            }
            at = colon + 1;
        }
        None
    }

    /// Reads a label whose role begins at `start`.
    fn read(&self, line: &str, start: usize) -> Option<Label> {
        let rest = &line[start..];
        let bracketed = rest.starts_with('[');
        let body = rest.strip_prefix('[').unwrap_or(rest);
        let offset = start + (rest.len() - body.len());
        let (role, mut len, letter) = self.role(body)?;
        if bracketed {
            len += body[len..].starts_with(']').then_some(1)?;
        }
        let tail = &body[len..];
        let colon = extras(tail, letter)?;
        let name_end = offset + len + tail[..colon].trim_end_matches(['*', '_', ' ', '\u{a0}']).len();
        let after = &tail[colon..];
        let after = after.strip_prefix(':').or_else(|| after.strip_prefix('：'))?;
        // `12:30`, `https://` and the like are no labels.
        if after.starts_with("//") || after.starts_with(':') {
            return None;
        }
        let said = after.trim_start_matches(['*', '_']).trim_start_matches([' ', '\u{a0}', '\t']);
        if role == Role::Agent && is_legal(said) {
            return None;
        }
        Some(Label { role, name: offset..name_end, end: line.len() - said.len(), letter })
    }

    /// The role at the start of `text`, the length of its name, and whether that is one letter.
    fn role(&self, text: &str) -> Option<(Role, usize, bool)> {
        for (name, role) in &self.extra {
            if let Some(len) = starts_with_folded(text, name)
                && !text[len..].starts_with(char::is_alphanumeric)
            {
                return Some((*role, len, false));
            }
        }
        if !text.starts_with(char::is_uppercase) {
            return None;
        }
        let len = text.find(|c: char| !(is_letter(c) || c == '-')).unwrap_or(text.len());
        if len > 64 {
            return None;
        }
        let lower = text[..len].to_lowercase();
        let name = lower.as_str();
        if AGENT.contains(&name) {
            Some((Role::Agent, len, false))
        } else if CLIENT.contains(&name) {
            Some((Role::Client, len, false))
        } else {
            let (_, role) = self.letters.iter().find(|(letter, _)| *letter == name)?;
            Some((*role, len, true))
        }
    }
}

/// The length of `text`'s start that equals the lower-case `name`.
fn starts_with_folded(text: &str, name: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let mut len = 0;
    for wanted in name.chars() {
        let (at, c) = chars.next()?;
        if !c.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
        len = at + c.len_utf8();
    }
    Some(len)
}

/// Length of what may stand before a label: list marks, numbers, timestamps, emoji.
pub(super) fn prefix(line: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let Some(c) = rest.chars().next() else {
            return at;
        };
        let step = match c {
            '[' | '(' => timestamp(rest),
            '0'..='9' => number(rest),
            c if c.is_whitespace() || "*_>-–—•·▪◦►▶+|".contains(c) => Some(c.len_utf8()),
            '«' | '“' | '„' | '→' | '➡' | '⇒' => None,
            c if !c.is_alphanumeric() && c as u32 > 0x2000 => Some(c.len_utf8()),
            _ => None,
        };
        match step {
            Some(len) => at += len,
            None => return at,
        }
    }
}

/// `[00:12]`, `(12.05.2026 10:15)`
fn timestamp(rest: &str) -> Option<usize> {
    let close = rest.bytes().take(33).position(|b| matches!(b, b']' | b')'))?;
    let inner = &rest[1..close];
    let fits = inner.contains(|c: char| c.is_ascii_digit())
        && inner.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '-' | ' ' | ',' | '/' | '–'));
    fits.then_some(close + 1)
}

/// `1.`, `2)`, `00:12`, `1️⃣`
fn number(rest: &str) -> Option<usize> {
    let len = rest
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ')' | '-' | '\u{fe0f}' | '\u{20e3}')))
        .filter(|&len| len <= 24)?;
    let next = rest[len..].chars().next()?;
    (next.is_whitespace() || rest[..len].ends_with('\u{20e3}')).then_some(len)
}

/// Where the colon stands that ends the label, if only a name, a number, brackets and the like come before it.
fn extras(tail: &str, letter: bool) -> Option<usize> {
    let mut at = 0;
    let mut words = 0;
    while let Some(c) = tail[at..].chars().next() {
        if at > 160 {
            return None;
        }
        match c {
            ':' | '：' => return Some(at),
            _ if letter && c != '*' && c != '_' && c != ' ' => return None,
            ' ' | '\u{a0}' | '*' | '_' | '№' | '#' | ',' | '–' => at += c.len_utf8(),
            '(' | '[' | '{' | '<' => {
                let wanted = match c {
                    '(' => b')',
                    '[' => b']',
                    '{' => b'}',
                    _ => b'>',
                };
                let close = tail[at..].bytes().take(140).position(|b| b == wanted)?;
                if close > 130 || tail[at..at + close].contains('\n') {
                    return None;
                }
                at += close + 1;
                // `{{name}}`
                while c == '{' && tail[at..].starts_with('}') {
                    at += 1;
                }
            }
            '0'..='9' => at += 1,
            c if is_letter(c) => {
                let len = tail[at..]
                    .find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'))
                    .unwrap_or(tail.len() - at);
                let word = &tail[at..at + len];
                words += 1;
                if words > 4 || !(c.is_uppercase() || AFTER_ROLE.contains(&word)) {
                    return None;
                }
                at += len;
            }
            _ => return None,
        }
    }
    None
}

/// «Оператор: ООО «Ромашка», ИНН …»: a consent text.
fn is_legal(said: &str) -> bool {
    ["ООО", "АО ", "ПАО", "ОАО", "ЗАО", "ИП ", "ИНН", "ОГРН"].iter().any(|start| said.starts_with(start))
}

/// The role of a key or a speaker's name in a structured file: `client`, «Оператор», `user`.
pub(super) fn role_of_name(name: &str) -> Option<Role> {
    let lower = name.trim().to_lowercase();
    if AGENT.contains(&lower.as_str()) || lower == "model" {
        Some(Role::Agent)
    } else if CLIENT.contains(&lower.as_str()) || lower == "human" {
        Some(Role::Client)
    } else {
        None
    }
}

/// True for a lower-case noun (any case) that names the client.
pub(super) fn is_client_word(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "клиент",
        "гост",
        "посетител",
        "пассажир",
        "покупател",
        "абонент",
        "пациент",
        "заказчик",
        "пользовател",
        "должник",
        "собеседник",
        "звонящ",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
        && !word.starts_with("гостин")
        && !word.starts_with("клиентск")
}

/// True for a lower-case nominative that names the agent.
pub(super) fn is_agent_word(word: &str) -> bool {
    AGENT.contains(&word)
}
