//! What else a sentence does for the client: apologises, shows a way out, asks for consent, gives a link.

use std::ops::Range;

use crate::context::Scope;
use crate::document::PlaceholderStyle;
use crate::language::{Tag, TokenKind};

use super::term::{name_words, placeholder};

/// The sentence apologises. How well it does is for `bare-apology` to say.
pub(crate) fn apologises(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const WORDS: &[&str] = &["извините", "простите", "извиняемся", "извиняюсь", "сожалеем", "сожалею"];
    sentence.clone().any(|at| {
        let negated = at > sentence.start && scope.is_word(at - 1, &["не", "вы", "если"]);
        !negated
            && (scope.is_word(at, WORDS)
                || (scope.has_stem(&(at..at + 1), &["извинени", "извинить", "извинит", "извиним"])
                    && !follows_without(scope, sentence, at))
                || (scope.is_word(at, &["прощения"]) && says(scope, sentence, at))
                || (scope.is_word(at, &["жаль", "совестно", "неловко"])
                    && scope.has_word(&(sentence.start..at), &["нам", "мне"])))
    })
}

/// «без извинений», «извинений не будет»
fn follows_without(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    (at > sentence.start && scope.is_word(at - 1, &["без", "ни"])) || scope.is_word(at + 1, &["не"])
}

/// Somebody of ours asks for pardon: «просим прощения», «прошу у вас прощения».
fn says(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let from = at.saturating_sub(4).max(sentence.start);
    scope.has_stem(&(from..at), &["прош", "прос", "попрош", "попрос"])
}

/// The sentence shows a way out: another thing, another day, a choice, what we can do.
pub(crate) fn offers_way_out(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const STEMS: &[&str] = &["предлага", "предлож", "взамен", "альтернатив", "подбер", "подыщ"];
    const WORDS: &[&str] =
        &["вместо", "зато", "либо", "замену", "аналог", "аналоги", "аналогичный", "аналогичная"];
    const PHRASES: &[&[&str]] = &[
        &["давайте", "найдем"],
        &["давайте", "поищем"],
        &["давайте", "подумаем"],
        &["давайте", "посмотрим"],
        &["давайте", "рассмотрим"],
        &["другой", "вариант"],
        &["другие", "варианты"],
        &["другим", "способом"],
        &["есть", "похожая"],
        &["есть", "похожий"],
        &["есть", "похожие"],
        &["есть", "похожее"],
        &["такая", "же"],
        &["такой", "же"],
        &["такие", "же"],
        &["такое", "же"],
        &["рассмотреть", "варианты"],
    ];
    let negated = |at: usize| at > sentence.start && scope.is_word(at - 1, &["не", "нельзя", "ни"]);
    if sentence.clone().any(|at| {
        let here = at..at + 1;
        !negated(at) && (scope.has_stem(&here, STEMS) && !is_noun(scope, at) || scope.is_word(at, WORDS))
    }) || PHRASES.iter().any(|words| scope.has_phrase(sentence, words))
    {
        return true;
    }
    sentence.clone().any(|at| {
        !negated(at)
            && ((scope.is_word(at, &["можно", "можем", "могу", "сможем", "смогу", "можете", "сможете"])
                && has_infinitive_after(scope, sentence, at))
                || is_choice(scope, sentence, at))
    })
}

/// «предложение» is a thing, «предлагаем» an offer.
fn is_noun(scope: &Scope<'_>, at: usize) -> bool {
    let parses = &scope.tokens()[at].parses;
    !parses.is_empty()
        && parses.iter().all(|parse| parse.tag.contains(Tag::NOUN))
        && !scope.has_stem(&(at..at + 1), &["альтернатив", "замен", "аналог"])
}

/// «можно оформить», «могу я предложить»: what can be done, not what cannot.
fn has_infinitive_after(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    // «ничем не могу помочь» is excluded by the negation before; «помочь ничем» by the word itself.
    let clause = scope.clause(at);
    let end = clause.end.min(sentence.end);
    !scope.has_word(&(clause.start..end), &["ничем", "ничего", "только", "лишь", "если"])
        && (at + 1..end)
            .any(|next| scope.tokens()[next].parses.iter().any(|parse| parse.tag.contains(Tag::INFN)))
}

/// «или» between two things that are offered.
fn is_choice(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    scope.is_word(at, &["или"])
        && at > sentence.start
        && at + 1 < sentence.end
        && !scope.has_word(&(sentence.start..at), &["не", "нет", "ни", "если", "нельзя"])
}

/// The sentence asks for the client's consent or convenience, or names it.
pub(crate) fn asks_consent(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const ASKED: &[&str] = &[
        "удобн",
        "подойд",
        "подход",
        "согласн",
        "устро",
        "устраива",
        "хотите",
        "хотели",
        "желаете",
        "разреш",
        "позвол",
        "возража",
        "против",
        "можно",
        "могу",
        "можем",
        "готовы",
        "предпочит",
        "нужн",
        "оставляем",
        "приемлем",
        "комфортн",
        "успеете",
        "сможете",
        "располагаете",
    ];
    const NAMED: &[&[&str]] = &[
        &["если", "вы", "не", "против"],
        &["если", "не", "возражаете"],
        &["если", "вы", "не", "возражаете"],
        &["если", "вам", "удобно"],
        &["если", "вы", "согласны"],
        &["если", "хотите"],
        &["если", "захотите"],
        &["с", "вашего", "согласия"],
        &["с", "вашего", "разрешения"],
        &["с", "вашего", "позволения"],
        &["по", "вашему", "желанию"],
        &["по", "вашему", "выбору"],
        &["по", "вашей", "просьбе"],
        &["по", "вашему", "запросу"],
        &["по", "вашему", "согласию"],
        &["как", "вы", "просили"],
        &["как", "договорились"],
        &["как", "договаривались"],
        &["как", "и", "договаривались"],
        &["как", "и", "договорились"],
        &["как", "вам", "удобно"],
        &["когда", "вам", "удобно"],
        &["когда", "вам", "будет", "удобно"],
        &["в", "удобное"],
        &["удобное", "время"],
        &["удобный", "час"],
        &["удобное", "для", "вас"],
        &["удобный", "для", "вас"],
        &["удобный", "вам"],
        &["удобное", "вам"],
    ];
    (scope.is_question(sentence) && scope.has_stem(sentence, ASKED))
        || NAMED.iter().any(|words| scope.has_phrase(sentence, words))
}

/// The sentence has an address on the net, an e-mail address, a telephone number, or a placeholder for one.
pub(crate) fn has_link(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const NAMES: &[&str] = &[
        "link",
        "url",
        "href",
        "site",
        "website",
        "email",
        "mail",
        "phone",
        "tel",
        "telephone",
        "contact",
        "contacts",
        "track",
        "tracking",
        "ссылка",
        "ссылку",
        "ссылке",
        "сайт",
        "почта",
        "почту",
        "телефон",
        "телефону",
        "трек",
        "контакт",
        "контакты",
    ];
    let mut digits = 0;
    sentence.clone().any(|at| match scope.tokens()[at].kind {
        TokenKind::Link => true,
        TokenKind::Placeholder => placeholder(scope, at).is_some_and(|place| {
            place.style == PlaceholderStyle::Mask && place.name.len() > 8
                || name_words(&place.name).iter().any(|word| NAMES.contains(&word.as_str()))
        }),
        // «8 800 555-35-35»: as many digits as a telephone number has.
        TokenKind::Number => {
            let digit = scope.norm(at).bytes().filter(u8::is_ascii_digit).count();
            digits = if scope.norm(at).contains(['.', ',', ':']) { 0 } else { digits + digit };
            digits >= 7
        }
        TokenKind::Punct if scope.is_mark(at, "-–()") => false,
        _ => {
            digits = 0;
            false
        }
    })
}
