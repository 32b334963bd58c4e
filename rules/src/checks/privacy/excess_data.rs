//! `excess-personal-data`: asks for personal data without saying what for.

use std::ops::Range;
use std::sync::LazyLock;

use super::asking::is_asked;
use crate::checks::conduct::words::Words;
use crate::checks::spoken::insert_after;
use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::TokenKind;
use crate::rewrite::Rewrite;
use crate::text::fold::fold;

/// Data that are named.
static DATA: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "паспорт паспорта паспорту паспортн*_данн* сери*_и_номер_паспорт* дат*_рожден* день_рожден* год_рожден* \
         дат*,_месяц*_и_год_рождения возраст возраста домашн*_адрес* адрес*_проживан* адрес*_регистрац* адрес*_прописк* \
         адрес_вашего_дома прописк* мест*_жительств* мест*_работы место_учебы должность профессию работодател* \
         семейн*_положен* семейн*_статус* девичь*_фамили* фамилию_матери им*_супруг*|мужа|жены|матери|родителей|детей состав_семьи \
         уровень|размер_доход*|заработ*|зарплат* ежемесячн*_доход* ваш_доход|оборот|заработок вашу_зарплату сумму_дохода доход оборот_компании \
         втор*|дополнительн*|запасн*|резервн*|домашн*_номер*|телефон* втор*|дополнительн*|запасн*|резервн*_контактн*_номер*|телефон* \
         еще_один_номер|телефон номер*|телефон*_муж*|жены|супруг*|родственник*|близк*|соседей|родных|начальник* \
         телефон*_ваш*_муж*|жены|супруг*|родственник*|начальник* номер*_ваш*_муж*|жены|супруг*|родственник*|начальник* \
         инн снилс национальност* вероисповедан* гражданств* биометр* номер_водительского водительск*_удостоверен* \
         адрес*__котор*__живе*|проживае*|прописан*|зарегистрирован* фактическ*_адрес* адрес*_места_жительств* адрес*_по_прописк* место_рождения \
         зарплату заработок ежемесячн*|среднемесячн*|совокупн*_заработ*|доход*|зарплат* втор*|дополнительн*|запасн*|резервн*_контакт* еще_один_контакт* \
         номер*|телефон*|контакт*__мужа|жены|супруг*|родственник*|близк*|родных|соседей|коллег|начальник*|друзей группу_крови образование аккаунт*__соцсет* \
         страниц*__вконтакте|инстаграм* ник_в_соцсет* профиль_в_соцсет* страниц*_в_соцсет* ссылк*__соцсет* свидетельство_о_браке|рождении селфи",
    )
});
/// Questions that ask for them.
static QUESTIONS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "где_вы__работаете|трудитесь|живете|прописаны|учитесь где_и_кем|с_кем__работаете|трудитесь|живете кем_и_где__работаете|трудитесь где_и_на_какой__работаете кем_вы__работаете|трудитесь \
         где_вы__прожива*|родились|зарегистрированы|служите в_какой_компании|организации|фирме__работаете|трудитесь какую_должность__занимаете на_какой_должности \
         сколько_вам__лет какого_вы_года какого_года_рождения какого_числа__родились в_каком_году__родились как_зовут_ваш*_мужа|жену|супруг*|родител*|начальник* каков__ваш*_возраст|доход|заработок какое_у_вас_образование|гражданство \
         вы_не_замужем|женаты вы__замужем|женаты вы_состоите__браке у_вас_своя|собственная|съемная|ипотечная_квартира есть_ли__дети|супруг|супруга|судимость|долги|ипотека есть__дети|муж|жена|ипотека|судимость \
         сколько_человек__семье с_кем__живете|проживаете какую_зарплату какой_доход сколько__зарабатываете по_какому_адресу__живете|проживаете|прописаны кто_вы_по_образованию|национальности|вероисповеданию где_работаете|живете|трудитесь кем_вы_работаете кем_работаете \
         сколько_вам_лет сколько_вы_зарабатываете|получаете сколько_зарабатываете когда_вы_родились когда_у_вас_день_рождения \
         в_каком_году_вы_родились вы_замужем|женаты|разведены|холосты|холост|женат вы_в_браке|разводе вы_состоите_в_браке \
         замужем_ли|вы женаты_ли|вы состоите_ли_вы_в_браке состоите_в_браке есть_ли_у_вас_дети|муж|жена|супруг|супруга|семья у_вас_есть_дети|муж|жена|семья дети_есть \
         сколько_у_вас_детей с_кем_вы_живете|проживаете вы_живете_один|одна|одни чем_вы_болеете чем_болеете какой_у_вас_доход|оборот|заработок|возраст \
         какая_у_вас_зарплата|профессия|семья какие_у_вас_доходы какова_ваша_зарплата каков_ваш_доход|возраст какой_вы_национальности|веры \
         на_какой_улице_вы_живете кто_вы_по_профессии кто_ваш_муж|начальник чем_занимается_ваш*",
    )
});
/// Passports of things.
static OF_THINGS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "паспорт*_издели*|товар*|прибор*|устройств*|объект*|сделк*|техник*|котл*|оборудовани*|автомобил*|проект*|питом*|собак*|кошк*|качеств*|безопасност*|техническ* \
         техническ*_паспорт* ветеринарн*_паспорт* технич* загранпаспорт*",
    )
});
/// Words that say what for.
static PURPOSE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "чтобы в_целях с_целью по_закону законодательств* требует требуют требовани* поскольку так_как потому иначе ради на_случай \
         найду найдем проверю проверим сверю сверим оформлю оформим запишу запишем подготовлю подготовим доставим привезем привезут \
         подберу подберем рассчита* выпишу посчита* закажу закажем забронирую внесу внесем сверки куда_доставить \
         по_желанию необязательно не_обязательно если_хотите если_удобно это_нужно при_получении|заселении|регистрации|входе|оформлении|возврате|выдаче|посадке|себе с_собой по_приезд* на_входе на_стойке на_ресепшен* в_отделении охране курьеру на_кпп на_месте по_прибыт*",
    )
});

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let mut before: Option<&Range<usize>> = None;
    for (number, sentence) in scope.sentences().iter().enumerate() {
        let sentence = &sentence.tokens;
        let earlier = before.replace(sentence);
        let Some((object, clause)) = asked(scope, sentence) else { continue };
        let next = scope.sentences().get(number + 1).map(|it| &it.tokens);
        if has_purpose(scope, sentence)
            || earlier.is_some_and(|it| has_purpose(scope, it))
            || next.is_some_and(|it| explains(scope, it))
            || is_allowed(scope, &object)
        {
            continue;
        }
        let fix = if clause { add_sentence(scope, sentence) } else { add_purpose(scope, &object) };
        out.push(Draft::on(scope, &object).fix(fix));
    }
}

/// What is asked for, and whether it is asked by a question rather than named.
fn asked(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, bool)> {
    if let Some(found) = QUESTIONS.find(scope, sentence)
        && !scope.is_quoted(found.start)
        && (scope.is_question(sentence)
            || scope.has_stem(
                &(sentence.start..found.start),
                &[
                    "подскаж",
                    "скаж",
                    "уточн",
                    "напиш",
                    "расскаж",
                    "сообщ",
                    "укаж",
                    "назов",
                    "узнать",
                    "интерес",
                    "поделит",
                ],
            ))
        && !scope.has_word(&(sentence.start..found.start), &["если", "неважно"])
    {
        return Some((found, true));
    }
    let mut at = sentence.start;
    while let Some(found) = DATA.find(scope, &(at..sentence.end)) {
        at = found.end;
        let thing = OF_THINGS.find(scope, &(found.start.saturating_sub(1).max(sentence.start)..sentence.end));
        if thing.is_none_or(|it| it.start > found.start)
            && !scope.is_quoted(found.start)
            && !in_place_of(scope, sentence, &found)
            && is_asked(scope, sentence, &found)
        {
            return Some((found, false));
        }
    }
    None
}

/// «в паспорте», «с днём рождения», «по адресу регистрации»: it is not the thing that is asked for.
fn in_place_of(scope: &Scope<'_>, sentence: &Range<usize>, object: &Range<usize>) -> bool {
    let Some(before) = object.start.checked_sub(1).filter(|&at| at >= sentence.start) else { return false };
    // «Расскажите о семейном положении» asks for it.
    let told = scope.is_word(before, &["о", "об"]) && scope.has_stem(sentence, &["расскаж", "рассказать"]);
    !told
        && scope.is_word(
            before,
            &["в", "с", "со", "по", "из", "к", "ко", "для", "на", "о", "об", "без", "кроме", "вместо"],
        )
}

fn has_purpose(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    let for_what = sentence.clone().any(|at| {
        scope.is_word(at, &["для"]) && !scope.is_word(at + 1, &["вас", "нас", "меня", "начала", "них"])
    });
    for_what || PURPOSE.any(scope, sentence)
}

/// «Они нужны для договора.»
fn explains(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    has_purpose(scope, sentence)
        && scope.has_stem(
            sentence,
            &["нужн", "нужен", "необходим", "требу", "понадоб", "это", "так", "по", "данн"],
        )
}

/// The settings allow to ask for it.
fn is_allowed(scope: &Scope<'_>, object: &Range<usize>) -> bool {
    let said = fold(scope.slice(object));
    let stem = |word: &str| {
        let count = word.chars().count();
        word.chars()
            .take(if count > 5 { count - 2 } else { count.saturating_sub(1).max(3) })
            .collect::<String>()
    };
    scope.view.settings.privacy.allowed_data.iter().any(|allowed| {
        let allowed = fold(allowed);
        let mut words = allowed.split_whitespace().peekable();
        words.peek().is_some()
            && words.all(|word| said.split_whitespace().any(|it| it.starts_with(&stem(word))))
    })
}

/// «фото паспорта для {{purpose}}»
fn add_purpose(scope: &Scope<'_>, object: &Range<usize>) -> Option<DraftFix> {
    let purpose = scope.view.facts.placeholder(scope.view.settings, "purpose");
    let mut end = object.end;
    // «дату рождения вашего мужа»: what belongs to the object goes first.
    while scope.is(end, TokenKind::Word)
        && scope.tokens()[end].can_be(crate::language::Tag::GENT)
        && !scope.is_word(end, &["и", "или", "пожалуйста"])
    {
        end += 1;
    }
    let text = format!("для {purpose}");
    let mut rewrite = Rewrite::new(scope);
    rewrite.after(end.checked_sub(1)?, &format!(" {text}"));
    rewrite.finish(Grade::Suggested, Note::insert(&text))
}

/// «Это нужно для {{purpose}}.» after the question.
fn add_sentence(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<DraftFix> {
    let purpose = scope.view.facts.placeholder(scope.view.settings, "purpose");
    insert_after(scope, sentence, &format!("Это нужно для {purpose}."))
}
