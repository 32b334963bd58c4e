//! What an answer to a review has: thanks; to a bad one also an apology and a way on.

use crate::checks::said::{apologises, says_thanks};
use crate::checks::spoken::sentences;
use crate::checks::voice::{is_singular, vy};
use crate::context::View;
use crate::document::{Channel, Kind, Sentiment};
use crate::draft::Draft;

use super::parts::{goes_on, listed, put_in, resolves};

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    let is_review =
        front.kind == Some(Kind::Review) || front.kind.is_none() && front.channel == Some(Channel::Review);
    if !is_review || view.doc.collection || view.doc.labelled {
        return;
    }
    let all = sentences(view);
    let Some((scope, sentence)) = all.first() else { return };
    let negative = front.sentiment == Some(Sentiment::Negative);
    let thanks = all.iter().any(|(scope, sentence)| says_thanks(scope, sentence));
    let sorry = !negative || all.iter().any(|(scope, sentence)| apologises(scope, sentence));
    let way = !negative
        || all.iter().any(|(scope, sentence)| {
            // «Спасибо, что рассказали» is no step of ours.
            !says_thanks(scope, sentence) && goes_on(scope, sentence) || resolves(scope, sentence)
        });
    if thanks && sorry && way {
        return;
    }
    let one = is_singular(scope);
    let (mut missing, mut start, mut end) = (Vec::new(), Vec::new(), None);
    if !thanks {
        missing.push("благодарности");
        let thank = if one { "Благодарю" } else { "Благодарим" };
        start.push(format!("{thank} {} за отзыв.", vy(scope, "вас")));
    }
    if !sorry {
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
    if !way {
        missing.push("следующего шага");
        let email = view.facts.placeholder(view.settings, "email");
        end = Some(if one {
            format!("Напишите мне, пожалуйста, на {email}, чтобы найти решение.")
        } else {
            format!("Напишите нам, пожалуйста, на {email}, чтобы мы нашли решение.")
        });
    }
    let mut draft = Draft::on(scope, sentence);
    draft.args.push(listed(&missing));
    out.push(draft.fix(put_in(&all, &start, end.as_deref())));
}
