//! Text as it is read, and the way back to the source.

pub mod fold;
mod link;
pub mod prose;
pub(crate) mod script;
pub(crate) mod sentence;
pub(crate) mod token;

pub use prose::{Escape, Prose, ProseBuilder};

#[cfg(test)]
mod tests;
