//! What no compiler checks: files that end as they should, pages that are listed, links that lead somewhere.

use std::path::{Path, PathBuf};

use courtesy_rules::{Checker, Settings};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// All files that are not ignored and have one of these endings, with their text.
fn files(endings: &[&str]) -> Vec<(PathBuf, String)> {
    ignore::WalkBuilder::new(ROOT)
        .hidden(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| {
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            path.is_file() && endings.contains(&ending.as_ref())
        })
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.strip_prefix(ROOT).unwrap().to_owned(), text)
        })
        .collect()
}

#[test]
fn sources_are_tidy() {
    let mut faults = Vec::new();
    // In pieces, so that this file does not find itself.
    let leftovers = [["TO", "DO"], ["FIX", "ME"]].map(|parts| parts.concat());
    let unwrap = [".unwrap", "()"].concat();
    for (path, text) in files(&["rs", "toml", "md", "ts", "lua", "json", "yml", "yaml"]) {
        let shown = path.display();
        // Samples and texts are input: their line ends are part of what is tested.
        let input = path.starts_with("samples") || path.starts_with("tests");
        if !input && !text.is_empty() && !text.ends_with('\n') {
            faults.push(format!("{shown}: no newline at the end"));
        }
        if path.extension().is_some_and(|ending| ending == "rs") {
            if leftovers.iter().any(|word| text.contains(word)) {
                faults.push(format!("{shown}: something is left to do"));
            }
            if !text.starts_with("//!") {
                faults.push(format!("{shown}: no module doc"));
            }
            let tests = path.starts_with("tests") || path.ends_with("tests.rs");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            if !tests && code.contains(&unwrap) {
                faults.push(format!("{shown}: unwrap outside tests"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_rule_page_is_a_rule() {
    let (checker, problems) = Checker::new(&Settings::default());
    assert_eq!(problems, []);
    let mut pages: Vec<String> = files(&["md"])
        .into_iter()
        .filter(|(path, _)| path.starts_with("rules/catalogue") && path.components().count() == 4)
        .map(|(path, _)| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    pages.sort();
    let mut rules: Vec<&str> = checker.rules().iter().map(|rule| rule.id.as_str()).collect();
    rules.sort_unstable();
    assert_eq!(pages, rules);
}

#[test]
fn links_in_the_docs_lead_somewhere() {
    let link = regex::Regex::new(r#"\]\(([^()\s]+)\)|src="([^"]+)""#).unwrap();
    let mut faults = Vec::new();
    for (path, text) in files(&["md"]) {
        if ["samples", "tests", "rules"].iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        for found in link.captures_iter(&text) {
            let target = found.get(1).or(found.get(2)).unwrap().as_str();
            let target = target.split('#').next().unwrap_or_default();
            let outside = target.contains("://") || target.starts_with("mailto:");
            let folder = Path::new(ROOT).join(path.parent().unwrap());
            if !target.is_empty() && !outside && !folder.join(target).exists() {
                faults.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn examples_of_the_house_style_page_hold() {
    use courtesy_rules::catalogue::{Bench, parse_page};
    use courtesy_rules::settings::{Config, Glossary, Locale};
    let text = std::fs::read_to_string(Path::new(ROOT).join("docs/house-style.ru.md")).unwrap();
    let block = regex::Regex::new(r"(?ms)^(`{3,4})(toml|toml glossary|md rule)\n(.*?)^`{3,4}$").unwrap();
    let mut seen = Vec::new();
    for found in block.captures_iter(&text) {
        let inner = &found[3];
        match &found[2] {
            "toml" => {
                let (config, problems) = Config::parse(inner, None);
                assert_eq!(problems, [], "{inner}");
                let (checker, _) = Checker::new(&config.settings);
                let unknown: Vec<_> =
                    config.rule_names.iter().filter(|(name, _)| checker.rule(name).is_none()).collect();
                assert!(unknown.is_empty(), "{unknown:?}");
            }
            "toml glossary" => {
                let (glossary, problems) = Glossary::parse(inner, Locale::Ru);
                assert_eq!(problems, [], "{inner}");
                assert_eq!(glossary.forbidden.len(), 2);
            }
            _ => {
                // The fence of four marks ends at the last line.
                let rule = text.split("````md rule\n").nth(1).unwrap().split("````").next().unwrap();
                let own = [courtesy_rules::OwnPage { name: "no-done.md".to_owned(), text: rule.to_owned() }];
                let settings = Settings::default();
                let (checker, _, wrong) = Checker::with_own(&settings, &own);
                assert_eq!(wrong, [Vec::new()]);
                let (page, _) = parse_page(rule);
                let bench = Bench { settings: &settings, own: &own, checker: &checker };
                assert_eq!(bench.try_page(&page.unwrap()), []);
            }
        }
        seen.push(found[2].to_owned());
    }
    for kind in ["toml", "toml glossary", "md rule"] {
        assert!(seen.iter().any(|it| it == kind), "{kind}");
    }
}
