//! Every example of every rule page is a test; see `catalogue::Bench`.
//!
//! Ids are unique, files are called like the ids, and each page has at least two wrong and two right examples.

use std::collections::BTreeSet;

use courtesy_rules::catalogue::{self, Bench};
use courtesy_rules::settings::Config;
use courtesy_rules::{Checker, Settings};

#[test]
fn examples() {
    let settings = Settings::default();
    let (checker, problems) = Checker::new(&settings);
    assert!(problems.is_empty(), "{problems:#?}");
    let bench = Bench { settings: &settings, own: &[], checker: &checker };
    let mut problems = Vec::new();
    let mut ids = BTreeSet::new();
    for (name, text) in catalogue::builtin() {
        let (page, wrong) = catalogue::parse_page(text);
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        let page = page.unwrap_or_else(|| panic!("{name} has no id"));
        assert!(ids.insert(page.id.clone()), "{name}: the id stands twice");
        assert!(
            name.ends_with(&format!("/{}/{}.md", page.group, page.id)),
            "{name}: the file is called like the id"
        );
        let (bad, good): (Vec<_>, Vec<_>) =
            page.examples().into_iter().partition(|example| !example.marks.is_empty());
        if bad.len() < 2 || good.len() < 2 {
            problems.push(format!("{name}: {} wrong and {} right examples", bad.len(), good.len()));
        }
        // A rule that looks at house settings brings those of its examples.
        let (config, wrong) = Config::parse(&page.example_config, None);
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        let house = (!page.example_config.is_empty()).then(|| Checker::new(&config.settings).0);
        let bench = match &house {
            Some(checker) => Bench { settings: &config.settings, own: &[], checker },
            None => bench,
        };
        for fault in bench.try_page(&page) {
            problems.push(format!("{name}:{}: {}", fault.line + 1, fault.message));
        }
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}
