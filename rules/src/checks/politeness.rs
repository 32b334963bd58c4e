//! Which words make a sentence polite, and which imperatives ask for nothing.

use std::ops::Range;

use crate::context::Scope;
use crate::document::Shape;

/// Phrases that soften every request of their sentence. Commas inside are passed over.
const SOFTENERS: &[&[&str]] = &[
    &["пожалуйста"],
    &["будьте", "добры"],
    &["будьте", "любезны"],
    &["будьте", "так", "добры"],
    &["будьте", "так", "любезны"],
    &["если", "вам", "не", "трудно"],
    &["если", "не", "трудно"],
    &["если", "вам", "не", "сложно"],
    &["если", "не", "сложно"],
    &["если", "вас", "не", "затруднит"],
    &["если", "не", "затруднит"],
    &["если", "это", "не", "затруднит"],
    &["если", "это", "вас", "не", "затруднит"],
    &["не", "сочтите", "за", "труд"],
    &["по", "возможности"],
    &["прошу"],
    &["просим"],
    &["попрошу"],
    &["попросим"],
    &["просьба"],
    &["сделайте", "одолжение"],
    &["окажите", "любезность"],
];

/// The sentence holds «пожалуйста» or its equal.
pub(crate) fn is_soft(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    SOFTENERS.iter().any(|words| scope.has_phrase(sentence, words))
}

/// The block is an item of a list whose introduction is polite: «сделайте, пожалуйста, три шага:».
pub(crate) fn is_introduced_softly(scope: &Scope<'_>) -> bool {
    let Shape::ListItem { intro: Some(intro), .. } = scope.block.shape else {
        return false;
    };
    let Some(intro) = scope.view.scope(intro) else {
        return false;
    };
    intro.sentences().last().is_some_and(|last| is_soft(&intro, &last.tokens))
}

/// Verbs that wish the client well rather than ask for something.
const WISHES: &[&str] = &[
    "выздоравливайте",
    "поправляйтесь",
    "здравствуйте",
    "радуйтесь",
    "наслаждайтесь",
    "процветайте",
    "цветите",
    "прощайте",
    "живите",
    "хорошейте",
    "веселитесь",
];
/// Verbs that are wishes with these words after them.
const WISH_PHRASES: &[(&str, &[&str])] = &[
    ("берегите", &["себя", "здоровье"]),
    ("будьте", &["здоровы", "счастливы", "спокойны", "уверены", "осторожны"]),
    ("носите", &["удовольствием", "здоровье", "радостью"]),
    ("пользуйтесь", &["удовольствием", "здоровье"]),
    ("отдыхайте", &["удовольствием"]),
    ("угощайтесь", &["здоровье"]),
    ("оставайтесь", &["нами", "здоровы"]),
    ("приходите", &["еще"]),
    ("заходите", &["еще"]),
    ("приезжайте", &["еще"]),
    ("обращайтесь", &["еще", "снова"]),
];

/// The verb at this token is a wish: nothing is asked of the client.
pub(crate) fn is_wish(scope: &Scope<'_>, token: usize) -> bool {
    let norm = scope.norm(token);
    if WISHES.contains(&norm) {
        return true;
    }
    let clause = scope.clause(token);
    WISH_PHRASES.iter().any(|(verb, words)| *verb == norm && scope.has_word(&(token..clause.end), words))
}

/// Verbs that open a thought and ask for no action; some are rules of their own.
const FORMULAS: &[&str] = &[
    "здравствуйте",
    "извините",
    "простите",
    "давайте",
    "позвольте",
    "разрешите",
    "поверьте",
    "представьте",
    "допустим",
    "скажем",
    "предположим",
    "пусть",
    "пускай",
    "поймите",
    "допустите",
];

/// Verbs that hurry or hush the client: breaches of their own (`pressure`, `dismissive-comfort`) that «пожалуйста»
/// would not mend. They stay out of here even where those rules are silent or off.
const HURRY: &[&str] = &[
    "торопитесь",
    "спешите",
    "успейте",
    "успевайте",
    "решайтесь",
    "поторопитесь",
    "поспешите",
    "соглашайтесь",
    "определяйтесь",
    "успокойтесь",
    "потерпите",
];

/// The verb is part of a formula or no request at all.
pub(crate) fn is_formula(scope: &Scope<'_>, token: usize) -> bool {
    let norm = scope.norm(token);
    FORMULAS.contains(&norm)
        || HURRY.contains(&norm)
        || (norm == "будьте"
            && scope.has_word(&(token..(token + 4).min(scope.tokens().len())), &["добры", "любезны"]))
        || (norm == "не" && scope.is_word(token + 1, &["дай"]))
}

/// Somebody's words are quoted without quotes: «вы просили: пришлите счёт».
pub(crate) fn is_reported(scope: &Scope<'_>, sentence: &Range<usize>, token: usize) -> bool {
    const SAYS: &[&str] = &[
        "просили",
        "просил",
        "просила",
        "написали",
        "написал",
        "написала",
        "сказали",
        "сказал",
        "сказала",
        "спросили",
        "ответили",
        "попросили",
        "говорили",
        "пишут",
        "пишете",
        "говорите",
        "называется",
        "надпись",
        "сообщение",
    ];
    (sentence.start..token).any(|at| scope.is_mark(at, ":") && scope.has_word(&(sentence.start..at), SAYS))
}
