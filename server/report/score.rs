//! The score as people read it: one line below a file's findings.

use std::fmt::Write;

use courtesy_rules::Score;
use courtesy_rules::settings::Locale;

/// «Оценка: вежливость 61 · ответственность 55 · всего 59. Что поднимет: …»
pub(crate) fn score(path: &str, score: Option<&Score>, locale: Locale) -> String {
    let Some(score) = score.filter(|score| score.sentences >= Score::ENOUGH) else {
        return match locale {
            Locale::Ru => format!("{path}: оценка н/д (меньше трёх предложений сотрудника)\n\n"),
            Locale::En => format!("{path}: score n/a (fewer than three sentences of the agent)\n\n"),
        };
    };
    let marks = score.marks;
    let mut out = match locale {
        Locale::Ru => format!(
            "{path}: оценка {} из 100 (вежливость {}, ответственность {})",
            marks.overall, marks.courtesy, marks.ownership
        ),
        Locale::En => format!(
            "{path}: score {} of 100 (courtesy {}, ownership {})",
            marks.overall, marks.courtesy, marks.ownership
        ),
    };
    for (number, advice) in score.advice.iter().enumerate() {
        let lead = match (number, locale) {
            (0, Locale::Ru) => "\n  поднимут: ",
            (0, Locale::En) => "\n  would raise it: ",
            _ => "; ",
        };
        // Writing to a String cannot fail.
        let _ = write!(out, "{lead}{} (+{})", advice.title, advice.gain);
    }
    out.push_str("\n\n");
    out
}
