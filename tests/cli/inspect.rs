//! `courtesy inspect`.

use super::Place;

const DIALOGUE: &str = "\u{feff}# Начало\n\nОператор: Здравствуйте, {{name}}! Пришлите фото.\n\n\
                        Клиент: Ты где? (пауза)\n\n```\nкод\n```\n";

#[test]
fn every_byte_has_one_role_and_every_word_a_token() {
    let place = Place::with(&[("a.md", DIALOGUE)]);
    let json = place.json("inspect a.md");
    let file = &json["files"][0];
    let range = |item: &serde_json::Value| {
        let byte = |side: usize| item["byte"][side].as_u64().unwrap() as usize;
        byte(0)..byte(1)
    };
    let mut at = 0;
    let mut roles = Vec::new();
    for segment in file["segments"].as_array().unwrap() {
        let range = range(segment);
        assert!(range.start >= at && range.end > range.start);
        at = range.end;
        roles.push(segment["role"].as_str().unwrap());
    }
    for role in ["agent", "client", "heading", "placeholder", "markup", "ignored"] {
        assert!(roles.contains(&role), "{role}: {roles:?}");
    }
    let tokens = file["tokens"].as_array().unwrap();
    let words: Vec<&str> = tokens.iter().map(|token| &DIALOGUE[range(token)]).collect();
    let all = regex::Regex::new(r"\p{L}+").unwrap();
    for word in all.find_iter(DIALOGUE) {
        assert!(words.contains(&word.as_str()), "{} is not in {words:?}", word.as_str());
    }
    let token = |word: &str| {
        let at = words.iter().position(|found| *found == word).unwrap();
        &tokens[at]
    };
    assert_eq!(token("Пришлите")["mood"], "imperative");
    assert_eq!(token("Пришлите")["lemma"], "прислать");
    let tag = token("Пришлите")["tag"].as_str().unwrap();
    assert!(tag.split(',').any(|name| name == "impr"), "{tag}");
    assert_eq!(token("Ты")["address"], "ty");
    assert!(token("фото")["mood"].is_null() && token("фото")["address"].is_null());
}

#[test]
fn many_files_end_well() {
    let names: Vec<String> = (0..300).map(|number| format!("{number}/s.txt")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "Иди сюда.\n")).collect();
    let place = Place::with(&files);
    let run = place.run("inspect --format json .");
    assert_eq!(run.code, 0);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["files"].as_array().unwrap().len(), 300);
}

#[test]
fn plain_list_for_pipes() {
    let place = Place::with(&[("a.md", DIALOGUE)]);
    let run = place.run("inspect a.md");
    assert!(run.out.contains("сотрудник: "), "{}", run.out);
    assert!(run.out.contains("клиент: "), "{}", run.out);
    assert!(place.run("inspect --lang en a.md").out.contains("agent: "));
}
