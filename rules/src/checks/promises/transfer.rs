//! `careless-transfer`: «это не ко мне», «обратитесь в другой отдел», «переключаю», or one transfer after another.

use std::ops::Range;

use crate::checks::said;
use crate::checks::spoken::Spoken;
use crate::context::{Scope, View};
use crate::document::{Kind, Role};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Tag, TokenKind};
use crate::rewrite::Rewrite;

use super::common::{Phrases, is_conditional, is_negated, messages};

/// The client is turned away.
static AWAY: Phrases = Phrases::new(&[
    "(это | вы | вам)? не (ко мне | к нам)",
    "(это | вы)? (обратились | обращаетесь | звоните | попали | пришли | пишете) ..1 не (по адресу | туда | к нам)",
    "вы не (туда | по адресу) ..1 (попали | обратились | позвонили | написали | пришли | обращаетесь | звоните)",
    "(это)? не (мой | наш) вопрос",
    "(это)? не (в моей | в нашей | моя | наша) компетенции",
    "(это)? не (моя | наша) (компетенция | зона | сфера | область | обязанность | забота)",
    "(этот | этого | ваш | такой)? (вопрос)? не по (моей | нашей) части",
    "(это)? не (мой | наш) (профиль | участок | отдел | сектор)",
    "не в (моей | нашей) (зоне | сфере | ведении)",
    "не входит в (мои | наши | мою | нашу) (обязанности | задачи | функции | полномочия | компетенцию)",
    "(этим | такими вопросами | этим вопросом | такими вещами) ..1 (занимается | занимаются | ведает | ведают) (другой | другая | другие | другое | соседний | не мы | не я)",
    "(такие | эти | подобные) вопросы ..1 (решает | решают | ведет | ведут) (другой | другая | другие | не мы | не я)",
    "(этот вопрос) ..1 (решает | решают | ведет | ведут) (другой | другая | другие | не мы | не я)",
    "(этими | такими | подобными) вопросами ..2 не (занимаюсь | занимаемся)",
    "(я | мы) ..1 (такие | эти | подобные) вопросы не (решаю | решаем | веду)",
    "(я | мы) не (решаю | решаем | веду) (такие | эти | подобные) вопросы",
    "(мы | наш отдел) (этим | таким) не (занимаемся | занимается)",
    "вы ошиблись (отделом | окном | адресом)",
    "(это)? вам не (сюда | к нам | ко мне | в наш)",
    "это (вопрос)? (вам)? (к | ко) (другому | другим | бухгалтерам | бухгалтерии | логистам | юристам | кладовщикам | продажникам)",
    "я (этим | таким | такими вопросами | этими вопросами) не занимаюсь",
    "(я | мы) за это не (отвечаю | отвечаем)",
    "вам (нужно | надо)? (в | к) (другой | другому | соседний | соседнему) <NOUN>",
    "вам (нужно | надо) (в | к) (~бухгалтерия | ~офис | ~отдел | ~филиал | ~склад | ~менеджер | ~юрист)",
    "вам ответит (другой | другая) <NOUN>",
    "(теперь)? вами (займется | займутся | будет заниматься)",
    "(расскажите | объясните | повторите) ..3 (заново | сначала | с начала)",
    "(попробуйте | можете попробовать | попробуйте еще раз) (перезвонить | позвонить) ..2 (позже | еще раз | туда | снова)?",
    "(попробуйте | можете попробовать | попробуйте еще раз) написать ..2 (позже | еще раз | туда | снова)",
]);

/// The client is sent to somebody.
static GO: Phrases = Phrases::new(&[
    "(обратитесь | обращайтесь | позвоните | звоните | перезвоните | напишите | пишите | сходите | подойдите | обратиться | позвонить | перезвонить | написать) (, )? (пожалуйста)? (, )? (в | во) (другой | другую | другое | соседний | наш | нашу | ваш | ваше | главный | центральный)? (~отдел | ~филиал | ~бухгалтерия | ~департамент | ~офис | ~отделение | ~подразделение | ~склад | ~логистика | ~дирекция | ~канцелярия | ~управление | ~бюро)",
    "(обратитесь | обращайтесь | позвоните | звоните | перезвоните | напишите | пишите | обратиться | позвонить | перезвонить | написать) (, )? (пожалуйста)? (, )? к? (другому | вашему | своему | моему | нашему)? (~менеджер | ~коллега | ~бухгалтер | ~юрист | ~логист | ~руководитель | ~начальник | ~оператор | ~сотрудник)",
    "(позвоните | звоните | перезвоните | напишите | пишите | обратитесь) (, )? (пожалуйста)? (, )? (туда | к ним | им)",
    "(обратитесь | обращайтесь | позвоните | звоните | перезвоните | напишите | пишите | обратиться | позвонить | написать) (, )? (пожалуйста)? (, )? ..2 к? (другому | другим | другой) (~специалист | ~мастер | ~администратор | ~консультант | ~сотрудник | ~оператор | ~менеджер | ~коллега | ~отдел)",
    "(обратитесь | обращайтесь | позвоните | звоните | перезвоните | напишите | пишите) (, )? (пожалуйста)? (, )? ..2 в (~техподдержка | ~регистратура | ~диспетчерская | ~секретариат | ~приемная | ~касса)",
    "(уточните | уточняйте | спросите | спрашивайте | узнайте | узнавайте | выясняйте) (, )? (пожалуйста)? (, )? ..2 (у | в) (другого | другом | других)? (~отдел | ~бухгалтерия | ~склад | ~логист | ~юрист | ~бухгалтер)",
    "(позвоните | звоните | перезвоните | напишите | пишите) (, )? (пожалуйста)? (, )? (на | по) (другой | другому | общую | общий | городской) (~номер | ~почта | ~адрес | ~телефон | ~ящик)",
    "(вам (нужно | надо | лучше | следует | необходимо)) (обратиться | позвонить | перезвонить | написать) (в | к | на) ..1 (~отдел | ~филиал | ~бухгалтерия | ~офис | ~менеджер | ~отделение | ~департамент | ~склад | ~почта)",
]);

/// The client is put through.
static THROUGH: Phrases = Phrases::new(&[
    "(переключаю | переключу | переключаем | переключим) (вас | звонок)?",
    "(соединяю | соединю | соединяем | соединим) (вас)?",
    "(перевожу | переведу | переводим | переведем) (вас | звонок | ваш звонок)",
    "(перевожу | переведу) $",
    "передаю (вас | трубку)",
    "(перекину | перекидываю | переброшу | перебрасываю | перенаправлю | перенаправляю | переадресую | переадресовываю) (вас | звонок | ваш звонок)",
]);

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let mut transfers = 0;
    let mut last_step = None;
    for message in messages(view) {
        for (at, (scope, sentence)) in message.iter().enumerate() {
            if scope.is_question(sentence) {
                continue;
            }
            let fits = |hit: &Range<usize>| {
                !is_negated(scope, hit.start)
                    && !is_conditional(scope, hit.start)
                    && !scope.has_word(sentence, &["если"])
            };
            let away = AWAY.find(scope, sentence).into_iter().map(|hit| hit.tokens).find(|hit| fits(hit));
            let sent = || {
                let hit = GO.find(scope, sentence).into_iter().map(|hit| hit.tokens).find(|hit| fits(hit))?;
                (!is_addressed(&message[at..])).then_some(hit)
            };
            if let Some(hit) = away.or_else(sent) {
                out.push(report(scope, sentence, &hit));
                continue;
            }
            let Some(hit) =
                THROUGH.find(scope, sentence).into_iter().map(|hit| hit.tokens).find(|hit| fits(hit))
            else {
                continue;
            };
            if !is_person(scope, &hit) {
                continue;
            }
            // Branches of one script are no chain: only what follows in one step counts.
            if last_step != Some(scope.block.step) || branches(view, scope) {
                transfers = 0;
            }
            last_step = Some(scope.block.step);
            transfers += 1;
            let explained = names_whom(scope, sentence, &hit) && says_why(&message[at..]);
            if !explained || (transfers > 1 && view.doc.labelled) {
                out.push(report(scope, sentence, &hit));
            }
        }
    }
}

/// A number, a link, a name: where to turn is told so that it works.
fn is_addressed(rest: &[Spoken<'_>]) -> bool {
    rest.iter().take(2).any(|(scope, sentence)| {
        said::has_link(scope, sentence)
            || scope.has_stem(sentence, &["кабинет", "добавочн"])
            || sentence.clone().any(|at| scope.is(at, TokenKind::Number))
    })
}

/// The client is put through, not a tariff or a boiler: «переключаю вас на тариф».
fn is_person(scope: &Scope<'_>, hit: &Range<usize>) -> bool {
    const THINGS: &[&str] = &[
        "тариф",
        "режим",
        "план",
        "версия",
        "обслуживан",
        "канал",
        "подписк",
        "язык",
        "программ",
        "летн",
        "зимн",
    ];
    if scope.view.facts.kind == Some(Kind::Visit) {
        return false;
    }
    let clause = scope.clause(hit.start);
    let rest = hit.end..clause.end;
    if scope.has_stem(&rest, THINGS) {
        return false;
    }
    let object = scope.is_word(hit.end - 1, &["вас", "звонок", "трубку"]);
    let next = scope.tokens().get(hit.end).filter(|_| hit.end < clause.end);
    object
        || next.is_none_or(|token| {
            token.kind == TokenKind::Punct
                || scope.is_word(hit.end, &["с", "со", "на", "к", "вас", "сейчас", "пожалуйста"])
        })
}

/// «с отделом доставки», «на бухгалтера», «{{department}}»
fn names_whom(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    (hit.end..sentence.end).any(|at| {
        scope.is_word(at, &["с", "со", "на", "к", "ко"])
            && (at + 1..sentence.end.min(at + 4))
                .any(|next| scope.is(next, TokenKind::Placeholder) || scope.tokens()[next].can_be(Tag::NOUN))
    })
}

fn says_why(rest: &[Spoken<'_>]) -> bool {
    const WHY: &[&str] = &[
        "там",
        "он",
        "она",
        "они",
        "который",
        "которая",
        "которые",
        "чтобы",
        "потому",
        "поможет",
        "помогут",
        "ответит",
        "ответят",
        "расскажет",
        "подскажет",
        "подскажут",
        "проверит",
        "уточнит",
        "оформит",
        "решит",
        "объяснит",
        "найдет",
        "так",
        "поскольку",
        "занимается",
    ];
    rest.iter().take(2).enumerate().any(|(number, (scope, sentence))| {
        scope.has_word(sentence, WHY)
            || (number == 0 && scope.has_phrase(sentence, &["по", "вопросу"]))
            || (number == 0 && scope.has_phrase(sentence, &["для"]))
    })
}

/// A direction with a condition stands right before: another branch begins.
fn branches(view: &View<'_>, scope: &Scope<'_>) -> bool {
    (0..scope.index)
        .rev()
        .take_while(|&at| view.doc.blocks[at].role != Role::Agent)
        .any(|at| view.doc.blocks[at].role == Role::Direction)
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Draft {
    Draft::on(scope, hit).fix(with_whom(scope, sentence))
}

/// Says to whom and why, in place of the sentence.
fn with_whom(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<DraftFix> {
    let view = scope.view;
    let department = view.facts.placeholder(view.settings, "department");
    let vas = crate::checks::voice::vy(scope, "вас");
    let vashim = crate::checks::voice::vy(scope, "вашим");
    let vash = crate::checks::voice::vy(scope, "ваш");
    let words = if view.facts.kind == Some(Kind::Call) {
        format!("соединю {vas} с коллегой ({department}): там помогут с {vashim} вопросом")
    } else {
        let deadline = view.facts.deadline(view.settings);
        format!("передадим {vash} вопрос коллегам ({department}), они ответят до {deadline}")
    };
    let mut rewrite = Rewrite::new(scope);
    let end = scope.end_mark(sentence).unwrap_or(sentence.end);
    let from = scope.after_vocative(sentence);
    if from >= end {
        return None;
    }
    rewrite
        .words(&(from..end), &words)
        .finish(Grade::Suggested, Note::write(&crate::capitals::capitalise(&words)))
}
