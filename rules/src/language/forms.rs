//! Other forms of a word in its polite shape: infinitives, plurals of the 2nd person, «ваш» for «твой».
//!
//! Words come in lower case, as they are written: with ё if the author writes ё. What lies before the ending stays;
//! in the ending ё is written if the word has one, or if `yo` asks for it.

use smallvec::SmallVec;

use super::{Lexicon, Parse, Tag};
use crate::text::fold::fold;

/// A particle that is taken off before a form is made and put back after it: «скажи-ка» → «скажите-ка».
fn particle(word: &str) -> (&str, &str) {
    for particle in ["-ка", "-таки", "-то"] {
        if let Some(base) = word.strip_suffix(particle) {
            return (base, particle);
        }
    }
    (word, "")
}

/// The form with all of `want` of the lexeme whose reading of `word` has all of `have`, if the dictionary leaves
/// only one; with several, the commonest if it is the only common one.
fn convert(word: &str, have: Tag, want: Tag, yo: bool) -> Option<String> {
    let lexicon = Lexicon::get();
    let (base, tail) = if lexicon.contains(&fold(word)) { (word, "") } else { particle(word) };
    let folded = fold(base);
    let yo = yo || base.contains('ё');
    let mut found: SmallVec<[String; 2]> = SmallVec::new();
    for parse in lexicon.parse(&folded) {
        if !parse.tag.contains(have) || (parse.tag.contains(Tag::INCL) && !have.contains(Tag::INCL)) {
            continue;
        }
        let form =
            if yo { lexicon.inflect_yo(base, &parse, want) } else { lexicon.inflect(base, &parse, want) };
        if let Some(form) = form
            && !found.iter().any(|other| fold(other) == fold(&form))
        {
            found.push(form);
        }
    }
    let chosen = match found.len() {
        0 => return None,
        1 => found.pop()?,
        _ => commonest(&found)?,
    };
    Some(chosen + tail)
}

/// The one form that is common while all others are unseen.
fn commonest(forms: &[String]) -> Option<String> {
    let lexicon = Lexicon::get();
    let mut seen = forms.iter().filter(|form| lexicon.frequency(&fold(form)) > 0);
    let first = seen.next()?;
    seen.next().is_none().then(|| first.clone())
}

/// The infinitive of an imperative: «пришлите» → «прислать», «идите» → «идти». `None` if there are several
/// («чтите»: чтить, честь).
#[must_use]
pub fn infinitive(imperative: &str) -> Option<String> {
    let lexicon = Lexicon::get();
    let (base, _) = if lexicon.contains(&fold(imperative)) { (imperative, "") } else { particle(imperative) };
    convert(base, Tag::VERB | Tag::IMPR, Tag::INFN, false)
}

/// The plural of a singular imperative: «подожди» → «подождите», «садись» → «садитесь». A plural stays.
#[must_use]
pub fn plural_imperative(word: &str) -> Option<String> {
    let want = Tag::VERB | Tag::IMPR | Tag::PLUR;
    // The suffix rule first, where the table has its result: it keeps the author's letters.
    let (base, tail) = particle(word);
    let guess = match base.strip_suffix("ся").or_else(|| base.strip_suffix("сь")) {
        Some(stem) => format!("{stem}тесь"),
        None => format!("{base}те"),
    };
    let is_form = |word: &str| {
        Lexicon::get()
            .parse(&fold(word))
            .iter()
            .any(|parse| parse.tag.contains(want) && !parse.tag.contains(Tag::INCL))
    };
    let singular = Tag::VERB | Tag::IMPR | Tag::SING;
    let is_singular = Lexicon::get().parse(&fold(base)).iter().any(|parse| parse.tag.contains(singular));
    if is_singular && is_form(&guess) {
        return Some(guess + tail);
    }
    if is_form(base) {
        return Some(word.to_owned());
    }
    convert(word, singular, want, word.contains('ё'))
}

/// The 2nd person plural of a 2nd person singular: «хочешь» → «хотите», «придёшь» → «придёте».
#[must_use]
pub fn plural_person(word: &str) -> Option<String> {
    let second = Tag::VERB | Tag::PER2;
    convert(word, second | Tag::SING, second | Tag::PLUR | Tag::INDC, false)
}

/// The plural of a past tense: «нашла» → «нашли».
#[must_use]
pub fn plural_past(word: &str) -> Option<String> {
    let past = Tag::VERB | Tag::PAST;
    convert(word, past | Tag::SING, past | Tag::PLUR, false)
}

/// The plural of a short adjective or participle: «готов» → «готовы», «должна» → «должны», «рад» → «рады».
#[must_use]
pub fn plural_short(word: &str) -> Option<String> {
    let irregular = match fold(word).as_str() {
        "сам" | "сама" => "сами",
        "один" | "одна" => "одни",
        _ => "",
    };
    if !irregular.is_empty() {
        return Some(irregular.to_owned());
    }
    convert(word, Tag::ADJS | Tag::SING, Tag::ADJS | Tag::PLUR, false)
        .or_else(|| convert(word, Tag::PRTS | Tag::SING, Tag::PRTS | Tag::PLUR, false))
}

/// The polite pronoun: «тебе» → «вам», «тобою» → «вами», «твоего» → «вашего», «твоём» → «вашем». Folded in, plain out.
#[must_use]
pub fn polite_pronoun(word: &str) -> Option<&'static str> {
    Some(match fold(word).as_str() {
        "ты" => "вы",
        "тебя" => "вас",
        "тебе" => "вам",
        "тобой" | "тобою" => "вами",
        "твой" => "ваш",
        "твоего" => "вашего",
        "твоему" => "вашему",
        "твоим" => "вашим",
        "твоем" => "вашем",
        "твоя" => "ваша",
        "твоей" | "твоею" => "вашей",
        "твою" => "вашу",
        "твое" => "ваше",
        "твои" => "ваши",
        "твоих" => "ваших",
        "твоими" => "вашими",
        _ => return None,
    })
}

/// The polite form of whatever addresses «ты»: a pronoun, a verb, a short adjective. Keeps the case of letters.
#[must_use]
pub fn polite(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let form = match polite_pronoun(&lower) {
        Some(form) => form.to_owned(),
        None => {
            let lexicon = Lexicon::get();
            let parses = lexicon.parse(&fold(&lower));
            let has = |tag: Tag| parses.iter().any(|parse| parse.tag.contains(tag));
            if has(Tag::VERB | Tag::PER2 | Tag::SING) {
                plural_person(&lower)?
            } else if has(Tag::VERB | Tag::PAST | Tag::SING) {
                plural_past(&lower)?
            } else if has(Tag::VERB | Tag::IMPR | Tag::SING) {
                plural_imperative(&lower)?
            } else {
                plural_short(&lower)?
            }
        }
    };
    Some(like(word, &form))
}

/// `form` with the capitals of `word`: «Тебе» → «Вам», «ТЕБЕ» → «ВАМ».
#[must_use]
pub fn like(word: &str, form: &str) -> String {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let mut rest = letters.peekable();
    if first && rest.peek().is_some() && rest.all(char::is_uppercase) {
        return form.to_uppercase();
    }
    if !first {
        return form.to_owned();
    }
    let mut chars = form.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Writes the ё of a folded form's ending where the dictionary has it: («придете», reading) → «придёте».
#[must_use]
pub fn restore_yo(folded: &str, parse: &Parse) -> Option<String> {
    Lexicon::get().build(folded, parse, parse.form, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn infinitives() {
        for (from, to) in [
            ("пришлите", "прислать"),
            ("идите", "идти"),
            ("лягте", "лечь"),
            ("подождите-ка", "подождать"),
            ("садитесь", "садиться"),
            ("дай", "дать"),
            ("звоните", "звонить"),
            ("назовите", "назвать"),
            ("впишите", "вписать"),
        ] {
            assert_eq!(infinitive(from).as_deref(), Some(to), "{from}");
        }
        assert_eq!(infinitive("мните"), None);
        assert_eq!(infinitive("стол"), None);
    }

    #[test]
    fn plurals() {
        for (from, to) in [
            ("подожди", "подождите"),
            ("садись", "садитесь"),
            ("не", ""),
            ("брось", "бросьте"),
            ("скажи-ка", "скажите-ка"),
            ("ляг", "лягте"),
            ("нажмите", "нажмите"),
            ("ешь", "ешьте"),
            ("шлёпни", "шлёпните"),
        ] {
            let want = Some(to).filter(|to| !to.is_empty());
            assert_eq!(plural_imperative(from).as_deref(), want, "{from}");
        }
        for (from, to) in [
            ("хочешь", "хотите"),
            ("даёшь", "даёте"),
            ("даешь", "даете"),
            ("придёшь", "придёте"),
            ("дашь", "дадите"),
            ("можешь", "можете"),
            ("звонишь", "звоните"),
            ("моешься", "моетесь"),
        ] {
            assert_eq!(plural_person(from).as_deref(), Some(to), "{from}");
        }
        for (from, to) in
            [("нашла", "нашли"), ("пришёл", "пришли"), ("был", "были"), ("расстраивалась", "расстраивались")]
        {
            assert_eq!(plural_past(from).as_deref(), Some(to), "{from}");
        }
        for (from, to) in [
            ("готов", "готовы"),
            ("должен", "должны"),
            ("рада", "рады"),
            ("уверена", "уверены"),
            ("согласен", "согласны"),
            ("сам", "сами"),
        ] {
            assert_eq!(plural_short(from).as_deref(), Some(to), "{from}");
        }
    }

    #[test]
    fn whatever_addresses_thou() {
        for (from, to) in [
            ("Тебе", "Вам"),
            ("ТВОЙ", "ВАШ"),
            ("твоём", "вашем"),
            ("Можешь", "Можете"),
            ("Должен", "Должны"),
            ("Нажми", "Нажмите"),
        ] {
            assert_eq!(polite(from).as_deref(), Some(to), "{from}");
        }
        assert_eq!(polite("стол"), None);
    }

    #[test]
    fn capitals() {
        assert_eq!(like("Я", "мы"), "Мы");
        assert_eq!(like("ты", "вы"), "вы");
    }

    /// Every verb of the dictionary: the round trips hold but for a few rare homonyms.
    #[test]
    fn round_trips() {
        let lexicon = Lexicon::get();
        let mut counts = [(0_u32, 0_u32); 3];
        lexicon.each_form(|folded| {
            if !folded.ends_with(['и', 'й', 'ь', 'е', 'я']) {
                return;
            }
            let parses = lexicon.parse(folded);
            let has = |tag: Tag| parses.iter().any(|p| p.tag.contains(tag) && !p.tag.contains(Tag::INCL));
            if has(Tag::VERB | Tag::IMPR | Tag::PLUR) {
                counts[0].0 += 1;
                // Two infinitives are no answer; one must lead back.
                let back = infinitive(folded).is_some_and(|form| {
                    lexicon.parse(&form).iter().any(|parse| {
                        let forms = lexicon.forms(&form, parse);
                        forms.iter().any(|(back, tag)| back == folded && tag.contains(Tag::IMPR))
                    })
                });
                counts[0].1 += u32::from(back);
            }
            if has(Tag::VERB | Tag::IMPR | Tag::SING) {
                counts[1].0 += 1;
                counts[1].1 += u32::from(plural_imperative(folded).is_some());
            }
            if has(Tag::VERB | Tag::PER2 | Tag::SING | Tag::INDC) {
                counts[2].0 += 1;
                let second = Tag::VERB | Tag::PER2 | Tag::INDC;
                let back = plural_person(folded)
                    .and_then(|form| convert(&form, second | Tag::PLUR, second | Tag::SING, false));
                counts[2].1 += u32::from(back.as_deref() == Some(folded));
            }
        });
        for (number, (all, right)) in counts.into_iter().enumerate() {
            assert!(all > 30_000, "{number}: {all}");
            assert!(f64::from(right) > 0.99 * f64::from(all), "{number}: {right} of {all}");
        }
    }
}
