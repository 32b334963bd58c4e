//! `overpromise`: guarantees, «моментально», «точно успеем», «лучший в городе».

use std::ops::Range;

use crate::checks::said;
use crate::context::Scope;
use crate::draft::{Draft, DraftFix, Note};
use crate::finding::{Grade, Severity};
use crate::language::{Mood, Tag, TokenKind, forms};
use crate::rewrite::Rewrite;

use super::common::{Phrases, is_conditional, is_negated, is_own_future, is_verb};

static GUARANTEE: Phrases = Phrases::new(&[
    "(гарантируем | гарантирую | ручаемся | ручаюсь | клянемся | клянусь)",
    "(даем | даю) ..1 слово",
    "[(даем | даю | дам | дадим) ..2 (гарантию | гарантии)] , что",
    "(уверяю | уверяем | заверяю | заверяем) (вас)?",
    "(честное слово | зуб даю | отвечаю головой)",
    "(торжественно | твердо) (обещаю | обещаем)",
]);
static SURELY: Phrases = Phrases::new(&[
    "(гарантированно | стопроцентно)",
    "(точно | однозначно | железно | стопроцентно | несомненно | железобетонно)",
    "(сто процентов | на все сто | без вариантов | как штык)",
    "(во что бы то ни стало | любой ценой | кровь из носу)",
]);
static AT_ONCE: Phrases = Phrases::new(&[
    "(моментально | мгновенно | молниеносно)",
    "сию (же)? (минуту | секунду)",
    "в (один | два) (миг | счета)",
    "в мгновение ока",
    "(вмиг | немедленно | незамедлительно)",
    "(в | за) (считаные | считанные) (минуты | секунды | мгновения | часы)",
    "в (ту же | один | одно) (секунду | момент | мгновение)",
]);
static BEST: Phrases = Phrases::new(&[
    "(самый | самая | самое | самые | самых | самым | самыми | самой | самому) <ADJF> ..1 (~компания | ~банк | ~автошкола | ~школа | ~клиника | ~магазин | ~салон | ~сервис | ~студия | ~агентство | ~фирма | ~команда | ~цена | ~качество | ~услуга | ~специалист | ~мастер | ~врач | ~ресторан | ~кафе | ~отель | ~доставка | ~тариф | ~условие | ~обслуживание | ~кухня | ~повар | ~материал | ~курс | ~преподаватель | ~продукт | ~товар | ~оператор | ~мастерская | ~автосервис | ~химчистка | ~пекарня | ~ателье | ~центр | ~такси | ~предложение | ~эксперт | ~юрист | ~тренер | ~стоматолог | ~парикмахер | ~педагог | ~косметолог | ~фотограф | ~флорист | ~мебель | ~ремонт | ~гостиница | ~клуб | ~бар | ~завод | ~производитель | ~застройщик | ~аптека | ~турагентство | ~окно | ~результат | ~уровень)",
    "(~лучший | ~наилучший | ~непревзойденный | ~безупречный | ~крупнейший) ..1 (~компания | ~банк | ~автошкола | ~школа | ~клиника | ~магазин | ~салон | ~сервис | ~студия | ~агентство | ~фирма | ~команда | ~цена | ~качество | ~услуга | ~специалист | ~мастер | ~врач | ~ресторан | ~кафе | ~отель | ~доставка | ~тариф | ~условие | ~обслуживание | ~кухня | ~повар | ~материал | ~курс | ~преподаватель | ~продукт | ~товар | ~оператор | ~мастерская | ~автосервис | ~химчистка | ~пекарня | ~ателье | ~центр | ~такси | ~предложение | ~эксперт | ~юрист | ~тренер | ~стоматолог | ~парикмахер | ~педагог | ~косметолог | ~фотограф | ~флорист | ~мебель | ~ремонт | ~гостиница | ~клуб | ~бар | ~завод | ~производитель | ~застройщик | ~аптека | ~турагентство | ~окно | ~результат | ~уровень)",
    "(наши | наша | наше | у нас) ..2 [(самые | самый | самая | самое) <ADJF>]",
    "(~цена | ~качество | ~условие | ~сервис | ~тариф) (у нас)? [(самые | самый | самая | самое) <ADJF>]",
    "мы [(лучшие | самые лучшие | лидеры | первые)]",
    "(дешевле | лучше) ..2 (не найдете | не найти | не бывает)",
    "нигде (больше)? не найдете",
    "(нам | у нас)? нет равных",
    "(~лучший | ~наилучший) в (городе | районе | стране | мире | области | регионе | москве | россии | отрасли)",
    "вы ..1 не пожалеете",
    "(в лучшем виде | по высшему разряду | на высшем уровне)",
    "(останетесь | будете) (в восторге | довольны)",
    "раз и навсегда",
    "(идеальный | безупречный | потрясающий) результат",
    "(номер один | вне конкуренции | не имеет аналогов | не имеют аналогов | лидер рынка | лидеры рынка)",
]);
static ALWAYS: Phrases = Phrases::new(&["никогда", "всегда", "в любом случае", "при любых обстоятельствах"]);

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        if scope.is_question(sentence) {
            continue;
        }
        let mut hits: Vec<(Range<usize>, Draft)> = Vec::new();
        let mut add = |tokens: &Range<usize>, draft: Draft| {
            if !hits.iter().any(|(known, _)| known.start < tokens.end && tokens.start < known.end) {
                hits.push((tokens.clone(), draft));
            }
        };
        let told =
            |tokens: &Range<usize>| !is_negated(scope, tokens.start) && !is_conditional(scope, tokens.start);
        for hit in GUARANTEE.find(scope, sentence) {
            if told(&hit.tokens) && !is_legal(scope, sentence) {
                add(&hit.marked, guarantee(scope, &hit.marked));
            }
        }
        for hit in SURELY.find(scope, sentence) {
            if told(&hit.tokens)
                && let Some(draft) = surely(scope, &hit.tokens)
            {
                add(&hit.tokens, draft);
            }
        }
        for tokens in sentence.clone().filter_map(|at| whole(scope, sentence, at)) {
            if told(&tokens) {
                add(&tokens, Draft::on(scope, &tokens).fix(delete(scope, &tokens)));
            }
        }
        for hit in AT_ONCE.find(scope, sentence) {
            let clause = scope.clause(hit.tokens.start);
            let past = clause.clone().any(|at| is_verb(scope, at, Tag::PAST));
            let asked = clause.clone().any(|at| {
                scope.tokens()[at].mood == Some(Mood::Imperative)
                    && !scope.tokens()[at].can_be(Tag::VERB | Tag::FUTR | Tag::PER1)
            });
            // «Опишите вопрос, и мы мгновенно его решим»: the verb beside is ours.
            let ours = (hit.tokens.end..(hit.tokens.end + 4).min(sentence.end))
                .any(|at| scope.tokens()[at].can_be(Tag::VERB | Tag::FUTR | Tag::PER1));
            if told(&hit.tokens) && !past && (ours || !asked) {
                add(
                    &hit.tokens,
                    Draft::on(scope, &hit.tokens)
                        .fix(term(scope, &hit.tokens))
                        .fix(delete(scope, &hit.tokens)),
                );
            }
        }
        for hit in BEST.find(scope, sentence) {
            // «Надеемся, что останетесь довольны» promises nothing.
            let hoped = scope
                .has_stem(sentence, &["надеем", "надеюс", "стара", "стрем", "жела", "хотим", "чтобы", "или"]);
            let regret = scope.is_word(hit.tokens.end - 1, &["пожалеете"]);
            if told(&hit.tokens)
                && !hoped
                && !is_sourced(scope, sentence)
                && (regret || !is_yours(scope, &hit.tokens))
            {
                add(&hit.marked, Draft::on(scope, &hit.marked));
            }
        }
        for hit in ALWAYS.find(scope, sentence) {
            if told(&hit.tokens) && is_of_us(scope, sentence, &hit.tokens) {
                let draft = Draft::on(scope, &hit.tokens).at(Severity::Information);
                add(&hit.tokens, draft.fix(delete(scope, &hit.tokens)));
            }
        }
        out.extend(hits.into_iter().map(|(_, draft)| draft));
    }
}

/// «гарантируем возврат по договору», «гарантируем работу 12 месяцев»: law or contract says so.
fn is_legal(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_word(
        sentence,
        &[
            "договор",
            "договору",
            "договоре",
            "договора",
            "закон",
            "закону",
            "законом",
            "законе",
            "производитель",
        ],
    ) || scope.has_stem(sentence, &["законодательств", "месяц", "оферт", "конфиденциальност"])
        || scope.has_word(sentence, &["года", "лет", "год"])
}

/// «Гарантируем, что …» → «Надеемся, что …»; «Гарантируем тишину» → «Постараемся обеспечить тишину».
fn guarantee(scope: &Scope<'_>, tokens: &Range<usize>) -> Draft {
    let draft = Draft::on(scope, tokens);
    let singular = scope.tokens()[tokens.start].can_be(Tag::VERB | Tag::PER1 | Tag::SING);
    let that = scope.is_mark(tokens.end, ",") && scope.is_word(tokens.end + 1, &["что"]);
    let verb = scope.norm(tokens.start).starts_with("гарантир");
    if scope.norm(tokens.start).ends_with("веряю") || scope.norm(tokens.start).ends_with("веряем")
    {
        return draft;
    }
    let words = match (that, singular) {
        (true, true) => "надеюсь",
        (true, false) => "надеемся",
        (false, true) if verb => "постараюсь обеспечить",
        (false, false) if verb => "постараемся обеспечить",
        _ => return draft,
    };
    let fix = Rewrite::new(scope).words(tokens, words).finish(Grade::Suggested, Note::write(words));
    draft.fix(fix)
}

/// «точно успеем сшить» → «постараемся сшить»; «точно приедем» → «постараемся приехать».
fn surely(scope: &Scope<'_>, tokens: &Range<usize>) -> Option<Draft> {
    const EXACT: &[&str] = &[
        "сказ",
        "скаж",
        "назов",
        "определ",
        "ответ",
        "рассчит",
        "узна",
        "подскаж",
        "посчита",
        "укаж",
        "измер",
        "опиш",
    ];
    let next = tokens.end;
    let exactly = scope.is_word(tokens.start, &["точно"])
        && scope.is_word(
            next,
            &[
                "в",
                "к",
                "до",
                "по",
                "так",
                "такой",
                "такая",
                "такие",
                "такое",
                "не",
                "ли",
                "по-прежнему",
                "через",
                "как",
            ],
        );
    let clause = scope.clause(tokens.start);
    // The verb stands beside: «точно успеем», «успеем точно», «точно вам понравится».
    let near = tokens.start.saturating_sub(2).max(clause.start)..(next + 3).min(clause.end);
    // «точно скажу завтра»: exactly, not surely.
    if near.clone().any(|at| scope.has_stem(&(at..at + 1), EXACT)) {
        return None;
    }
    let verb = near.clone().find(|&at| is_verb(scope, at, Tag::FUTR))?;
    if exactly
        || (scope.is_word(tokens.start, &["точно"]) && scope.tokens()[verb].can_be(Tag::VERB | Tag::PER2))
    {
        return None;
    }
    let whole = tokens.start.min(verb)..tokens.end.max(verb + 1);
    let adjacent = whole.len() == tokens.len() + 1;
    let mut draft = Draft::on(scope, if adjacent { &whole } else { tokens });
    if adjacent && scope.tokens()[verb].can_be(Tag::VERB | Tag::PER1) {
        let try_to = if scope.tokens()[verb].can_be(Tag::PER1 | Tag::SING) {
            "постараюсь"
        } else {
            "постараемся"
        };
        let infinitive = scope.tokens().get(whole.end).is_some_and(|token| token.can_be(Tag::INFN));
        let words = if infinitive && scope.has_stem(&(verb..verb + 1), &["успе", "смож", "смог"])
        {
            Some(try_to.to_owned())
        } else {
            infinitive_of(scope, verb).map(|verb| format!("{try_to} {verb}"))
        };
        draft = draft.fix(words.and_then(|words| {
            Rewrite::new(scope).words(&whole, &words).finish(Grade::Suggested, Note::write(&words))
        }));
    }
    Some(draft.fix(delete(scope, tokens)))
}

/// The infinitive of a verb in the future.
fn infinitive_of(scope: &Scope<'_>, verb: usize) -> Option<String> {
    let lexicon = crate::language::Lexicon::get();
    let parse = scope.tokens()[verb].parses.iter().find(|parse| parse.tag.contains(Tag::VERB | Tag::FUTR))?;
    let folded = lexicon.inflect(scope.norm(verb), parse, Tag::INFN)?;
    let found = lexicon.parse(&folded).into_iter().find(|parse| parse.tag.contains(Tag::INFN))?;
    Some(forms::restore_yo(&folded, &found).unwrap_or(folded))
}

/// «на 100 %», «100 % гарантия»: certainty in per cent, not a share of cotton or of the price.
fn whole(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    const CERTAIN: &[&str] =
        &["гарант", "результат", "успе", "увер", "довол", "надежн", "качеств", "вероятност"];
    if scope.norm(at).starts_with("стопроцентн")
        && scope.has_stem(&(at + 1..(at + 2).min(sentence.end)), CERTAIN)
    {
        return Some(at..at + 2);
    }
    if scope.norm(at) != "100" || !scope.is(at, TokenKind::Number) {
        return None;
    }
    let end = if scope.is_mark(at + 1, "%") || scope.is_word(at + 1, &["процентов"]) {
        at + 2
    } else {
        return None;
    };
    let clause = scope.clause(at);
    let certain =
        |from: usize, to: usize| scope.has_stem(&(from.max(clause.start)..to.min(clause.end)), CERTAIN);
    let before = at > sentence.start && scope.is_word(at - 1, &["на"]);
    let ends = end >= sentence.end || scope.is(end, TokenKind::Punct);
    let promised = clause.clone().any(|it| is_verb(scope, it, Tag::FUTR) || is_own_future(scope, it));
    let share = scope.has_stem(
        &clause,
        &[
            "оплат",
            "предоплат",
            "скидк",
            "заряж",
            "заполн",
            "верн",
            "возвра",
            "состо",
            "хлоп",
            "шерст",
            "стоимост",
        ],
    );
    let found = certain(end, end + 2)
        || (before && (certain(clause.start, at) || (promised && ends)))
        || (ends && certain(at.saturating_sub(2), at));
    (found && !share).then(|| if before { at - 1..end } else { at..end })
}

/// A superlative with a number or a source: «по версии журнала», «по данным опроса».
fn is_sourced(scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    scope.has_phrase(sentence, &["по", "версии"])
        || scope.has_phrase(sentence, &["по", "данным"])
        || scope.has_phrase(sentence, &["по", "итогам"])
        || scope.has_stem(sentence, &["рейтинг", "преми", "опрос"])
        || said::has_link(scope, sentence)
        || sentence.clone().any(|at| scope.is(at, TokenKind::Number))
}

/// «самый удобный для вас тариф», «какие условия лучшие для вас».
fn is_yours(scope: &Scope<'_>, tokens: &Range<usize>) -> bool {
    let clause = scope.clause(tokens.start);
    scope.has_phrase(&clause, &["для", "вас"])
        || scope.has_word(&clause, &["ваш", "ваша", "ваше", "ваши", "вы", "желаем", "какой", "какая"])
}

/// «всегда» and its like are said of what we or our things do.
fn is_of_us(scope: &Scope<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    const HARMLESS: &[&str] = &[
        "рад",
        "рады",
        "рада",
        "готов",
        "готовы",
        "готова",
        "можно",
        "можете",
        "связи",
        "открыты",
        "открыт",
        "ждем",
        "жду",
        "ценим",
        "ценю",
        "благодарны",
        "приятно",
        "поможем",
        "помогу",
        "помочь",
        "онлайн",
        "распоряжении",
        "услугам",
        "услышать",
        "учитываем",
        "прислушиваемся",
        "стараемся",
        "стремимся",
        "сможете",
        "вы",
        "вам",
        "вас",
        "поздно",
        "рядом",
        "доступны",
        "доступен",
        "здесь",
        "найдется",
        "проверяйте",
        "нельзя",
        "понадобится",
        "нужен",
        "нужна",
        "нужно",
        "отвечаем",
        "сообщаем",
        "просим",
    ];
    let clause = scope.clause(hit.start);
    if scope.has_word(&clause, HARMLESS)
        || (hit.start > sentence.start && scope.is_word(hit.start - 1, &["как", "почти", "не"]))
        || clause
            .clone()
            .any(|at| scope.tokens()[at].mood == Some(Mood::Imperative) || is_verb(scope, at, Tag::PAST))
    {
        return false;
    }
    let ours = scope.has_word(&clause, &["мы", "наш", "наша", "наше", "наши", "наших", "нашей", "нас"]);
    let verb = |tag: Tag| clause.clone().any(|at| is_verb(scope, at, tag));
    match scope.norm(hit.start) {
        "всегда" | "никогда" => {
            ours && (verb(Tag::PRES) || verb(Tag::FUTR) || scope.has_word(&clause, &["нас"]))
        }
        _ => {
            let second = clause.clone().any(|at| is_verb(scope, at, Tag::PER2));
            !second && (verb(Tag::FUTR | Tag::PER1) || scope.has_word(&clause, &["будет", "будут"]))
        }
    }
}

fn delete(scope: &Scope<'_>, tokens: &Range<usize>) -> Option<DraftFix> {
    Rewrite::new(scope).delete(tokens).finish(Grade::Suggested, Note::delete(scope.slice(tokens)))
}

fn term(scope: &Scope<'_>, tokens: &Range<usize>) -> Option<DraftFix> {
    let clause = scope.clause(tokens.start);
    if !clause.clone().any(|at| is_verb(scope, at, Tag::FUTR)) {
        return None;
    }
    let words = format!("до {}", scope.view.facts.deadline(scope.view.settings));
    Rewrite::new(scope).words(tokens, &words).finish(Grade::Suggested, Note::write(&words))
}
