//! Companies' own rule pages: what they may do, and how much of it.
//!
//! A page is written by people who cannot see the engine, so everything that could go wrong is told at its
//! place: an id that is taken, a phrase that cannot be read, that means nearly every word or that would be
//! slow. What is wrong is left out; the other phrases and pages work.

use std::ops::Range;

use crate::catalogue::{self, Conditions, Page, Pattern};
use crate::checks::meanings;
use crate::finding::Problem;
use crate::language::Lexicon;
use crate::phrase::Phrase;
use crate::settings::nearest;
use crate::suppress;
use crate::text::fold::fold;

/// A rule page of a company.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnPage {
    /// The file's name, for messages.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// More pages than this are not read.
pub const MOST_PAGES: usize = 200;
/// A larger page (UTF-8 bytes) is not read.
pub const LARGEST_PAGE: usize = 64 << 10;
/// Phrases, exceptions and conditions of one page.
const MOST_PHRASES: usize = 300;
/// Characters of one phrase.
const LONGEST_PHRASE: usize = 500;
/// Steps of one phrase at one place; the matcher gives up a little later.
const MOST_STEPS: u64 = 1_500;
/// The same for a phrase that is tried at every word.
const MOST_STEPS_ANYWHERE: u64 = 200;
/// Steps of all phrases that are tried at every word.
const ALL_STEPS_ANYWHERE: u64 = 3_000;
/// Where the front matter names no group.
const GROUP: &str = "house";

/// Reads the pages, each with its number in `own`. `taken` says whether a built-in rule has an id; `known` lists
/// the built-in ids. The problems come page by page, with ranges in UTF-8 bytes of its text.
pub(crate) fn read(
    own: &[OwnPage],
    taken: impl Fn(&str) -> bool,
    known: &[&str],
) -> (Vec<(usize, Page)>, Vec<Vec<Problem>>) {
    let mut pages: Vec<(usize, Page)> = Vec::new();
    let mut all = Vec::new();
    let mut budget = ALL_STEPS_ANYWHERE;
    for (number, file) in own.iter().enumerate() {
        // Ranges are of the file as it is on disk, its byte order mark included.
        let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
        let mut reader = Reader { text, problems: Vec::new(), budget };
        if number >= MOST_PAGES {
            reader.tell(0..0, format!("своих правил больше {MOST_PAGES}: это не действует"));
        } else if file.text.len() > LARGEST_PAGE {
            reader.tell(0..0, format!("страница правила больше {} КБ", LARGEST_PAGE >> 10));
        } else if let Some(page) = reader.page(&taken, known, &pages, own) {
            pages.push((number, page));
        }
        budget = reader.budget;
        let shift = file.text.len() - text.len();
        let mut problems = reader.problems;
        for problem in &mut problems {
            problem.range = problem.range.start + shift..problem.range.end + shift;
        }
        problems.sort_by_key(|problem| problem.range.start);
        all.push(problems);
    }
    (pages, all)
}

struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
    /// Steps left for phrases that are tried at every word.
    budget: u64,
}

impl Reader<'_> {
    fn tell(&mut self, range: Range<usize>, message: String) {
        self.problems.push(Problem { range, message });
    }

    /// Where `word` stands as the value, or one of the values, of a property at the top of the page.
    fn place(&self, key: &str, word: &str) -> Range<usize> {
        let line = self.text.find(&format!("\n{key}:")).map_or(0, |at| at + 1);
        let at = self.text[line..].find(word).map_or(line, |at| line + at);
        at..(at + word.len()).min(self.text.len())
    }

    fn page(
        &mut self,
        taken: &impl Fn(&str) -> bool,
        known: &[&str],
        others: &[(usize, Page)],
        files: &[OwnPage],
    ) -> Option<Page> {
        let (page, problems) = catalogue::parse_page(self.text);
        self.problems.extend(problems);
        let mut page = page?;
        for id in std::iter::once(&page.id).chain(&page.aliases) {
            let key = if *id == page.id { "id" } else { "aliases" };
            let of_other = |(_, other): &&(usize, Page)| other.id == *id || other.aliases.contains(id);
            let whose = if taken(id) || id == suppress::UNUSED {
                "встроенное правило".to_owned()
            } else if let Some((other, _)) = others.iter().find(of_other) {
                format!("правило из файла {}", files[*other].name)
            } else {
                continue;
            };
            self.tell(self.place(key, id), format!("имя «{id}» уже носит {whose}: выберите другое"));
            return None;
        }
        if let Some(check) = page.check.take() {
            let message =
                "свойство check — только для встроенных правил: опишите нарушение фразами (phrases)";
            self.tell(self.place("check", &check), message.to_owned());
        }
        for id in &page.yields_to {
            let is_known = taken(id) || *id == page.id || others.iter().any(|(_, other)| other.id == *id);
            if !is_known && let [near, ..] = nearest(id, known.iter().copied())[..] {
                self.tell(
                    self.place("yields_to", id),
                    format!("правила «{id}» нет; возможно, вы имели в виду {near}"),
                );
            }
        }
        // Said above already; without them nothing can be shown.
        if page.title.is_empty() || page.message.is_empty() {
            return None;
        }
        if page.group.is_empty() {
            GROUP.clone_into(&mut page.group);
        }
        self.phrases(&mut page);
        if page.phrases.is_empty() {
            let place =
                if self.text.contains("\nphrases:") { self.place("phrases", "phrases") } else { 0..0 };
            self.tell(
                place,
                "у правила нет ни одной годной фразы (phrases): оно ничего не найдёт".to_owned(),
            );
            return None;
        }
        Some(page)
    }

    /// Leaves out every phrase that cannot be used.
    fn phrases(&mut self, page: &mut Page) {
        let mut left = MOST_PHRASES;
        let except = std::mem::take(&mut page.except);
        page.except = self.exceptions(except, &self.place("except", "except"), &mut left);
        self.conditions(&mut page.conditions, &mut left);
        for mut phrase in std::mem::take(&mut page.phrases) {
            let range = phrase.range.clone();
            phrase.except = self.exceptions(phrase.except, &range, &mut left);
            self.conditions(&mut phrase.conditions, &mut left);
            phrase.offers.retain(|offer| self.offer(&offer.text, &range));
            if self.usable(&phrase.find, &range, true, &mut left) {
                page.phrases.push(phrase);
            }
        }
    }

    fn exceptions(&mut self, from: Vec<String>, range: &Range<usize>, left: &mut usize) -> Vec<String> {
        from.into_iter().filter(|text| self.usable(text, range, false, left)).collect()
    }

    fn conditions(&mut self, conditions: &mut Conditions, left: &mut usize) {
        for list in
            [&mut conditions.unless_sentence, &mut conditions.unless_near, &mut conditions.unless_message]
        {
            list.retain(|Pattern { text, range }| match text.strip_prefix('@') {
                Some(name) if meanings::find(name).is_some() => true,
                Some(name) => {
                    let near = nearest(name, meanings::names());
                    let list: Vec<&str> = if near.is_empty() { meanings::names().collect() } else { near };
                    self.tell(
                        range.clone(),
                        format!("неизвестный признак «@{name}»; есть: @{}", list.join(", @")),
                    );
                    false
                }
                None => self.usable(text, range, false, left),
            });
        }
    }

    /// The phrase can be read and is neither vague nor slow. `reports`: it finds something by itself.
    fn usable(&mut self, text: &str, range: &Range<usize>, reports: bool, left: &mut usize) -> bool {
        let wrong = self.objection(text, reports, left);
        if let Some(reason) = &wrong {
            let shown: String = text.chars().take(40).collect();
            let dots = if shown.len() < text.len() { "…" } else { "" };
            self.tell(range.clone(), format!("фраза «{shown}{dots}»: {reason}"));
        }
        wrong.is_none()
    }

    fn objection(&mut self, text: &str, reports: bool, left: &mut usize) -> Option<String> {
        let Some(rest) = left.checked_sub(1) else {
            return Some(format!("на странице больше {MOST_PHRASES} фраз, эта не действует"));
        };
        *left = rest;
        if text.chars().count() > LONGEST_PHRASE {
            return Some(format!("длиннее {LONGEST_PHRASE} знаков; разделите её на несколько"));
        }
        let cost = match Phrase::new(text) {
            Ok(phrase) => phrase.cost(),
            Err(reason) => return Some(reason),
        };
        if reports && !cost.anchored {
            return Some("подходит почти к любым словам; нужно хотя бы одно обязательное слово".to_owned());
        }
        if cost.steps > MOST_STEPS {
            let why = "слишком много вариантов: поиск был бы медленным";
            return Some(format!("{why}; уменьшите число «?», «..» и скобок или разделите её на несколько"));
        }
        if cost.anywhere {
            if cost.steps > MOST_STEPS_ANYWHERE || cost.steps > self.budget {
                let why = "начинается с чего угодно, и вариантов слишком много";
                return Some(format!("{why}; начните её с определённого слова"));
            }
            self.budget -= cost.steps;
        }
        None
    }

    /// An offer whose words can be put into the form they ask for.
    fn offer(&mut self, text: &str, range: &Range<usize>) -> bool {
        let asked = text.split(' ').filter_map(|word| word.split_once('~'));
        for (lemma, _) in asked {
            let lemma = lemma.trim_start_matches(|c: char| !c.is_alphabetic());
            if Lexicon::get().parse(&fold(lemma)).is_empty() {
                let message =
                    format!("замена «{text}»: слова «{lemma}» нет в словаре, его форму не изменить");
                self.tell(range.clone(), message);
                return false;
            }
        }
        true
    }
}
