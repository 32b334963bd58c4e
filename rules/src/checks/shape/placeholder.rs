//! Placeholders that will not be filled in: brackets that do not match, slips in names, a second style, blanks.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::context::View;
use crate::document::{Block, Document, Placeholder, PlaceholderStyle, Role};
use crate::draft::{Draft, DraftFix, Note};
use crate::facts::write_placeholder;
use crate::finding::{Grade, Severity};
use crate::settings::nearest;

/// What the whole file says of its placeholders.
struct Census {
    main: Option<PlaceholderStyle>,
    names: BTreeMap<String, usize>,
    declared: Vec<String>,
}

impl Census {
    fn new(doc: &Document) -> Self {
        let mut styles: Vec<(PlaceholderStyle, usize)> = Vec::new();
        let mut names = BTreeMap::new();
        for place in doc.blocks.iter().flat_map(|block| &block.placeholders) {
            let Some(name) = plain(place) else { continue };
            *names.entry(name.to_owned()).or_default() += 1;
            match styles.iter_mut().find(|(style, _)| *style == place.style) {
                Some((_, count)) => *count += 1,
                None => styles.push((place.style, 1)),
            }
        }
        let bare = |name: &String| {
            name.trim_matches(|c: char| "{}[]<>%$#".contains(c) || c.is_whitespace()).to_owned()
        };
        // Of equals the first in the file wins.
        let main = styles.iter().rev().max_by_key(|(_, count)| *count).map(|(style, _)| *style);
        Self { main, names, declared: doc.front.placeholders.iter().map(bare).collect() }
    }

    /// The name is used or declared.
    fn knows(&self, name: &str) -> bool {
        self.names.contains_key(name) || self.declared.iter().any(|it| it == name)
    }
}

/// The name without filters; `None` for logic, formats, expressions.
fn plain(place: &Placeholder) -> Option<&str> {
    use PlaceholderStyle as S;
    if matches!(place.style, S::Logic | S::Mask | S::Printf) {
        return None;
    }
    let name = place.name.split('|').next()?.trim();
    let name = name.strip_prefix('$').unwrap_or(name);
    let fits = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' '))
        && !matches!(name, "else" | "end" | "endif" | "endfor");
    fits.then_some(name)
}

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let census = Census::new(view.doc);
    for block in &view.doc.blocks {
        let broken = unbalanced(block, &census, out);
        for place in &block.placeholders {
            if !broken.iter().any(|range| range.start <= place.range.start && place.range.start < range.end) {
                named(block, place, &census, out);
            }
        }
        if block.role == Role::Agent {
            blanks(block, out);
        }
    }
}

fn draft(block: &Block, range: &Range<usize>, what: String) -> Draft {
    let written = block.prose.text().get(range.clone()).unwrap_or_default().to_owned();
    Draft {
        range: block.prose.source_range(range.clone()),
        args: vec![written, what],
        severity: None,
        fixes: Vec::new(),
        related: Vec::new(),
    }
}

fn replace(block: &Block, range: &Range<usize>, text: &str, grade: Grade) -> Option<DraftFix> {
    let edits = block.prose.replace(range.clone(), text)?;
    Some(DraftFix { title: Note::write(text), grade, edits })
}

/// A name that is not declared or looks like a slip, or a style that is not the file's.
fn named(block: &Block, place: &Placeholder, census: &Census, out: &mut Vec<Draft>) {
    if place.style == PlaceholderStyle::DoubleBrace && place.name.is_empty() {
        out.push(draft(block, &place.range, "здесь пусто. Впишите значение или имя подстановки.".to_owned()));
        return;
    }
    let Some(name) = plain(place) else { return };
    // A fix changes the name and nothing else: «{{ client.nmae | upper }}».
    let renamed = |new: &str| {
        let written = block.prose.text().get(place.range.clone())?;
        let at = written.find(name)?;
        let start = place.range.start + at;
        Some((start..start + name.len(), new.to_owned()))
    };
    let rename = |new: &str, grade| {
        let (range, text) = renamed(new)?;
        replace(block, &range, &text, grade)
    };
    let declared = census.declared.iter().any(|it| it == name);
    if !census.declared.is_empty() && !declared {
        let near = nearest(name, census.declared.iter().map(String::as_str));
        let what = match near.first() {
            Some(first) => format!("такой подстановки нет в списке placeholders. Похоже на «{first}»."),
            None => "такой подстановки нет в списке placeholders. Добавьте её туда или замените.".to_owned(),
        };
        let grade = if near.len() == 1 { Grade::Safe } else { Grade::Suggested };
        let mut draft = draft(block, &place.range, what);
        for name in &near {
            draft = draft.fix(rename(name, grade));
        }
        out.push(draft);
        return;
    }
    if !declared && let Some(meant) = slip(name, census) {
        let what = format!("похоже на опечатку. Напишите «{meant}», как в других местах файла.");
        out.push(draft(block, &place.range, what).fix(rename(meant, Grade::Suggested)));
        return;
    }
    let Some(main) = census.main.filter(|main| *main != place.style) else { return };
    let loose = matches!(place.style, PlaceholderStyle::Bracket | PlaceholderStyle::Angle);
    // `[…]` in a direction is a remark to the agent, `a[i]` is a formula.
    if loose && (block.role != Role::Agent || name.chars().count() < 2) {
        return;
    }
    let text = write_placeholder(main, name);
    let mut draft =
        draft(block, &place.range, format!("в этом файле подстановки пишутся иначе. Напишите «{text}»."));
    if loose {
        draft = draft.at(Severity::Information);
    }
    out.push(draft.fix(replace(block, &place.range, &text, Grade::Suggested)));
}

/// Names that templates use all the time: none of them is a slip.
const USUAL: &[&str] = &[
    "name",
    "first_name",
    "firstname",
    "last_name",
    "lastname",
    "full_name",
    "client",
    "client_name",
    "user",
    "username",
    "user_name",
    "date",
    "data",
    "time",
    "order",
    "order_id",
    "order_number",
    "number",
    "phone",
    "email",
    "mail",
    "company",
    "address",
    "price",
    "amount",
    "sum",
    "total",
    "link",
    "line",
    "url",
    "agent",
    "agent_name",
    "manager",
    "operator",
    "deadline",
    "product",
    "service",
    "city",
    "code",
    "mode",
    "ticket",
    "balance",
    "bonus",
    "discount",
    "doctor",
    "from",
    "form",
    "text",
    "next",
    "test",
    "site",
    "side",
    "item",
    "lead",
    "deal",
    "status",
    "reason",
    "option",
    "place",
    "room",
    "table",
    "имя",
    "фио",
    "дата",
    "время",
    "номер",
    "заказ",
    "адрес",
    "телефон",
    "сумма",
    "компания",
    "ссылка",
    "товар",
    "услуга",
    "город",
    "почта",
    "срок",
];

fn is_usual(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name).to_lowercase();
    USUAL.contains(&last.as_str())
}

/// The commoner name of this file that this one was meant to be.
fn slip<'c>(name: &str, census: &'c Census) -> Option<&'c str> {
    let count = |name: &str| census.names.get(name).copied().unwrap_or_default();
    if name.chars().count() < 4 || is_usual(name) || count(name) > 1 {
        return None;
    }
    let mut meant = census.names.iter().filter(|(other, uses)| {
        (**uses > 1 || is_usual(other)) && other.chars().count() >= 4 && is_one_slip(name, other)
    });
    let first = meant.next()?;
    meant.next().is_none().then_some(first.0.as_str())
}

/// Two neighbours changed places, or a letter is missing, doubled or wrong, yet not the last one.
fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (x, y) = (&a[same..], &b[same..]);
    let letters = |rest: &[char]| rest.first().is_none_or(|c| c.is_alphabetic());
    if x == y || !letters(x) || !letters(y) {
        return false;
    }
    let swapped = x.len() == y.len() && x.len() >= 2 && x[0] == y[1] && x[1] == y[0] && x[2..] == y[2..];
    let wrong = x.len() == y.len() && x.len() >= 2 && x[1..] == y[1..];
    let missing = y.len() == x.len() + 1 && !x.is_empty() && y[1..] == *x;
    let doubled = x.len() == y.len() + 1 && !y.is_empty() && x[1..] == *y;
    swapped || wrong || missing || doubled
}

/// Brackets without their other half. Returns what was reported.
fn unbalanced(block: &Block, census: &Census, out: &mut Vec<Draft>) -> Vec<Range<usize>> {
    let text = block.prose.text();
    let mut found: Vec<Range<usize>> = Vec::new();
    if !text.contains(['{', '}', '%', '[']) {
        return found;
    }
    let mut places = block.placeholders.iter().peekable();
    let mut before: Option<&Placeholder> = None;
    let mut at = 0;
    while at < text.len() {
        if let Some(place) = places.next_if(|place| place.range.start <= at) {
            at = place.range.end.max(at);
            before = Some(place);
            continue;
        }
        let hit = match text.as_bytes()[at] {
            b'{' => open_brace(text, at, census),
            b'}' => {
                let from = found.last().map_or(0, |range| range.end);
                close_brace(text, at, from, before.filter(|place| place.range.end == at), census)
            }
            b'%' | b'[' => half(text, at, census),
            _ => None,
        };
        let Some((range, new)) = hit else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let what = "скобки не сходятся. Закройте их, иначе клиент увидит эту запись.".to_owned();
        let grade = if census.main.is_some() { Grade::Safe } else { Grade::Suggested };
        out.push(draft(block, &range, what).fix(replace(block, &range, &new, grade)));
        at = range.end.max(at + 1);
        found.push(range);
    }
    found
}

/// Length of the name at the start: letters, digits and what joins them. A full stop at its end is the sentence's.
fn name_len(text: &str) -> usize {
    let len =
        text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))).unwrap_or(text.len());
    text[..len].trim_end_matches(['.', '-']).len()
}

/// How a brace placeholder is written here: as the file does, else with as many braces as there are.
fn braced(census: &Census, count: usize, name: &str) -> String {
    use PlaceholderStyle as S;
    let style = match census.main {
        Some(main @ (S::DoubleBrace | S::Brace | S::DollarBrace | S::HashBrace)) => main,
        _ if count >= 2 => S::DoubleBrace,
        _ => S::Brace,
    };
    write_placeholder(style, name)
}

/// `{{name}`, `{name`: the range and what it should be.
fn open_brace(text: &str, at: usize, census: &Census) -> Option<(Range<usize>, String)> {
    let open = text[at..].bytes().take_while(|&b| b == b'{').count();
    let inner = at + open;
    let rest = &text[inner..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    let body = &rest[gap..];
    // «{имя клиента, …»: names of several words are known from elsewhere in the file.
    let names = census.names.keys().chain(&census.declared);
    let known = names.filter(|name| body.starts_with(name.as_str())).map(String::len).max();
    let len = name_len(body).max(known.unwrap_or(0));
    let name = &body[..len];
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let after = &body[len..];
    let tail = after.trim_start_matches(' ');
    let close = tail.bytes().take_while(|&b| b == b'}').count();
    let end = inner + gap + len + if close > 0 { after.len() - tail.len() + close } else { 0 };
    // ICU forms, code, and a brace that just stands there.
    let icu = tail.starts_with(',')
        && tail[1..].trim_start().split(|c: char| !c.is_alphabetic()).next().is_some_and(|word| {
            matches!(word, "plural" | "select" | "selectordinal" | "number" | "date" | "time")
        });
    let latin = name.is_ascii();
    if icu
        || tail.starts_with([':', '=', '"', '('])
        || !(latin || close > 0 || open > 1 || census.knows(name))
    {
        return None;
    }
    let prefixed = at > 0 && matches!(text.as_bytes()[at - 1], b'$' | b'#');
    let start = if prefixed { at - 1 } else { at };
    let new = if prefixed {
        format!("{}{{{name}}}", &text[start..at])
    } else {
        braced(census, open.max(close), name)
    };
    (text[start..end] != new).then_some((start..end, new))
}

/// `{name}}`, `name}}`: the range and what it should be.
fn close_brace(
    text: &str,
    at: usize,
    from: usize,
    place: Option<&Placeholder>,
    census: &Census,
) -> Option<(Range<usize>, String)> {
    let close = text[at..].bytes().take_while(|&b| b == b'}').count();
    if let Some(place) = place {
        let name = plain(place)?;
        return Some((place.range.start..at + close, braced(census, close + 1, name)));
    }
    let head = text.get(from..at)?.trim_end_matches(' ');
    let start = head
        .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
        .map_or(0, |space| space + head[space..].chars().next().map_or(1, char::len_utf8));
    let name = head.get(start..)?;
    let fits = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.is_ascii();
    if name.len() < 2 || !(fits || census.knows(name)) {
        return None;
    }
    Some((from + start..at + close, braced(census, close, name)))
}

/// `%name`, `[Имя клиента`: only names that are known to be placeholders of this style.
fn half(text: &str, at: usize, census: &Census) -> Option<(Range<usize>, String)> {
    let (style, close) = match text.as_bytes()[at] {
        b'%' => (PlaceholderStyle::Percent, '%'),
        _ => (PlaceholderStyle::Bracket, ']'),
    };
    if census.main != Some(style) {
        return None;
    }
    let rest = &text[at + 1..];
    let known =
        census.names.keys().filter(|name| rest.starts_with(name.as_str())).max_by_key(|name| name.len());
    let name = match known {
        Some(name) => name.as_str(),
        None => Some(&rest[..name_len(rest)])
            .filter(|name| style == PlaceholderStyle::Percent && is_usual(name))?,
    };
    let next = rest[name.len()..].chars().next();
    if next == Some(close) || next.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '/') {
        return None;
    }
    Some((at..at + 1 + name.len(), write_placeholder(style, name)))
}

/// `[ ]`, `___`, `{{ }}`: a place that somebody forgot to fill in.
fn blanks(block: &Block, out: &mut Vec<Draft>) {
    let text = block.prose.text();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let runs = lines_of(line);
        // A form for signatures has many of them, and a rule is nothing but them.
        let form = ["Подпись", "подпись", "подписи сторон"].iter().any(|word| line.contains(word))
            || ["М.П.", "«_", "20__"].iter().any(|mark| line.contains(mark))
            || line.contains("Ф.И.О.")
            || !line.contains(char::is_alphanumeric);
        if !form && runs.len() < 3 {
            for range in runs {
                let range = start + range.start..start + range.end;
                let inside = block
                    .placeholders
                    .iter()
                    .any(|it| it.range.start < range.end && range.start < it.range.end);
                if !inside {
                    let what = "здесь пусто. Впишите значение или поставьте подстановку.".to_owned();
                    out.push(draft(block, &range, what));
                }
            }
        }
        start += line.len();
    }
}

fn lines_of(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let end = match rest.as_bytes()[0] {
            b'_' => {
                let len = rest.bytes().take_while(|&b| b == b'_').count();
                let joins =
                    |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '*' | '/'));
                let free = !joins(line[..at].chars().next_back()) && !joins(rest[len..].chars().next());
                if len < 3 || !free {
                    at += len;
                    continue;
                }
                len
            }
            b'[' => match rest[1..].find(|c: char| c != ' ' && c != '\u{a0}') {
                // A box at the start of a line is to be ticked; `[](…)` is a link.
                Some(gap)
                    if rest[1 + gap..].starts_with(']')
                        && !rest[2 + gap..].starts_with(['(', '[', ':'])
                        && line[..at].contains(char::is_alphanumeric)
                        && !line[..at].trim_end().ends_with(';') =>
                {
                    gap + 2
                }
                _ => 0,
            },
            b'{' if rest.starts_with("{{") => match rest[2..].find(|c: char| c != ' ') {
                Some(gap) if rest[2 + gap..].starts_with("}}") => gap + 4,
                _ => 0,
            },
            _ => 0,
        };
        if end > 0 {
            found.push(at..at + end);
            at += end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}
