//! Gathers the facts about a whole file: see [`Facts`].

use crate::checks::courtesy::mixed_vy;
use crate::context::View;
use crate::document::{Kind, PlaceholderStyle, Role};
use crate::facts::{Facts, Stands, stands_for};
use crate::settings::VyStyle;

/// Gathers the facts. The view's analyses must be there, its facts are not read.
pub(crate) fn gather(view: &View<'_>) -> Facts {
    let mut facts = Facts { declared: view.doc.front.kind.is_some(), ..Facts::default() };
    read_placeholders(view, &mut facts);
    facts.vy_upper = match view.settings.style.vy {
        VyStyle::Upper => true,
        VyStyle::Lower => false,
        VyStyle::Auto => {
            let (lower, upper) = count_vy(view);
            upper > lower
        }
    };
    facts.kind = view.doc.front.kind.or_else(|| guess_kind(view));
    facts
}

fn read_placeholders(view: &View<'_>, facts: &mut Facts) {
    let mut styles: Vec<(PlaceholderStyle, usize)> = Vec::new();
    let (mut russian, mut all) = (0usize, 0usize);
    for block in &view.doc.blocks {
        for place in &block.placeholders {
            if matches!(place.style, PlaceholderStyle::Logic | PlaceholderStyle::Mask) {
                continue;
            }
            all += 1;
            russian += usize::from(place.name.chars().any(|c| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё')));
            match styles.iter_mut().find(|(style, _)| *style == place.style) {
                Some((_, count)) => *count += 1,
                None => styles.push((place.style, 1)),
            }
            let written = || block.prose.text().get(place.range.clone()).map(str::to_owned);
            match stands_for(&place.name) {
                Stands::ClientName if facts.name.is_none() && block.role != Role::Client => {
                    facts.name = written()
                }
                Stands::AgentName if facts.agent_name.is_none() => facts.agent_name = written(),
                Stands::Company if facts.company.is_none() => facts.company = written(),
                _ => {}
            }
        }
    }
    // The first of equals wins, so the order of the file decides.
    facts.style = styles.iter().rev().max_by_key(|(_, count)| *count).map(|(style, _)| *style);
    facts.russian = all > 0 && russian * 2 > all;
}

/// How often «вы» and «Вы» stand inside sentences of speech: (lower, upper).
fn count_vy(view: &View<'_>) -> (usize, usize) {
    let mut counts = (0, 0);
    for scope in view.speech() {
        for (_, upper) in mixed_vy::forms(&scope) {
            if upper { counts.1 += 1 } else { counts.0 += 1 }
        }
    }
    counts
}

/// Labels that only occur face to face.
const VISIT_LABELS: &[&str] = &["официант", "продавец", "кассир", "курьер", "мастер", "водитель", "врач"];
/// Words that only occur on the phone.
const PHONE_WORDS: &[&[&str]] = &[
    &["удобно", "говорить"],
    &["удобно", "разговаривать"],
    &["на", "линии"],
    &["кладите", "трубку"],
    &["за", "звонок"],
    &["вас", "слышно"],
];

/// A guess from labels and words; `None` where nothing speaks for a kind.
fn guess_kind(view: &View<'_>) -> Option<Kind> {
    if !view.doc.labelled {
        return None;
    }
    let labels: Vec<String> = view
        .doc
        .turns
        .iter()
        .filter(|turn| turn.role == Role::Agent)
        .filter_map(|turn| view.doc.source.get(turn.label.clone()?))
        .map(str::to_lowercase)
        .collect();
    let phone =
        view.speech().any(|scope| PHONE_WORDS.iter().any(|words| scope.has_phrase(&scope.all(), words)));
    if phone {
        return Some(Kind::Call);
    }
    if labels.iter().any(|label| VISIT_LABELS.iter().any(|name| label.contains(name))) {
        return Some(Kind::Visit);
    }
    labels.iter().any(|label| label.contains("оператор") || label.contains("менеджер")).then_some(Kind::Call)
}
