//! `slang`: jargon nouns and verbs that have a plain word («инфа» → «информация», «чекнуть» → «проверить»). Set
//! expressions and officialese are phrases of the page.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::noun::{Capital, declension, replace};
use crate::context::Scope;
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Lexicon, Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

/// A word of jargon, a word that it is inflected like if the dictionary lacks it, and the plain word; empty where no
/// single verb stands for it in the same construction.
type Word = (&'static str, &'static str, &'static str);

const NOUNS: &[Word] = &[
    ("инфа", "лампа", "информация"),
    ("комп", "завод", "компьютер"),
    ("личка", "ручка", "личные сообщения"),
    ("апдейт", "завод", "обновление"),
    ("апгрейд", "завод", "обновление"),
    ("прога", "нога", "программа"),
    ("скрин", "завод", "снимок* экрана"),
    ("коммент", "завод", "комментарий"),
    ("комент", "завод", "комментарий"),
    ("ноут", "завод", "ноутбук"),
    ("мобила", "лампа", "телефон"),
    ("мобильник", "вопросик", "телефон"),
    ("симка", "ручка", "сим-карта"),
    ("фотка", "ручка", "фотография"),
    ("видос", "завод", "видео"),
    ("видосик", "вопросик", "видео"),
    ("инет", "завод", "интернет"),
    ("админка", "ручка", "панель* управления"),
    ("юзер", "студент", "пользователь"),
    ("акк", "завод", "аккаунт"),
    ("учетка", "ручка", "учётная запись"),
    ("фидбек", "вопросик", "отзыв"),
    ("фидбэк", "вопросик", "отзыв"),
    ("дедлайн", "завод", "срок"),
    ("глюк", "вопросик", "сбой"),
    ("баг", "вопросик", "ошибка"),
    ("косяк", "вопросик", "ошибка"),
    ("фича", "дача", "функция"),
    ("трабл", "завод", "сложность"),
    ("оффер", "завод", "предложение"),
    ("офер", "завод", "предложение"),
    ("месседж", "плюмаж", "сообщение"),
    ("мессага", "нога", "сообщение"),
    ("ребут", "завод", "перезагрузка"),
    ("наличка", "ручка", "наличные"),
    ("безнал", "завод", "безналичный расчёт"),
    ("гарантийка", "ручка", "гарантийный талон"),
    ("допник", "вопросик", "дополнительное соглашение"),
    ("хотелка", "ручка", "пожелание"),
    ("лайфхак", "вопросик", "совет"),
    ("коннект", "завод", "связь"),
    ("созвон", "завод", "звонок"),
    ("таска", "ручка", "задача"),
    ("бэкап", "завод", "резервная копия"),
    ("бекап", "завод", "резервная копия"),
    ("пруф", "завод", "подтверждение"),
    ("дисконт", "завод", "скидка"),
    ("айтишник", "охотник", "специалист"),
    ("прогер", "студент", "программист"),
    ("винда", "лампа", "Windows"),
    ("электронка", "ручка", "электронная почта"),
    ("тыща", "дача", "тысяча"),
    ("пасс", "завод", "пароль"),
    ("ссыль", "соль", "ссылка"),
    ("фотик", "вопросик", "фотоаппарат"),
    ("телик", "вопросик", "телевизор"),
    ("велик", "вопросик", "велосипед"),
    ("холодос", "завод", "холодильник"),
    ("стиралка", "ручка", "стиральная машина"),
    ("посудомойка", "ручка", "посудомоечная машина"),
    ("платежка", "ручка", "платёжное поручение"),
    ("предоплатка", "ручка", "предоплата"),
    ("препод", "студент", "преподаватель"),
    ("универ", "завод", "университет"),
    ("дизлайк", "вопросик", "отрицательная оценка"),
    ("месага", "нога", "сообщение"),
    ("плейс", "завод", "место"),
    ("чекаут", "завод", "выезд"),
    ("скидон", "завод", "скидка"),
    ("промик", "вопросик", "купон"),
];

const VERBS: &[Word] = &[
    ("апрувнуть", "стукнуть", "одобрить"),
    ("аппрувнуть", "стукнуть", "одобрить"),
    ("заапрувить", "купить", "одобрить"),
    ("апрувить", "ловить", "одобрять"),
    ("скипнуть", "стукнуть", "пропустить"),
    ("кансельнуть", "стукнуть", "отменить"),
    ("релизнуть", "стукнуть", "выпустить"),
    ("апдейтнуть", "стукнуть", "обновить"),
    ("чекнуть", "стукнуть", "проверить"),
    ("чекать", "щелкать", "проверять"),
    ("прочекать", "прощелкать", "проверить"),
    ("забанить", "поранить", "заблокировать"),
    ("банить", "ранить", "блокировать"),
    ("разбанить", "поранить", "разблокировать"),
    ("пофиксить", "укусить", "исправить"),
    ("зафиксить", "укусить", "исправить"),
    ("фиксить", "красить", "исправлять"),
    ("затестить", "пустить", "проверить"),
    ("протестить", "пустить", "проверить"),
    ("потестить", "пустить", "проверить"),
    ("тестить", "мостить", "проверять"),
    ("форварднуть", "стукнуть", "переслать"),
    ("апнуть", "стукнуть", "обновить"),
    ("залогиниться", "пожениться", "войти"),
    ("логиниться", "жениться", "входить"),
    ("разлогиниться", "пожениться", "выйти"),
    ("маякнуть", "стукнуть", "сообщить"),
    ("разрулить", "рулить", "решить"),
    ("допилить", "допилить", "доработать"),
    ("запилить", "запилить", "сделать"),
    ("тыкнуть", "тыкнуть", "нажать"),
    ("накосячить", "назначить", "ошибиться"),
    ("забукать", "постукать", "забронировать"),
    ("забукить", "купить", "забронировать"),
    ("стартануть", "стукнуть", "начать"),
    ("погуглить", "рулить", ""),
    ("загуглить", "рулить", ""),
    ("гуглить", "рулить", ""),
    ("юзать", "щелкать", ""),
    ("глючить", "мучить", ""),
    ("лагать", "щелкать", ""),
    ("тупить", "тупить", ""),
    ("расшарить", "пошарить", ""),
    ("синкануться", "стукнуться", "созвониться"),
    ("мониторить", "говорить", "отслеживать"),
    ("промониторить", "проговорить", "проверить"),
    ("заценить", "оценить", "оценить"),
    ("запостить", "пустить", "опубликовать"),
    ("постить", "мостить", "публиковать"),
    ("скачнуть", "стукнуть", "скачать"),
    ("дозакинуть", "закинуть", "добавить"),
    ("отскринить", "оценить", ""),
    ("заскринить", "оценить", ""),
    ("скринить", "ценить", ""),
    ("перезалить", "залить", "загрузить"),
    ("переюзать", "щелкать", ""),
    ("зарегать", "постукать", "зарегистрировать"),
    ("зарегаться", "постукаться", "зарегистрироваться"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Noun,
    Verb,
}

type Forms = FxHashMap<String, (Part, &'static str, SmallVec<[Tag; 4]>)>;

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms::default();
    for (part, words) in [(Part::Noun, NOUNS), (Part::Verb, VERBS)] {
        for (word, model, plain) in words.iter() {
            for (form, tag) in declension(word, model) {
                let entry = forms.entry(form).or_insert_with(|| (part, plain, SmallVec::new()));
                if entry.1 == *plain && !entry.2.contains(&tag) {
                    entry.2.push(tag);
                }
            }
        }
    }
    forms
});

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for (at, token) in scope.tokens().iter().enumerate() {
        if token.kind != TokenKind::Word || scope.is_quoted(at) {
            continue;
        }
        let Some((part, plain, readings)) = FORMS.get(scope.norm(at)) else { continue };
        if is_other(scope, at) || scope.view.known().has(scope, &(at..at + 1)) {
            continue;
        }
        let mut draft = Draft::on(scope, &(at..at + 1));
        if !plain.is_empty() {
            let mut rewrite = Rewrite::new(scope);
            let text = match part {
                Part::Noun => replace(scope, &mut rewrite, at, readings, plain, Capital::AsBefore),
                Part::Verb => verb(scope, at, readings, plain).inspect(|text| {
                    rewrite.words(&(at..at + 1), text);
                }),
            };
            draft = draft.fix(text.and_then(|text| rewrite.finish(Grade::Suggested, Note::write(&text))));
        }
        out.push(draft);
    }
}

/// The plain verb in the form of the one at `at`.
fn verb(scope: &Scope<'_>, at: usize, readings: &[Tag], plain: &str) -> Option<String> {
    const KEEP: Tag = Tag::VERB
        .with(Tag::INFN)
        .with(Tag::GRND)
        .with(Tag::SING)
        .with(Tag::PLUR)
        .with(Tag::PER1)
        .with(Tag::PER2)
        .with(Tag::PER3)
        .with(Tag::PAST)
        .with(Tag::PRES)
        .with(Tag::FUTR)
        .with(Tag::IMPR)
        .with(Tag::MASC)
        .with(Tag::FEMN)
        .with(Tag::NEUT);
    if readings.iter().any(|tag| tag.intersects(Tag::PRTF | Tag::PRTS)) {
        return None;
    }
    let asks = scope.tokens()[at].mood == Some(Mood::Imperative);
    let tag = readings
        .iter()
        .find(|tag| !tag.contains(Tag::INCL) && (!asks || tag.contains(Tag::IMPR)))
        .or_else(|| readings.first())?;
    let lexicon = Lexicon::get();
    let folded = crate::text::fold::fold(plain);
    let parse = *lexicon.parse(&folded).iter().find(|parse| parse.tag.contains(Tag::INFN))?;
    lexicon.inflect_yo(plain, &parse, Tag(tag.0 & KEEP.0))
}

/// The word means something else here: the jamb of a door, «велик» of «великий», a discount card.
fn is_other(scope: &Scope<'_>, at: usize) -> bool {
    let sentence = &scope.analysis.sentence_of(at).tokens;
    let norm = scope.norm(at);
    let is = |stem: &str| norm.starts_with(stem);
    (is("косяк")
        && scope.has_stem(sentence, &["двер", "окон", "окн", "проем", "проём", "рыб", "птиц", "наличник"]))
        || ((is("велик") || is("дисконт")) && scope.tokens()[at].can_be(Tag::ADJS))
        || (is("дисконт") && scope.has_stem(sentence, &["карт", "центр"]))
        || (is("баг") && scope.has_stem(sentence, &["багаж"]))
        || (is("платеж") && scope.has_stem(sentence, &["банк", "реквизит", "назначен"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_forms_and_a_plain_word_that_can_be_inflected() {
        for (word, model, plain) in NOUNS.iter().chain(VERBS) {
            assert!(!declension(word, model).is_empty(), "{word}");
            let last = plain.split(' ').next().unwrap_or_default().trim_end_matches('*');
            let folded = crate::text::fold::fold(last);
            assert!(
                last.is_empty() || last == "Windows" || !Lexicon::get().parse(&folded).is_empty(),
                "{plain}"
            );
        }
    }
}
