//! `courtesy inspect`: who speaks, and how each word was understood.

use std::io::{self, IsTerminal, Write};

use courtesy_rules::Document;
use courtesy_rules::settings::Locale;

use super::args::{Inspect, Output};
use super::{CLEAN, FAILED, inputs, work};
use crate::report::{self, InspectedFile, Lines};

pub(super) fn run(options: &Inspect, language: Option<Locale>) -> io::Result<u8> {
    let inputs = inputs::collect(&options.input, language);
    let format = options.format.format;
    let locale = inputs.locale;
    let colours = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let texts = work::each(&inputs.items, options.input.jobs, locale, |input| {
        let source = inputs::read(input, locale)?;
        let settings = input.project.settings();
        let document = Document::parse(&source, input.format, &input.defaults, settings);
        Ok(match format {
            Output::Json => {
                let file = InspectedFile::new(&input.shown, &document);
                serde_json::to_string(&file).unwrap_or_default()
            }
            Output::Human if colours => report::coloured(&input.shown, &document, locale),
            Output::Human => report::plain(&input.shown, &document, &Lines::new(&source), locale),
        })
    });
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let read: Vec<&str> = texts.iter().flatten().map(String::as_str).collect();
    match format {
        Output::Json => writeln!(out, "{{\"files\":[{}]}}", read.join(","))?,
        Output::Human => out.write_all(read.concat().as_bytes())?,
    }
    out.flush()?;
    let unread = texts.iter().filter_map(|text| text.as_ref().err());
    let failures = inputs::tell_failures(inputs.failures.iter().chain(unread), locale);
    inputs::tell_if_empty(&inputs);
    Ok(if inputs.failed() || failures > 0 { FAILED } else { CLEAN })
}
