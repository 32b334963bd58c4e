//! The reference that people read: one Markdown file for each rule and an index, made from the pages.

use std::fmt::Write;

use super::{Page, builtin, parse_page};
use crate::finding::Severity;

/// The groups in the order of the catalogue, with their names in Russian and English.
pub const GROUPS: &[(&str, &str, &str)] = &[
    ("courtesy", "Вежливость", "Courtesy"),
    ("tone", "Тон", "Tone"),
    ("promises", "Обещания и предсказуемость", "Promises"),
    ("privacy", "Личные границы", "Privacy and boundaries"),
    ("shape", "Форма сообщения и скрипта", "Shape"),
    ("writing", "Грамотность", "Writing"),
    ("conduct", "Поведение в указаниях сотруднику", "Conduct"),
];

/// The files of the reference as (name, text): `README.md` first, then `<id>.md` in the order of the index.
#[must_use]
pub fn reference() -> Vec<(String, String)> {
    let mut pages: Vec<Page> = builtin().iter().filter_map(|(_, text)| parse_page(text).0).collect();
    let place = |page: &Page| GROUPS.iter().position(|(name, ..)| *name == page.group);
    pages.sort_by(|a, b| (place(a), &a.id).cmp(&(place(b), &b.id)));
    let mut files = vec![("README.md".to_owned(), index(&pages))];
    files.extend(pages.iter().map(|page| (format!("{}.md", page.id), one(page))));
    files
}

/// «предупреждение», and «выключено» where the rule is off.
fn severity(page: &Page) -> &'static str {
    match (page.enabled, page.severity) {
        (false, _) => "выключено",
        (_, Severity::Error) => "ошибка",
        (_, Severity::Warning) => "предупреждение",
        (_, Severity::Information) => "совет",
        (_, Severity::Hint) => "подсказка",
    }
}

fn index(pages: &[Page]) -> String {
    let mut out = String::from(
        "<!-- Сделано из rules/catalogue: правьте страницы там. Made from rules/catalogue: edit the pages there. -->\n\n\
         # Правила\n\n\
         Каждое правило — одна страница: что не так, почему это важно клиенту и как лучше. \
         Примеры на страницах — это тесты правила: то, что отмечено ⟦так⟧, программа подчеркнёт, \
         а под примером стоят замены, которые она предложит.\n\n\
         *One page a rule, in Russian, with an English summary at its end. The examples are the rule's tests.*\n",
    );
    for (group, ru, en) in GROUPS {
        let of_group: Vec<&Page> = pages.iter().filter(|page| page.group == *group).collect();
        if of_group.is_empty() {
            continue;
        }
        // Writing to a String cannot fail.
        let _ = write!(out, "\n## {ru} ({en})\n\n| правило | что замечает | важность |\n|---|---|---|\n");
        for page in of_group {
            let _ = writeln!(out, "| [`{0}`]({0}.md) | {1} | {2} |", page.id, page.title, severity(page));
        }
    }
    out
}

fn one(page: &Page) -> String {
    let mut out = String::new();
    let _ = write!(
        out,
        "<!-- Сделано из rules/catalogue/{}/{}.md -->\n\n# {}\n\n`{}` · {}",
        page.group,
        page.id,
        page.title,
        page.id,
        severity(page)
    );
    if !page.aliases.is_empty() {
        let _ = write!(out, " · прежние имена: `{}`", page.aliases.join("`, `"));
    }
    if !page.seeds.is_empty() {
        let _ = write!(out, " · [источники](../sources.md): {}", page.seeds.join(", "));
    }
    let _ = write!(out, "\n\n{}\n", page.body.trim());
    if !page.summary_en.is_empty() {
        let _ = write!(out, "\n## In English\n\n**{}.** {}\n", page.title_en, page.summary_en);
    }
    let _ = write!(
        out,
        "\n---\n\nНе замечать в одном месте: `<!-- courtesy: ignore {0} -->`. \
         Выключить в проекте: `{0} = \"off\"` в разделе `[rules]` файла `courtesy.toml`. [Все правила](README.md)\n",
        page.id
    );
    out
}
