//! Lists the rule pages, so that a new page needs no other file to change.
//!
//! No network and no generated data: only `include_str!` lines for the files that are there.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let catalogue = root.join("catalogue");
    println!("cargo::rerun-if-changed={}", catalogue.display());
    let mut pages = Vec::new();
    for group in fs::read_dir(&catalogue)? {
        let group = group?.path();
        if !group.is_dir() {
            continue;
        }
        println!("cargo::rerun-if-changed={}", group.display());
        for page in fs::read_dir(&group)? {
            let page = page?.path();
            if page.extension().is_some_and(|ending| ending == "md") {
                pages.push(page);
            }
        }
    }
    pages.sort();
    let mut out = String::from("const PAGES: &[(&str, &str)] = &[\n");
    for page in pages {
        let name = page.strip_prefix(&root).unwrap_or(&page).display().to_string();
        writeln!(out, "    ({name:?}, include_str!({:?})),", page.display().to_string())
            .map_err(io::Error::other)?;
    }
    out.push_str("];\n");
    fs::write(PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("pages.rs"), out)
}
