//! All integration tests, linked once.
#![allow(clippy::unwrap_used)]

mod cases;
mod cli;
mod lsp;
mod process;
mod tidy;
