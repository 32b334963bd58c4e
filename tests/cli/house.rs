//! The glossary, companies' own rules, profiles, and the commands around them.

use std::time::{Duration, Instant};

use super::Place;

const RULE: &str = "---\nid: no-salute\ntitle: Салют\nmessage: «{0}» не пишем. Лучше «здравствуйте».\n\
                    phrases:\n  - find: ~салют\n    offer:\n      - text: здравствуйте\n---\n\nНе пишем так.\n";

fn codes(place: &Place, line: &str) -> Vec<String> {
    let json = place.json(&format!("check {line}"));
    let files = json["files"].as_array().unwrap();
    let findings = files.iter().flat_map(|file| file["findings"].as_array().unwrap());
    findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_company_adds_a_rule_of_its_own() {
    let place = Place::with(&[
        (".courtesy/rules/no-salute.md", RULE),
        ("deep/a.md", "Салют, {{name}}! Ваш заказ готов.\n"),
    ]);
    assert!(codes(&place, "deep").contains(&"no-salute".to_owned()), "no courtesy.toml is needed");
    let run = place.run("check deep");
    assert!(run.out.contains("Лучше «здравствуйте»"), "{}", run.out);
    assert!(place.run("explain no-salute").out.contains("Не пишем так"));
    assert!(place.run("rules").out.contains("no-salute"));
    place.write("courtesy.toml", b"[rules]\nno-salute = \"off\"\n");
    assert!(!codes(&place, "deep").contains(&"no-salute".to_owned()));
    place.write("courtesy.toml", b"[rules]\nno-salute = \"error\"\n");
    assert_eq!(place.run("check --fail-on error deep").code, 1);
    assert!(!codes(&place, "deep --no-config").contains(&"no-salute".to_owned()));
    place.write(
        "deep/a.md",
        "<!-- courtesy: ignore no-salute -->\nСалют, {{name}}! Ваш заказ готов.\n".as_bytes(),
    );
    assert!(!codes(&place, "deep").contains(&"no-salute".to_owned()));
}

#[test]
fn every_mistake_of_a_page_is_told_and_the_others_work() {
    let page = |text: &str| format!("---\ntitle: Т\nmessage: М\n{text}\n---\n");
    let place = Place::with(&[
        (".courtesy/rules/a-taken.md", &page("id: emoji\nphrases: [салют]")),
        (".courtesy/rules/b-good.md", RULE),
        (".courtesy/rules/c-twice.md", &page("id: no-salute\nphrases: [салют]")),
        (".courtesy/rules/d-check.md", &page("id: coded\ncheck: emoji\nphrases: [салют]")),
        (".courtesy/rules/e-phrase.md", &page("id: phrase\nphrases:\n  - find: (салют\n  - find: бабах")),
        (".courtesy/rules/f-key.md", &page("id: key\nphrses: [салют]")),
        (".courtesy/rules/g-vague.md", &page("id: vague\nphrases: [\"* ..\"]")),
        (".courtesy/rules/h-yaml.md", "---\nid: [\n---\n"),
        (".courtesy/rules/i-none.md", "просто текст\n"),
        ("a.md", "Здравствуйте! Салют и бабах для вас.\n"),
    ]);
    let run = place.run("check a.md");
    assert_eq!(run.code, 2);
    for told in [
        "a-taken.md:4:5: имя «emoji»",
        "c-twice.md:4:5: имя «no-salute» уже носит правило из файла b-good.md",
        "d-check.md:5:8: свойство check",
        "e-phrase.md:6:11: фраза «(салют»: нет закрывающей",
        "f-key.md:5:1: неизвестное свойство «phrses»; возможно, вы имели в виду phrases",
        "g-vague.md:5:11: фраза «* ..»: подходит почти к любым словам",
        "h-yaml.md:2:",
        "i-none.md:1:1: страница правила начинается",
    ] {
        assert!(run.err.contains(told), "{told} in {}", run.err);
    }
    let found = codes(&place, "a.md");
    assert!(found.contains(&"no-salute".to_owned()) && found.contains(&"phrase".to_owned()), "{found:?}");
}

#[test]
fn a_slow_phrase_is_refused_in_no_time() {
    let slow = format!("{} конец", "(а | а а | а а а)? ".repeat(12));
    let gaps = "да .. да .. да .. да .. да .. да .. нет";
    let page = format!(
        "---\nid: slow\ntitle: Т\nmessage: М\nphrases:\n  - \"{slow}\"\n  - \"{gaps}\"\n  - салют\n---\n"
    );
    let place = Place::with(&[(".courtesy/rules/slow.md", &page)]);
    place.write("a.txt", "а да ".repeat(50_000).as_bytes());
    let start = Instant::now();
    let run = place.run("check a.txt --rule slow");
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert_eq!(run.code, 2);
    assert_eq!(run.err.matches("слишком много вариантов").count(), 2, "{}", run.err);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_project_are_not_followed() {
    let outside = Place::with(&[("secret.md", RULE), ("words.toml", "words = [\"абв\"]\n")]);
    let place = Place::with(&[("a.md", "Здравствуйте!\n"), ("courtesy.toml", "")]);
    std::fs::create_dir_all(place.path().join(".courtesy/rules")).unwrap();
    let link =
        |from: &str, to: &str| std::os::unix::fs::symlink(outside.path().join(from), place.path().join(to));
    link("secret.md", ".courtesy/rules/x.md").unwrap();
    link("words.toml", "glossary.toml").unwrap();
    let run = place.run("check a.md");
    assert_eq!(run.code, 2);
    assert_eq!(run.err.matches("за пределы папки проекта").count(), 2, "{}", run.err);
    assert!(!place.run("rules").out.contains("no-salute"));
}

#[test]
fn a_new_rule_explains_itself_and_its_examples_hold() {
    let place = Place::with(&[("courtesy.toml", "")]);
    let run = place.run("new-rule no-done");
    assert_eq!(run.code, 0, "{}", run.err);
    let page = place.read(".courtesy/rules/no-done.md");
    assert!(page.contains("id: no-done"));
    let run = place.run("test-rules");
    assert_eq!((run.code, run.out.contains("всё сходится")), (0, true), "{}{}", run.out, run.err);
    let run = place.run("new-rule no-done");
    assert_eq!(run.code, 2, "it is there: {}", run.err);
    assert_eq!(place.run("new-rule emoji").code, 2, "a built-in rule");
    assert_eq!(place.run("new-rule Да").code, 2);
    place
        .write(".courtesy/rules/no-done.md", page.replace("1. Хорошо, всё сделаем.", "1. Иначе.").as_bytes());
    let run = place.run("test-rules .courtesy/rules/no-done.md");
    assert_eq!(run.code, 1, "{}", run.err);
    let line = page.lines().position(|line| line.contains("⟦")).unwrap();
    assert!(run.out.contains(&format!("no-done.md:{line}: замены получаются такие")), "{}", run.out);
    place.write(".courtesy/rules/no-done.md", b"---\n");
    assert_eq!(place.run("test-rules").code, 2);
    assert_eq!(place.run("test-rules nowhere").code, 2);
}

#[test]
fn the_glossary_forbids_and_approves() {
    let place = Place::with(&[
        (
            "glossary.toml",
            "words = [\"клубокарта\"]\n[[forbidden]]\nfind = \"клиент\"\nreplace = \"гость\"\nreason = \"ждём гостей\"\n",
        ),
        ("a.md", "Здравствуйте! Клубокарта есть у каждого клиента. Клиенту рады всегда.\n"),
    ]);
    let run = place.run("check a.md");
    assert!(run.out.contains("лучше «гость» (ждём гостей)"), "{}", run.out);
    assert!(!run.out.contains("лубокарт") || !run.out.contains("typo"), "{}", run.out);
    assert_eq!(place.run("fix a.md").code, 0);
    let text = place.read("a.md");
    assert!(text.contains("у каждого гостя. Гостю рады"), "{text}");
}

#[test]
fn a_wrong_entry_of_the_glossary_is_told_and_the_rest_holds() {
    let place = Place::with(&[
        (
            "glossary.toml",
            "wrds = []\nwords = [1, \"абв\"]\n[expansions]\n\"ЛК\" = 5\n[[forbidden]]\nreplace = \"гость\"\n\
             [[forbidden]]\nfind = \"клиент\"\n",
        ),
        ("a.md", "Здравствуйте! Мы рады каждому клиенту.\n"),
    ]);
    let run = place.run("check a.md");
    assert_eq!(run.code, 2);
    for told in
        ["1:1: Ключа «wrds» нет. Возможно, вы имели в виду \"words\"", "2:10: ", "4:8: ", "5:1: В записи"]
    {
        assert!(run.err.contains(&format!("glossary.toml:{told}")), "{told} in {}", run.err);
    }
    assert!(run.out.contains("forbidden-word"), "{}", run.out);
    place.write("glossary.toml", "[terms]\nэквайринг = \"оплата картой\"\n".as_bytes());
    assert!(place.run("check a.md").err.contains("берут в кавычки"));
}

#[test]
fn profiles_differ_by_channel_and_kind() {
    let place = Place::with(&[
        (
            "courtesy.toml",
            "[limits]\nexclamations = 2\n[profile.sms.rules]\nbare-imperative = \"off\"\n\
             [profile.email.limits]\nexclamations = 0\n[profile.call.rules]\nbare-imperative = \"error\"\n\
             [profile.chta.rules]\n",
        ),
        ("sms.md", "---\nchannel: sms\n---\nПришлите фото.\n"),
        ("call.md", "---\nkind: call\n---\nПришлите фото.\n"),
        ("mail.md", "---\nkind: reply\nchannel: email\n---\nРады помочь вам! Ждём вас снова! До встречи!\n"),
        ("chat.md", "---\nkind: reply\nchannel: chat\n---\nРады помочь вам! Ждём вас снова! До встречи.\n"),
    ]);
    let has = |file: &str, rule: &str| codes(&place, file).iter().any(|code| code == rule);
    assert!(!has("sms.md", "bare-imperative"));
    assert!(has("call.md", "bare-imperative"));
    assert!(has("mail.md", "shouting") && !has("chat.md", "shouting"));
    let run = place.run("check --rule bare-imperative sms.md");
    assert!(run.out.contains("bare-imperative"), "asked for by name: {}", run.out);
    assert!(
        run.err.contains("courtesy.toml:9:10: Ключа «chta»") && run.err.contains("\"chat\""),
        "{}",
        run.err
    );
    place.write("courtesy.toml", b"");
    assert_eq!(place.run("check --fail-on error call.md").code, 0);
}

#[test]
fn dictionaries_for_speech_analytics() {
    let place = Place::with(&[
        (".courtesy/rules/no-salute.md", RULE),
        ("glossary.toml", "[[forbidden]]\nfind = \"клиент\"\n"),
    ]);
    let run = place.run("export");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("dictionary,phrase,title\r\n"), "{}", run.out.lines().next().unwrap_or(""));
    for row in ["no-salute,салютами,Салют\r\n", "forbidden-word,клиентов,"] {
        assert!(run.out.contains(row), "{row}");
    }
    let run = place.run("export --rule no-salute");
    assert!(run.out.lines().skip(1).all(|line| line.starts_with("no-salute,")), "{}", run.out);
    assert_eq!(place.run("export --rule nothing").code, 2);
}

#[test]
fn schemas_are_fresh() {
    let place = Place::with(&[]);
    for of in ["rule", "config", "glossary"] {
        let run = place.run(&format!("schema {of}"));
        let path = format!("{}/schemas/{of}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(kept, run.out, "courtesy schema {of} > schemas/{of}.schema.json");
    }
}
