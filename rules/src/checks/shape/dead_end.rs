//! Where a script does not lead on: an arrow to nowhere, a branch without an end, a step nothing leads to.

use std::ops::Range;

use crate::context::View;
use crate::document::jumps::{self, Jump};
use crate::document::{Document, Format, Kind, Part, Role};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Edit, Grade};
use crate::language::{Lexicon, Tag};
use crate::settings::nearest;
use crate::text::fold::fold;

use super::common::is_branch;

/// Existing steps that a fix offers; one more creates the step.
const OFFERED: usize = 3;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let doc = view.doc;
    let script = doc.labelled || view.facts.kind == Some(Kind::Call);
    if !script
        || doc.collection
        || doc.steps.is_empty()
        || !matches!(doc.format, Some(Format::Markdown | Format::Text))
    {
        return;
    }
    let all = jumps::jumps(doc);
    let found: Vec<Option<usize>> = all.iter().map(|jump| jumps::find(&doc.steps, jump)).collect();
    for (jump, found) in all.iter().zip(&found) {
        if found.is_none() && is_missing(doc, jump) {
            let mut draft =
                at(doc, &jump.range, "такого шага в файле нет. Создайте его или выберите другой.");
            draft.fixes = mend(doc, jump);
            out.push(draft);
        }
    }
    branches(doc, out);
    unreached(view, &all, &found, out);
}

fn at(doc: &Document, range: &Range<usize>, what: &str) -> Draft {
    Draft {
        range: range.clone(),
        args: vec![doc.source.get(range.clone()).unwrap_or_default().to_owned(), what.to_owned()],
        severity: None,
        fixes: Vec::new(),
        related: Vec::new(),
    }
}

/// The target names a step, and no line of the file is that step.
fn is_missing(doc: &Document, jump: &Jump) -> bool {
    let target = jump.target.as_str();
    if jump.anchor {
        let own = [format!("id=\"{target}\""), format!("name=\"{target}\""), format!("{{#{target}}}")];
        return !target.is_empty() && !target.contains('%') && !own.iter().any(|it| doc.source.contains(it));
    }
    let words = jumps::words(target);
    if words.is_empty()
        || words.len() > 5
        || target.contains(['«', '"', '{', '[', '?', '!', '…', ':', '/', '|'])
    {
        return false;
    }
    if let Some(number) = jumps::step_number(&words) {
        // Without numbers in the headings «шаг 3» may well be the third of them.
        let numbers: Vec<u32> =
            doc.steps.iter().filter_map(|step| jumps::leading_number(&step.title)).collect();
        let many = numbers.len().max(doc.steps.len());
        return numbers.len() > 1 && !numbers.contains(&number)
            || number as usize > many && numbers.is_empty();
    }
    // Bold lines and plain ones may be steps, too.
    let elsewhere = doc.source.lines().any(|line| !jumps::is_jump(line) && jumps::words(line) == words);
    !elsewhere && (is_title(target, &words) || !near(doc, target).is_empty())
}

/// «Опрос», not «завершить звонок», «клиент думает» or «Конец».
fn is_title(target: &str, words: &[String]) -> bool {
    const ENDS: &[&str] = &["конец", "заверш", "финал", "стоп", "выход", "end", "закрыт", "далее", "следующ"];
    let capital = target.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let Some(first) = words.first() else { return false };
    let verb = words.iter().any(|word| {
        Lexicon::get()
            .parse(&fold(word))
            .first()
            .is_some_and(|parse| parse.tag.intersects(Tag::VERB | Tag::INFN | Tag::GRND))
    });
    capital && !verb && !ENDS.iter().any(|end| first.starts_with(end))
}

fn near<'d>(doc: &'d Document, target: &str) -> Vec<&'d str> {
    nearest(target, doc.steps.iter().map(|step| step.title.as_str()))
}

/// Steps that exist, the likeliest first; then the step itself.
fn mend(doc: &Document, jump: &Jump) -> Vec<DraftFix> {
    let own = doc.steps.iter().rposition(|step| step.range.start < jump.range.start);
    let mut titles: Vec<&str> = if jump.anchor {
        let slugs: Vec<String> = doc.steps.iter().map(|step| jumps::slug(&step.title)).collect();
        nearest(&jump.target, slugs.iter().map(String::as_str))
            .into_iter()
            .filter_map(|slug| slugs.iter().position(|it| it == slug))
            .map(|at| doc.steps[at].title.as_str())
            .collect()
    } else {
        near(doc, &jump.target)
    };
    if titles.is_empty() {
        let after = own.map_or(0, |own| own + 1);
        let order = (after..doc.steps.len()).chain(0..own.unwrap_or(0)).chain(own);
        titles = order.map(|at| doc.steps[at].title.as_str()).collect();
        titles.dedup();
        titles.truncate(OFFERED);
    }
    let mut fixes: Vec<DraftFix> = titles
        .into_iter()
        .map(|title| {
            let text = if jump.anchor { format!("#{}", jumps::slug(title)) } else { title.to_owned() };
            DraftFix {
                title: Note::new(format!("Вести к шагу «{title}»"), format!("Lead to the step “{title}”")),
                grade: Grade::Suggested,
                edits: vec![Edit { range: jump.range.clone(), text }],
            }
        })
        .collect();
    if !jump.anchor {
        fixes.push(create(doc, &jump.target));
    }
    fixes
}

/// A new heading at the end of the file.
fn create(doc: &Document, title: &str) -> DraftFix {
    let newline = if doc.source.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if doc.source.ends_with('\n') { newline.to_owned() } else { newline.repeat(2) };
    let marks = "#".repeat(usize::from(doc.steps.last().map_or(2, |step| step.level)));
    let end = doc.source.len();
    DraftFix {
        title: Note::new(format!("Создать шаг «{title}»"), format!("Create the step “{title}”")),
        grade: Grade::Suggested,
        edits: vec![Edit { range: end..end, text: format!("{gap}{marks} {title}{newline}") }],
    }
}

/// «Если неудобно:» and then nothing.
fn branches(doc: &Document, out: &mut Vec<Draft>) {
    for block in &doc.blocks {
        let text = block.prose.text().trim_end();
        if !is_branch(block) || !(text.ends_with(':') || text.ends_with('→') || text.ends_with("->")) {
            continue;
        }
        let span = block.prose.source_span();
        let Some(rest) = doc.source.get(span.end..) else { continue };
        let mut lines = rest.lines();
        let open =
            lines.next().is_some_and(|line| !line.trim().trim_matches(['*', '_', '→', ' ']).is_empty());
        let indent = |at: usize| {
            let start = doc.source[..at].rfind('\n').map_or(0, |newline| newline + 1);
            doc.source[start..at].len() - doc.source[start..at].trim_start_matches([' ', '\t']).len()
        };
        let next = lines.find(|line| !line.trim().is_empty());
        let ends = match next {
            None => true,
            Some(line) => {
                let body = line.trim_start();
                let mark = body.trim_start_matches(['-', '*', '_', ' ']).to_lowercase();
                let deeper = line.len() - body.len() > indent(span.start);
                body.starts_with('#') || mark.starts_with("если ") && mark.contains(':') && !deeper
            }
        };
        if open || !ends {
            continue;
        }
        let range = span.start
            ..span.start + doc.source[span.clone()].trim_end_matches([':', '→', ' ', '>', '-']).len();
        let mut draft = at(doc, &range, "эта ветка никуда не ведёт. Допишите, что сказать, или шаг.");
        draft.fixes = lead_on(doc, &span, text);
        out.push(draft);
    }
}

/// « → Прощание» after the condition: closing steps first, then what follows.
fn lead_on(doc: &Document, span: &Range<usize>, text: &str) -> Vec<DraftFix> {
    let own = doc.steps.iter().rposition(|step| step.range.start < span.start);
    let after = own.map_or(0, |own| own + 1);
    let closing =
        (0..doc.steps.len()).filter(|&at| doc.steps[at].part == Some(Part::Closing) && Some(at) != own);
    let mut order: Vec<usize> = closing.collect();
    for at in (after..doc.steps.len()).chain(0..own.unwrap_or(0)) {
        if !order.contains(&at) {
            order.push(at);
        }
    }
    let arrow = if text.ends_with(':') { " → " } else { " " };
    order
        .into_iter()
        .take(OFFERED)
        .map(|at| {
            let title = &doc.steps[at].title;
            DraftFix {
                title: Note::new(format!("Вести к шагу «{title}»"), format!("Lead to the step “{title}”")),
                grade: Grade::Suggested,
                edits: vec![Edit { range: span.end..span.end, text: format!("{arrow}{title}") }],
            }
        })
        .collect()
}

/// Titles of steps that an event opens, not an arrow: an objection, a question, a note.
const EVENTS: &[&str] = &[
    "возраж",
    "вопрос",
    "если",
    "клиент",
    "ситуац",
    "faq",
    "отработ",
    "справ",
    "памят",
    "прилож",
    "примеч",
    "сложн",
    "ответ",
    "правил",
    "совет",
    "дорог",
    "подума",
    "отказ",
    "жалоб",
    "шпаргал",
    "фраз",
    "при",
    "когда",
    "гост",
];

/// A step that stands after an unconditional jump and that no arrow names.
fn unreached(view: &View<'_>, all: &[Jump], found: &[Option<usize>], out: &mut Vec<Draft>) {
    let doc = view.doc;
    if found.iter().flatten().next().is_none() {
        return;
    }
    let event = |at: usize| {
        let title = fold(&doc.steps[at].title);
        !is_own_question(&title)
            && (title.contains(['«', '"', '?'])
                || title
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| EVENTS.iter().any(|stem| word.starts_with(stem))))
    };
    let mentioned = |at: usize| {
        let title = fold(&doc.steps[at].title);
        doc.blocks
            .iter()
            .any(|block| block.role == Role::Direction && fold(block.prose.text()).contains(&title))
    };
    let mut event_under: Option<u8> = None;
    let mut before: Option<usize> = None;
    for (number, step) in doc.steps.iter().enumerate() {
        if event_under.is_some_and(|level| step.level <= level) {
            event_under = None;
        }
        let mut spoken = doc.blocks.iter().filter(|block| block.step == Some(number));
        let first =
            spoken.find(|block| matches!(block.role, Role::Agent | Role::Client)).map(|block| block.role);
        let parent = number.checked_sub(1).is_some_and(|it| doc.steps[it].level < step.level);
        let reached = found.contains(&Some(number)) || parent || event(number) || event_under.is_some();
        if let (Some(Role::Agent), Some(last), false) = (first, before, reached)
            && leaves(doc, last, all)
            && !mentioned(number)
        {
            out.push(at(doc, &step.range, "к этому шагу ничто не ведёт. Добавьте переход или уберите шаг."));
        }
        if event(number) && event_under.is_none() {
            event_under = Some(step.level);
        }
        if first.is_some() {
            before = Some(number);
        }
    }
}

/// «Уточняющий вопрос» is a step of the agent; «Частый вопрос», «Вопрос о цене» come up when the client asks.
fn is_own_question(title: &str) -> bool {
    const THEIRS: &[&str] =
        &["част", "типов", "типич", "сложн", "неудобн", "популярн", "клиент", "гост", "встречн"];
    let words: Vec<&str> =
        title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    matches!(words.as_slice(), [first, "вопрос"] if first.ends_with(['й'])
        && !THEIRS.iter().any(|stem| first.starts_with(stem)))
}

/// The last line of the step is a jump that no condition opens.
fn leaves(doc: &Document, step: usize, all: &[Jump]) -> bool {
    let start = doc.steps[step].range.end;
    let end = doc.steps.get(step + 1).map_or(doc.source.len(), |next| {
        doc.source[..next.range.start].rfind('\n').map_or(0, |newline| newline + 1)
    });
    let Some(text) = doc.source.get(start..end.max(start)) else { return false };
    let trimmed = text.trim_end().trim_end_matches(['-', '=', '═', '*']).trim_end();
    let line = trimmed.rfind('\n').map_or(0, |newline| newline + 1);
    let range = start + line..start + trimmed.len();
    let body = trimmed[line..].trim_start().to_lowercase();
    !body.starts_with("если") && all.iter().any(|jump| range.contains(&jump.range.start))
}
