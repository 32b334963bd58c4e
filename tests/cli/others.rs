//! The small commands, and what is said of wrong usage.

use super::Place;

#[test]
fn explain() {
    let place = Place::with(&[]);
    let run = place.run("explain bare-imperative");
    assert_eq!(run.code, 0);
    assert!(run.out.contains("bare-imperative · courtesy"), "{}", run.out);
    let run = place.run("explain bare-imperativ");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("bare-imperative"), "{}", run.err);
}

#[test]
fn rules() {
    let place = Place::with(&[("courtesy.toml", "[rules]\nemoji = \"off\"\n")]);
    let run = place.run("rules");
    assert_eq!(run.code, 0);
    let json = place.json("rules");
    let list = json["rules"].as_array().unwrap();
    for rule in list {
        assert!(run.out.contains(rule["id"].as_str().unwrap()));
        assert_eq!(rule["enabled"] == false, rule["id"] == "emoji", "{rule}");
    }
}

#[test]
fn completions_and_version() {
    let place = Place::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = place.run(&format!("completions {shell}"));
        assert!(run.code == 0 && run.out.contains("courtesy"));
    }
    assert_eq!(place.run("-V").out.trim(), concat!("courtesy ", env!("CARGO_PKG_VERSION")));
    for line in ["--version", "about"] {
        let run = place.run(line);
        assert!(run.out.contains("OpenCorpora") && run.out.contains("CC BY-SA"));
    }
}

#[test]
fn wrong_usage_is_told_in_russian() {
    let place = Place::with(&[]);
    let run = place.run("chek");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("Возможно, вы имели в виду check"), "{}", run.err);
    let run = place.run("check --formt json");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--format"), "{}", run.err);
    assert_eq!(place.run("").code, 2);
    assert_eq!(place.run("explain").code, 2);
    let help = place.run("check --help");
    assert_eq!(help.code, 0);
    assert!(help.out.contains("--fail-on"), "{}", help.out);
}
