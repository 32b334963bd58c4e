//! `unsolicited-advice`: «советую», «рекомендую», «вам стоит», «на вашем месте я бы».

use std::ops::Range;

use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Lexicon, Tag, TokenKind};
use crate::rewrite::Rewrite;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    if view.doc.front.client_asked == Some(true) {
        return;
    }
    // The client's last line asks something.
    let mut asked = false;
    let mut said = usize::MAX;
    for index in 0..view.doc.blocks.len() {
        let Some(scope) = view.scope(index) else { continue };
        match scope.block.role {
            Role::Client => {
                asked = (said == scope.block.turn && asked) || asks(&scope);
                said = scope.block.turn;
            }
            Role::Agent if !asked || view.doc.collection => {
                for sentence in scope.sentences() {
                    if let Some(advice) = find(&scope, &sentence.tokens) {
                        out.push(report(&scope, &advice));
                    }
                }
            }
            _ => {}
        }
    }
}

fn asks(scope: &Scope<'_>) -> bool {
    scope.sentences().iter().any(|sentence| {
        scope.is_question(&sentence.tokens)
            || scope.has_stem(
                &sentence.tokens,
                &["посовету", "подскаж", "порекоменд", "не знаю", "помогите", "выбрать", "совет"],
            )
    })
}

/// Advice in the text.
struct Advice {
    tokens: Range<usize>,
    /// The infinitive or past form that says what to do, if the rest can go on with it.
    verb: Option<usize>,
}

const ADVISE: &[&str] = &[
    "советую",
    "советуем",
    "посоветую",
    "посоветуем",
    "рекомендую",
    "рекомендуем",
    "порекомендую",
    "порекомендуем",
    "посоветовал",
    "посоветовала",
    "порекомендовал",
    "порекомендовала",
    "советовал",
    "советовала",
    "рекомендовал",
    "рекомендовала",
    "посоветовали",
    "порекомендовали",
    "рекомендовали",
    "советовали",
];

fn find(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Advice> {
    if scope.is_question(sentence) || is_care(scope, sentence) {
        return None;
    }
    sentence.clone().filter(|&at| scope.is(at, TokenKind::Word) && !scope.is_quoted(at)).find_map(|at| {
        advise(scope, sentence, at)
            .or_else(|| need(scope, sentence, at))
            .or_else(|| place(scope, sentence, at))
    })
}

fn infinitive(scope: &Scope<'_>, sentence: &Range<usize>, from: usize) -> Option<usize> {
    const BETWEEN: usize = 3;
    (from..(from + BETWEEN + 1).min(sentence.end))
        .take_while(|&at| scope.is(at, TokenKind::Word))
        .find(|&at| scope.tokens()[at].can_be(Tag::INFN))
}

/// «советую вам взять чехол», «я бы порекомендовала»
fn advise(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Advice> {
    if !scope.is_word(at, ADVISE) {
        return None;
    }
    let mut start = at;
    while start > sentence.start
        && scope.is_word(
            start - 1,
            &["бы", "я", "мы", "вам", "настоятельно", "очень", "лично", "все-таки", "также"],
        )
    {
        start -= 1;
    }
    let past = scope.tokens()[at].can_be(Tag::VERB | Tag::PAST);
    let would = scope.has_word(&(start..at), &["бы"]);
    let negated =
        start > sentence.start && scope.is_word(start - 1, &["не"]) || scope.has_word(&(start..at), &["не"]);
    // «вы советовали», «врач посоветовал» tell what somebody said.
    if negated
        || past && !would
        || scope.has_word(&(scope.clause(at).start..start), &["вы", "кто", "который", "если"])
    {
        return None;
    }
    let mut end = at + 1;
    while scope.is_word(end, &["вам", "бы", "вас"]) {
        end += 1;
    }
    Some(Advice { tokens: start..end, verb: infinitive(scope, sentence, end) })
}

/// «вам стоит обновить», «вам нужно меньше волноваться», «вам бы отдохнуть»
fn need(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Advice> {
    if !scope.is_word(at, &["вам"]) {
        return None;
    }
    let before = scope.clause(at).start..at;
    if scope.has_word(&before, &["если", "когда", "что", "чтобы", "не", "как"]) {
        return None;
    }
    let mut end = at + 1;
    while scope
        .is_word(end, &["также", "еще", "давно", "бы", "все-таки", "просто", "точно", "обязательно", "уже"])
    {
        end += 1;
    }
    let strong = scope.is_word(end, &["нужно", "надо", "необходимо", "следует", "пора"]);
    let weak = scope.is_word(end, &["стоит", "стоило", "желательно"]);
    let wish = scope.has_word(&(at..end), &["бы"]) && end > at + 1;
    if strong || weak {
        end += 1;
    } else if let Some(next) = ["не мешало", "не помешает", "не помешало", "не повредит", "не мешает"]
        .iter()
        .find_map(|words| scope.phrase_at(end, sentence.end, &words.split(' ').collect::<Vec<_>>()))
    {
        end = next;
    } else if !wish {
        return None;
    }
    while scope.is_word(end, &["бы"]) {
        end += 1;
    }
    let verb = infinitive(scope, sentence, end)?;
    if (strong && is_step(scope, sentence, verb)) || scope.is_word(end, &["не"]) || negates(scope, at, end)
    {
        return None;
    }
    Some(Advice { tokens: at..end, verb: Some(verb) })
}

fn negates(scope: &Scope<'_>, at: usize, end: usize) -> bool {
    scope.has_word(&(at..end), &["не"])
        && !scope.has_stem(&(at..end), &["мешал", "помеша", "повред", "мешает"])
}

/// «на вашем месте я бы сменил», «я бы на вашем месте сменила», «мой вам совет: …»
fn place(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Advice> {
    const PHRASES: &[&[&str]] = &[
        &["на", "вашем", "месте", "я", "бы"],
        &["я", "бы", "на", "вашем", "месте"],
        &["я", "на", "вашем", "месте"],
        &["на", "вашем", "месте", "мы", "бы"],
        &["мы", "бы", "на", "вашем", "месте"],
        &["на", "вашем", "месте"],
        &["будь", "я", "на", "вашем", "месте"],
        &["мой", "вам", "совет"],
        &["мой", "совет"],
        &["дам", "вам", "совет"],
        &["дам", "совет"],
        &["вам", "лучше", "бы"],
    ];
    let mut end = PHRASES.iter().filter_map(|words| scope.phrase_at(at, sentence.end, words)).max()?;
    if scope.is_word(end, &["бы"]) {
        end += 1;
    }
    let advice = scope.is_word(at, &["мой", "дам"]);
    let verb = (end..(end + 3).min(sentence.end))
        .take_while(|&it| scope.is(it, TokenKind::Word))
        .find(|&it| !advice && scope.tokens()[it].can_be(Tag::VERB | Tag::PAST));
    Some(Advice { tokens: at..end, verb })
}

/// A document, a payment, a step of the process: «вам нужно подписать договор».
fn is_step(scope: &Scope<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    const VERBS: &[&str] = &[
        "подпис",
        "оплат",
        "заполн",
        "присла",
        "предостав",
        "принес",
        "взять",
        "выбра",
        "указа",
        "подтверд",
        "обрат",
        "регистр",
        "зарегистр",
        "войти",
        "зайти",
        "нажа",
        "ввести",
        "перейти",
        "скача",
        "установ",
        "загруз",
        "позвон",
        "приех",
        "подойти",
        "прийти",
        "внес",
        "отправ",
        "напис",
        "дожд",
        "подожд",
        "получ",
        "откр",
        "име",
        "сообщ",
        "назва",
        "продл",
        "пройти",
        "сда",
        "оформ",
        "переве",
        "забра",
        "верн",
        "сохран",
        "провер",
        "быть",
        "показ",
        "запис",
        "явит",
        "подать",
        "сделать",
        "вернут",
        "перезв",
        "привез",
        "созда",
        "авториз",
        "активир",
        "предъяв",
        "уточн",
        "подключ",
        "отключ",
        "перезагр",
        "заключ",
    ];
    const THINGS: &[&str] = &[
        "договор",
        "счет",
        "паспорт",
        "документ",
        "заявк",
        "заявлен",
        "форм",
        "анкет",
        "код",
        "оплат",
        "полис",
        "карт",
        "номер",
        "приложен",
        "кабинет",
        "кнопк",
        "ссылк",
        "адрес",
        "справк",
        "чек",
        "доверенност",
        "бланк",
    ];
    scope.has_stem(&(verb..verb + 1), VERBS) || scope.has_stem(&(verb..sentence.end), THINGS)
}

/// Safety or the care of a thing: such advice belongs to the goods.
fn is_care(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const CARE: &[&str] = &[
        "безопасн",
        "газ",
        "огн",
        "огон",
        "пожар",
        "ожог",
        "электрич",
        "лекарств",
        "доз",
        "стира",
        "хран",
        "мыть",
        "чист",
        "протир",
        "заряж",
        "температур",
        "уход",
        "нанос",
        "нанест",
        "смыва",
        "смыть",
        "глад",
        "суш",
        "полив",
        "инструкц",
        "аллерг",
        "дете",
        "ребен",
        "проветр",
        "беречь",
        "берег",
        "никому не",
        "влаг",
        "солнц",
        "мороз",
        "перегрев",
        "держать",
        "применя",
        "принима",
        "закры",
        "отключ",
        "выключ",
        "изучить",
        "ознаком",
        "заранее",
        "приехать",
        "прийти",
        "приходить",
        "сохранит",
        "надев",
        "снима",
        "взять с собой",
        "пароль",
        "мошен",
        "код",
        "осторожн",
        "прикладыва",
        "использова",
        "срок годности",
        "противопоказ",
        "врач",
    ];
    scope.has_stem(sentence, CARE)
}

fn report(scope: &Scope<'_>, advice: &Advice) -> Draft {
    let mut draft = Draft::on(scope, &advice.tokens);
    let Some(verb) = advice.verb else { return draft };
    let token = &scope.tokens()[verb];
    let lexicon = Lexicon::get();
    let past = !token.can_be(Tag::INFN);
    let infinitive = if past {
        token
            .parses
            .iter()
            .find(|parse| parse.tag.contains(Tag::VERB | Tag::PAST))
            .and_then(|parse| lexicon.inflect_yo(&scope.written(verb).to_lowercase(), parse, Tag::INFN))
    } else {
        None
    };
    if past && infinitive.is_none() {
        return draft;
    }
    for lead in ["лучше", "можно"] {
        let mut rewrite = Rewrite::new(scope);
        rewrite.words(&advice.tokens, lead);
        if let Some(infinitive) = &infinitive {
            rewrite.word(verb, infinitive);
        }
        draft = draft.fix(rewrite.finish(Grade::Suggested, Note::write(&format!("{lead} …"))));
    }
    draft
}
