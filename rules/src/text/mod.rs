//! Text as it is read, and the way back to the source.

pub mod prose;

pub use prose::{Escape, Prose, ProseBuilder};
