//! `mixed-vy`: «вы» and «Вы» in one file.

use crate::capitals::{capitalise, lower_first};
use crate::context::{Scope, View};
use crate::document::Audience;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Address, LetterCase, TokenKind};
use crate::rewrite::Rewrite;
use crate::settings::VyStyle;

/// Up to so many breaches each offers to mend the whole file.
const EVERYWHERE: usize = 32;

const FORMS: &[&str] = &[
    "вы",
    "вас",
    "вам",
    "вами",
    "ваш",
    "ваша",
    "ваше",
    "ваши",
    "вашего",
    "вашей",
    "вашему",
    "вашу",
    "вашим",
    "вашем",
    "ваших",
    "вашими",
    "вашею",
];

/// «Вы» and «ваш» inside sentences of speech, where a capital is a choice: (token, written with a capital).
pub(crate) fn forms(scope: &Scope<'_>) -> Vec<(usize, bool)> {
    let mut out = Vec::new();
    for sentence in scope.sentences() {
        let first = scope.first_word(&sentence.tokens);
        for at in sentence.tokens.clone() {
            let token = &scope.tokens()[at];
            let polite = token.kind == TokenKind::Word && token.address == Some(Address::Vy);
            if !polite || at == first || !FORMS.contains(&scope.norm(at)) {
                continue;
            }
            let upper = match token.case {
                LetterCase::Title => true,
                LetterCase::Lower => false,
                LetterCase::Upper | LetterCase::Mixed => continue,
            };
            // After a colon, a dash at a line's start or an opening quote a capital may open a sentence.
            let opens = at > 0 && upper && (scope.is_mark(at - 1, ":«\"„“(—–-•…!?.") || token.newline_before);
            if !opens && !scope.is_quoted(at) {
                out.push((at, upper));
            }
        }
    }
    out
}

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for scope in view.speech() {
        found.extend(forms(&scope).into_iter().map(|(at, upper)| (scope.index, at, upper)));
    }
    let upper = found.iter().filter(|(.., upper)| *upper).count();
    let lower = found.len() - upper;
    let want_upper = match view.settings.style.vy {
        VyStyle::Upper => view.doc.front.audience != Some(Audience::Many),
        VyStyle::Lower => false,
        VyStyle::Auto if view.doc.front.audience == Some(Audience::Many) => false,
        VyStyle::Auto if upper == 0 || lower == 0 => return,
        VyStyle::Auto => upper > lower,
    };
    let wrong: Vec<&(usize, usize, bool)> = found.iter().filter(|(.., upper)| *upper != want_upper).collect();
    let other = found.iter().find(|(.., upper)| *upper == want_upper);
    let changes: Vec<Option<DraftFix>> =
        wrong.iter().map(|(block, at, _)| change(view, *block, *at, want_upper)).collect();
    for ((block, at, _), change) in wrong.iter().zip(&changes) {
        let Some(scope) = view.scope(*block) else {
            continue;
        };
        let mut draft = Draft::on(&scope, &(*at..*at + 1));
        let word = recase(scope.written(*at), want_upper);
        draft.args.push(word);
        if let Some((block, at, _)) = other
            && let Some(scope) = view.scope(*block)
        {
            draft.related.push((
                scope.source(&(*at..*at + 1)),
                Note::new(
                    format!("А здесь написано «{}»", scope.written(*at)),
                    format!("Here it is “{}”", scope.written(*at)),
                ),
            ));
        }
        draft = draft.fix(change.clone());
        // With many breaches only the first carries the fix of the whole file: a copy each would grow as the square.
        if wrong.len() > 1 && (wrong.len() <= EVERYWHERE || out.is_empty()) {
            let all = changes.iter().flatten().flat_map(|fix| fix.edits.clone()).collect();
            let title = if want_upper {
                Note::new("Писать «Вы» во всём файле", "Write «Вы» in the whole file")
            } else {
                Note::new("Писать «вы» во всём файле", "Write «вы» in the whole file")
            };
            draft.fixes.push(DraftFix { title, grade: Grade::Safe, edits: all });
        }
        out.push(draft);
    }
}

fn recase(word: &str, upper: bool) -> String {
    if upper { capitalise(word) } else { lower_first(word) }
}

fn change(view: &View<'_>, block: usize, at: usize, upper: bool) -> Option<DraftFix> {
    let scope = view.scope(block)?;
    let word = recase(scope.written(at), upper);
    let mut rewrite = Rewrite::new(&scope);
    rewrite.raw(scope.tokens()[at].range.clone(), word.clone());
    rewrite.finish(Grade::Safe, Note::write(&word))
}
