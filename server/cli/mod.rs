//! The command line: one file a command.
//!
//! Exit codes: 0 nothing to say, 1 findings (or something to fix), 2 the run itself failed.

mod args;
mod check;
mod explain;
mod export;
mod fix;
mod init;
mod inputs;
mod inspect;
mod new_rule;
mod rules;
mod test_rules;
mod usage;
mod work;
mod write;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::CommandFactory;
use courtesy_rules::settings::Locale;

use args::{Cli, Command, ExportFormat, SchemaOf};

/// Nothing to say.
const CLEAN: u8 = 0;
/// Findings, or something to fix.
const FOUND: u8 = 1;
/// The run itself failed.
const FAILED: u8 = 2;

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::read() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let code = match run(&cli) {
        Ok(code) => code,
        // The reader has seen enough (`courtesy check | head`): nobody is left to be told.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => CLEAN,
        Err(error) => {
            tell(&format!("courtesy: {error}"));
            FAILED
        }
    };
    ExitCode::from(code)
}

fn run(cli: &Cli) -> io::Result<u8> {
    let language = cli.language();
    let locale = language.unwrap_or_default();
    match &cli.command {
        Command::Check(options) => check::run(options, language),
        Command::Fix(options) => fix::run(options, language),
        Command::Inspect(options) => inspect::run(options, language),
        Command::Explain { rule, config } => explain::run(rule, config, language),
        Command::NewRule { id } => new_rule::run(id, locale),
        Command::TestRules { paths, config } => test_rules::run(paths, config, language),
        Command::Export { format: ExportFormat::Csv, rules, config } => export::run(rules, config, language),
        Command::Schema { of } => {
            let schema = match of {
                SchemaOf::Rule => crate::schema::rule(),
                SchemaOf::Config => crate::schema::config(),
                SchemaOf::Glossary => crate::schema::glossary(),
            };
            io::stdout().lock().write_all(crate::schema::text(&schema).as_bytes())?;
            Ok(CLEAN)
        }
        Command::Rules { format, config } => rules::run(format.format, config, language),
        Command::Init { folder, force } => init::run(folder.as_deref(), *force, locale),
        // The protocol's codes: 0 after `shutdown`, else 1.
        Command::Lsp { stdio: _ } => Ok(u8::from(!crate::lsp::run(crate::lsp::Options::default()))),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Cli::command(), "courtesy", &mut script);
            io::stdout().lock().write_all(&script)?;
            Ok(CLEAN)
        }
        Command::About => {
            io::stdout().lock().write_all(args::about().as_bytes())?;
            Ok(CLEAN)
        }
    }
}

/// Help and version are printed as asked for; wrong usage is explained.
fn refuse(error: &clap::Error) -> ExitCode {
    let locale = args::language_of_environment().unwrap_or_default();
    match usage::message(error, locale) {
        Some(message) => tell(&message),
        // A closed pipe is no reason to fail here.
        None => drop(error.print()),
    }
    ExitCode::from(if error.use_stderr() { FAILED } else { CLEAN })
}

/// A line on standard error; nobody listening is no reason to fail.
fn tell(line: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// Picks the words of a language.
fn say<'a>(locale: Locale, ru: &'a str, en: &'a str) -> &'a str {
    match locale {
        Locale::Ru => ru,
        Locale::En => en,
    }
}
