//! `courtesy check`.

use super::Place;

const POLITE: &str = "Здравствуйте! Пришлите, пожалуйста, фото.\n";
const BARE: &str = "Здравствуйте! Пришлите фото.\n";

#[test]
fn exit_codes() {
    let place = Place::with(&[("good.md", POLITE), ("bad.md", BARE)]);
    assert_eq!(place.run("check good.md").code, 0);
    assert_eq!(place.run("check bad.md").code, 1);
    assert_eq!(place.run("check --fail-on error bad.md").code, 0);
    assert_eq!(place.run("check --fail-on never bad.md").code, 0);
    assert_eq!(place.run("check --rule emoji bad.md").code, 0);
    assert_eq!(place.run("check --rule bare-imperative bad.md").code, 1);
    assert_eq!(place.run("check --rule bare-imperativ bad.md").code, 2);
    assert_eq!(place.run("check nowhere.md").code, 2);
    assert_eq!(place.run("check --fail-on sometimes good.md").code, 2);
}

#[test]
fn json_contract() {
    let text = "\u{feff}Здравствуйте! 🙂\r\n\r\nПришлите фото.\r\n";
    let place = Place::with(&[("a.md", text), ("b.md", POLITE)]);
    let json = place.json("check --rule bare-imperative a.md b.md");
    let files = json["files"].as_array().unwrap();
    assert_eq!(files.len(), 2, "files without findings are listed, too");
    assert_eq!(files[1]["findings"].as_array().unwrap().len(), 0);
    let finding = &files[0]["findings"][0];
    assert_eq!(finding["rule"], "bare-imperative");
    assert_eq!(finding["severity"], "warning");
    let at = text.find("Пришлите").unwrap();
    assert_eq!(finding["byte"], serde_json::json!([at, at + 16]));
    assert_eq!(finding["start"], serde_json::json!({"line": 3, "column": 1}));
    assert_eq!(finding["end"], serde_json::json!({"line": 3, "column": 9}));
    let fix = &finding["fixes"][0];
    assert_eq!(fix["safe"], true);
    let edit = &fix["edits"][0];
    let [start, end] = [0, 1].map(|side| edit["byte"][side].as_u64().unwrap() as usize);
    let mut fixed = text.to_owned();
    fixed.replace_range(start..end, edit["text"].as_str().unwrap());
    assert_eq!(fixed, text.replace("Пришлите", "Пришлите, пожалуйста,"));
}

#[test]
fn human_report() {
    let place = Place::with(&[("bad.md", BARE)]);
    let run = place.run("check bad.md");
    assert!(run.out.contains("предупреждение[bare-imperative]"), "{}", run.out);
    assert!(run.out.contains("bad.md:1:15"), "{}", run.out);
    assert!(run.out.contains("→ "), "{}", run.out);
    assert!(run.out.contains("Проверен 1 файл: 1 предупреждение"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'), "no colours in a pipe");
    let english = place.run("check --lang en bad.md");
    assert!(english.out.contains("warning[bare-imperative]"), "{}", english.out);
    assert!(english.out.contains("Checked 1 file: 1 warning"), "{}", english.out);
}

#[test]
fn standard_input() {
    let place = Place::with(&[]);
    assert_eq!(place.feed("check -", BARE).code, 1);
    let run = place.feed("check - --stdin-name ru.yaml", "reply: Пришлите фото сегодня.\n");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("ru.yaml:1:8"), "{}", run.out);
    let run = place.feed("check - --stdin-name letter.docx", BARE);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("letter.docx"), "{}", run.err);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_goes_on() {
    let place = Place::with(&[("bad.md", BARE), ("letter.docx", "")]);
    // «Привет» in Windows-1251, after six readable bytes.
    place.write("old.txt", b"12345 \xcf\xf0\xe8\xe2\xe5\xf2\n");
    let run = place.run("check old.txt letter.docx bad.md");
    assert_eq!(run.code, 2);
    assert!(run.out.contains("bare-imperative"), "{}", run.out);
    assert!(run.err.contains("old.txt: файл не в UTF-8"), "{}", run.err);
    assert!(run.err.contains("по смещению 6"), "{}", run.err);
    assert!(run.err.contains("letter.docx"), "{}", run.err);
}

#[test]
fn folders_and_ignore_files() {
    let place = Place::with(&[
        ("b.md", BARE),
        ("a/z.txt", BARE),
        ("a/picture.png", ""),
        ("build/c.md", BARE),
        ("drafts/d.md", BARE),
        (".gitignore", "build/\n"),
        (".ignore", "drafts/\n"),
    ]);
    let paths = |line: &str| -> Vec<String> {
        let json = place.json(line);
        let files = json["files"].as_array().unwrap().iter();
        files.map(|file| file["path"].as_str().unwrap().replace('\\', "/")).collect()
    };
    assert_eq!(paths("check"), ["a/z.txt", "b.md"]);
    assert_eq!(paths("check b.md a b.md"), ["b.md", "a/z.txt"]);
    assert_eq!(paths("check build/c.md"), ["build/c.md"], "named, so wanted");
}

#[test]
fn any_number_of_threads_gives_one_order() {
    let names: Vec<String> = (0..40).map(|number| format!("{number:02}.md")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), BARE)).collect();
    let place = Place::with(&files);
    let one = place.run("check --jobs 1");
    assert_eq!(one.out, place.run("check --jobs 7").out);
    assert_eq!(one.out, place.run("check").out);
    assert!(one.out.contains("Проверено 40 файлов: 40 предупреждений"));
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let text = BARE.repeat(2000);
    let place = Place::with(&[("long.md", &text)]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_courtesy"))
        .args(["check", "long.md"])
        .current_dir(place.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.code().is_some());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn bad_front_matter_is_reported_with_its_place() {
    let place = Place::with(&[("a.md", "---\nkind: lettre\n---\n\nЗдравствуйте!\n")]);
    let run = place.run("check a.md");
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.contains("a.md:2:"), "{}", run.out);
    assert!(place.json("check a.md")["files"][0]["problems"][0]["byte"].is_array());
}
