//! Shows which rule decided about each form that may be an imperative, one line of standard input at a time.

use std::io::BufRead;

use courtesy_rules::language::training::explain;

fn main() -> std::io::Result<()> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        for (range, rule) in explain(&line) {
            println!("{rule}\t{}\t{line}", &line[range]);
        }
    }
    Ok(())
}
