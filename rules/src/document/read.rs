//! One entry for all formats: front matter, the format's reader, the engine, suppressions.

use super::labels::Speakers;
use super::sink::Sink;
use super::speakers::{Engine, manner};
use super::suppress::resolve;
use super::text::Reading;
use super::values::Values;
use super::{Document, Format, FrontMatter, Role, front, json, markdown, text, yaml};
use crate::settings::Settings;

pub(super) fn read(source: &str, format: Format, defaults: &FrontMatter, settings: &Settings) -> Document {
    let document = Document {
        source: source.to_owned(),
        format: Some(format),
        front: defaults.clone(),
        collection: matches!(format, Format::Yaml | Format::Json),
        ..Document::default()
    };
    match format {
        Format::Markdown | Format::Text => prose(document, format, defaults, settings),
        Format::Yaml | Format::Json => collection(document, format, settings),
    }
}

/// Markdown and plain text.
fn prose(mut document: Document, format: Format, defaults: &FrontMatter, settings: &Settings) -> Document {
    let source = document.source.clone();
    let split = front::split(&source);
    let (mut own, problems) = front::read(&source, &split, settings.language);
    front::fill(&mut own, defaults);
    document.front = own;
    document.front_range.clone_from(&split.fenced);
    document.problems = problems;
    let Reading { units, comments, ignored } = match format {
        Format::Markdown => markdown::read(&source, split.body),
        _ => text::read(&source, split.body),
    };
    let mut speakers = Speakers::new(&settings.labels);
    let manner = manner(&units, &mut speakers);
    let mut sink = Sink::new(document);
    if let Some(fenced) = split.fenced {
        sink.paint(fenced, Role::Ignored);
    }
    Engine::new(&mut sink, &speakers, manner, &[]).run(&units, None);
    for range in ignored {
        sink.paint(range, Role::Ignored);
    }
    let mut document = sink.finish();
    document.labelled = manner.labelled || manner.dashes.is_some();
    resolve(&mut document, comments);
    document
}

/// YAML and JSON.
fn collection(document: Document, format: Format, settings: &Settings) -> Document {
    let source = document.source.clone();
    let from = if source.starts_with('\u{feff}') { 3 } else { 0 };
    let speakers = Speakers::new(&settings.labels);
    let mut sink = Sink::new(document);
    let mut values = Values::new(&mut sink, &speakers, &settings.keys);
    let read = if format == Format::Yaml {
        crate::yaml::load(&source, from..source.len(), settings.language).map(|tree| {
            yaml::read(&source, &tree, &mut values);
            yaml::comments(&source, from, &tree)
        })
    } else {
        json::read(&source, from, &mut values, settings.language)
    };
    match read {
        Ok((comments, ignored)) => {
            for range in ignored {
                sink.paint(range, Role::Ignored);
            }
            let mut document = sink.finish();
            resolve(&mut document, comments);
            document
        }
        Err(problem) => {
            sink.document.problems.push(problem);
            sink.finish()
        }
    }
}
