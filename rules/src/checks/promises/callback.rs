//! `callback-without-consent`: a call is announced, and the client is not asked whether and when it suits.

use std::ops::Range;

use crate::checks::said;
use crate::checks::spoken::{Spoken, insert_after};
use crate::checks::voice::vy;
use crate::context::{Scope, View};
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::Grade;
use crate::language::{Mood, TokenKind};
use crate::rewrite::Rewrite;

use super::common::{Phrases, any, client_said, is_negated, is_wished, messages};

/// A call of ours to the client.
static CALL: Phrases = Phrases::new(&[
    "(~перезвонить<futr 1per> | ~перезвонить<futr 3per> | ~перезванивать<pres 1per>) (вам)?",
    "(~позвонить<futr 1per> | ~позвонить<futr 3per>) ..1 вам",
    "[вам] ..3 (~позвонить<futr 1per> | ~позвонить<futr 3per> | ~перезвонить<futr 1per> | ~перезвонить<futr 3per>)",
    "вам ..3 [(~позвонить<futr 1per> | ~позвонить<futr 3per> | ~перезвонить<futr 1per> | ~перезвонить<futr 3per>)]",
    "(мы | менеджер | оператор | специалист | консультант | администратор | коллега | коллеги | сотрудник | юрист | бухгалтер | инженер) ..2 [(позвоним | позвонит | позвонят)]",
    "(~набрать<futr 1per> | ~набрать<futr 3per>) ..1 (вас | вам | ваш)",
    "вас ..2 (~набрать<futr 1per> | ~набрать<futr 3per>)",
    "(~связаться<futr 1per> | ~связаться<futr 3per>) с вами",
    "с вами ..4 (~связаться<futr 1per> | ~связаться<futr 3per>)",
    "(ждите | ожидайте) ..2 (звонка | звонок)",
    "(созвонюсь | созвонимся | созвонится | созвонятся) (с вами)?",
    "[с вами] ..3 (созвонюсь | созвонимся | созвонится | созвонятся)",
    "(отзвонюсь | отзвонимся | отзвонится | отзвонятся | дозвонюсь | дозвонимся | прозвоню | прозвоним | обзвоним) (вам | вас | до вас)?",
    "(позвоню | позвоним | наберу | наберем) (завтра | вечером | позже | утром | днем | сегодня | после | через | сразу | ближе | около)",
    "(выйдем | выйду | выйдет | выйдут) с вами на связь",
    "(обсудим | расскажем | расскажу | уточним | уточню | согласуем | объясню | объясним) ..3 по телефону",
    "(сделаем | сделаю | сделает) ..2 (звонок | контрольный звонок)",
    "звонок ..2 (поступит | будет)",
    "(побеспокоим | побеспокою | потревожим) ..1 (звонком | по телефону)",
    "(вам | вас) ..1 (наберут | наберет)",
    "(будьте | оставайтесь) (, )? (пожалуйста)? (, )? у телефона",
    "вам ..1 (поступит | будет) ..1 звонок",
]);

/// It will be in writing, or it is the call before a visit that was arranged, or help if the line breaks.
static OTHER: Phrases = Phrases::new(&[
    "(по почте | письмом | в чате | в чат | в сообщении | в сообщениях | сообщением | в мессенджере | в переписке | письменно | по email | в личных сообщениях)",
    "за ..4 (до | перед) ..2 (~приезд | ~визит | ~доставка | ~выезд | ~прибытие | ~встреча | ~прием | ~замер)",
    "(перед | накануне) ..1 (~приезд | ~визит | ~доставка | ~выезд | ~встреча | ~прием | выездом)",
    "если ..3 (~прерваться | ~оборваться | ~разъединить | ~сорваться | ~связь)",
    "(оставьте | укажите | напишите | оставляйте) (, )? (пожалуйста)? (, )? ..4 (номер | телефон)",
]);

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    if front.client_asked == Some(true) || front.urgent == Some(true) {
        return;
    }
    let mut asked = false;
    for message in messages(view) {
        let consent = any(&message, asks);
        if !consent && !asked && !any(&message, said_before) {
            for (scope, sentence) in &message {
                if let Some(hit) = call(scope, sentence) {
                    out.push(report(scope, sentence, &hit));
                    break;
                }
            }
        }
        // What was asked in an earlier turn of a conversation stays asked.
        asked |= view.doc.labelled && message.iter().any(is_about_calls);
    }
}

/// The client is asked, or chose, when and whether to be called.
fn asks(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    said::asks_consent(scope, sentence)
        || gives_number(scope, sentence)
        || (scope.is_question(sentence)
            && scope.has_word(sentence, &["когда", "сколько", "какое", "какой"])
            && scope.has_stem(sentence, &["звон", "перезвон", "набра", "связа", "врем", "номер"]))
}

/// «Напишите ваш номер телефона»: who leaves a number wants to be called on it.
fn gives_number(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_stem(sentence, &["напиш", "остав", "отправ", "укаж", "пришл", "введ"])
        && scope.has_stem(sentence, &["номер", "телефон"])
        && sentence.clone().any(|at| scope.tokens()[at].mood == Some(Mood::Imperative))
}

fn said_before(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    is_wished(scope, sentence)
        || (scope.view.doc.labelled
            && sentence.start == 0
            && client_said(scope, &["перезвон", "позвон", "набер", "свяж", "звон"]))
}

fn is_about_calls((scope, sentence): &Spoken<'_>) -> bool {
    asks(scope, sentence) && scope.has_stem(sentence, &["звон", "перезвон", "позвон", "набра", "связа"])
}

/// The words that announce a call in this sentence.
fn call(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if scope.is_question(sentence) || OTHER.any(scope, sentence) {
        return None;
    }
    CALL.find(scope, sentence)
        .into_iter()
        .find(|hit| {
            let clause = scope.clause(hit.marked.start);
            !is_negated(scope, hit.tokens.start)
                && !scope.has_word(&clause, &["если", "вы", "когда", "давайте", "предлагаю", "предлагаем"])
        })
        .map(|hit| hit.tokens)
}

fn report(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Draft {
    let ask = format!("Когда {} удобно принять звонок?", vy(scope, "вам"));
    let words = sentence.clone().filter(|&at| scope.is(at, TokenKind::Word)).count();
    let short = words <= 5 && !sentence.clone().any(|at| scope.is_mark(at, ",:—"));
    Draft::on(scope, hit).fix(insert_after(scope, sentence, &ask)).fix(if short {
        instead(scope, sentence, &ask)
    } else {
        None
    })
}

/// The question in place of the sentence.
fn instead(scope: &Scope<'_>, sentence: &Range<usize>, ask: &str) -> Option<DraftFix> {
    let mut rewrite = Rewrite::new(scope);
    let end = scope.end_mark(sentence).unwrap_or(sentence.end);
    rewrite.words(&(scope.first_word(sentence)..end), ask.trim_end_matches('?'));
    rewrite.end_with(sentence, "?").finish(Grade::Suggested, Note::write(ask))
}
