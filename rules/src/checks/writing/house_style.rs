//! `house-style`: norms on which people differ, each reported only where the settings ask for it.

use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Lexicon, Tag, TokenKind, forms};
use crate::rewrite::Rewrite;
use crate::settings::{CommaStyle, Locale, YoStyle};

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let style = &scope.view.settings.style;
    if style.yo == YoStyle::Required {
        yo(scope, out);
    }
    if style.regards_comma != CommaStyle::Keep {
        regards(scope, style.regards_comma == CommaStyle::With, out);
    }
    if style.bare_no {
        bare_no(scope, out);
    }
}

/// A finding whose message ends with these words.
fn draft(scope: &Scope<'_>, tokens: std::ops::Range<usize>, ru: String, en: String) -> Draft {
    let mut draft = Draft::on(scope, &tokens);
    draft.args.push(match scope.view.settings.language {
        Locale::Ru => ru,
        Locale::En => en,
    });
    draft
}

fn yo(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for (at, token) in scope.tokens().iter().enumerate() {
        let written = scope.written(at);
        if token.kind != TokenKind::Word || !written.contains(['е', 'Е']) || written.contains(['ё', 'Ё'])
        {
            continue;
        }
        let Some(right) = with_yo(scope, at) else { continue };
        let right = forms::like(written, &right);
        let mut rewrite = Rewrite::new(scope);
        rewrite.raw(token.range.clone(), right.clone());
        let draft =
            draft(scope, at..at + 1, format!("пишут ё: «{right}»"), format!("ё is written: «{right}»"));
        out.push(draft.fix(rewrite.finish(Grade::Safe, Note::write(&right))));
    }
}

/// Words whose ё stands before the ending: the lemma as the dictionary folds it, how its forms start, and the
/// grammemes of the forms that have ё.
const STEMS: &[(&str, &str, Tag)] = &[
    ("отчет", "отчёт", Tag::NOUN),
    ("расчет", "расчёт", Tag::NOUN),
    ("учет", "учёт", Tag::NOUN),
    ("зачет", "зачёт", Tag::NOUN),
    ("прием", "приём", Tag::NOUN),
    ("объем", "объём", Tag::NOUN),
    ("партнер", "партнёр", Tag::NOUN),
    ("самолет", "самолёт", Tag::NOUN),
    ("полет", "полёт", Tag::NOUN),
    ("ребенок", "ребён", Tag::NOUN.with(Tag::SING)),
    ("счет", "счёт", Tag::NOUN.with(Tag::SING)),
    ("надежный", "надёж", Tag::ADJF),
    ("серьезный", "серьёз", Tag::ADJF),
    ("теплый", "тёпл", Tag::ADJF),
    ("легкий", "лёгк", Tag::ADJF),
    ("темный", "тёмн", Tag::ADJF),
    ("черный", "чёрн", Tag::ADJF),
    ("желтый", "жёлт", Tag::ADJF),
    ("зеленый", "зелён", Tag::ADJF),
    ("твердый", "твёрд", Tag::ADJF),
    ("дешевый", "дешёв", Tag::ADJF),
    ("веселый", "весёл", Tag::ADJF),
];

/// Words that have one spelling with ё and none without.
const WORDS: &[(&str, &str)] = &[
    ("еще", "ещё"),
    ("ее", "её"),
    ("нее", "неё"),
    ("причем", "причём"),
    ("вперед", "вперёд"),
    ("твое", "твоё"),
    ("свое", "своё"),
    ("мое", "моё"),
];

/// The word with its ё, if all its readings agree that it has one.
fn with_yo(scope: &Scope<'_>, at: usize) -> Option<String> {
    let norm = scope.norm(at);
    if let Some((_, right)) = WORDS.iter().find(|(plain, _)| *plain == norm) {
        return Some((*right).to_owned());
    }
    let lexicon = Lexicon::get();
    let mut agreed: Option<String> = None;
    for parse in &scope.tokens()[at].parses {
        let lemma = lexicon.lemma(norm, parse);
        let stem = STEMS.iter().find(|(known, _, tag)| *known == lemma && parse.tag.contains(*tag));
        let form = match stem {
            Some((_, start, _)) => {
                let letters = start.chars().count();
                let rest: String = norm.chars().skip(letters).collect();
                format!("{start}{rest}")
            }
            None => forms::restore_yo(norm, parse)?,
        };
        if agreed.as_ref().is_some_and(|known| *known != form) {
            return None;
        }
        agreed = Some(form);
    }
    agreed.filter(|form| form.contains('ё'))
}

/// «С уважением» before a name.
fn regards(scope: &Scope<'_>, comma: bool, out: &mut Vec<Draft>) {
    for at in 0..scope.tokens().len().saturating_sub(1) {
        let starts = at == 0 || scope.tokens()[at].newline_before || scope.is_mark(at - 1, ".!?…");
        if !starts || !scope.is_word(at, &["с"]) || !scope.is_word(at + 1, &["уважением"]) {
            continue;
        }
        let next = at + 2;
        let ends_line = scope.tokens().get(next).is_none_or(|token| token.newline_before);
        let has_comma = scope.is_mark(next, ",");
        let after = scope.tokens().get(next + 1);
        let mut rewrite = Rewrite::new(scope);
        let range = at..next;
        if comma && !has_comma && (ends_line || scope.is(next, TokenKind::Placeholder) || scope.is_name(next))
        {
            rewrite.after(at + 1, ",");
            let draft = draft(scope, range, "ставят запятую".to_owned(), "a comma follows".to_owned());
            out.push(draft.fix(rewrite.finish(Grade::Safe, Note::insert("С уважением,"))));
        } else if !comma && has_comma && after.is_none_or(|token| token.newline_before) {
            rewrite.raw(scope.logical(&(next..next + 1)), "");
            let draft = draft(scope, range, "запятую не ставят".to_owned(), "no comma follows".to_owned());
            out.push(draft.fix(rewrite.finish(Grade::Safe, Note::delete(","))));
        }
    }
}

/// «Нет.» as the whole answer.
fn bare_no(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    const INSTEAD: &str = "Давайте посмотрим, что можно сделать";
    for sentence in scope.sentences() {
        let tokens = &sentence.tokens;
        let words: Vec<usize> = tokens.clone().filter(|&at| scope.is(at, TokenKind::Word)).collect();
        let [no] = words[..] else { continue };
        if !scope.is_word(no, &["нет"]) || scope.is_question(tokens) || scope.is_quoted(no) {
            continue;
        }
        let draft = draft(
            scope,
            no..no + 1,
            "не отвечают одним «нет»: предложите выход".to_owned(),
            "a bare «нет» is no answer: offer a way out".to_owned(),
        );
        let mut rewrite = Rewrite::new(scope);
        rewrite.words(&(no..no + 1), INSTEAD);
        out.push(draft.fix(rewrite.finish(Grade::Suggested, Note::write(INSTEAD))));
    }
}
