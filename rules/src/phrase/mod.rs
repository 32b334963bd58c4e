//! The phrase language in which rule pages are written.
//!
//! A phrase is words with spaces between them, matched token by token inside one sentence:
//!
//! | written | matches |
//! |---|---|
//! | `заказ` | this form, any capitals, ё as е |
//! | `~заказ` | any form of the lexeme |
//! | `<NOUN gent>` | a word with a reading that has these grammemes |
//! | `~должен<plur>` | a form of the lexeme that has these grammemes |
//! | `(a \| b c)` | one of the alternatives |
//! | `а?`, `(a \| b)?` | optional |
//! | `..`, `..2` | up to 4 (or 2) words of the same clause |
//! | `,` `.` `!` `?` `:` `-` | that mark |
//! | `^` and `$` | the start and the end of the sentence |
//! | `{}` | a placeholder |
//! | `#` | a number |
//! | `*` | any one word |
//! | `[a b]` | the part that is reported (otherwise all of it) |
//!
//! All phrases of all rules are matched in one pass: a hash of the first word gives the candidates, so a
//! further phrase costs next to nothing where its first word does not occur.

mod compile;
mod cost;
mod expand;
mod matcher;
mod parse;
#[cfg(test)]
mod tests;

pub(crate) use compile::Phrase;
pub use expand::{Expanded, expand};
pub(crate) use matcher::{Index, Match, first_word};
