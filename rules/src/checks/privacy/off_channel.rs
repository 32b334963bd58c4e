//! `off-channel`: leads the client past the company, to the agent's own number, mail or card.

use std::ops::Range;
use std::sync::LazyLock;

use super::asking::{is_plain, without};
use crate::checks::conduct::words::Words;
use crate::context::Scope;
use crate::document::Kind;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Mood, TokenKind};
use crate::rewrite::Rewrite;

static PHRASES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "мо*_личн*_номер*|телефон*|почт*|мобильн*|телеграм*|ватсап*|вотсап*|мессенджер*|чат*|аккаунт*|страниц*|карт*|адрес*|сотов*|whatsapp|telegram|контакт*|ящик*|скайп*|ящик|вайбер* \
         мой|моя|мою|моем|моему|моего|мои|моей_собственн*|персональн*|домашн*|частн*_номер*|телефон*|почт*|мобильн*|адрес*|ящик*|аккаунт* найдите_меня__соцсет*|вконтакте|телеграм*|инстаграм* \
         наберите|звоните|набирайте|пишите__на_личный звоните|пишите|набирайте|напишите_мне,_а_не добавляйтесь|добавьтесь|стучитесь_ко_мне добавьте|добавляйте|подпишитесь_меня|на_мой__в_друзья|контакты|телеграм*|инстаграм* мо*_инстаграм*|вк|вконтакте|тг|телег* в_мо*_директ|инстаграм*|вк|тг я_в_телеграм*|ватсап*|вотсап*|вконтакте|соцсет* \
         переведите|перечислите|скиньте|киньте|бросьте__мне|на_мой|мою|моей переведите|перечислите|скиньте|отдайте|передайте|заплатите__мне__лично|наличными|напрямую|руки|карту наличными_мне|лично без_чека|квитанции|оформления|кассы|договора__дешевле|скидк*|сделаю|выйдет|договоримся|возьму \
         дешевле__без_чека|квитанции|оформления|кассы|договора частным_образом|порядком в_частном_порядке как_частник после_смены__приеду|сделаю|подойду|заеду договоримся_сами|между|лично|частным \
         звоните|пишите|обращайтесь|напишите|позвоните|набирайте|наберите|свяжитесь__меня|мне|мной__напрямую|лично|минуя|мимо звоните|пишите|обращайтесь|напишите|позвоните|набирайте|наберите|свяжитесь__напрямую|лично__мне|меня|мной \
         дам|оставлю|продиктую|скину|напишу|запишите|сохраните__свой|личный|мой|мою_номер|телефон|мобильный|сотовый|почту|контакт личн*_номер*_мастера|менеджера свой_личный_номер|телефон мо*_мобильн*|сотов* \
         на_мой_номер|телефон|ватсап|вотсап|телеграм|мобильный|сотовый|вайбер|whatsapp|telegram|скайп на_мою_почту|карту|страницу в_мой_телеграм|мессенджер|ватсап по_моему_номеру|телефону \
         мой_номер|телефон|ватсап|телеграм_{}|# запишите_мой дам_вам_свой_номер|телефон дам_свой_номер|телефон мне_на_карту мне_на_сбер \
         мне_в_личк*|личку|личные|лс|директ|телеграм|ватсап|вотсап|whatsapp|telegram|вайбер|телегу в_личк*|лс_мне ко_мне_в_личк*|личные|директ|телеграм \
         напишите|пишите|пришлите|присылайте|скиньте|отправьте|стучите__в_личк*|лс|личку звоните|пишите|обращайтесь|напишите|позвоните|набирайте|наберите_мне_лично|напрямую звоните|пишите|обращайтесь|напишите|позвоните_лично|напрямую_мне звоните|пишите|обращайтесь|напишите|позвоните_лично|напрямую_ко_мне \
         напрямую_ко_мне|мне|со_мной лично_мне|со_мной договоримся_напрямую|без договориться_напрямую \
         мимо|минуя|обход_диспетчер*|оператор*|колл-центр*|контакт-центр*|систем*|бот*|приложени*|сервис*|руководител*|начальств*|менеджер*|отдел* в_обход_диспетчер*|оператор*|колл-центр*|контакт-центр*|систем*|приложени*|руководств*|начальств* мимо|минуя|обход_кассы|кассу|компани*|офис*|сайт*|администратор*|салон*|фирм*|магазин*|платформ*|агрегатор* в_обход_кассы|компани*|офис*|сайт*|администратор*|салон*|фирм*|магазин*|платформ*|сервис* \
         без_оформления_через|кассы|договора,_дешевле без_кассы не_через_кассу|компанию|офис|салон|сайт|администратора|фирму|магазин|приложение",
    )
});
/// Words that lead on, once the sentence has led past the company.
static MORE: LazyLock<Words> = LazyLock::new(|| {
    Words::new("напишите|пишите_в_личн*_сообщени* по_моему__номеру|телефону в_личн*_сообщени*")
});
static COMPANY: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "рабоч*_номер*|телефон* мой_рабочий служебн* корпоративн* нам_в_личк* нам_в_директ не_нужно_звонить ваш*_личн*_кабинет* добавочн* официальн* наш*_групп* сообщени*_групп*|сообществ* по_рабочему не_перевод* не_скидывай*",
    )
});

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    if scope.view.doc.front.urgent == Some(true) {
        return;
    }
    for sentence in scope.sentences() {
        let sentence: &Range<usize> = &sentence.tokens;
        let Some(found) = PHRASES.find(scope, sentence) else { continue };
        let denied = scope.has_word(&(sentence.start..found.start), &["не", "нельзя", "никогда"])
            || (found.start..found.end).any(|at| scope.is_word(at, &["нам"]));
        if denied || scope.is_quoted(found.start) || COMPANY.any(scope, sentence) {
            continue;
        }
        // «Найдите меня в соцсетях и напишите в личные сообщения»: all of it leads away.
        let mut found = found;
        while let Some(more) =
            [&PHRASES, &MORE].iter().find_map(|it| it.find(scope, &(found.end..sentence.end)))
        {
            found.end = more.end;
        }
        let (tokens, fix) = into_chat(scope, sentence, &found);
        let mut draft = Draft::on(scope, &tokens).fix(fix);
        draft.fixes.extend(without(scope, sentence));
        out.push(draft);
    }
}

/// «Напишите мне в личку» → «Напишите, пожалуйста, в этот чат»
fn into_chat(
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    found: &Range<usize>,
) -> (Range<usize>, Option<DraftFix>) {
    let clause = scope.clause(found.start);
    let verb = (sentence.start..found.end).rev().find(|&at| {
        scope.tokens()[at].mood == Some(Mood::Imperative)
            && scope.has_stem(&(at..at + 1), &["напиш", "пиш", "пришл", "присыл", "отправ", "скин"])
    });
    let Some(verb) = verb else { return (found.clone(), None) };
    if matches!(scope.view.facts.kind, Some(Kind::Call | Kind::Visit))
        || verb < clause.start.saturating_sub(3)
    {
        return (verb.min(found.start)..found.end, None);
    }
    let between = || (verb + 1..found.start).filter(|&at| scope.is(at, TokenKind::Word));
    if !is_plain(scope, &(verb..found.end))
        || !between().all(|at| scope.is_word(at, &["пожалуйста", "мне", "лучше"]))
    {
        return (verb.min(found.start)..found.end, None);
    }
    let text = format!("{}, пожалуйста, в этот чат", scope.norm(verb));
    let tokens = verb..found.end;
    let mut rewrite = Rewrite::new(scope);
    rewrite.words(&tokens, &text);
    (tokens, rewrite.finish(Grade::Suggested, Note::write(&text)))
}
