//! `conduct`: a direction tells the agent to do what troubles the client.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::acts::{ACTS, Act, Nature};
use super::words::Words;
use crate::context::{Scope, View};
use crate::document::Role;
use crate::draft::Draft;
use crate::language::Tag;
use crate::settings::Locale;

/// A compiled wording and its act.
#[derive(Debug)]
struct Row {
    act: &'static Act,
    verbs: Words,
    /// What is forbidden is the neglect of something: «не отвечайте на отзыв».
    neglect: bool,
    needs: Vec<Need>,
    unless: Words,
}

/// One need: any of these, each looked for at its place.
#[derive(Debug)]
struct Need {
    beside: Words,
    sentence: Words,
    context: Words,
}

impl Need {
    fn new(text: &str) -> Self {
        let mut places = [const { String::new() }; 3];
        // A mark before the first word holds for all of them.
        let all = text.trim().chars().next().filter(|first| "^%".contains(*first));
        for word in text.split_whitespace() {
            let place = match word.chars().next().filter(|first| "^%".contains(*first)).or(all) {
                Some('^') => 1,
                Some(_) => 2,
                None => 0,
            };
            places[place].push_str(word.trim_start_matches(['^', '%']));
            places[place].push(' ');
        }
        let [beside, sentence, context] = places.map(|words| Words::new(&words));
        Self { beside, sentence, context }
    }
}

/// All wordings, and which of them may start with a letter.
#[derive(Debug)]
struct Table {
    rows: Vec<Row>,
    by_letter: FxHashMap<char, Vec<usize>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), by_letter: FxHashMap::default() };
    for act in ACTS {
        for wording in act.wordings {
            let verbs = Words::new(wording.verbs);
            for letter in verbs.initials() {
                let list = table.by_letter.entry(letter).or_default();
                if list.last() != Some(&table.rows.len()) {
                    list.push(table.rows.len());
                }
            }
            let needs =
                wording.needs.split('+').filter(|text| !text.trim().is_empty()).map(Need::new).collect();
            table.rows.push(Row {
                act,
                verbs,
                neglect: wording.verbs.trim_start().starts_with("не_"),
                needs,
                unless: Words::new(wording.unless),
            });
        }
    }
    table
});

static FORBIDS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "нельзя запрещ* недопустим* избега* воздерж* откажитесь вместо_того никогда не_нужно не_надо \
         не_следует не_стоит не_должн* не_должен не_рекоменд* не_принято не_допуска* не_разреша* \
         не_старай* не_пытай* не_вздумай* не_позволя* не_смей* неприемлемо неэтично невежливо \
         неприлично старай*_не постарай*_не ошибк* перестан* прекрат* остерег* незачем ни_в_коем \
         чтобы_не плохо неправильно грубо_и",
    )
});
/// Prohibitions that may follow an infinitive: «трогать вещи гостя нельзя».
static FORBIDS_AFTER: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "нельзя запрещ* недопустим* не_нужно не_надо не_следует не_стоит не_принято не_допуска* \
         не_разреша* неприемлемо невежливо неприлично неэтично ошибк* незачем не_рекоменд*",
    )
});
static CONSENT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "разреш* соглас* позвол* не_против не_возража* попросил* попросит попросят просит просят \
         позвал* позовет позовут зовет пригласил* пригласит подаст подал* подзовет дал_знак дает_знак знак \
         по_просьбе по_желанию сам_предлож* можно_ли спросив спросите_можно",
    )
});
static TRADES: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "врач* доктор* медсестр* медбрат* медик* фельдшер* стоматолог* массаж* портн* закройщи* швея \
         парикмахер* барбер* стилист* визажист* косметолог* мануальн* остеопат* тренер* тату* маникюр* \
         педикюр* бровист* ортопед* оптометрист* реабилитолог* сиделк* санитар* физиотерапевт* терапевт* \
         хирург* спасател* примерк*",
    )
});
static ASKS: LazyLock<Words> = LazyLock::new(|| {
    Words::new("попрос* проси* просит* предлож* предлаг* дайте дать помог* помоч* разреш* пригла*")
});
static CLIENT: LazyLock<Words> = LazyLock::new(|| Words::new("@client он она они"));
/// Words that open a clause which tells when, not what.
const CONDITIONS: &[&str] = &["если", "когда", "пока", "хотя", "как", "раз", "котор", "прежде", "чтобы"];

/// Further tokens of a list after a comma that belong to the verb.
const MAX_FIELD: usize = 40;

pub(super) fn check(view: &View<'_>, out: &mut Vec<Draft>) {
    let trade = is_trade(view);
    for index in 0..view.doc.blocks.len() {
        if view.doc.blocks[index].role == Role::Direction
            && let Some(scope) = view.scope(index)
        {
            block(view, &scope, trade, out);
        }
    }
}

fn block(view: &View<'_>, scope: &Scope<'_>, trade: bool, out: &mut Vec<Draft>) {
    let trade = trade || TRADES.any(scope, &scope.all());
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let mut last_end = 0;
        for at in sentence.clone() {
            if at < last_end || scope.is_quoted(at) {
                continue;
            }
            let Some(letter) = scope.norm(at).chars().next() else { continue };
            let Some(rows) = TABLE.by_letter.get(&letter) else { continue };
            let found = rows.iter().find_map(|&row| {
                let row = &TABLE.rows[row];
                let tokens = matches(view, scope, sentence, at, row)?;
                Some((row.act, tokens))
            });
            let Some((act, tokens)) = found else { continue };
            let excused = match act.nature {
                Nature::Bodily => trade || consents(view, scope, sentence),
                Nature::Asked => consents(view, scope, sentence),
                Nature::Always => false,
            };
            if excused {
                continue;
            }
            last_end = tokens.end;
            let mut draft = Draft::on(scope, &tokens);
            let (reason, instead) = match view.settings.language {
                Locale::Ru => act.ru,
                Locale::En => act.en,
            };
            draft.args = vec![short(scope, &tokens), reason.to_owned(), instead.to_owned()];
            out.push(draft);
        }
    }
}

/// At most so many characters of the words are named in the message.
const NAMED: usize = 36;

fn short(scope: &Scope<'_>, tokens: &Range<usize>) -> String {
    let mut end = tokens.end;
    while end > tokens.start + 1 && scope.slice(&(tokens.start..end)).chars().count() > NAMED {
        end -= 1;
    }
    let text = scope.slice(&(tokens.start..end));
    if end < tokens.end { format!("{text} …") } else { text.to_owned() }
}

/// The words of the wording at `at`, if it is told to the agent.
fn matches(
    view: &View<'_>,
    scope: &Scope<'_>,
    sentence: &Range<usize>,
    at: usize,
    row: &Row,
) -> Option<Range<usize>> {
    let end = row.verbs.at(scope, at, sentence.end)?;
    let verb = (at..end).find(|&it| is_verb(scope, it))?;
    let field = field(scope, sentence, at, verb);
    if is_clients(scope, &field, verb) || (!row.neglect && is_forbidden(scope, sentence, at)) {
        return None;
    }
    // «не отходя от клиента» is no excuse.
    let excuse = row.unless.find(scope, sentence);
    if excuse.is_some_and(|hit| hit.start == sentence.start || !scope.is_word(hit.start - 1, &["не", "без"]))
    {
        return None;
    }
    let mut tokens = at..end;
    for need in &row.needs {
        if let Some(hit) = need.beside.find(scope, &field) {
            let denied = hit.start > sentence.start
                && hit.start > end
                && scope.is_word(hit.start - 1, &["не", "без", "кроме"]);
            if denied {
                return None;
            }
            tokens = tokens.start.min(hit.start)..tokens.end.max(hit.end);
        } else if !need.sentence.any(scope, sentence) && !in_context(view, scope, sentence, &need.context) {
            return None;
        }
    }
    Some(tokens)
}

/// A verb that can be told to somebody; a form of the past alone reports.
fn is_verb(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens()[at].parses.iter().any(|parse| {
        parse.tag.intersects(Tag::VERB | Tag::INFN | Tag::GRND) && !parse.tag.contains(Tag::PAST | Tag::VERB)
    }) || (scope.is_word(at, &[]) && scope.tokens()[at].parses.is_empty())
}

/// The words that belong to a verb: its clause, up to the verbs before and after it.
fn field(scope: &Scope<'_>, sentence: &Range<usize>, at: usize, verb: usize) -> Range<usize> {
    let clause = scope.clause(verb);
    let is_other = |it: usize| {
        it != verb
            && !(at..=verb).contains(&it)
            && scope.tokens()[it]
                .parses
                .first()
                .is_some_and(|parse| parse.tag.intersects(Tag::VERB | Tag::INFN))
    };
    let start = (clause.start..verb).rev().find(|&it| is_other(it)).map_or(clause.start, |it| {
        // «сядьте напротив клиента и откройте ноутбук»: what stands before «и» belongs to the first verb.
        (it + 1..verb).rev().find(|&and| scope.is_word(and, &["и", "или"])).unwrap_or(it) + 1
    });
    let stop = |from: usize, end: usize| (from..end).find(|&it| is_other(it));
    let mut end = stop(verb + 1, clause.end).unwrap_or(clause.end);
    // «уберите сумки, пакеты и пальто клиента»: a list goes on after its commas.
    while end == scope.clause(verb).end.max(end) && end < sentence.end && scope.is_mark(end, ",") {
        let next = end + 1;
        if next >= sentence.end || end - verb > MAX_FIELD || opens_clause(scope, next) {
            break;
        }
        let rest = scope.clause(next);
        if stop(next, rest.end).is_some() || (next..rest.end).any(|it| is_gerund(scope, it)) {
            break;
        }
        end = rest.end;
    }
    start.min(at)..end
}

fn is_gerund(scope: &Scope<'_>, at: usize) -> bool {
    scope.tokens()[at].parses.first().is_some_and(|parse| parse.tag.contains(Tag::GRND))
}

fn opens_clause(scope: &Scope<'_>, at: usize) -> bool {
    scope.is_word(at, &["что", "а", "но", "где", "куда", "чем", "потом", "затем"])
        || CONDITIONS.iter().any(|word| scope.norm(at).starts_with(word))
}

/// The verb says what the client does, or stands in a condition.
fn is_clients(scope: &Scope<'_>, field: &Range<usize>, verb: usize) -> bool {
    let clause = scope.clause(verb);
    let opens = clause.clone().find(|&at| !scope.is_word(at, &["и", "а", "но", "даже"]));
    if opens.is_some_and(|at| at < verb && CONDITIONS.iter().any(|word| scope.norm(at).starts_with(word)))
        && !scope.tokens()[verb].can_be(Tag::INFN)
        && scope.tokens()[verb].mood.is_none()
    {
        return true;
    }
    // «попросите клиента убрать вещи», «спросите, убрать ли»; what stands before a comma asks for something else.
    let from = (clause.start..verb).rev().find(|&at| scope.is_mark(at, ",")).unwrap_or(clause.start);
    if scope.tokens()[verb].can_be(Tag::INFN)
        && (ASKS.any(scope, &(from..verb)) || scope.is_word(verb + 1, &["ли"]))
    {
        return true;
    }
    let third = scope.tokens()[verb].parses.iter().all(|parse| parse.tag.intersects(Tag::PER3 | Tag::PAST));
    third
        && field.clone().any(|at| {
            CLIENT.at(scope, at, field.end).is_some()
                && scope.tokens()[at].parses.first().is_some_and(|parse| parse.tag.contains(Tag::NOMN))
        })
}

/// «Не …», «нельзя …», «… запрещено»
fn is_forbidden(scope: &Scope<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let before = sentence.start..at;
    // The clause before an adversative says what to do instead.
    let from = before.clone().rev().find(|&it| scope.is_mark(it, ";:—–")).map_or(before.start, |it| it + 1);
    (at > sentence.start && scope.is_word(at - 1, &["не", "ни"]))
        || (at > sentence.start + 1
            && scope.is_word(at - 2, &["не", "ни"])
            && scope.tokens()[at - 1].can_be(Tag::ADVB))
        || FORBIDS.any(scope, &(from..at))
        || (scope.tokens()[at].can_be(Tag::INFN) && FORBIDS_AFTER.any(scope, sentence))
}

/// The direction before this one, where it is a condition, or the heading above says it.
fn in_context(view: &View<'_>, scope: &Scope<'_>, sentence: &Range<usize>, words: &Words) -> bool {
    if words.is_empty() {
        return false;
    }
    if words.any(scope, sentence) {
        return true;
    }
    let before = scope
        .index
        .checked_sub(1)
        .filter(|&index| {
            let block = &view.doc.blocks[index];
            block.role == Role::Direction && block.step == scope.block.step
        })
        .and_then(|index| view.scope(index));
    if before.is_some_and(|before| words.any(&before, &before.all())) {
        return true;
    }
    let heading = scope.block.step.and_then(|step| view.doc.steps.get(step));
    heading.is_some_and(|step| words.in_title(&step.title))
}

/// The client agreed, asked or called; or the agent has just asked.
fn consents(view: &View<'_>, scope: &Scope<'_>, sentence: &Range<usize>) -> bool {
    let agrees = |scope: &Scope<'_>, tokens: &Range<usize>| {
        tokens.clone().any(|at| {
            CONSENT.at(scope, at, tokens.end).is_some()
                && !(at.saturating_sub(2).max(tokens.start)..at)
                    .any(|it| scope.is_word(it, &["не", "без", "ни"]))
        })
    };
    if agrees(scope, sentence) {
        return true;
    }
    // «Спросите разрешения. Затем передвиньте стол.»
    let place = scope.sentences().partition_point(|it| it.tokens.start < sentence.start);
    if place.checked_sub(1).is_some_and(|before| agrees(scope, &scope.sentences()[before].tokens)) {
        return true;
    }
    let asked = (0..scope.index)
        .rev()
        .take(4)
        .filter(|&index| view.doc.blocks[index].role == Role::Agent)
        .find_map(|index| view.scope(index));
    asked.is_some_and(|scope| agrees(&scope, &scope.all()) || scope.has_word(&scope.all(), &["можно"]))
}

/// The agent's trade cannot do without touching.
fn is_trade(view: &View<'_>) -> bool {
    let own = &view.settings.privacy.touching_trades;
    view.doc.turns.iter().filter(|turn| turn.role == Role::Agent).any(|turn| {
        let label = turn.label.clone().and_then(|range| view.doc.source.get(range)).unwrap_or_default();
        TRADES.in_title(label) || own.iter().any(|trade| label.to_lowercase().contains(&trade.to_lowercase()))
    }) || own.iter().any(|trade| {
        // A trade may stand in a heading or a direction, too.
        view.doc.steps.iter().any(|step| step.title.to_lowercase().contains(&trade.to_lowercase()))
    })
}
