//! The language server, driven in memory.

mod actions;
mod client;
mod diagnostics;
mod fake;
mod house;
mod hover;
mod life;
mod order;
mod settings;
mod sync;
