//! The `courtesy` program: command line and language server around [`courtesy_rules`].
//!
//! Both share one way from a file to its findings: [`settings`] finds the `courtesy.toml` of a path and sets
//! up the rules, `courtesy_rules` reads, checks and fixes the text. [`cli`] prints, [`lsp`]
//! publishes.

pub mod cli;
pub mod house;
pub mod lsp;
pub mod schema;
pub mod settings;

mod report;
