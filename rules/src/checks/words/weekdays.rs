//! Shortened days of the week: «пн-пт», «в сб», «с пн по чт».

use std::ops::Range;

use crate::context::Scope;

/// Short name; genitive, accusative, dative plural.
const DAYS: &[(&str, [&str; 3])] = &[
    ("пн", ["понедельника", "понедельник", "понедельникам"]),
    ("вт", ["вторника", "вторник", "вторникам"]),
    ("ср", ["среды", "среду", "средам"]),
    ("чт", ["четверга", "четверг", "четвергам"]),
    ("пт", ["пятницы", "пятницу", "пятницам"]),
    ("сб", ["субботы", "субботу", "субботам"]),
    ("вс", ["воскресенья", "воскресенье", "воскресеньям"]),
];

/// What is found and what to write.
pub(super) struct Days {
    pub(super) tokens: Range<usize>,
    pub(super) text: String,
    /// A preposition that takes a vowel now.
    pub(super) preposition: Option<(usize, &'static str)>,
}

fn day(norm: &str) -> Option<&'static (&'static str, [&'static str; 3])> {
    DAYS.iter().find(|(short, _)| *short == norm)
}

/// One past the day at `at` with its full stop, if more of the sentence follows it.
fn past(scope: &Scope<'_>, at: usize) -> usize {
    let end = scope.analysis.sentence_of(at).tokens.end;
    if scope.is_mark(at + 1, ".") && at + 2 < end { at + 2 } else { at + 1 }
}

pub(super) fn find(scope: &Scope<'_>, at: usize) -> Option<Days> {
    let norm = scope.norm(at);
    if let Some((first, last)) = norm.split_once('-') {
        return Some(range(scope, at, at + 1, first, last)).flatten();
    }
    let (short, forms) = day(norm)?;
    let end = past(scope, at);
    if scope.is_mark(end, "-–—") && end + 1 < scope.tokens().len() && day(scope.norm(end + 1)).is_some() {
        return range(scope, at, past(scope, end + 1), short, scope.norm(end + 1));
    }
    let before = at.checked_sub(1).filter(|&before| before >= scope.analysis.sentence_of(at).tokens.start)?;
    let vowel = |with: &'static str| ["вт", "ср"].contains(short).then_some((before, with));
    let (form, preposition) = match scope.norm(before) {
        "в" => (1, vowel("во").filter(|_| *short == "вт")),
        "во" | "на" => (1, None),
        "с" => (0, vowel("со")),
        "со" | "до" | "от" | "кроме" => (0, None),
        "по" => (2, None),
        _ => return None,
    };
    let mut found = Days { tokens: at..end, text: forms[form].to_owned(), preposition };
    more(scope, form, &mut found);
    Some(found)
}

/// The days that follow: «в сб и вс», «по вт, чт и сб», «с пн по пт».
fn more(scope: &Scope<'_>, mut form: usize, found: &mut Days) {
    loop {
        let at = found.tokens.end;
        let next = |it: usize| (it < scope.tokens().len()).then(|| day(scope.norm(it))).flatten();
        let (joint, skip) = if scope.is_word(at, &["по"]) && form == 0 {
            form = 1;
            (" по ", 1)
        } else if scope.is_word(at, &["и", "или"]) {
            (if scope.is_word(at, &["и"]) { " и " } else { " или " }, 1)
        } else if scope.is_mark(at, ",") {
            (", ", 1)
        } else if scope.is_word(at, &["до"]) && form == 0 {
            (" до ", 1)
        } else {
            return;
        };
        // «в сб или в вс»
        let again = scope.is_word(at + skip, &["в"]) && form == 1 && joint == " или ";
        let skip = if again { skip + 1 } else { skip };
        let Some((short, forms)) = next(at + skip) else { return };
        found.text.push_str(joint);
        if again {
            found.text.push_str(if *short == "вт" { "во " } else { "в " });
        }
        found.text.push_str(forms[form]);
        found.tokens.end = past(scope, at + skip);
    }
}

/// «пн-пт» → «с понедельника по пятницу».
fn range(scope: &Scope<'_>, at: usize, end: usize, first: &str, last: &str) -> Option<Days> {
    let ((first, from), (_, to)) = (day(first)?, day(last)?);
    let with = if ["вт", "ср"].contains(first) { "со" } else { "с" };
    let said = at > 0 && scope.is_word(at - 1, &["с", "со"]);
    let from = from[0];
    let text = if said { format!("{from} по {}", to[1]) } else { format!("{with} {from} по {}", to[1]) };
    Some(Days { tokens: at..end, text, preposition: None })
}
