//! What a complaint script has: understanding, an apology, a solution with its term, and a note to record it.

use crate::checks::said::{apologises, has_term};
use crate::checks::spoken::{agent_turns, sentences};
use crate::checks::voice::is_singular;
use crate::context::View;
use crate::document::{Format, Kind, Role, Stage};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Edit, Grade};

use super::common::on_turn;
use super::parts::{empathises, is_settled, listed, put_in, resolves};

/// The file says that it answers a complaint.
fn is_complaint(view: &View<'_>) -> bool {
    let front = &view.doc.front;
    front.stage == Some(Stage::Complaint) && front.kind != Some(Kind::Review) && !view.doc.collection
}

/// A complaint is answered with understanding, an apology and a solution that has a term.
pub(super) fn shape(view: &View<'_>, out: &mut Vec<Draft>) {
    if !is_complaint(view) {
        return;
    }
    let all = sentences(view);
    let Some((scope, sentence)) = all.first() else { return };
    let any = |says: fn(&crate::context::Scope<'_>, &std::ops::Range<usize>) -> bool| {
        all.iter().any(|(scope, sentence)| says(scope, sentence))
    };
    let one = is_singular(scope);
    let (mut missing, mut start, mut end) = (Vec::new(), Vec::new(), None);
    if !any(empathises) {
        missing.push("сочувствия");
        start.push(
            if one {
                "Понимаю, как это неприятно."
            } else {
                "Понимаем, как это неприятно."
            }
            .to_owned(),
        );
    }
    if !any(apologises) {
        missing.push("извинений");
        start.push(
            if one {
                "Приношу свои извинения."
            } else {
                "Приносим свои извинения."
            }
            .to_owned(),
        );
    }
    let deadline = view.facts.deadline(view.settings);
    if !any(resolves) {
        missing.push("решения");
        end = Some(format!("{} вопрос до {deadline}.", if one { "Решу" } else { "Решим" }));
    } else if !any(has_term) && !any(is_settled) {
        missing.push("срока");
        end = Some(format!("{} это до {deadline}.", if one { "Сделаю" } else { "Сделаем" }));
    }
    if missing.is_empty() {
        return;
    }
    let mut draft = Draft::on(scope, sentence);
    draft.args.push(listed(&missing));
    out.push(draft.fix(put_in(&all, &start, end.as_deref())));
}

/// Words by which a complaint is written down or passed on.
const RECORDS: &[&str] = &[
    "фиксир",
    "зафиксир",
    "запис",
    "запиш",
    "внес",
    "внос",
    "занес",
    "занос",
    "отмет",
    "отмеч",
    "карточк",
    "переда",
    "журнал",
    "crm",
    "срм",
    "тикет",
    "зарегистр",
    "регистрир",
    "эскал",
    "сообщ",
    "оповест",
    "уведом",
    "отчет",
    "отчёт",
    "руковод",
    "заявк",
    "рекламац",
    "протокол",
    "доложи",
    "реестр",
];
/// The same, said aloud.
const SAID: &[&str] = &["зафиксир", "зарегистрир", "занес", "внес", "передам", "передадим", "передал"];

/// A complaint script tells the agent to record the matter and to pass it on.
pub(super) fn recorded(view: &View<'_>, out: &mut Vec<Draft>) {
    let doc = view.doc;
    if !is_complaint(view) || !doc.labelled || !matches!(view.facts.kind, Some(Kind::Call | Kind::Visit)) {
        return;
    }
    let told = doc.blocks.iter().any(|block| {
        let stems = match block.role {
            Role::Direction | Role::Heading => RECORDS,
            Role::Agent => SAID,
            _ => return false,
        };
        let text = block.prose.text().to_lowercase();
        text.split(|c: char| !c.is_alphanumeric()).any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    });
    let turns = agent_turns(view);
    if told || turns.is_empty() {
        return;
    }
    // The note belongs after the last turn, so that is where it is missed.
    if let Some(&last) = turns.last()
        && let Some(draft) = on_turn(view, last)
    {
        out.push(draft.fix(note(view, last)));
    }
}

/// The direction after the last turn of the agent.
fn note(view: &View<'_>, turn: usize) -> Option<DraftFix> {
    let doc = view.doc;
    let text = "(Зафиксировать в карточке, передать руководителю)";
    let end = doc.turns.get(turn)?.range.end;
    let rest = doc.source.get(end..)?;
    // What closes bold type stands between the last word and the end of its line.
    let at = end + rest.find('\n').unwrap_or(rest.len());
    let at = if doc.source[..at].ends_with('\r') { at - 1 } else { at };
    let newline = if doc.source.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if doc.format == Some(Format::Markdown) { newline.repeat(2) } else { newline.to_owned() };
    let edit = Edit { range: at..at, text: format!("{gap}{text}") };
    Some(DraftFix { title: Note::insert(text), grade: Grade::Suggested, edits: vec![edit] })
}
