//! The reference in `docs/rules` and the table `docs/sources.md` are what the pages say. `COURTESY_UPDATE=1 cargo test -p courtesy-rules --test
//! reference` writes it anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use courtesy_rules::catalogue;

#[test]
fn the_reference_is_fresh() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/rules");
    let wanted: BTreeMap<String, String> = catalogue::reference().into_iter().collect();
    if std::env::var_os("COURTESY_UPDATE").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, text) in &wanted {
            fs::write(folder.join(name), text).expect("the file can be written");
        }
        fs::write(folder.join("../sources.md"), catalogue::sources()).expect("the file can be written");
        return;
    }
    let there: BTreeMap<String, String> = fs::read_dir(&folder)
        .expect("docs/rules is there")
        .map(|entry| {
            let path = entry.expect("the folder can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("a page is text"))
        })
        .collect();
    let stale: Vec<&String> =
        wanted.keys().chain(there.keys()).filter(|name| wanted.get(*name) != there.get(*name)).collect();
    let sources = fs::read_to_string(folder.join("../sources.md")).unwrap_or_default();
    assert_eq!(sources, catalogue::sources(), "docs/sources.md is stale");
    assert!(stale.is_empty(), "stale: {stale:?}; run this test with COURTESY_UPDATE=1");
}

#[test]
fn every_point_of_the_sources_has_a_rule_or_a_reason() {
    let gaps = catalogue::source_gaps();
    assert!(gaps.is_empty(), "{gaps:#?}");
}
