//! `familiar-address`: «девушка», «дорогуша» in address, «привет» and «здрасьте» as a greeting.

use std::ops::Range;

use crate::checks::said::is_greeting;
use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

const ADDRESSES: &[&[&str]] = &[
    &["девушка"],
    &["девушки"],
    &["женщина"],
    &["мужчина"],
    &["молодой", "человек"],
    &["юноша"],
    &["дамочка"],
    &["дама"],
    &["милая"],
    &["милый"],
    &["милочка"],
    &["миленькая"],
    &["дорогуша"],
    &["дорогая"],
    &["дорогой"],
    &["дорогой", "мой"],
    &["дорогая", "моя"],
    &["моя", "дорогая"],
    &["мой", "дорогой"],
    &["голубчик"],
    &["голубушка"],
    &["солнышко"],
    &["солнце"],
    &["солнце", "мое"],
    &["зайчик"],
    &["зайка"],
    &["зая"],
    &["лапочка"],
    &["лапуля"],
    &["красавица"],
    &["красотка"],
    &["красавчик"],
    &["тетенька"],
    &["дяденька"],
    &["тетя"],
    &["дядя"],
    &["бабушка"],
    &["бабуля"],
    &["дедушка"],
    &["дедуля"],
    &["гражданин"],
    &["гражданка"],
    &["граждане"],
    &["детка"],
    &["деточка"],
    &["крошка"],
    &["родная"],
    &["родной"],
    &["родненькая"],
    &["мамочка"],
    &["мамаша"],
    &["папаша"],
    &["братан"],
    &["братишка"],
    &["брат"],
    &["дружище"],
    &["дружок"],
    &["друг"],
    &["друг", "мой"],
    &["подруга"],
    &["хозяйка"],
    &["хозяин"],
    &["шеф"],
    &["командир"],
    &["начальник"],
    &["уважаемый"],
    &["уважаемая"],
    &["любезный"],
    &["любезнейший"],
    &["барышня"],
    &["мадам"],
    &["девочки"],
    &["девчонки"],
    &["мальчики"],
    &["ребята"],
    &["ребятки"],
    &["народ"],
    &["сестренка"],
    &["малыш"],
    &["малышка"],
    &["котик"],
    &["рыбка"],
    &["душечка"],
    &["душенька"],
    &["лапушка"],
    &["парень"],
    &["мужик"],
    &["пацан"],
    &["сынок"],
    &["дочка"],
    &["доченька"],
    &["милейший"],
    &["милейшая"],
    &["хорошая", "моя"],
    &["мой", "хороший"],
    &["красавицы"],
    &["умница"],
    &["птичка"],
    &["ласточка"],
    &["киса"],
    &["зай"],
    &["отец"],
    &["мать"],
    &["матушка"],
    &["батюшка"],
];
const GREETINGS: &[&[&str]] = &[
    &["привет"],
    &["приветик"],
    &["приветики"],
    &["здрасьте"],
    &["здрасте"],
    &["здрасти"],
    &["здрасссьте"],
    &["здарова"],
    &["хай"],
    &["хеллоу"],
    &["хелло"],
    &["хэллоу"],
    &["салют"],
    &["доброго", "времени", "суток"],
    &["доброго", "здоровьица"],
    &["дратути"],
    &["всем", "привет"],
    &["приветули"],
    &["прив"],
    &["драсьте"],
    &["драсте"],
    &["здорово", "живем"],
    &["йоу"],
    &["хей"],
];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if let Some(tokens) = greeting(scope, sentence) {
            out.push(better_greeting(scope, sentence, &tokens));
        }
        for at in sentence.clone() {
            if let Some(tokens) = address(scope, sentence, at) {
                out.push(better_address(scope, sentence, &tokens));
                break;
            }
        }
    }
}

fn longest(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, list: &[&[&str]]) -> Option<usize> {
    list.iter().filter_map(|words| scope.phrase_at(at, sentence.end, words)).max()
}

fn greeting(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if scope.view.doc.front.client_ty == Some(true) {
        return None;
    }
    let starts = [scope.first_word(sentence), scope.after_vocative(sentence)];
    starts.into_iter().filter(|&at| at < sentence.end && !scope.is_quoted(at)).find_map(|at| {
        let end = longest(scope, sentence, at, GREETINGS)?;
        let next = scope.tokens().get(end).filter(|_| end < sentence.end);
        // «Привет от команды», «Салют над рекой» greet nobody.
        let greets = next.is_none_or(|next| match next.kind {
            TokenKind::Word => scope.is_name(end) || scope.is_word(end, &["вам", "еще", "всем"]),
            TokenKind::Punct => scope.is_mark(end, ",.!…)—–-"),
            _ => true,
        });
        (greets && !scope.view.known().has(scope, &(at..end))).then_some(at..end)
    })
}

fn better_greeting(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Draft {
    let mut draft = Draft::on(scope, tokens);
    let other = |range: &Range<usize>| is_greeting(scope, range);
    let again = scope.sentences().iter().any(|it| it.tokens.start != sentence.start && other(&it.tokens))
        || tokens.end < sentence.end && other(&(tokens.end..sentence.end));
    if again {
        let title = Note::delete(scope.slice(tokens));
        return draft.fix(Rewrite::new(scope).delete(tokens).finish(Grade::Suggested, title));
    }
    for text in ["здравствуйте", "добрый день"] {
        let fix = Rewrite::new(scope)
            .words(tokens, text)
            .finish(Grade::Suggested, Note::write(&crate::capitals::capitalise(text)));
        draft = draft.fix(fix);
    }
    draft
}

/// The words at `at` call somebody: set off by marks, and no item of a list, no subject with an aside.
fn address(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if !scope.is(at, TokenKind::Word) || scope.is_quoted(at) {
        return None;
    }
    let end = longest(scope, sentence, at, ADDRESSES)?;
    let first = scope.first_word(sentence);
    let opens = at == first
        || (first + 1 == at && scope.is_word(first, &["а", "ну", "эй", "так", "да", "извините", "простите"]))
        || (at > sentence.start && scope.is_mark(at - 1, "!"));
    let mark = scope.is_mark(end, ",!.?…") || end >= sentence.end;
    let comma = at > sentence.start && scope.is_mark(at - 1, ",");
    if !mark || !(opens || comma) {
        return None;
    }
    // «Дорогая.» as an answer says the price; «девушка.» after a comma closes a list only with «и».
    let adjective = scope.tokens()[at].parses.first().is_some_and(|parse| parse.tag.intersects(Tag::ADJF));
    if opens && !scope.is_mark(end, ",!") || adjective && !opens && !called(scope, sentence, at) {
        return None;
    }
    let next = scope.tokens().get(end + 1).filter(|_| end + 1 < sentence.end && scope.is_mark(end, ","));
    // «Девушка, которая …», «Мужчина, одетый …», «Бабушка, внук и кот», «Милая, уютная комната»
    let aside = next.is_some_and(|next| {
        scope.has_stem(&(end + 1..end + 2), &["котор", "чей", "чья", "чьи"])
            || next.parses.first().is_some_and(|parse| {
                parse.tag.intersects(Tag::PRTF)
                    || parse.tag.contains(Tag::NOUN | Tag::NOMN) && next_joins(scope, end + 2)
                    || parse.tag.contains(Tag::ADJF | Tag::NOMN)
                        && !parse.tag.intersects(Tag::APRO)
                        && (adjective || scope.is_mark(scope.clause(end + 1).end, ","))
            })
    });
    if aside || comma && !opens && !called(scope, sentence, at) {
        return None;
    }
    Some(at..end)
}

/// A list goes on: «…, внук и кот».
fn next_joins(scope: &Scope<'_>, at: usize) -> bool {
    scope.is_word(at, &["и", "или"]) || scope.is_mark(at, ",")
}

/// In the middle of a sentence an address needs somebody to be spoken to: a greeting, «вы», a request, a question.
fn called(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let before = sentence.start..at;
    is_greeting(scope, &before)
        || scope.is_question(sentence)
        || scope.has_word(
            sentence,
            &[
                "вы",
                "вам",
                "вас",
                "вами",
                "спасибо",
                "да",
                "нет",
                "хорошо",
                "конечно",
                "извините",
                "простите",
                "пожалуйста",
            ],
        )
        || scope.has_stem(sentence, &["ваш"])
        || scope.tokens()[sentence.clone()]
            .iter()
            .any(|token| token.mood.is_some() || token.address.is_some())
}

fn better_address(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> Draft {
    let mut draft = Draft::on(scope, tokens);
    let named = scope.view.turn(scope.block.turn).any(|other| {
        other.block.placeholders.iter().any(crate::facts::is_client_name)
            || (0..other.tokens().len()).any(|at| other.is_name(at) && other.is_mark(at + 1, ",!"))
    });
    if !named {
        let name = scope.view.facts.name(scope.view.settings);
        let mut rewrite = Rewrite::new(scope);
        rewrite.raw(scope.logical(tokens), name.clone());
        draft = draft.fix(rewrite.finish(Grade::Suggested, Note::write(&name)));
    }
    // «Девушка!» alone leaves nothing behind.
    if sentence.clone().any(|at| !tokens.contains(&at) && scope.is(at, TokenKind::Word)) {
        let title = Note::delete(scope.slice(tokens));
        let mut rewrite = Rewrite::new(scope);
        let lead = tokens.start > sentence.start
            && scope.is_mark(tokens.end, "!")
            && tokens.start == scope.first_word(sentence);
        if !lead {
            draft = draft.fix(rewrite.delete(tokens).finish(Grade::Suggested, title));
        }
    }
    draft
}
