//! The `missing-*` rules of the start: greeting, introduction, name, permission.
//!
//! They run only where the file or a part of it says what it is: `kind` in the front matter or a glob, a heading
//! or key such as «Приветствие», `greeting`. A fragment is not blamed for what it is not.

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::{Audience, Direction, Kind, Part, Stage};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Grade, Severity};
use crate::rewrite::Rewrite;

use crate::checks::said::*;
use crate::checks::spoken::*;
use crate::checks::voice::vy;

pub(super) fn greeting(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if front.stage == Some(Stage::FollowUp) {
        return;
    }
    if is_whole(view, &[Kind::Call, Kind::Reply, Kind::Visit]) {
        if is_short_message(view) && front.stage != Some(Stage::FirstContact) {
            return;
        }
        let strict = front.kind != Some(Kind::Reply) || front.stage == Some(Stage::FirstContact);
        greet(view, &opening(view, 1), if strict { Severity::Warning } else { Severity::Information }, out);
        return;
    }
    for part in parts(view, Part::Opening) {
        greet(view, &part, Severity::Information, out);
    }
}

fn greet(view: &View<'_>, opening: &[Spoken<'_>], severity: Severity, out: &mut Vec<Draft>) {
    let Some((scope, sentence)) = opening.first() else {
        return;
    };
    if opening.iter().any(|(scope, sentence)| is_greeting(scope, sentence)) {
        return;
    }
    let named = opening.iter().any(|(scope, sentence)| calls_client(scope, sentence));
    let mut draft = Draft::on(scope, sentence).at(severity);
    if let (false, Some(name)) = (named, &view.facts.name) {
        draft = draft.fix(insert_before(scope, sentence, &format!("Здравствуйте, {name}!")));
    }
    out.push(draft.fix(insert_before(scope, sentence, "Здравствуйте!")).fix(insert_before(
        scope,
        sentence,
        "Добрый день!",
    )));
}

pub(super) fn introduction(view: &View<'_>, out: &mut Vec<Draft>) {
    if !is_whole(view, &[Kind::Call]) {
        return;
    }
    let start = opening(view, 2);
    // In the second turn only a sentence that introduces somebody counts: «лекарства из аптеки» is no company.
    let first = start.first().map(|(scope, _)| scope.block.turn);
    let counts = |scope: &Scope<'_>, sentence: &Range<usize>| {
        Some(scope.block.turn) == first || names_person(scope, sentence)
    };
    let person = start.iter().any(|(scope, sentence)| names_person(scope, sentence));
    let company =
        start.iter().any(|(scope, sentence)| counts(scope, sentence) && names_company(scope, sentence));
    if person && company {
        return;
    }
    let Some((scope, sentence)) = start.first() else {
        return;
    };
    let facts = &view.facts;
    let text = match (person, company) {
        (false, false) => format!(
            "Меня зовут {}, компания {}.",
            facts.agent_name(view.settings),
            facts.company(view.settings)
        ),
        (false, true) => format!("Меня зовут {}.", facts.agent_name(view.settings)),
        (true, _) => format!("Компания {}.", facts.company(view.settings)),
    };
    let draft = Draft::on(scope, sentence);
    let fix = if person {
        // «Меня зовут {{agent}}.» → «Меня зовут {{agent}}, компания {{company}}.»
        start.iter().find(|(scope, sentence)| names_person(scope, sentence)).and_then(|(scope, sentence)| {
            let mark = scope.end_mark(sentence)?;
            let words = format!(", компания {}", facts.company(view.settings));
            let mut rewrite = Rewrite::new(scope);
            rewrite.before(mark, &words);
            rewrite.finish(Grade::Suggested, Note::insert(words.trim_start_matches(", ")))
        })
    } else if is_greeting(scope, sentence) {
        insert_after(scope, sentence, &text)
    } else {
        insert_before(scope, sentence, &text)
    };
    out.push(draft.fix(fix));
}

pub(super) fn client_name(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if !is_whole(view, &[Kind::Call, Kind::Reply])
        || is_short_message(view)
        || front.audience == Some(Audience::Many)
        || front.stage == Some(Stage::Marketing)
    {
        return;
    }
    let all = sentences(view);
    let known = all.iter().any(|(scope, sentence)| {
        calls_client(scope, sentence) || asks_name(scope, sentence) && front.kind == Some(Kind::Call)
    });
    // «Уважаемые гости!» speaks to many.
    let many = all.first().is_some_and(|(scope, sentence)| {
        scope.has_word(sentence, &["уважаемые", "дорогие", "друзья", "коллеги"])
    });
    let Some((scope, sentence)) = all.first().filter(|_| !known && !many) else {
        return;
    };
    let mut draft = Draft::on(scope, sentence);
    if front.kind == Some(Kind::Call) {
        let turn = opening(view, 1);
        if let Some((scope, last)) = turn.last() {
            draft = draft.fix(insert_after(
                scope,
                last,
                &format!("Как я могу к {} обращаться?", vy(scope, "вам")),
            ));
        }
    } else {
        draft = draft.fix(greeting_with_name(view, scope, sentence));
    }
    out.push(draft);
}

/// «Добрый день!» → «Добрый день, {{name}}!»
fn greeting_with_name(view: &View<'_>, scope: &Scope<'_>, sentence: &Range<usize>) -> Option<DraftFix> {
    let name = view.facts.name(view.settings);
    if !is_greeting(scope, sentence) {
        return insert_before(scope, sentence, &format!("Здравствуйте, {name}!"));
    }
    let mark = scope.end_mark(sentence).or_else(|| sentence.clone().find(|&at| scope.is_mark(at, ",")))?;
    let mut rewrite = Rewrite::new(scope);
    rewrite.before(mark, &format!(", {name}"));
    rewrite.finish(Grade::Suggested, Note::insert(&name))
}

pub(super) fn permission(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if !is_whole(view, &[Kind::Call])
        || front.direction != Some(Direction::Outbound)
        || front.urgent == Some(true)
        || front.client_asked == Some(true)
    {
        return;
    }
    let all = sentences(view);
    for (scope, sentence) in &all {
        if asks_permission(scope, sentence) {
            return;
        }
        let who = asks_name(scope, sentence)
            || scope.has_word(sentence, &["это", "верно", "правильно"]) && calls_client(scope, sentence);
        if (scope.is_question(sentence) && !who) || offers(scope, sentence) {
            break;
        }
    }
    let Some((scope, sentence)) = all.first() else {
        return;
    };
    let turn = opening(view, 1);
    let last = turn.iter().rev().find(|(scope, sentence)| {
        is_introduction(scope, sentence) && !offers(scope, sentence) && !scope.is_question(sentence)
    });
    let last = last.or_else(|| turn.iter().rev().find(|(scope, sentence)| is_greeting(scope, sentence)));
    let text = "Вам удобно сейчас говорить?";
    let fix = match last {
        Some((scope, sentence)) => insert_after(scope, sentence, text),
        None => insert_before(scope, sentence, text),
    };
    out.push(Draft::on(scope, sentence).fix(fix));
}
