//! The score of each line of a file:
//!
//! ```sh
//! cargo run -p courtesy-rules --example score -- FILE
//! ```
//!
//! Prints courtesy, ownership, overall and the line, separated by tabs.

use std::error::Error;

use courtesy_rules::document::{Format, FrontMatter};
use courtesy_rules::{Checker, Document, Settings};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("FILE")?;
    let settings = Settings::default();
    let (checker, _) = Checker::new(&settings);
    for line in std::fs::read_to_string(file)?.lines().filter(|line| !line.trim().is_empty()) {
        let document = Document::parse(line, Format::Text, &FrontMatter::default(), &settings);
        match checker.check(&document).score {
            Some(score) => {
                let marks = score.marks;
                println!("{}\t{}\t{}\t{line}", marks.courtesy, marks.ownership, marks.overall);
            }
            None => println!("-\t-\t-\t{line}"),
        }
    }
    Ok(())
}
