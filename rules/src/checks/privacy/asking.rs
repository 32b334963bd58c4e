//! What the rules on privacy share: whether the client is asked for something, and taking a sentence out.

use std::ops::Range;
use std::sync::LazyLock;

use crate::capitals::lower_first;
use crate::checks::conduct::words::Words;
use crate::context::Scope;
use crate::draft::{DraftFix, Note};
use crate::finding::Grade;
use crate::language::{LetterCase, Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

/// Verbs that ask to be told or shown something.
static TELL: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "назов* назва* продикт* дикту* сообщ* пришл* присл* присыл* скаж* сказать напиш* написат* отправ* вышл* \
         высл* перешл* пересл* подскаж* подсказать скин* скид* дайте дать дадите передай* передать озвуч* \
         предостав* уточн* укаж* указать остав* повтор* прочит* прочт* зачит* сфотограф* покаж* показать \
         предъяв* произнес* узнать расскаж* рассказать приложи* продублир* запиши* впиши* поделит* введи* ввести внеси* внести загруз* отпишите",
    )
});
/// Words with which an infinitive asks.
static MODAL: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "можете могли сможете можно прошу просим попрошу попросим просьба нужно надо необходимо следует \
         требуется хотел* позвольте разрешите давайте осталось потребуется понадобится",
    )
});
/// Words that say that we lack something.
static NEED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "нам|мне|оператору|мастеру|менеджеру|системе|специалисту_нужен|нужна|нужно|нужны|необходим* \
         нам|мне|оператору|мастеру|менеджеру|системе|специалисту_еще|также_нужен|нужна|нужно|нужны \
         нужен|нужна|нужны|понадобится|потребуется|понадобятся|потребуются|необходим|необходима|требуется_ваш|ваша|ваше|ваши \
         нам|мне_понадобится|понадобятся|потребуется|потребуются понадобится|понадобятся|потребуется|потребуются_нам|мне \
         жду ждем ожидаю ожидаем \
         нужен|нужна|нужны|необходим|необходима|необходимы_нам|мне",
    )
});
static WHICH: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "какой какая какое какие каков какова каковы можно разрешите_узнать могу_узнать могу_я|ли_узнать|спросить|попросить могу_ли_я_узнать|спросить|попросить",
    )
});
/// Words that open another thought between a verb and what it asks for.
const PARTING: &[&str] = &["если", "когда", "чтобы", "где", "зачем", "почему", "ли", "забыли", "есть"];

/// The client is asked for what stands at `object`.
pub(super) fn is_asked(scope: &Scope<'_>, sentence: &Range<usize>, object: &Range<usize>) -> bool {
    if scope.has_word(sentence, &["никому", "никогда"]) {
        return false;
    }
    let question = scope.is_question(sentence);
    let near = |at: usize| {
        let between = if at < object.start { at + 1..object.start } else { object.end..at };
        !between.clone().any(|it| {
            scope.is_word(it, PARTING)
                || scope.is_mark(it, ".;:")
                || (scope.tokens()[it]
                    .parses
                    .first()
                    .is_some_and(|parse| parse.tag.contains(Tag::VERB) && !parse.tag.contains(Tag::IMPR))
                    && TELL.at(scope, it, sentence.end).is_none()
                    && it < object.start)
        })
    };
    let denied = |at: usize| at > sentence.start && scope.is_word(at - 1, &["не", "ни"]);
    let tells = sentence.clone().any(|at| {
        TELL.at(scope, at, sentence.end).is_some() && !scope.is_quoted(at) && near(at) && {
            let token = &scope.tokens()[at];
            let imperative = token.mood == Some(Mood::Imperative) && !denied(at);
            let infinitive =
                token.can_be(Tag::INFN) && !denied(at) && MODAL.any(scope, &(sentence.start..at));
            let polite = question && token.can_be(Tag::VERB | Tag::PER2 | Tag::PLUR);
            imperative || infinitive || polite
        }
    });
    let lacks = || {
        NEED.find(scope, sentence).is_some_and(|need| {
            let before = need.start.saturating_sub(1).max(sentence.start)..need.end;
            near(if need.end <= object.start { need.end - 1 } else { need.start })
                && !scope.has_word(&before, &["не", "вам"])
        })
    };
    let which =
        || question && WHICH.find(scope, &(sentence.start..object.start)).is_some_and(|it| near(it.start));
    // «Будьте добры, пин-код.»
    let kind = || {
        scope.has_stem(&(sentence.start..object.start), &["добры", "любезны"])
            && scope.has_word(&(sentence.start..object.start), &["будьте"])
            && near(object.start.saturating_sub(1).max(sentence.start))
    };
    let verbless = || {
        scope.has_word(sentence, &["пожалуйста"])
            && !sentence.clone().any(|at| {
                scope.tokens()[at].parses.iter().any(|parse| {
                    parse.tag.intersects(Tag::VERB | Tag::INFN | Tag::PRTS | Tag::PRED | Tag::ADJS)
                })
            })
    };
    tells || lacks() || which() || verbless() || kind()
}

/// The words of a sentence, its marks at the ends left aside.
pub(super) fn inner(scope: &Scope<'_>, sentence: &Range<usize>) -> Range<usize> {
    let start = scope.first_word(sentence);
    let mut end = sentence.end;
    while end > start + 1 && scope.is(end - 1, TokenKind::Punct) {
        end -= 1;
    }
    start.min(end)..end
}

/// No placeholder would be lost with these words.
pub(super) fn is_plain(scope: &Scope<'_>, tokens: &Range<usize>) -> bool {
    !tokens.clone().any(|at| scope.is(at, TokenKind::Placeholder))
}

/// Takes a sentence out, if its block says something else. The client's name before it stays, before the next
/// sentence; without the name is the second fix.
pub(super) fn without(scope: &Scope<'_>, sentence: &Range<usize>) -> Vec<DraftFix> {
    let says = |it: &Range<usize>| it.clone().any(|at| scope.is(at, TokenKind::Word));
    if !scope.sentences().iter().any(|it| it.tokens != *sentence && says(&it.tokens)) {
        return Vec::new();
    }
    let mut fixes = Vec::new();
    let words = inner(scope, sentence);
    let start = scope.after_vocative(sentence);
    let title = || Note::delete(scope.slice(&(start..words.end)));
    if !is_plain(scope, &(start..words.end)) {
        return Vec::new();
    }
    if start > words.start
        && let Some(next) = scope.tokens().get(sentence.end)
        && !next.newline_before
        && next.kind == TokenKind::Word
    {
        let mut rewrite = Rewrite::new(scope);
        let from = scope.tokens()[start].range.start;
        rewrite.raw(from..next.range.start, "");
        let keeps = scope.is_name(sentence.end) || next.case == LetterCase::Upper;
        if !keeps && lower_first(scope.written(sentence.end)) != scope.written(sentence.end) {
            rewrite.small(sentence.end);
        }
        fixes.extend(rewrite.finish(Grade::Suggested, title()));
    }
    if !is_plain(scope, &words) {
        return fixes;
    }
    let mut rewrite = Rewrite::new(scope);
    fixes.extend(rewrite.delete(&words).finish(Grade::Suggested, Note::delete(scope.slice(&words))));
    fixes
}

/// Replaces a whole sentence; the client's name before it stays.
pub(super) fn instead(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    text: &str,
    mark: &str,
) -> Option<DraftFix> {
    let mut start = scope.after_vocative(sentence);
    let end = inner(scope, sentence).end;
    // «Хорошо, {{name}}, позвоню позже»: what stands before the name stays as it is.
    while let Some(name) = (start..end).find(|&at| scope.is(at, TokenKind::Placeholder)) {
        start = name + 1;
        if !scope.is_mark(start, ",") {
            return None;
        }
        start += 1;
    }
    if start >= end {
        return None;
    }
    let words = start..end;
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&words, text);
    if scope.end_mark(sentence).is_none_or(|at| scope.norm(at) != mark) {
        rewrite.end_with(sentence, mark);
    }
    let shown = scope.capitalised_like(start, text);
    rewrite.finish(Grade::Suggested, Note::write(&shown))
}
