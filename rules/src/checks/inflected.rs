//! A company's words in the form of the words that they replace: «с клиентами» → «с гостями».

use std::ops::Range;

use crate::context::Scope;
use crate::language::forms::like;
use crate::language::{Lexicon, Parse, Tag};
use crate::text::fold::fold;

/// Words in the wanted form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inflected {
    pub(crate) text: String,
    /// There is no other form that it could be, and nothing around has to agree anew.
    pub(crate) certain: bool,
}

const CASES: &[Tag] = &[Tag::NOMN, Tag::GENT, Tag::DATV, Tag::ACCS, Tag::ABLT, Tag::LOCT];
const NUMBERS: &[Tag] = &[Tag::SING, Tag::PLUR];
const GENDERS: &[Tag] = &[Tag::MASC, Tag::FEMN, Tag::NEUT];
const OF_VERBS: &[Tag] = &[
    Tag::SING,
    Tag::PLUR,
    Tag::PER1,
    Tag::PER2,
    Tag::PER3,
    Tag::PRES,
    Tag::FUTR,
    Tag::PAST,
    Tag::INDC,
    Tag::IMPR,
    Tag::INFN,
    Tag::GRND,
    Tag::MASC,
    Tag::FEMN,
    Tag::NEUT,
];
/// More readings than this make a menu, not a fix.
const MOST: usize = 2;

/// `words` in the forms that may stand in place of these tokens, the likeliest first. Empty where no form fits.
pub(crate) fn in_place_of(scope: &Scope<'_>, tokens: &Range<usize>, words: &str) -> Vec<Inflected> {
    let Some((anchor, kind)) = anchor(scope, tokens) else {
        // Nothing to take a form from: an adverb, an abbreviation, a word that the dictionary lacks.
        return vec![Inflected { text: words.to_owned(), certain: false }];
    };
    let mut found: Vec<Inflected> = Vec::new();
    for parse in &scope.tokens()[anchor].parses {
        // «наберём» is hardly ever «давайте наберём».
        if !parse.tag.intersects(kind) || parse.tag.contains(Tag::INCL) {
            continue;
        }
        if let Some(form) = phrase(words, kind, parse)
            && !found.iter().any(|known| known.text == form.text)
        {
            found.push(form);
        }
    }
    if found.len() > 1 {
        for form in &mut found {
            form.certain = false;
        }
        found.truncate(MOST);
    }
    found
}

const VERBS: Tag = Tag::VERB.with(Tag::INFN).with(Tag::GRND);

/// The token whose form decides: the noun of a group («горячей линией»), else the verb, else the adjective.
fn anchor(scope: &Scope<'_>, tokens: &Range<usize>) -> Option<(usize, Tag)> {
    [Tag::NOUN, VERBS, Tag::ADJF].into_iter().find_map(|kind| {
        let first = |at: &usize| {
            let parses = &scope.tokens()[*at].parses;
            parses.first().is_some_and(|parse| parse.tag.intersects(kind))
        };
        tokens.clone().find(first).map(|at| (at, kind))
    })
}

/// The replacement in the form of one reading of the anchor.
fn phrase(words: &str, kind: Tag, model: &Parse) -> Option<Inflected> {
    let list: Vec<&str> = words.split(' ').collect();
    let head = list.iter().position(|word| lemma_parse(word, kind).is_some());
    let Some(head) = head else {
        return Some(Inflected { text: words.to_owned(), certain: false });
    };
    let own = lemma_parse(list[head], kind)?;
    let mut want = Tag::default();
    let taken: &[&[Tag]] = if kind == VERBS { &[OF_VERBS] } else { &[CASES, NUMBERS] };
    for tag in taken.iter().copied().flatten() {
        if model.tag.contains(*tag) {
            want = want | *tag;
        }
    }
    let gender = GENDERS.iter().copied().find(|gender| own.tag.contains(*gender));
    if kind == Tag::ADJF {
        let of_model = GENDERS.iter().copied().filter(|gender| model.tag.contains(*gender));
        want = of_model.fold(want, |want, gender| want | gender);
    }
    let animate = if own.tag.contains(Tag::ANIM) { Tag::ANIM } else { Tag::INAN };
    let mut out = Vec::with_capacity(list.len());
    for (at, word) in list.iter().enumerate() {
        if at == head {
            out.push(form(word, &own, want)?);
        } else if at < head
            && kind == Tag::NOUN
            && let Some(adjective) = adjective(word)
        {
            let mut of_noun = want;
            if want.contains(Tag::SING) {
                of_noun = gender.map_or(of_noun, |gender| of_noun | gender);
            }
            // Only the accusative tells the living from the lifeless.
            let form = form(word, &adjective, of_noun | animate).or_else(|| form(word, &adjective, of_noun));
            out.push(form?);
        } else {
            out.push((*word).to_owned());
        }
    }
    // What agrees with the old word must agree with the new one.
    let agrees = kind != Tag::NOUN
        || want.contains(Tag::PLUR)
        || GENDERS.iter().all(|gender| model.tag.contains(*gender) == own.tag.contains(*gender));
    let alive = kind != Tag::NOUN
        || !want.contains(Tag::ACCS)
        || model.tag.contains(Tag::ANIM) == own.tag.contains(Tag::ANIM);
    Some(Inflected { text: out.join(" "), certain: agrees && alive })
}

/// An adjective as it stands before its noun: «личная помощница».
fn adjective(word: &str) -> Option<Parse> {
    Lexicon::get().parse(&fold(word)).into_iter().find(|parse| parse.tag.contains(Tag::ADJF | Tag::NOMN))
}

/// The reading of a word as the dictionary form of this kind.
fn lemma_parse(word: &str, kind: Tag) -> Option<Parse> {
    let lexicon = Lexicon::get();
    let folded = fold(word);
    lexicon
        .parse(&folded)
        .into_iter()
        .find(|parse| parse.tag.intersects(kind) && lexicon.lemma(&folded, parse) == folded)
}

/// A form of a word as the company writes it, its capital kept.
fn form(word: &str, parse: &Parse, want: Tag) -> Option<String> {
    let lower = word.to_lowercase();
    Lexicon::get().inflect_yo(&lower, parse, want).map(|form| like(word, &form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::View;
    use crate::document::{Document, Format, FrontMatter};
    use crate::settings::Settings;

    /// All forms of `words` in place of the word `old` of a text.
    fn forms(text: &str, old: &str, words: &str) -> Vec<String> {
        let settings = Settings::default();
        let document = Document::parse(text, Format::Text, &FrontMatter::default(), &settings);
        let view = View::new(&document, &settings);
        let scope = view.scope(0).expect("a block");
        let from =
            (0..scope.tokens().len()).find(|&at| scope.norm(at) == fold(old.split(' ').next().unwrap_or("")));
        let from = from.expect("the word is there");
        let tokens = from..from + old.split(' ').count();
        in_place_of(&scope, &tokens, words).into_iter().map(|form| form.text).collect()
    }

    #[test]
    fn nouns_take_case_and_number() {
        assert_eq!(forms("Мы работаем с клиентами.", "клиентами", "гость"), ["гостями"]);
        assert_eq!(forms("Позвоните клиенту.", "клиенту", "гость"), ["гостю"]);
        assert_eq!(forms("Наша менеджерша ответит.", "менеджерша", "старший менеджер"), ["старший менеджер"]);
        let both = forms("Спросите в горячей линии.", "горячей линии", "служба поддержки");
        assert!(both.contains(&"службе поддержки".to_owned()), "{both:?}");
        assert_eq!(
            forms("Обратитесь к консультанту.", "консультанту", "личная помощница"),
            ["личной помощнице"]
        );
    }

    #[test]
    fn verbs_take_person_and_tense() {
        assert_eq!(forms("Мы вас наберём.", "наберем", "позвонить"), ["позвоним"]);
        assert_eq!(forms("Я набрал вас.", "набрал", "позвонить"), ["позвонил"]);
    }

    #[test]
    fn what_has_no_form_stays() {
        assert_eq!(forms("Это делается оперативно.", "оперативно", "быстро"), ["быстро"]);
        assert!(forms("Дайте ножницы.", "ножницы", "ножик").len() <= 2);
    }
}
