//! All integration tests, linked once.
#![allow(clippy::unwrap_used)]

mod cases;
mod lsp;
mod process;
