//! Puts one noun in place of another: case and number stay, and the words that agree with it change alongside
//! («ваша жалоба» → «ваше обращение», «новый апдейт вышел» → «новое обновление вышло»).

use smallvec::SmallVec;

use super::case::{CASES, EITHER, governed};
use crate::context::Scope;
use crate::language::{Lexicon, Tag, TokenKind};
use crate::rewrite::Rewrite;
use crate::text::fold::fold;

const NUMBERS: Tag = Tag::SING.with(Tag::PLUR);
const GENDERS: Tag = Tag::MASC.with(Tag::FEMN).with(Tag::NEUT);
const MODIFIERS: Tag = Tag::ADJF.with(Tag::PRTF);

/// Case, number and gender that a word may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form {
    case: Tag,
    number: Tag,
    gender: Tag,
}

/// A noun with the adjectives before it and the words after it that do not change: «пункт* выдачи заказов».
/// The star marks the noun; without one it is the last word.
struct Phrase<'p> {
    adjectives: SmallVec<[&'p str; 2]>,
    head: &'p str,
    tail: SmallVec<[&'p str; 2]>,
}

impl<'p> Phrase<'p> {
    fn new(text: &'p str) -> Self {
        let words: SmallVec<[&str; 4]> = text.split(' ').collect();
        let at = words.iter().position(|word| word.ends_with('*')).unwrap_or(words.len() - 1);
        Self {
            adjectives: words[..at].iter().copied().collect(),
            head: words[at].trim_end_matches('*'),
            tail: words[at + 1..].iter().copied().collect(),
        }
    }

    /// The phrase in this case and number, with the noun's gender and the number that it has (`деньги` has only one).
    fn inflect(&self, case: Tag, number: Tag) -> Option<(String, Form)> {
        let lexicon = Lexicon::get();
        let head = fold(self.head);
        let parses = lexicon.parse(&head);
        let parse = parses.iter().find(|parse| parse.tag.contains(Tag::NOUN | Tag::NOMN))?;
        let number = if parse.tag.contains(Tag::PLUR) { Tag::PLUR } else { number };
        let gender = only(parse.tag, GENDERS);
        let animate = only(parse.tag, Tag::ANIM | Tag::INAN);
        let form = Form { case, number, gender };
        let mut words = Vec::new();
        for adjective in &self.adjectives {
            words.push(modifier(adjective, form, animate)?);
        }
        words.push(lexicon.inflect_yo(self.head, parse, Tag::NOUN | case | number)?);
        words.extend(self.tail.iter().map(|&word| word.to_owned()));
        Some((words.join(" "), form))
    }
}

fn only(tag: Tag, of: Tag) -> Tag {
    Tag(tag.0 & of.0)
}

/// An adjective, participle or adjective pronoun in another form.
fn modifier(word: &str, form: Form, animate: Tag) -> Option<String> {
    let lexicon = Lexicon::get();
    let lower = word.to_lowercase();
    let folded = fold(&lower);
    let parses = lexicon.parse(&folded);
    let parse = parses.iter().find(|parse| parse.tag.intersects(MODIFIERS))?;
    let gender = if form.number == Tag::PLUR { Tag::default() } else { form.gender };
    let want = only(parse.tag, MODIFIERS) | form.case | form.number | gender;
    let animate = if form.case == Tag::ACCS { animate } else { Tag::default() };
    lexicon.inflect_yo(&lower, parse, want | animate).or_else(|| lexicon.inflect_yo(&lower, parse, want))
}

/// A reading agrees with a form.
fn agrees(tag: Tag, form: Form) -> bool {
    tag.contains(form.case | form.number)
        && (form.number == Tag::PLUR || !tag.intersects(GENDERS) || tag.intersects(form.gender))
}

/// The words before a noun that agree with it, outermost first, and the forms of the noun that they leave.
fn modifiers(scope: &Scope<'_>, at: usize, forms: &mut SmallVec<[Form; 8]>) -> usize {
    let start = scope.analysis.sentence_of(at).tokens.start;
    let mut first = at;
    while first > start && scope.is(first - 1, TokenKind::Word) {
        let readings = || {
            scope.tokens()[first - 1]
                .parses
                .iter()
                .map(|parse| parse.tag)
                .filter(|tag| tag.intersects(MODIFIERS))
        };
        let left: SmallVec<[Form; 8]> =
            forms.iter().copied().filter(|form| readings().any(|tag| agrees(tag, *form))).collect();
        if left.is_empty() {
            break;
        }
        *forms = left;
        first -= 1;
    }
    first
}

/// The noun is what the clause's verb says something of, not what somebody does something with: «баг исправлен»,
/// «апдейт вышел», but «баг исправили».
fn is_subject(scope: &Scope<'_>, first: usize, at: usize, forms: &[Form]) -> bool {
    let mut object = false;
    for token in scope.clause(at).filter(|token| !(first..=at).contains(token)) {
        for tag in scope.tokens()[token].parses.iter().map(|parse| parse.tag).take(1) {
            let agrees = forms.iter().any(|form| {
                tag.contains(form.number)
                    && (form.number == Tag::PLUR || !tag.intersects(GENDERS) || tag.intersects(form.gender))
            });
            let third = !tag.intersects(Tag::PER1 | Tag::PER2 | Tag::IMPR);
            if tag.intersects(Tag::ADJS | Tag::PRTS) || (tag.contains(Tag::VERB) && agrees && third) {
                return true;
            }
            object |= tag.intersects(Tag::VERB | Tag::INFN | Tag::GRND) && tag.contains(Tag::TRAN);
        }
    }
    !object
}

/// What a change of the noun makes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Change {
    /// Token and its new words.
    words: SmallVec<[(usize, String); 4]>,
}

/// How the first letter of the new noun is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capital {
    /// Like the old word's.
    AsBefore,
    /// Small but for the start of a sentence: the old word is an abbreviation.
    Start,
}

/// Puts `phrase` (in its dictionary form, see [`Phrase`]) in place of the noun at `at`, whose readings are given.
/// The words that are written there; `None` where the form is not certain.
pub(crate) fn replace(
    scope: &Scope<'_>,
    rewrite: &mut Rewrite<'_>,
    at: usize,
    readings: &[Tag],
    phrase: &str,
    capital: Capital,
) -> Option<String> {
    let phrase = Phrase::new(phrase);
    let mut forms: SmallVec<[Form; 8]> = SmallVec::new();
    for tag in readings {
        for &case in CASES {
            let number = only(*tag, NUMBERS);
            if tag.contains(case) && (number == Tag::SING || number == Tag::PLUR) {
                forms.push(Form { case, number, gender: only(*tag, GENDERS) });
            }
        }
    }
    let first = modifiers(scope, at, &mut forms);
    if let Some(cases) = governed(scope, first) {
        let fitting: SmallVec<[Form; 8]> =
            forms.iter().copied().filter(|form| cases.intersects(form.case)).collect();
        if !fitting.is_empty() {
            forms = fitting;
        }
    }
    if governed(scope, first).is_some_and(|cases| cases.contains(EITHER)) && forms.len() > 1 {
        let case = if is_subject(scope, first, at, &forms) { Tag::NOMN } else { Tag::ACCS };
        if forms.iter().any(|form| form.case == case) {
            forms.retain(|form| form.case == case);
        }
    }
    // «все» may be «всё».
    if first < at && scope.is_word(first, &["все"]) && !scope.written(first).contains(['ё', 'Ё']) {
        let plural = forms.iter().any(|form| form.number == Tag::PLUR);
        forms.retain(|form| form.number == Tag::PLUR);
        if !plural {
            return None;
        }
    }
    let mut chosen: Option<Change> = None;
    for form in forms {
        let change = change(scope, first, at, form, &phrase)?;
        if chosen.as_ref().is_some_and(|known| *known != change) {
            return None;
        }
        chosen = Some(change);
    }
    let mut written = String::new();
    for (token, text) in chosen?.words {
        if token == at {
            written.clone_from(&text);
        }
        if token == at && capital == Capital::Start {
            let start = scope.first_word(&scope.analysis.sentence_of(at).tokens) == at;
            let text = if start { crate::capitals::capitalise(&text) } else { text };
            rewrite.raw(scope.tokens()[at].range.clone(), text);
        } else {
            rewrite.words(&(token..token + 1), &text);
        }
    }
    Some(written)
}

fn change(scope: &Scope<'_>, first: usize, at: usize, form: Form, phrase: &Phrase<'_>) -> Option<Change> {
    let (text, new) = phrase.inflect(form.case, form.number)?;
    let mut change = Change::default();
    change.words.push((at, text));
    if new.number == form.number && (new.gender == form.gender || form.number == Tag::PLUR) {
        return Some(change);
    }
    // «…, который вышел»: too far to follow.
    if scope.is_mark(at + 1, ",")
        && scope.tokens().get(at + 2).is_some_and(|token| {
            token.parses.iter().any(|parse| Lexicon::get().lemma(scope.norm(at + 2), parse) == "который")
        })
    {
        return None;
    }
    for token in first..at {
        let word = modifier(scope.written(token), new, Tag::INAN)?;
        if fold(&word) != scope.norm(token) {
            change.words.push((token, word));
        }
    }
    if form.case == Tag::NOMN {
        let mut adverbs = true;
        for token in scope.clause(at).filter(|token| !(first..=at).contains(token)) {
            // «доступно круглосуточно»: the second is an adverb.
            let adverb = scope.tokens()[token].can_be(Tag::ADVB);
            if (adverbs || !adverb)
                && let Some(word) = predicate(scope, at, token, form, new)
            {
                adverbs = false;
                if fold(&word) != scope.norm(token) {
                    change.words.push((token, word));
                }
            }
        }
    }
    Some(change)
}

/// The verb or short adjective at `token`, made to agree with the new subject.
fn predicate(scope: &Scope<'_>, at: usize, token: usize, old: Form, new: Form) -> Option<String> {
    let past = |tag: Tag| tag.contains(Tag::VERB | Tag::PAST);
    let short = |tag: Tag| tag.intersects(Tag::ADJS | Tag::PRTS);
    let present = |tag: Tag| tag.contains(Tag::VERB | Tag::PER3);
    let parse = scope.tokens()[token].parses.iter().find(|parse| {
        let tag = parse.tag;
        // «мастер получил»: who does something is seldom the thing, unless the verb stands beside it.
        if tag.contains(Tag::VERB | Tag::TRAN) && token != at + 1 {
            return false;
        }
        ((past(tag) || short(tag))
            && tag.contains(old.number)
            && (old.number == Tag::PLUR || tag.intersects(old.gender)))
            || (present(tag) && tag.contains(old.number) && old.number != new.number)
    })?;
    let gender = if new.number == Tag::PLUR || present(parse.tag) { Tag::default() } else { new.gender };
    let keep = only(
        parse.tag,
        Tag::VERB
            | Tag::ADJS
            | Tag::PRTS
            | Tag::PAST
            | Tag::PRES
            | Tag::FUTR
            | Tag::PER3
            | Tag::INDC
            | Tag::PSSV,
    );
    let lower = scope.written(token).to_lowercase();
    Lexicon::get().inflect_yo(&lower, parse, keep | new.number | gender)
}

/// All forms of `lemma` with their readings. A word that the dictionary lacks is inflected like `model` («инфа» like
/// «лампа», «чекнуть» like «стукнуть»).
pub(crate) fn declension(lemma: &str, model: &str) -> Vec<(String, Tag)> {
    let lexicon = Lexicon::get();
    let noun = |word: &str| {
        let parses = lexicon.parse(word);
        parses
            .iter()
            .find(|parse| parse.tag.intersects(Tag::NOUN | Tag::INFN) && lexicon.lemma(word, parse) == word)
            .copied()
    };
    let lemma = fold(lemma);
    if lexicon.contains(&lemma)
        && let Some(parse) = noun(&lemma)
    {
        return lexicon.forms(&lemma, &parse);
    }
    let model = fold(model);
    let Some(parse) = noun(&model) else { return Vec::new() };
    // The endings from the last letter on that both stems share.
    let forms = lexicon.forms(&model, &parse);
    let common = forms.iter().fold(model.len(), |len, (form, _)| {
        let shared = model.bytes().zip(form.bytes()).take_while(|(a, b)| a == b).count();
        len.min(shared)
    });
    let common = (0..=common).rev().find(|&at| model.is_char_boundary(at)).unwrap_or(0);
    let Some(stem) = lemma.strip_suffix(&model[common..]) else { return Vec::new() };
    forms.iter().filter_map(|(form, tag)| Some((format!("{stem}{}", form.get(common..)?), *tag))).collect()
}

/// The adjective that stands before the noun at `noun`, in its form; `first` is where the two begin.
pub(crate) fn describe(scope: &Scope<'_>, first: usize, noun: usize, adjective: &str) -> Option<String> {
    let cases = governed(scope, first);
    let mut chosen: Option<String> = None;
    let tags =
        || scope.tokens()[noun].parses.iter().map(|parse| parse.tag).filter(|tag| tag.contains(Tag::NOUN));
    let fits = |case: Tag| cases.is_none_or(|cases| cases.intersects(case));
    let any = tags().any(|tag| CASES.iter().any(|&case| tag.contains(case) && fits(case)));
    for tag in tags() {
        for &case in CASES.iter().filter(|&&case| tag.contains(case) && (!any || fits(case))) {
            let form = Form { case, number: only(tag, NUMBERS), gender: only(tag, GENDERS) };
            let text = modifier(adjective, form, only(tag, Tag::ANIM | Tag::INAN))?;
            if chosen.as_ref().is_some_and(|known| *known != text) {
                return None;
            }
            chosen = Some(text);
        }
    }
    chosen
}
