//! «Свяжитесь с нами» without a word where.

use std::ops::Range;

use crate::checks::said::{has_link, says_thanks};
use crate::context::{Scope, View};
use crate::document::{Channel, Kind, PlaceholderStyle};
use crate::draft::{Draft, Note};
use crate::finding::Grade;
use crate::language::{Mood, Tag, TokenKind};
use crate::rewrite::Rewrite;

/// A way to reach somebody: stems of its verb, and words that name who is reached.
struct Way {
    verbs: &'static [&'static str],
    targets: &'static [&'static [&'static str]],
    /// By letter, else by phone.
    written: bool,
}

const WAYS: &[Way] = &[
    Way {
        verbs: &["свяж", "связ", "связыва"],
        targets: &[
            &["с", "нами"],
            &["с", "менеджером"],
            &["с", "поддержкой"],
            &["со", "службой"],
            &["с", "оператором"],
            &["с", "администратором"],
            &["с", "отделом"],
            &["с", "нашим", "менеджером"],
            &["с", "нашими", "специалистами"],
            &["с", "нашей", "поддержкой"],
            &["с", "вашим", "менеджером"],
        ],
        written: false,
    },
    Way {
        verbs: &["обрат", "обращ"],
        targets: &[
            &["к", "нам"],
            &["в", "поддержку"],
            &["в", "службу"],
            &["в", "техподдержку"],
            &["к", "менеджеру"],
            &["к", "администратору"],
            &["в", "нашу", "поддержку"],
            &["в", "нашу", "службу"],
            &["к", "вашему", "менеджеру"],
            &["к", "нашим", "специалистам"],
        ],
        written: false,
    },
    Way {
        verbs: &["позвон", "звон", "набер", "перезвон"],
        targets: &[&["нам"], &["в", "поддержку"], &["в", "службу"], &["менеджеру"], &["администратору"]],
        written: false,
    },
    Way {
        verbs: &["напиш", "напис", "пиш", "писать"],
        targets: &[&["нам"], &["в", "поддержку"], &["в", "службу"], &["менеджеру"]],
        written: true,
    },
];

/// Letters, SMS and public answers: in a chat or a call the client is already there.
pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let front = &view.doc.front;
    let apart = matches!(front.channel, Some(Channel::Email | Channel::Sms | Channel::Review));
    let here = matches!(
        front.channel,
        Some(Channel::Chat | Channel::Messenger | Channel::Phone | Channel::InPerson)
    ) || matches!(front.kind, Some(Kind::Call | Kind::Visit));
    if here || !apart && (view.doc.collection || view.doc.labelled) {
        return;
    }
    let mut message: Vec<Scope<'_>> = Vec::new();
    for scope in view.speech() {
        if message.last().is_some_and(|last| last.block.message != scope.block.message) {
            read(&message, out);
            message.clear();
        }
        message.push(scope);
    }
    read(&message, out);
}

fn read(message: &[Scope<'_>], out: &mut Vec<Draft>) {
    let mut hits = Vec::new();
    for scope in message {
        for sentence in scope.sentences() {
            hits.extend(find(scope, &sentence.tokens).map(|(range, way)| (*scope, range, way)));
        }
    }
    if hits.is_empty()
        || message.iter().any(|scope| scope.sentences().iter().any(|it| says_where(scope, &it.tokens)))
    {
        return;
    }
    for (scope, range, way) in hits {
        let facts = &scope.view.facts;
        let text = if way.written {
            format!("на почту {}", facts.placeholder(scope.view.settings, "email"))
        } else {
            format!("по телефону {}", facts.placeholder(scope.view.settings, "phone"))
        };
        let mut rewrite = Rewrite::new(&scope);
        rewrite.after(range.end - 1, &format!(" {text}"));
        out.push(Draft::on(&scope, &range).fix(rewrite.finish(Grade::Suggested, Note::insert(&text))));
    }
}

/// The tokens of «свяжитесь, пожалуйста, с нами» and what kind of contact it is.
fn find(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<(Range<usize>, &'static Way)> {
    // «Благодарим, что решили обратиться к нам», «обращайтесь к нам снова»
    if says_thanks(scope, sentence)
        || scope.has_word(sentence, &["снова", "еще", "рады", "рад", "рада", "решили", "вновь", "опять"])
    {
        return None;
    }
    for at in sentence.clone() {
        let token = &scope.tokens()[at];
        let asked = token.mood == Some(Mood::Imperative) && !scope.norm(at).ends_with("те-ка")
            || token.parses.iter().any(|parse| parse.tag.contains(Tag::INFN));
        if token.kind != TokenKind::Word || !asked || (at > sentence.start && scope.is_word(at - 1, &["не"]))
        {
            continue;
        }
        let Some(way) = WAYS.iter().find(|way| way.verbs.iter().any(|stem| scope.norm(at).starts_with(stem)))
        else {
            continue;
        };
        let target = |from: usize| {
            way.targets
                .iter()
                .find_map(|words| scope.phrase_at(from, sentence.end, words))
                .map(|end| from..end)
        };
        let after = (at + 1..sentence.end.min(at + 6)).find_map(target);
        if let Some(target) = after {
            return Some((at..target.end, way));
        }
        let before = (at.saturating_sub(5).max(sentence.start)..at).find_map(target);
        if let Some(target) = before {
            return Some((target.start..at + 1, way));
        }
    }
    None
}

/// The sentence names an address, a number, or the place where the client already is.
fn says_where(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    const STEMS: &[&str] = &[
        "чат",
        "телефон",
        "номер",
        "сайт",
        "ссылк",
        "почт",
        "e-mail",
        "email",
        "приложени",
        "кабинет",
        "бот",
        "мессенджер",
        "телеграм",
        "telegram",
        "whatsapp",
        "вотсап",
        "ватсап",
        "viber",
        "вконтакте",
        "форм",
        "кнопк",
        "адрес",
        "лини",
        "письм",
        "ответн",
        "рецепци",
        "ресепш",
        "офис",
        "комментари",
    ];
    scope.has_stem(sentence, STEMS)
        || has_link(scope, sentence)
        || scope.block.placeholders.iter().any(|place| {
            let name = place.name.to_lowercase();
            place.style != PlaceholderStyle::Logic
                && ["contact", "signature", "подпис", "контакт", "phone", "mail", "chat", "tel"]
                    .iter()
                    .any(|part| name.contains(part))
        })
}
