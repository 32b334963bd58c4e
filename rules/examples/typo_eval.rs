//! Measures the rule `typo`: false alarms on edited prose, and suggestions for made-up slips.
//!
//! ```sh
//! cargo run --release -p courtesy-rules --example typo_eval -- alarms prose.txt …    # what is reported, each line
//! cargo run --release -p courtesy-rules --example typo_eval -- slips prose.txt … [-v] # one slip a word, by seed
//! cargo run --release -p courtesy-rules --example typo_eval -- missing words.txt      # which words are unknown
//! ```

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use std::{env, fs};

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::language::{LetterCase, Lexicon, TokenKind, analyze};
use courtesy_rules::text::fold::fold;
use courtesy_rules::{Checker, Document, Settings, spelling};

fn main() -> std::io::Result<()> {
    let mut args = env::args().skip(1);
    let mode = args.next().unwrap_or_default();
    let mut verbose = false;
    let mut text = String::new();
    for arg in args {
        if arg == "-v" {
            verbose = true;
        } else {
            text.push_str(&fs::read_to_string(arg)?);
            text.push('\n');
        }
    }
    match mode.as_str() {
        "alarms" => alarms(&text),
        "slips" => slips(&text, verbose),
        "missing" => {
            // Words that `rules/lexicon/words.txt` may need; its own are among them.
            for word in text.split_whitespace().filter(|word| !Lexicon::get().contains(&fold(word))) {
                let made = if spelling::is_known(&fold(word)) { "known" } else { "-" };
                println!("{word}\t{made}");
            }
        }
        _ => eprintln!("alarms, slips or missing"),
    }
    Ok(())
}

/// Reports on prose that is taken to be right.
fn alarms(text: &str) {
    let settings = Settings::default();
    let (checker, _) = Checker::new(&settings);
    let (mut words, mut reports, mut unknown) = (0, 0, 0);
    let mut silent: BTreeMap<String, usize> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let analysis = analyze(line, &[]);
        for (at, token) in analysis.tokens.iter().enumerate() {
            if token.kind == TokenKind::Word {
                words += 1;
                let norm = analysis.norm(at);
                let russian = norm.chars().all(|c| matches!(c, 'а'..='я' | '-'));
                if token.case == LetterCase::Lower && russian && !spelling::is_known(norm) {
                    unknown += 1;
                    *silent.entry(norm.to_owned()).or_default() += 1;
                }
            }
        }
        let document = Document::parse(line, Format::Text, &FrontMatter::default(), &settings);
        for finding in checker.check(&document).findings {
            if finding.rule.as_str() == "typo" {
                reports += 1;
                let fixes: Vec<&str> = finding.fixes.iter().map(|fix| fix.title.as_str()).collect();
                let found = line.get(finding.range.clone()).unwrap_or_default();
                silent.remove(&fold(found));
                println!("{found}\t{}\t{}", fixes.join(" "), line.chars().take(90).collect::<String>());
            }
        }
    }
    println!("unknown but silent: {}", silent.keys().cloned().collect::<Vec<_>>().join(" "));
    let share = |part: usize| 100.0 * part as f64 / words.max(1) as f64;
    println!(
        "{words} words, {unknown} unknown ({:.2} %), {reports} reported ({:.2} %)",
        share(unknown),
        share(reports)
    );
}

/// One slip in each word of four letters or more.
fn slips(text: &str, verbose: bool) {
    let analysis = analyze(text, &[]);
    let mut random = Random(20_261_123);
    for (name, human) in [("any edit", false), ("human slips", true)] {
        let (mut count, mut hidden, mut reported, mut first, mut five, mut offered) = (0, 0, 0, 0, 0, 0);
        let mut slowest = Duration::ZERO;
        let mut total = Duration::ZERO;
        for (at, token) in analysis.tokens.iter().enumerate() {
            let norm = analysis.norm(at);
            let fit = token.kind == TokenKind::Word
                && token.case == LetterCase::Lower
                && norm.chars().count() >= 4
                && norm.chars().all(|c| matches!(c, 'а'..='я'))
                && spelling::is_listed(norm);
            if !fit {
                continue;
            }
            let slip = random.slip(norm, human);
            if slip == norm {
                continue;
            }
            if spelling::is_known(&slip) {
                hidden += 1;
                if verbose && !spelling::is_listed(&slip) {
                    println!("hidden\t{slip}\t{norm}");
                }
                continue;
            }
            count += 1;
            let start = Instant::now();
            let list = spelling::suggest(&slip, 5);
            let spent = start.elapsed();
            total += spent;
            slowest = slowest.max(spent);
            let place = list.iter().position(|it| it.word == norm);
            first += usize::from(place == Some(0));
            five += usize::from(place.is_some());
            let texts = spelling::correct(&slip, false);
            reported += usize::from(!texts.is_empty());
            offered += usize::from(texts.iter().take(4).any(|it| it.word == norm));
            if verbose && (place != Some(0) || texts.is_empty()) {
                let words: Vec<String> =
                    list.iter().map(|it| format!("{}:{}:{}", it.word, it.cost, it.frequency)).collect();
                println!(
                    "{}\t{slip}\t{norm}\t{}",
                    if texts.is_empty() { "silent" } else { "other" },
                    words.join(" ")
                );
            }
        }
        let share =
            |part: usize| 100.0 * f64::from(u32::try_from(part).unwrap_or(0)) / f64::from(count.max(1));
        println!(
            "{name}: {count} slips ({hidden} more are words), first {:.1} %, among five {:.1} %, reported {:.1} %, \
             offered {:.1} %, {:?} on average, {slowest:?} at most",
            share(first),
            share(five),
            share(reported),
            share(offered),
            total / count.max(1),
        );
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn pick(&mut self, list: &str) -> char {
        let letters: Vec<char> = list.chars().collect();
        letters.get(self.below(letters.len())).copied().unwrap_or('а')
    }

    /// A word with one edit: any, or one that fingers and ears make.
    fn slip(&mut self, word: &str, human: bool) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at = self.below(letters.len());
        match self.below(4) {
            0 => {
                letters.remove(at);
            }
            1 if human && self.below(2) == 0 => letters.insert(at, letters[at]),
            1 => {
                let letter = self.other(letters[at], human);
                letters.insert(at, letter);
            }
            2 if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => letters[at] = self.other(letters[at], human),
        }
        letters.into_iter().collect()
    }

    fn other(&mut self, letter: char, human: bool) -> char {
        const NEAR: &[(char, &str)] = &[
            ('а', "опсвкем"),
            ('б', "пьюлд"),
            ('в', "фыаучс"),
            ('г', "кншроп"),
            ('д', "тлжщшбю"),
            ('е', "икнап"),
            ('ж', "шдэзю"),
            ('з', "схщжэ"),
            ('и', "емтпр"),
            ('й', "ифцы"),
            ('к', "гуевап"),
            ('л', "ошщдьб"),
            ('м', "асипв"),
            ('н', "егрпо"),
            ('о', "ашглр"),
            ('п', "баермк"),
            ('р', "пнгоит"),
            ('с', "зчмыав"),
            ('т', "дирьоц"),
            ('у', "юцквы"),
            ('ф', "вйыця"),
            ('х', "гзъжэ"),
            ('ц', "сйуыф"),
            ('ч', "щясыв"),
            ('ш', "жщгло"),
            ('щ', "шзлдж"),
            ('ъ', "ьхэ"),
            ('ы', "ицуфвч"),
            ('ь', "ътблю"),
            ('э', "ежъх"),
            ('ю', "убьжд"),
            ('я', "еичфы"),
        ];
        match NEAR.iter().find(|(known, _)| *known == letter) {
            Some((_, near)) if human => self.pick(near),
            _ => self.pick("абвгдежзийклмнопрстуфхцчшщъыьэюя"),
        }
    }
}
