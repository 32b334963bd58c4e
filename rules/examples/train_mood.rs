//! Trains the veto over imperatives and writes `rules/lexicon/mood.weights`.
//!
//! ```text
//! train_mood MOOD_TRAIN.jsonl --out rules/lexicon/mood.weights
//! train_mood MOOD_TRAIN.jsonl --cross DEV.jsonl PREDICTIONS.jsonl
//! ```
//!
//! The first form trains on everything. The second one cross-validates: five models, each trained without a fifth
//! of the blocks of 100 neighbouring sentences of a source, predict the sentences of DEV that they have not seen
//! (those that are in no block by the model of everything). The result depends on nothing but the input.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::io::Write;

use courtesy_rules::language::training::{Model, analyze, candidates};
use courtesy_rules::language::{Address, Mood};
use serde_json::Value;

/// How many weights are kept.
const WEIGHTS: usize = 3000;
/// Pulls every weight to zero.
const DECAY: f64 = 1e-2;
const FOLDS: usize = 5;
const BLOCK: usize = 100;

/// One form with the answer.
struct Example {
    features: Vec<u32>,
    imperative: bool,
    /// The folded form of a homonym.
    homonym: Option<String>,
    fold: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (file, rest) = args.split_first().ok_or("see the head of this file")?;
    let rows: Vec<Value> = read(file)?;
    let folds = folds(&rows);
    let (examples, by_text) = collect(&rows, &folds);
    let threshold: f32 = option(rest, "--threshold").map_or(Ok(0.0), str::parse)?;
    eprintln!("{} examples", examples.len());
    if let Some(out) = option(rest, "--out") {
        let model = train(&examples, usize::MAX, threshold);
        let bytes = model.write();
        std::fs::write(out, &bytes)?;
        eprintln!("{} bytes", bytes.len());
    }
    if rest.iter().any(|arg| arg == "--cross") {
        let models: Vec<Model> = (0..=FOLDS)
            .map(|fold| train(&examples, if fold == FOLDS { usize::MAX } else { fold }, threshold))
            .collect();
        let at = rest.iter().position(|arg| arg == "--cross").unwrap_or(0) + 1;
        for pair in rest[at..].chunks_exact(2) {
            predict(&pair[0], &pair[1], &models, &by_text)?;
        }
    }
    Ok(())
}

fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    let at = args.iter().position(|arg| arg == name)?;
    args.get(at + 1).map(String::as_str)
}

fn read(file: &str) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = std::fs::read_to_string(file)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// The fold of each row: blocks of neighbours go round.
fn folds(rows: &[Value]) -> Vec<usize> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    rows.iter()
        .map(|row| {
            let id = row["id"].as_str().unwrap_or_default();
            let source = id.split(':').next().unwrap_or_default().to_owned();
            let count = seen.entry(source).or_default();
            *count += 1;
            (*count - 1) / BLOCK % FOLDS
        })
        .collect()
}

/// Examples and the fold of each text.
fn collect(rows: &[Value], folds: &[usize]) -> (Vec<Example>, HashMap<String, usize>) {
    let mut examples = Vec::new();
    let mut by_text = HashMap::new();
    for (row, &fold) in rows.iter().zip(folds) {
        let text = row["text"].as_str().unwrap_or_default();
        by_text.insert(text.to_owned(), fold);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut gold: HashMap<usize, &Value> = HashMap::new();
        for token in row["tokens"].as_array().into_iter().flatten() {
            let at = token[0].as_u64().and_then(|at| usize::try_from(at).ok());
            if let Some(&at) = at.and_then(|at| starts.get(at)) {
                gold.insert(at, token);
            }
        }
        for candidate in candidates(text) {
            let Some(token) = gold.get(&candidate.range.start) else {
                continue;
            };
            let (pos, feats) = (token[4].as_str().unwrap_or_default(), token[5].as_str().unwrap_or_default());
            let verb = matches!(pos, "VERB" | "AUX");
            let has = |feature: &str| feats.split('|').any(|f| f == feature);
            let second = has("Person=2") || !feats.contains("Person=");
            let imperative = verb && has("Mood=Imp") && second;
            if candidate.open {
                examples.push(Example {
                    features: candidate.features.to_vec(),
                    imperative,
                    homonym: candidate.homonym.then(|| candidate.norm.clone()),
                    fold,
                });
            }
            // Ambiguous plurals are rare in treebanks: every verb of the 2nd person stands in for one.
            if imperative || (verb && has("Person=2") && !has("Mood=Imp")) {
                for features in [&candidate.delexicalised, &candidate.blurred] {
                    examples.push(Example { features: features.to_vec(), imperative, homonym: None, fold });
                }
            }
        }
    }
    (examples, by_text)
}

/// A model from all examples but those of fold `without`: trained, pruned to the largest weights, trained again.
fn train(examples: &[Example], without: usize, threshold: f32) -> Model {
    let kept: Vec<&Example> = examples.iter().filter(|e| e.fold != without).collect();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for example in &kept {
        for &feature in example.features.iter().collect::<HashSet<_>>() {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let common = counts.into_iter().filter(|&(_, count)| count >= 4);
    let mut best = fit(&kept, common.map(|(feature, _)| feature).collect());
    best.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    best.truncate(WEIGHTS);
    best.sort_by_key(|&(feature, _)| feature);
    let best = fit(&kept, best.into_iter().map(|(feature, _)| feature).collect());
    let largest = best.iter().map(|w| w.1.abs()).fold(1e-9, f64::max);
    let scale = largest / 127.0;
    #[allow(clippy::cast_possible_truncation)] // Scaled to ±127.
    let steps: Vec<(u32, i8)> = best
        .iter()
        .map(|&(feature, weight)| (feature, (weight / scale).round() as i8))
        .filter(|&(_, step)| step != 0)
        .collect();
    #[allow(clippy::cast_possible_truncation)]
    let scale = scale as f32;
    Model::new(&steps, scale, threshold, &rare(&kept))
}

/// AdaGrad with weight decay over the given features.
fn fit(examples: &[&Example], features: Vec<u32>) -> Vec<(u32, f64)> {
    let index: HashMap<u32, usize> = features.iter().enumerate().map(|(n, &f)| (f, n)).collect();
    let mut weights = vec![0_f64; index.len()];
    let mut squares = vec![1e-6_f64; index.len()];
    let rows: Vec<(Vec<usize>, f64)> = examples
        .iter()
        .map(|e| {
            let features = e.features.iter().filter_map(|f| index.get(f).copied());
            (features.collect(), f64::from(u8::from(e.imperative)))
        })
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut seed = 1_u64;
    for _ in 0..20 {
        for n in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let other = usize::try_from(seed >> 33).unwrap_or(0) % (n + 1);
            order.swap(n, other);
        }
        for &n in &order {
            let (features, answer) = &rows[n];
            let sum: f64 = features.iter().map(|&f| weights[f]).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - answer;
            for &f in features {
                let gradient = error + DECAY * weights[f];
                squares[f] += gradient * gradient;
                weights[f] -= 0.1 * gradient / squares[f].sqrt();
            }
        }
    }
    features.into_iter().zip(weights).collect()
}

/// Homonyms seen twice or more, of which less than 15 % were imperatives.
fn rare(examples: &[&Example]) -> Vec<String> {
    let mut seen: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for example in examples {
        if let Some(norm) = &example.homonym {
            let entry = seen.entry(norm).or_default();
            entry.0 += 1;
            entry.1 += u32::from(example.imperative);
        }
    }
    seen.into_iter()
        .filter(|&(_, (all, yes))| all >= 2 && yes * 100 < all * 15)
        .map(|(norm, _)| norm.to_owned())
        .collect()
}

fn predict(
    file: &str,
    out: &str,
    models: &[Model],
    by_text: &HashMap<String, usize>,
) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::BufWriter::new(std::fs::File::create(out)?);
    for row in read(file)? {
        let text = row["text"].as_str().unwrap_or_default();
        let model = &models[by_text.get(text).copied().unwrap_or(FOLDS)];
        let imperatives = row.get("imp").is_some();
        let spans: Vec<[usize; 2]> = analyze(text, model)
            .tokens
            .iter()
            .filter(|token| match token.mood {
                _ if !imperatives => token.address == Some(Address::Ty),
                mood => matches!(mood, Some(Mood::Imperative | Mood::Formula)),
            })
            .map(|t| [t.range.start, t.range.end].map(|at| text[..at].chars().count()))
            .collect();
        writeln!(out, "{}", serde_json::json!({"id": row["id"], "spans": spans}))?;
    }
    Ok(())
}
