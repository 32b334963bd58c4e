//! `repeated-mark`: «,,», «..», «??», «!!».

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::rewrite::Rewrite;

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut at = 0;
    while at < scope.tokens().len() {
        let start = at;
        at += 1;
        if !scope.is_mark(start, ",.?!;:") {
            continue;
        }
        while at < scope.tokens().len()
            && !scope.tokens()[at].space_before
            && scope.is_mark(at, scope.norm(start))
        {
            at += 1;
        }
        let wrong = match scope.norm(start) {
            // Three dots and more are an ellipsis; after a number or at a word's start two are a path or a range.
            "." => {
                at - start == 2 && start > 0 && !scope.tokens()[start].space_before && ends_there(scope, at)
            }
            // «!!!» is shouting.
            "!" => at - start == 2,
            ":" => false,
            _ => at - start >= 2,
        };
        // «?!» and «!?» of two kinds are left alone.
        let mixed = scope.tokens().get(at).is_some_and(|next| !next.space_before) && scope.is_mark(at, "!?")
            || start > 0
                && !scope.tokens()[start].space_before
                && scope.is_mark(start, "!?")
                && scope.is_mark(start - 1, "!?");
        if wrong && !mixed {
            let run = start..at;
            let mark = scope.norm(start);
            let mut rewrite = Rewrite::new(scope);
            rewrite.raw(scope.logical(&run), mark);
            let title =
                Note::new(format!("Оставить один знак: «{mark}»"), format!("Keep one mark: “{mark}”"));
            out.push(Draft::on(scope, &run).fix(rewrite.finish(Grade::Safe, title)));
        }
    }
}

fn ends_there(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens().get(at).is_none_or(|next| next.space_before || scope.is_mark(at, "»)\""))
}
