//! `dismissive-comfort`: «успокойтесь», «не переживайте», «ничего страшного».

use std::ops::Range;

use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Grade, Severity};
use crate::language::TokenKind;
use crate::rewrite::Rewrite;

use crate::checks::voice::is_singular;

use super::parts::{client_before, in_condition, next_sentence};

/// Words that hush: orders and bans.
const HUSH: &[&[&str]] = &[
    &["успокойтесь"],
    &["успокаивайтесь"],
    &["потерпите"],
    &["остыньте"],
    &["возьмите", "себя", "в", "руки"],
    &["держите", "себя", "в", "руках"],
    &["ведите", "себя", "спокойнее"],
    &["давайте", "без", "эмоций"],
    &["давайте", "без", "истерик"],
    &["давайте", "спокойнее"],
    &["давайте", "успокоимся"],
    &["без", "паники"],
    &["без", "истерик"],
    &["не", "повышайте", "голос"],
    &["не", "повышайте", "тон"],
    &["не", "принимайте", "близко", "к", "сердцу"],
    &["не", "драматизируйте"],
    &["не", "преувеличивайте"],
    &["не", "делайте", "из", "мухи", "слона"],
    &["не", "устраивайте", "истерику"],
    &["не", "устраивайте", "скандал"],
    &["не", "берите", "в", "голову"],
    &["с", "кем", "не", "бывает"],
    &["подумаешь"],
    &["ничего", "страшного", "не", "случилось"],
    &["ничего", "страшного", "не", "произошло"],
    &["ничего", "страшного", "в", "этом", "нет"],
    &["все", "не", "так", "страшно"],
    &["все", "не", "так", "плохо"],
    &["это", "мелочи"],
    &["это", "пустяки"],
    &["это", "ерунда"],
    &["бывает", "и", "хуже"],
    &["это", "не", "повод", "нервничать"],
    &["это", "не", "повод", "кричать"],
    &["это", "не", "повод", "для", "паники"],
    &["не", "надо", "истерик"],
    &["не", "надо", "паники"],
    &["не", "надо", "эмоций"],
    &["поменьше", "эмоций"],
    &["меньше", "эмоций"],
    &["сбавьте", "тон"],
    &["сбавьте", "обороты"],
    &["угомонитесь"],
    &["не", "делайте", "трагедию"],
    &["не", "делайте", "трагедии"],
    &["не", "сгущайте", "краски"],
    &["не", "принимайте", "все", "так", "близко", "к", "сердцу"],
    &["ничего", "ужасного"],
    &["невелика", "беда"],
    &["не", "велика", "беда"],
    &["никто", "не", "умер"],
    &["не", "конец", "света"],
    &["дело", "житейское"],
    &["всякое", "бывает"],
    &["нет", "причин", "для", "паники"],
    &["нет", "повода", "для", "паники"],
    &["нет", "поводов", "для", "паники"],
    &["нет", "причин", "нервничать"],
    &["нет", "повода", "нервничать"],
    &["нечего", "нервничать"],
    &["нечего", "кричать"],
    &["нечего", "паниковать"],
    &["нечего", "переживать"],
    &["нечего", "волноваться"],
];
/// Bans on feelings: «не …».
const FEELINGS: &[&str] = &[
    "волнуйтесь",
    "переживайте",
    "нервничайте",
    "беспокойтесь",
    "расстраивайтесь",
    "злитесь",
    "сердитесь",
    "обижайтесь",
    "кричите",
    "орите",
    "паникуйте",
    "тревожьтесь",
    "истерите",
    "возмущайтесь",
    "ругайтесь",
    "горячитесь",
    "кипятитесь",
    "огорчайтесь",
    "отчаивайтесь",
    "психуйте",
    "шумите",
    "скандальте",
    "раздражайтесь",
    "пугайтесь",
    "бойтесь",
    "ворчите",
    "нойте",
    "жалуйтесь",
    "агрессируйте",
    "накручивайте",
];
/// The same as infinitives: «не надо …», «не стоит …», «хватит …».
const TO_FEEL: &[&str] = &[
    "волноваться",
    "переживать",
    "нервничать",
    "беспокоиться",
    "расстраиваться",
    "злиться",
    "сердиться",
    "обижаться",
    "кричать",
    "орать",
    "паниковать",
    "тревожиться",
    "истерить",
    "возмущаться",
    "ругаться",
    "горячиться",
    "кипятиться",
    "огорчаться",
    "психовать",
    "шуметь",
    "скандалить",
    "раздражаться",
    "ныть",
    "жаловаться",
    "драматизировать",
];
/// Comfort that is kind where a fact follows.
const KIND: &[&str] = &[
    "волнуйтесь",
    "переживайте",
    "беспокойтесь",
    "расстраивайтесь",
    "тревожьтесь",
    "огорчайтесь",
    "пугайтесь",
    "бойтесь",
    "волноваться",
    "переживать",
    "беспокоиться",
    "расстраиваться",
    "тревожиться",
    "огорчаться",
];

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if scope.is_question(sentence) && !scope.has_word(sentence, &["успокойтесь", "зачем"])
        {
            continue;
        }
        let found = sentence.clone().find_map(|at| Some(at..hush(scope, sentence, at)?));
        let Some(tokens) = found else { continue };
        if scope.is_quoted(tokens.start) || in_condition(scope, tokens.start) {
            continue;
        }
        let mut draft = Draft::on(scope, &tokens);
        if scope.has_word(&tokens, KIND) && has_fact(scope, sentence, &tokens) {
            draft = draft.at(Severity::Information);
        }
        let words: &[&str] = if is_singular(scope) {
            &["понимаю, что это неприятно", "мне жаль, что так вышло"]
        } else {
            &[
                "понимаю, что это неприятно",
                "мне жаль, что так вышло",
                "понимаем, что это неприятно",
                "нам жаль, что так вышло",
            ]
        };
        for text in words {
            draft = draft.fix(instead(scope, sentence, &tokens, text));
        }
        out.push(draft);
    }
}

/// Where the hushing that starts at this token ends.
fn hush(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let end = sentence.end;
    if let Some(end) = HUSH.iter().find_map(|words| scope.phrase_at(at, end, words)) {
        // «успокойтесь» as a wish after the visit, «потерпите» of a taste: not ours.
        return Some(end);
    }
    if scope.is_word(at, &["не"]) {
        // «не так переживайте», «не надо так нервничать»
        let so = |it: usize| if scope.is_word(it, &["так", "вы", "сильно"]) { it + 1 } else { it };
        let next = so(at + 1);
        if scope.is_word(next, FEELINGS) {
            let tail = if scope.is_word(next + 1, &["так"]) { next + 2 } else { next + 1 };
            return Some(tail);
        }
        if scope.is_word(next, &["надо", "нужно", "стоит", "следует"]) {
            let verb = so(so(next + 1));
            return scope.is_word(verb, TO_FEEL).then_some(verb + 1);
        }
        return None;
    }
    if let Some(end) = to_calm(scope, sentence, at) {
        return Some(end);
    }
    if scope.is_word(at, &["хватит", "перестаньте", "прекратите", "зачем", "довольно", "незачем", "нечего"])
    {
        let next = if scope.is_word(at + 1, &["так", "уже", "же", "на"]) { at + 2 } else { at + 1 };
        return scope.is_word(next, TO_FEEL).then_some(next + 1);
    }
    if scope.is_word(at, &["спокойно", "спокойнее", "тише"]) {
        // A whole utterance: «Спокойнее!», «Спокойно, сейчас разберёмся».
        let opens = at == scope.first_word(sentence) || at == scope.after_vocative(sentence);
        return (opens && scope.clause(at).end == at + 1).then_some(at + 1);
    }
    nothing_terrible(scope, sentence, at)
}

/// «вам надо успокоиться», «постарайтесь взять себя в руки», «прошу вас успокоиться»
fn to_calm(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    const NEED: &[&str] = &["надо", "нужно", "следует", "стоит", "пора", "необходимо", "лучше", "придется"];
    const ASK: &[&str] = &[
        "попробуйте",
        "постарайтесь",
        "попытайтесь",
        "прошу",
        "просим",
        "попрошу",
        "предлагаю",
        "советую",
        "рекомендую",
        "давайте",
        "извольте",
    ];
    const SMALL: &[&str] = &[
        "бы",
        "вам",
        "вас",
        "сначала",
        "просто",
        "немного",
        "для",
        "начала",
        "сейчас",
        "все",
        "же",
        "как-то",
    ];
    const CALM: &[&[&str]] = &[
        &["успокоиться"],
        &["остыть"],
        &["потерпеть"],
        &["угомониться"],
        &["взять", "себя", "в", "руки"],
        &["держать", "себя", "в", "руках"],
        &["сбавить", "тон"],
        &["сбавить", "обороты"],
        &["не", "кричать"],
        &["не", "нервничать"],
        &["не", "волноваться"],
        &["не", "паниковать"],
        &["не", "повышать", "голос"],
        &["не", "переживать"],
        &["без", "эмоций"],
        &["поспокойнее"],
    ];
    let need = scope.is_word(at, NEED);
    if !need && !scope.is_word(at, ASK) {
        return None;
    }
    let mut next = at + 1;
    while next < sentence.end && scope.is_word(next, SMALL) {
        next += 1;
    }
    // Of the client: «чтобы сердце билось ровно, нужно успокоиться» is advice for health.
    let opens = at == scope.first_word(sentence) || at == scope.after_vocative(sentence);
    let yours = !need || scope.has_word(&(sentence.start..next), &["вам"]);
    // «лучше потерпеть до визита», «не кричать в микрофон»: no feelings.
    let plain = scope.is_word(next, &["потерпеть", "остыть"]);
    let end = CALM.iter().find_map(|words| scope.phrase_at(next, sentence.end, words))?;
    let ban = scope.is_word(next, &["не"]);
    let whole = scope.clause(next).end == end;
    ((yours || opens && !plain) && (whole || !ban)).then_some(end)
}

/// «Ничего страшного» about what the client complains of.
fn nothing_terrible(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<usize> {
    /// The client's own slip, or thanks: here the words are kind.
    const OWN: &[&str] = &[
        "извин",
        "прост",
        "прощени",
        "виноват",
        "опозд",
        "опаздыва",
        "забыл",
        "перепутал",
        "ошибл",
        "спасибо",
        "благодар",
        "потерял",
        "пропустил",
        "неловко",
        "стыдно",
        "задержал",
        "задержусь",
        "случайно",
        "боюсь",
        "успею",
        "сожале",
    ];
    const TROUBLE: &[&str] = &[
        "сломал",
        "поврежд",
        "задерж",
        "ошиб",
        "опозда",
        "потерял",
        "брак",
        "протек",
        "разбил",
        "царапин",
        "трещин",
        "порван",
        "испорч",
        "жалоб",
        "неудобств",
        "скорлуп",
        "пятн",
        "холодн",
        "остыл",
        "остыв",
        "помят",
        "мятой",
        "мятая",
        "погнут",
        "вмятин",
        "скол",
        "пропал",
        "исчез",
        "завис",
        "сбой",
        "сбоя",
        "грязн",
        "поломк",
        "сломан",
        "разбит",
        "просроч",
        "двойн",
        "дважды",
        "опазд",
        "поздно",
    ];
    let opens = at == scope.first_word(sentence) || at == scope.after_vocative(sentence);
    let end = scope.phrase_at(at, sentence.end, &["ничего", "страшного"])?;
    // «ничего страшного, если опоздаете», «…, что вы забыли чек»
    let tail = end..sentence.end;
    let forgives = scope.has_word(&tail, &["если"])
        || scope.has_word(&tail, &["что"])
            && (scope.has_word(&tail, &["вы"]) || !scope.has_stem(&tail, TROUBLE));
    if !opens || forgives {
        return None;
    }
    let mut told = client_before(scope).peekable();
    let complains = if told.peek().is_some() {
        !client_before(scope).any(|client| client.has_stem(&client.all(), OWN))
    } else {
        scope.has_stem(&scope.all(), TROUBLE)
    };
    complains.then_some(end)
}

/// A fact follows: «не волнуйтесь, деньги вернутся {{date}}».
fn has_fact(scope: &Scope<'_>, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let words = |scope: &Scope<'_>, range: Range<usize>| {
        range.filter(|&at| scope.is(at, TokenKind::Word) || scope.is(at, TokenKind::Number)).count()
    };
    words(scope, tokens.end..sentence.end) >= 2
        || next_sentence(scope, sentence).is_some_and(|(scope, next)| words(&scope, next) >= 2)
}

/// Understanding in place of the order and of what belongs to it: «не волнуйтесь о сроках, пожалуйста».
fn instead(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
    text: &str,
) -> Option<DraftFix> {
    let clause = scope.clause(tokens.start);
    let mut end = clause.end.max(tokens.end).min(sentence.end);
    // «и ждите», «и я проверю» go on with another thought.
    if let Some(and) = (tokens.end..end).find(|&at| scope.is_word(at, &["и", "а"])) {
        end = and;
    }
    if scope.is_mark(end, ",") && scope.is_word(end + 1, &["пожалуйста"]) {
        end += 2;
    }
    let mut start = tokens.start;
    while start > clause.start && scope.is_word(start - 1, &["пожалуйста", "только", "да", "ну", "вы", "же"])
    {
        start -= 1;
    }
    if start >= 2
        && scope.is_mark(start - 1, ",")
        && scope.is_word(start - 2, &["пожалуйста"])
        && start - 2 >= sentence.start
    {
        start -= 2;
    }
    if (start..end).any(|at| scope.is(at, TokenKind::Placeholder)) {
        return None;
    }
    let mut rewrite = Rewrite::new(scope);
    // The comma that closes «что это неприятно».
    let open = scope.is_word(end, &["и", "а"]);
    let text = if open { format!("{text},") } else { text.to_owned() };
    rewrite.words(&(start..end), &text);
    rewrite.finish(Grade::Suggested, Note::write(&text))
}
