//! temporary adapter
use crate::language::{Lexicon, Tag};
fn to(word: &str, from: Tag, want: Tag) -> Option<String> {
    let lexicon = Lexicon::get();
    let folded = crate::text::fold::fold(word);
    let mut found: Vec<String> = lexicon
        .parse(&folded)
        .iter()
        .filter(|parse| parse.tag.contains(from))
        .filter_map(|parse| lexicon.inflect(&folded, parse, want))
        .collect();
    found.dedup();
    (found.len() == 1).then(|| found.remove(0))
}
pub(super) fn infinitive(word: &str) -> Option<String> {
    to(word, Tag::IMPR, Tag::INFN)
}
pub(super) fn imperative_plural(word: &str) -> Option<String> {
    to(
        word,
        Tag::IMPR.with(Tag::SING),
        Tag::IMPR.with(Tag::PLUR).with(Tag::EXCL),
    )
}
pub(super) fn second_plural(word: &str) -> Option<String> {
    to(word, Tag::PER2.with(Tag::SING), Tag::PER2.with(Tag::PLUR))
}
pub(super) fn past_plural(word: &str) -> Option<String> {
    to(word, Tag::PAST.with(Tag::SING), Tag::PAST.with(Tag::PLUR))
}
pub(super) fn short_plural(word: &str) -> Option<String> {
    to(word, Tag::SING, Tag::PLUR)
}
pub(super) fn vy_pronoun(word: &str) -> Option<String> {
    Some(
        match word {
            "ты" => "вы",
            "тебя" => "вас",
            "тебе" => "вам",
            "тобой" | "тобою" => "вами",
            "твой" => "ваш",
            "твоя" => "ваша",
            "твое" => "ваше",
            "твои" => "ваши",
            "твоего" => "вашего",
            "твоей" => "вашей",
            "твоему" => "вашему",
            "твою" => "вашу",
            "твоим" => "вашим",
            "твоем" => "вашем",
            "твоих" => "ваших",
            "твоими" => "вашими",
            _ => return None,
        }
        .to_owned(),
    )
}
