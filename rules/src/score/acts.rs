//! Good acts, and abruptness that no rule reports: what a sentence does, in the phrase language.

use std::sync::LazyLock;

use super::Axis;
use crate::phrase::{Index, Phrase};

/// One kind of act.
#[derive(Debug)]
pub(super) struct Act {
    /// What would add it, in Russian; empty for what is not advised.
    pub(super) ru: &'static str,
    /// The same in English.
    pub(super) en: &'static str,
    /// What it counts for on each axis; negative for abruptness.
    pub(super) weights: [f64; Axis::COUNT],
    /// Once in a text is enough; others are expected again and again.
    pub(super) once: bool,
    find: By,
}

/// How an act is recognised.
#[derive(Debug)]
pub(super) enum By {
    /// By phrases.
    Phrases(&'static [&'static str]),
    /// As `meanings` calls it.
    Meaning(&'static str),
    /// By the marks and address of the sentence (see `coded`).
    Coded(Coded),
}

/// What is told without words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coded {
    /// The client is called by name.
    Name,
    /// The sentence asks the client something.
    Question,
    /// «ты» is said.
    Ty,
    /// «?!», «!!», «??».
    Marks,
}

const fn act(ru: &'static str, en: &'static str, courtesy: f64, ownership: f64, once: bool, find: By) -> Act {
    Act { ru, en, weights: [courtesy, ownership], once, find }
}

/// All acts. The weights are in logits (see `weigh`): +0.7 moves a neutral text from 50 to 67.
pub(super) const ACTS: &[Act] = &[
    act(
        "поздороваться",
        "greet the client",
        0.6,
        0.0,
        true,
        By::Phrases(&[
            "(здравствуйте | приветствую | приветствуем | добрый день | добрый вечер | доброе утро | доброго дня)",
            "рады приветствовать",
            "добро пожаловать",
            "здравствуй",
        ]),
    ),
    act("обратиться по имени", "call the client by name", 0.4, 0.0, true, By::Coded(Coded::Name)),
    act(
        "поблагодарить",
        "thank the client",
        0.9,
        0.0,
        true,
        By::Phrases(&[
            "(спасибо | благодарю | благодарим | признательны | признателен | признательна)",
            "(буду | будем) .. (благодарен | благодарна | благодарны | признателен | признательна | признательны)",
            "заранее (спасибо | благодарен | благодарна | благодарны)",
        ]),
    ),
    act(
        "просить со словом «пожалуйста»",
        "say please",
        0.7,
        0.0,
        false,
        By::Phrases(&["(пожалуйста | прошу | просим | просьба)", "будьте (добры | любезны)"]),
    ),
    act(
        "",
        "",
        0.5,
        0.0,
        false,
        By::Phrases(&[
            "если (вам | вас)? не (трудно | сложно | затруднит | составит)",
            "если (можно | возможно | вам удобно | есть возможность | будет возможность | будет время)",
            "(по | при) возможности",
            "не сочтите за труд",
            "когда (вам)? (будет | вам) удобно",
        ]),
    ),
    act(
        "просить вопросом: «Не могли бы вы …?»",
        "ask by a question",
        0.9,
        0.0,
        false,
        By::Phrases(&[
            "не? (могли | мог | могла | смогли) бы",
            "(можно | возможно | нельзя) ли",
            "не (подскажете | поможете | возражаете | затруднит | скажете | откажетесь | согласитесь)",
            "(можете | сможете) (ли | вы | <INFN>)",
            "вы не (против | возражаете | могли | хотели)",
            "(хотел | хотела | хотели | хотелось) бы",
            "(было | был | была) бы .. (хорошо | здорово | полезно | интересно | неплохо | логично | лучше | отлично | правильно | удобно)",
            "(подскажите | скажите | посоветуйте | помогите) , пожалуйста",
        ]),
    ),
    act(
        "дать выбор или спросить, как удобнее",
        "offer a choice",
        0.5,
        0.4,
        false,
        By::Phrases(&[
            "вам .. (удобно | удобнее | комфортно | подойдет | подойдут | подходит)",
            "(удобно | удобнее) ли? вам",
            "на ваш (выбор | вкус)",
            "(как | когда | что | какой | какое | какая) .. (предпочитаете | предпочтете | выбираете)",
            "если (хотите | желаете | захотите)",
            "как (вы)? (смотрите | думаете | считаете)",
        ]),
    ),
    act(
        "",
        "",
        0.6,
        0.3,
        true,
        By::Phrases(&[
            "(прошу | просим | приносим | приношу | примите) .. (прощения | извинения | извинить | простить)",
            "(извините | простите) .. пожалуйста",
            "(извините | простите | извиняюсь)",
            "(нам | мне) (очень | искренне)? жаль",
            "(сожалеем | сожалею)",
        ]),
    ),
    act(
        "",
        "",
        0.5,
        0.1,
        true,
        By::Phrases(&[
            "(понимаю | понимаем | представляю) .. (вас | ваше | ваши | вашу | чувства | неприятно | важно | насколько | обидно)",
            "(неприятная | неприятно | непростая | досадно | обидно)",
            "(сочувствую | сочувствуем)",
            "вы (совершенно | абсолютно | конечно)? (правы | верно)",
        ]),
    ),
    act(
        "предложить помощь",
        "offer help",
        0.4,
        0.4,
        true,
        By::Phrases(&[
            "(рады | рад | рада | готов | готова | готовы) .. (помочь | ответить | подсказать | обсудить | рассмотреть)",
            "(чем | как) .. (могу | можем) .. помочь",
            "(помогу | поможем | подскажу | подскажем)",
        ]),
    ),
    act(
        "пожелать хорошего и пригласить снова",
        "close with a wish",
        0.5,
        0.0,
        true,
        By::Phrases(&[
            "(хорошего | доброго | приятного | отличного | удачного | прекрасного | хороших | приятных) <NOUN>",
            "всего (доброго | хорошего | наилучшего)",
            "с (уважением | наилучшими пожеланиями)",
            "(желаю | желаем | удачи | успехов)",
            "(рад | рада | рады) .. (видеть | вас | снова | обратитесь)",
        ]),
    ),
    act(
        "",
        "",
        0.35,
        0.0,
        true,
        By::Phrases(&[
            "(отлично | прекрасно | замечательно | здорово | великолепно)",
            "(~отличный | ~хороший | ~интересный | ~прекрасный | ~замечательный | ~полезный) <NOUN>",
            "(приятно | ценим | ценю | поздравляю | поздравляем)",
            "(давайте | предлагаю | предлагаем)",
            "(мне кажется | на мой взгляд | по-моему | насколько я (понимаю | понял | помню))",
        ]),
    ),
    act(
        "сказать, что сделаете вы",
        "say what you will do",
        0.0,
        0.8,
        false,
        By::Phrases(&[
            "(я | мы)? <VERB 1per futr>",
            "(уже | сейчас) <VERB 1per pres>",
            "(беру | берем | взяли | взял | взяла | передали | передала | передал) .. (контроль | работу | специалисту | коллегам)",
        ]),
    ),
    act("назвать срок", "name a term", 0.1, 0.7, false, By::Meaning("term")),
    act("", "", 0.2, 0.6, false, By::Meaning("alternative")),
    act("", "", 0.1, 0.2, false, By::Coded(Coded::Question)),
    act("", "", 0.0, 0.2, true, By::Meaning("link")),
    act(
        "",
        "",
        -0.7,
        -0.1,
        false,
        By::Phrases(&[
            "^ (а | и | но | так | ну | вот)? ,? (почему | зачем | отчего | с чего | что за | какого | доколе)",
            "на каком основании",
            "(а | и) (что | где | когда | кто) (это | же | вы | это)",
            "(может | может быть | неужели) (хватит | достаточно)",
            "разве (вы | это | не)",
            "(вы | вам) (что | вообще | хоть | же | опять | снова | сами | лично)",
            "с какой (стати | целью | радости)",
            "неужели",
        ]),
    ),
    act(
        "",
        "",
        -0.9,
        0.0,
        false,
        By::Phrases(&[
            "(хватит | прекратите | перестаньте | извольте | потрудитесь | прекращайте | довольно)",
            "(требую | требуем | немедленно | обязаны | обязан | обязана)",
            "не <VERB impr>",
            "(давай | давайте) без",
            "(читайте | учите | изучите | прочитайте) .. (правила | внимательно | матчасть)",
        ]),
    ),
    act(
        "",
        "",
        -0.8,
        0.0,
        false,
        By::Phrases(&[
            "(бред | чушь | ерунда | ерунду | глупость | глупости | вандализм | хамство | ложь | вранье | позор | кошмар)",
            "(безобразие | идиотизм | маразм | враньем | ахинея | чепуха | фигня | дурь | абсурд | флуд | троллинг)",
            "(~врать | ~лгать | ~хамить | ~обманывать | ~угрожать | ~оскорблять | ~портить | ~выдумывать)",
            "(~удалить | ~стереть | ~нарушать | ~отменить) .. (опять | снова | без (причин | объяснений | обсуждения))",
            "(некомпетентный | некомпетентность | безграмотный | безграмотность | невежество | тупой | глупый)",
            "(нельзя | недопустимо | неприемлемо)",
        ]),
    ),
    act("", "", -0.8, -0.1, false, By::Coded(Coded::Ty)),
    act("", "", -0.5, 0.0, false, By::Coded(Coded::Marks)),
];

/// The acts' phrases in one index, and for each phrase the number of its act.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) index: Index,
    pub(super) act_of: Vec<usize>,
    /// Acts that are told by other means.
    pub(super) others: Vec<(usize, &'static By)>,
}

/// Compiled once, when the first score is asked for.
pub(super) static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for (number, act) in ACTS.iter().enumerate() {
        match &act.find {
            By::Phrases(phrases) => {
                for phrase in *phrases {
                    // A phrase that does not compile is caught by a test, not by a user.
                    if let Ok(phrase) = Phrase::new(phrase) {
                        known.index.add(phrase);
                        known.act_of.push(number);
                    }
                }
            }
            other => known.others.push((number, other)),
        }
    }
    known
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_phrases_compile() {
        for act in ACTS {
            if let By::Phrases(phrases) = &act.find {
                for phrase in *phrases {
                    assert!(Phrase::new(phrase).is_ok(), "{phrase}: {:?}", Phrase::new(phrase).err());
                }
            }
        }
    }
}
