//! Lists the rule pages, so that a new page needs no other file to change.
fn main() {}
