//! `unsure`: «не знаю», «наверное», «вроде» where we tell the client something.

use std::ops::Range;

use crate::checks::said::has_term;
use crate::checks::spoken;
use crate::context::Scope;
use crate::document;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Grade, Severity};
use crate::language::{Tag, TokenKind};
use crate::offers::replace_sentence;
use crate::rewrite::Rewrite;

/// How a marker says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It is the whole answer: «не знаю».
    Answer,
    /// It weakens a statement and can be taken out: «наверное».
    Hedge,
    /// The same, and sounds polite to many: «скорее всего».
    Mild,
}

const ANSWERS: &[&[&str]] = &[
    &["не", "знаю"],
    &["не", "знаем"],
    &["понятия", "не", "имею"],
    &["понятия", "не", "имеем"],
    &["не", "имею", "понятия"],
    &["не", "в", "курсе"],
    &["без", "понятия"],
    &["не", "могу", "знать"],
    &["не", "уверен"],
    &["не", "уверена"],
    &["не", "уверены"],
    &["затрудняюсь", "ответить"],
    &["затрудняюсь", "сказать"],
    &["затрудняемся", "ответить"],
    &["сложно", "сказать"],
    &["трудно", "сказать"],
    &["не", "могу", "сказать"],
    &["не", "могу", "точно", "сказать"],
    &["не", "могу", "сказать", "точно"],
    &["точно", "не", "скажу"],
    &["не", "скажу", "точно"],
    &["не", "подскажу"],
    &["не", "помню"],
    &["кто", "его", "знает"],
    &["бог", "знает"],
    &["как", "получится"],
    &["даже", "не", "знаю"],
    &["не", "имею", "информации"],
    &["сам", "не", "знаю"],
    &["сама", "не", "знаю"],
    &["не", "берусь", "сказать"],
];
const HEDGES: &[&[&str]] = &[
    &["наверное"],
    &["наверно"],
    &["вроде", "бы"],
    &["вроде", "как"],
    &["вроде"],
    &["по", "идее"],
    &["кажется"],
    &["мне", "кажется"],
    &["должно", "быть"],
    &["видимо"],
    &["по-моему"],
    &["по-видимому"],
    &["похоже"],
    &["по", "всей", "видимости"],
    &["как", "бы"],
    &["если", "не", "ошибаюсь"],
    &["если", "я", "не", "ошибаюсь"],
    &["насколько", "я", "знаю"],
    &["насколько", "я", "помню"],
    &["вряд", "ли"],
    &["навряд", "ли"],
    &["я", "так", "думаю"],
];
const MILD: &[&[&str]] = &[&["может", "быть"], &["скорее", "всего"], &["вероятнее", "всего"]];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let sentences = scope.sentences();
    for (number, sentence) in sentences.iter().enumerate() {
        let sentence = &sentence.tokens;
        let Some((tokens, kind)) = find(scope, sentence) else { continue };
        let next = sentences.get(number + 1).is_some_and(|next| has_term(scope, &next.tokens));
        let before = number
            .checked_sub(1)
            .is_some_and(|before| has_term(scope, &sentences[before].tokens) && kind == Kind::Answer);
        if scope.is_question(sentence)
            || has_term(scope, sentence)
            || next
            || before
            || is_about_client(scope, sentence, &tokens)
        {
            continue;
        }
        out.push(report(scope, sentence, tokens, kind));
    }
}

fn find(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, Kind)> {
    sentence.clone().filter(|&at| scope.is(at, TokenKind::Word) && !scope.is_quoted(at)).find_map(|at| {
        let starts =
            |list: &[&[&str]]| list.iter().filter_map(|words| scope.phrase_at(at, sentence.end, words)).max();
        if let Some(end) = starts(ANSWERS) {
            return is_ours(scope, sentence, at).then(|| {
                let own = at > sentence.start && scope.is_word(at - 1, &["я", "мы"]);
                (if own { at - 1 } else { at }..end, Kind::Answer)
            });
        }
        if let Some(end) = starts(MILD) {
            return stands_apart(scope, sentence, at, end).then_some((at..end, Kind::Mild));
        }
        let end = starts(HEDGES)?;
        hedges(scope, sentence, at, end).then_some((at..end, Kind::Hedge))
    })
}

/// «не знаю» is ours: not «если не знаете», «вы не уверены», «как не знаю кто».
fn is_ours(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const THEIRS: &[&str] =
        &["если", "вы", "когда", "кто", "они", "он", "она", "клиент", "чтобы", "хоть", "клиенты"];
    let clause = scope.clause(at);
    let theirs = scope.has_word(&(clause.start..at), THEIRS);
    // «не уверены» without a subject may be the client's: «Не уверены в размере? Измерьте …»
    let open = scope.is_word(at + 1, &["уверены"]) && !scope.has_word(sentence, &["мы"]);
    // «не помню случая», «не знаю лучшего мастера»
    let praise =
        scope.tokens().get(at + 2).is_some_and(|next| next.can_be(Tag::GENT) && next.can_be(Tag::ADJF))
            && scope.is_word(at + 1, &["знаю", "помню", "знаем"]);
    !theirs && !open && !praise
}

/// The words are a parenthesis: commas or the ends of the sentence around them.
fn stands_apart(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, end: usize) -> bool {
    let opens = at == scope.first_word(sentence) || at == scope.after_vocative(sentence);
    let before = opens || at > sentence.start && scope.is_mark(at - 1, ",—–(");
    let after = scope.is_mark(end, ",.!—–)") || end >= sentence.end;
    if scope.is_word(at, &["может"]) {
        after && (before || scope.is_mark(end, ","))
    } else {
        before || after || !opens
    }
}

/// The words weaken a statement here.
fn hedges(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, end: usize) -> bool {
    let next = scope.tokens().get(end).filter(|_| end < sentence.end);
    let set_off = scope.is_mark(end, ",") || at > sentence.start && scope.is_mark(at - 1, ",");
    match scope.norm(at) {
        // «устройства вроде колонок», «что-то вроде»
        "вроде" if end == at + 1 => {
            let like = next.is_some_and(|next| {
                let gent =
                    |tag: Tag| tag.contains(Tag::GENT) && tag.intersects(Tag::NOUN | Tag::ADJF | Tag::NPRO);
                next.kind == TokenKind::Placeholder
                    || next.parses.first().is_some_and(|parse| gent(parse.tag))
            });
            let kind =
                at > sentence.start && scope.has_stem(&(at - 1..at), &["что-то", "нечто", "что-нибудь"]);
            !like && !kind && next.is_some()
        }
        "кажется" | "видимо" | "похоже" => {
            let opens = at == scope.first_word(sentence) && !scope.is_word(end, &["на"]);
            set_off || (opens && scope.is_word(at, &["кажется"]))
        }
        // «свойство, тип которого — …, должно быть указано» tells what has to be.
        "должно" => set_off && !next.is_some_and(|next| next.can_be(Tag::PRTS.with(Tag::NEUT))),
        // «как бы вы хотели»; «как бы отправили» is a statement, everything else a filler.
        "как" => {
            let verb = next.is_some_and(|next| {
                next.parses.first().is_some_and(|parse| {
                    parse.tag.contains(Tag::VERB)
                        && !parse.tag.contains(Tag::INFN)
                        && !parse.tag.intersects(Tag::PER2)
                })
            });
            let opens = at == scope.first_word(sentence) || scope.is_mark(at.saturating_sub(1), ",;:");
            verb && !opens
        }
        "вряд" | "навряд" => true,
        _ => true,
    }
}

/// A guess about the client: «наверное, вам неудобно», «вы, кажется, забыли».
fn is_about_client(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let rest = || sentence.clone().filter(|at| !tokens.contains(at));
    let says = |want: Tag| {
        rest().any(|at| scope.tokens()[at].parses.first().is_some_and(|parse| parse.tag.contains(want)))
    };
    if rest().any(|at| scope.is_word(at, &["вы"])) {
        return true;
    }
    let second = Tag::VERB | Tag::PER2;
    let ours = rest().any(|at| {
        let verb = scope.tokens()[at]
            .parses
            .first()
            .is_some_and(|parse| parse.tag.contains(Tag::VERB) && !parse.tag.contains(second));
        verb && !scope.has_stem(
            &(at..at + 1),
            &["был", "будет", "подойдет", "понрав", "подош", "показ", "хочется", "интересу"],
        )
    });
    rest().any(|at| scope.is_word(at, &["вам", "вас"])) && !ours
        || says(second) && !says(Tag::VERB | Tag::PER1)
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, tokens: Range<usize>, kind: Kind) -> Draft {
    let mut draft = Draft::on(scope, &tokens);
    if kind == Kind::Mild {
        draft = draft.at(Severity::Information);
    }
    let deadline = scope.view.facts.placeholder(scope.view.settings, "deadline");
    // One person answers, unless the text speaks as «мы».
    let many = scope.tokens().iter().enumerate().any(|(at, token)| {
        scope.is_word(at, &["мы"])
            || token.parses.first().is_some_and(|parse| parse.tag.contains(Tag::VERB | Tag::PER1 | Tag::PLUR))
    });
    let one = !many || matches!(scope.view.facts.kind, Some(document::Kind::Call | document::Kind::Visit));
    let answer = if one { "Уточню и отвечу" } else { "Уточним и ответим" };
    let text = format!("{answer} до {deadline}.");
    draft = draft.fix(instead(scope, sentence, &tokens, &text));
    if kind != Kind::Answer {
        draft = draft.fix(spoken::insert_after(scope, sentence, &text));
        let title = Note::delete(scope.slice(&tokens));
        draft = draft.fix(Rewrite::new(scope).delete(&tokens).finish(Grade::Suggested, title));
    }
    draft
}

/// The answer in place of the sentence; where that would lose a placeholder, in place of the clause.
fn instead(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    text: &str,
) -> Option<DraftFix> {
    let holds = |range: Range<usize>| range.into_iter().any(|at| scope.is(at, TokenKind::Placeholder));
    let mut rewrite = Rewrite::new(scope);
    let target = scope.after_vocative(sentence)..sentence.end;
    if !holds(target.clone()) {
        replace_sentence(&mut rewrite, scope, sentence, &target, text);
    } else {
        let clause = scope.clause(tokens.start);
        let others = holds(clause.clone());
        let opens = clause.start == target.start && scope.is_mark(clause.end, ",");
        let alone = scope.is(clause.end + 1, TokenKind::Placeholder) && scope.is_mark(clause.end + 2, ".!");
        if others || !opens || !alone {
            return None;
        }
        rewrite.words(&clause, text.trim_end_matches('.'));
    }
    rewrite.finish(Grade::Suggested, Note::write(text))
}
