//! `indiscretion`: tells of other clients, of colleagues, of the client to others, or in public.

use std::ops::Range;
use std::sync::LazyLock;

use super::asking::{inner, without};
use crate::checks::conduct::words::Words;
use crate::context::Scope;
use crate::document::{Channel, Kind};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::Tag;
use crate::rewrite::Rewrite;

/// Other people who are or may be clients, as subjects.
static OTHERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "друг*|прошл*|предыдущ*|один|одна|недавн*|постоянн*|соседн*_наш*_клиент|клиентка|гость|гостья|покупатель|покупательница|пациент|пациентка|заказчик|заказчица|абонент|жилец|постоялец \
         друг*|прошл*|предыдущ*|один|одна_клиент|клиентка|гость|гостья|покупатель|покупательница|пациент|пациентка|заказчик|заказчица|абонент|постоялец \
         один|одна_из_наших_клиент*|гост*|покупател*|пациент*|заказчик* наш*_клиент|клиентка|гость|пациент|пациентка|заказчик_из \
         клиент|клиентка|гость|пациент|пациентка|покупатель|заказчик_до_вас клиент|клиентка|гость|пациент|пациентка|покупатель|заказчик_перед_вами|мной клиент|клиентка|гость|гостья|пациент|пациентка|покупатель|заказчик_из_соседн*|вашего клиентка|пациентка_передо_мной \
         ваш*_сосед|соседка|соседи|конкурент|конкуренты|коллега|подруга|друг|приятель|начальник|начальница|директор|бывший|родственник|муж|жена|сестра|брат|мама|свекровь|теща сосед|соседка|соседи_из|сверху|снизу|по \
         клиент*|гост*|пациент*|покупател*|жильц*|жител*_из|в_соседн*_квартир*|номер*|офис*|дом*|подъезд* из|в_соседн*_квартир*|номера|офиса \
         у_нас_недавно|вчера|тут|как-то|однажды_был|была|были__клиент*|гост*|пациент*|покупател* в_квартире|номере|офисе_напротив|рядом|выше|ниже у_нас_был|была|были|есть__клиент*|гост*|пациент*|покупател* у_нас_тут_клиент*|гост*|пациент* у_одного|одной|других_клиент*|гост*|пациент*|заказчик* \
         вчера|недавно|позавчера_у_нас вчера|недавно|позавчера|утром|до_вас|перед_вами__женщина|мужчина|девушка|парень|семья|пара|старушка|дама \
         предыдущ*|прошл*_девушка|женщина|мужчина|посетител*|покупател*|съемщик*|жилец|жильцы|арендатор* известн*_актер|актриса|певица|певец|блогер|артист*|телеведущ*|футболист* \
         у_вашего|вашей|ваших_сосед*|конкурент*|коллег*|подруг*|друг* у_друг*|предыдущ*|прошл*_клиент*|пациент*|гост* для_ваших_конкурент*|сосед* у_соседа|соседки|соседей",
    )
});
/// Those of them that may stand after what they did: «такой же поставила ваша соседка».
static OTHERS_AFTER: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "ваш*_сосед|соседка|соседи|конкурент|конкуренты|коллега|подруга|приятель|начальник сосед|соседка|соседи_из|сверху|снизу|по \
         друг*|прошл*|предыдущ*|один|одна|недавн*_наш*_клиент|клиентка|гость|гостья|пациент|пациентка|заказчик|покупатель \
         друг*|прошл*|предыдущ*_клиент|клиентка|клиенты|гость|гостья|пациент|пациентка|заказчик|покупатель|жильцы клиент|клиентка|гость|пациент|заказчик_из_соседн* в_соседн*_квартир*|номере|офисе|подъезде \
         в_#|сорок*|тридцать*|двадцат*__квартире у_ваш*_сосед*|конкурент* у_сосед* одна_из_наших один_из_наших",
    )
});
static DID_BEFORE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "заказала заказал заказали заказывал* покупал* купил* брал* взяли взяла взял выбрал* ставил* поставил* установил* делал* сделал* оформил* подключил* жаловал* пожаловал* \
         отказал* вернул* скандалил* просил* лечил* лечится платит заплатил* не_платит развелась развелся внедрил* пользуется пользовал*",
    )
});
/// What they did or have that is nobody's business.
static DID: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "заказал* заказыва* жалова* пожалова* купил* покупал* брал* взял* выбрал* выбирал* плат* заплат* не_плат* оплат* задолж* долг* должен должна \
         развод* развел* лечил* лечит* болел* болеет диагноз* делал* сделал* ставил* поставил* установил* устанавлива* оформил* оформлял* подключил* \
         отказал* вернул* возвращал* скандал* ругал* просил* требовал* обращал* обращается приходил* пользуется пользовал* потратил* зарабат* \
         судит* судил* заболел* внедрял* внедрил* запускал* запустил* тоже сменил* снимал* снимает живет заказ* купила платит похудел* мучил* страда* такая_же_проблем* кредит* \
         уволил* сдал* продал* продает рассказыва* рассказал* говорил* хвалил* писал* оставил* лечи*",
    )
});
static OTHERS_INNOCENT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "ваш_заказ другой_специалист не_рассказыва* не_раскрыва* не_сообща* не_обсужда* не_вправе может смогут сможет ждет на_линии уже_забронировал* занял* если посоветовал* порекомендовал* рекомендовал* для_вас_заказал* подарил* вам_заказал* \
         оставил*_для_вас оставил*_вам от_вашего_имени передал* вы_просили просил*_передать отзыв",
    )
});
/// Words that give a secret away.
static SECRETS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "между_нами между_нами_говоря по_секрету открою_секрет открою_тайну выдам_секрет скажу_по_секрету строго_между_нами только_никому_не_говорите никому_не_говорите,_но не_для_протокола не_должен_этого_говорить не_должна_этого_говорить вообще-то_нам_нельзя_говорить",
    )
});
/// Private matters of staff.
static PRIVATE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "прогулы прогулял* развод* развел* беременн* увольня* уволил* уволен* запил* пьет запой запое запоя рожает рожать родил* расста* поругал* поссорил* ссор* получает_зарплат* \
         зарабатывает зарплат* кредит* депресс* влюбил* встречается_с ушел_от|ушла_от изменя* замуж_выход* выходит_замуж женится долг* судим* ипотек* бросил*_муж* поправил* опять_опоздал* \
         кодир* похмел* пьян* напил* напилась перебрал* скандалит_с подал*_на_развод разошел* разошла* влез*_в_долги лишил*_прем* выговор* алименты любовник* любовниц* изменил*_муж*|жен* лежит_в_больниц* лежит_в_клиник* украл* проворовал* судится живет_одна|один \
         личн*_жизн* роман_с живет_с переживает_развод болеет_от выгнал* выпива* не_в_духе с_похмелья",
    )
});
static STAFF: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "коллега коллеги начальник начальница шеф директор директриса менеджер администратор мастер бухгалтер управляющий управляющая напарник напарница сменщик сменщица официант официантка бариста кассир кассирша водитель бригадир стажер стажерка сотрудник сотрудница сантехник электрик уборщица логист продавец продавщица тренер диспетчер курьер врач доктор медсестра повар горничная секретарь",
    )
});
/// What is shown in public, and the showing.
static SHOWN: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "логотип* отзыв* ваш*_имя имя_вашей ваш*_фото* фото*__ваш* фото_с_вами ваш*_проект* ваш*_заказ* ваш*_работ* ваш*_кейс* ваш*_истори* ваш*_ремонт* ваш*_кухн* ваш*_интерьер* ваш*_квартир* ваш*_компани* ваш*_видео видео_с_вами \
         ваш*_переписк* скрин*__ваш* название_вашей ваш*_свадьб* ваш*_слова ваш*_результат* ваш*_письм* ваш*_портрет* ваш*_торт*",
    )
});
static SHOWS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "размест* размещ* опублик* публик* выложи* выложу выклад* покажем показал* показыв* покажу добавил* добавим использовал* используем использу* постав*_на \
         расскажем рассказал* напечатал* вывесил* вывесим выставил* выставим упомян* запост* сторис процитир*",
    )
});
static PLACES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "на__сайт* на__сайте в__соцсет* в__портфолио в__блог* на__страниц* в__канал* в__групп* в__реклам* в__презентац* в__буклет* на__витрин* в__инстаграм* в__телеграм* в__каталог* в__сторис в__паблик* на_баннер* в_раздел* на_ютуб* в_статье",
    )
});
static CONSENT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "разреш* соглас* позвол* не_против не_возража* можно можем_ли если_хотите по_вашей_просьбе вы_просили вы_оставили вы_разместили вы_опубликовали без_фамили*",
    )
});
/// What is told to somebody else.
static SENSITIVE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "анализ* диагноз* долг* задолжен* кредит* беремен* болезн* гемоглобин* результат* операци* просроч* лечени* рецепт* развод* заказ* покупк* сумм* подар* лекарств* счет* запис* прием* платеж*",
    )
});
static TO_OTHERS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "передайте__что передай*__что скажите_ей|ему__что сообщите_ей|ему__что передайте_ей|ему|жене|мужу|маме|дочери|сыну|соседу|начальнику|коллеге",
    )
});

/// A public answer must not name these.
static PUBLIC: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "ваш*_диагноз* с_диагноз* вы_приходили_с вы_обращались_с__диагноз*|болью|жалоб*|проблем* ваш*_анализ* ваш*_лечени* ваш*_операци* \
         ваш*_болезн* ваш*_заболеван* ваш*_симптом* ваш*_рецепт* истори*_вашей_болезни вашей_карт*_# ваш*_паспорт* вы_оплатили_# вы_задолжали вы_болеете удал*_вам__зуб* ваш*_чек* ваш*_сумм* сумм*__заказ* ваш*_телефон*_{}|# ваш*_номер*_{}|# ваш*_номер_телефона ваш*_заказ*_#|{} заказ*_#|{} заказ*_номер_#|{} номер*_заказ*_#|{} номер*_вашего_заказ*_#|{} \
         номер*_брони_#|{} брон*_#|{} договор*_#|{} договор*_номер_#|{} вы_заплатили_#|{} вы_потратили заказ*_на_сумм* чек*_на_сумм* на_сумму_#|{} ваш*_адрес*_{} вы_живете \
         телефон_{} вы_жаловались_на_боль вы_лечили* ваш*_задолжен* ваш*_долг* вы_проживали_в_номере_#|{} номере_#",
    )
});
static POST: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "напишите|укажите|оставьте|пришлите|сообщите|опубликуйте|уточните|назовите__телефон*|номер*|адрес*|данн*|диагноз*|чек*|фамили*|почт*",
    )
});
static PRIVATELY: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "на_почту на__почту по_телефону в_личн* в__сообщени* в_чат* в__чат* в_директ* на_{} по_{} в_поддержк* в_форм* на_адрес нам_на на_электронн*",
    )
});

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    let review =
        scope.view.facts.kind == Some(Kind::Review) || scope.view.doc.front.channel == Some(Channel::Review);
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if let Some((tokens, show)) = found(scope, sentence, review)
            && !scope.is_quoted(tokens.start)
        {
            let mut draft = Draft::on(scope, &tokens);
            if show {
                draft.fixes.extend(with_leave(scope, sentence));
            }
            draft.fixes.extend(without(scope, sentence));
            out.push(draft);
        }
    }
}

/// Between what others did and who they are stand at most so many words.
const REACH: usize = 8;

fn found(scope: &Scope<'_>, sentence: &Range<usize>, review: bool) -> Option<(Range<usize>, bool)> {
    let others = || {
        let who = OTHERS.find(scope, sentence)?;
        let did = DID.find(scope, &(who.end..sentence.end).start_at(who.start))?;
        (!OTHERS_INNOCENT.any(scope, sentence)).then_some(who.start..did.end.max(who.end))
    };
    let before = || {
        let did = DID_BEFORE.find(scope, sentence)?;
        let who = OTHERS_AFTER.find(scope, &(did.end..sentence.end.min(did.end + REACH)))?;
        let parted = (did.end..who.start).any(|at| scope.is_mark(at, ",;:—–("))
            || scope.has_word(&(sentence.start..did.end), &["вы", "вам", "мы"]);
        (!parted && !scope.is_question(sentence) && !OTHERS_INNOCENT.any(scope, sentence))
            .then_some(did.start..who.end)
    };
    let staff = || {
        let private = PRIVATE.find(scope, sentence)?;
        let who = sentence.clone().find(|&at| {
            at < private.start
                && ((scope.is_name(at)
                    && (scope.tokens()[at].can_be(Tag::NOMN)
                        || scope.is_word((at + 1).min(private.start), &["из", "с", "со"])
                        || (at > sentence.start && scope.is_word(at - 1, &["у", "про"]))))
                    || STAFF.at(scope, at, sentence.end).is_some())
        })?;
        // «Анна, кредит одобрен»: the client is called by name.
        let called = scope.is_mark(who + 1, ",") || scope.is_mark(who + 1, "!");
        let yours = scope.has_stem(&(who..private.end), &["вам", "вас", "ваш", "вы"]);
        (!called && !yours && !scope.is_question(sentence)).then_some(who..private.end)
    };
    let shown = || {
        let what = SHOWN.find(scope, sentence)?;
        let shows = SHOWS.find(scope, sentence)?;
        PLACES.find(scope, sentence)?;
        (!CONSENT.any(scope, sentence) && !scope.is_question(sentence) && agrees(scope, shows.start))
            .then_some(what.start.min(shows.start)..what.end.max(shows.end))
    };
    let passed_on = || {
        let to = TO_OTHERS.find(scope, sentence)?;
        let what = SENSITIVE.find(scope, &(to.end..sentence.end))?;
        Some(what.start..inner(scope, sentence).end.max(what.end))
    };
    let public = || {
        let hit = PUBLIC
            .find(scope, sentence)
            .or_else(|| POST.find(scope, sentence).filter(|_| !PRIVATELY.any(scope, sentence)))?;
        Some(hit)
    };
    SECRETS
        .find(scope, sentence)
        .map(|hit| (hit, false))
        .or_else(|| others().map(|hit| (hit, false)))
        .or_else(|| before().map(|hit| (hit, false)))
        .or_else(|| staff().map(|hit| (hit, false)))
        .or_else(|| shown().map(|hit| (hit, true)))
        .or_else(|| passed_on().map(|hit| (hit, false)))
        .or_else(|| review.then(public).flatten().map(|hit| (hit, false)))
}

/// We show it ourselves: «разместили», «опубликуем», not «вы разместили».
fn agrees(scope: &Scope<'_>, verb: usize) -> bool {
    let clause = scope.clause(verb);
    !scope.has_word(&clause, &["вы", "не"]) && scope.tokens()[verb].mood.is_none()
}

trait StartAt {
    fn start_at(self, start: usize) -> Self;
}

impl StartAt for Range<usize> {
    /// The same end with another start: who and what may overlap («у соседа долг»).
    fn start_at(self, start: usize) -> Self {
        start..self.end
    }
}

/// «С вашего разрешения опубликуем отзыв на сайте.»
fn with_leave(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<DraftFix> {
    let first = scope.after_vocative(sentence);
    let verb = scope.tokens().get(first)?;
    let future = Tag::VERB | Tag::FUTR | Tag::PER1;
    if !verb.can_be(future) {
        return None;
    }
    let leave = format!("с {} разрешения", crate::checks::voice::vy(scope, "вашего"));
    let text = format!("{} ", scope.capitalised_like(first, &leave));
    let mut rewrite = Rewrite::new(scope);
    rewrite.small(first).before(first, &text);
    rewrite.finish(Grade::Suggested, Note::insert(&leave))
}
