//! `courtesy.toml` as the command line sees it.

use super::Place;

const BARE: &str = "Здравствуйте! Пришлите фото.\n";

#[test]
fn every_file_finds_its_own() {
    let place = Place::with(&[
        ("courtesy.toml", "[rules]\nbare-imperative = \"error\"\n"),
        ("a.md", BARE),
        ("quiet/courtesy.toml", "[rules]\nbare-imperative = \"off\"\n"),
        ("quiet/deep/b.md", BARE),
    ]);
    assert_eq!(place.run("check --fail-on error a.md").code, 1);
    assert_eq!(place.run("check quiet").code, 0);
    assert_eq!(place.run("check quiet --no-config").code, 1);
    assert_eq!(place.run("check quiet --config courtesy.toml").code, 1);
    assert_eq!(place.run("check quiet --config nowhere.toml").code, 2);
}

#[test]
fn texts_about_a_program_are_no_scripts() {
    let place = Place::with(&[("README.ru.md", BARE), ("a/ChangeLog.md", BARE), ("reader.md", BARE)]);
    let run = place.run("check");
    assert!(run.out.contains("reader.md") && run.out.contains("Проверен 1 файл"), "{}", run.out);
    assert_eq!(place.run("check README.ru.md").code, 1, "named, so wanted");
    let place = Place::with(&[
        ("courtesy.toml", "[[files]]\nglob = \"scripts/\"\nkind = \"call\"\n"),
        ("scripts/readme.md", BARE),
    ]);
    assert_eq!(place.run("check").code, 1, "a glob says that it is a script");
}

#[test]
fn globs_say_what_files_are() {
    let place = Place::with(&[
        (
            "courtesy.toml",
            "exclude = [\"old\"]\n[[files]]\nglob = \"friends/\"\nclient_ty = true\n\
             [[files]]\nglob = \"*.tmp.md\"\nignore = [\"bare-imperative\"]\n",
        ),
        ("friends/a.md", "Здравствуй! Ты можешь не ждать.\n"),
        ("x/b.tmp.md", BARE),
        ("old/c.md", BARE),
    ]);
    let run = place.run("check");
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.contains("Проверено 2 файла"), "{}", run.out);
    assert_eq!(place.run("check old/c.md").code, 1, "named, so wanted");
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let place = Place::with(&[
        (
            "courtesy.toml",
            "[rules]\nbare-imperativ = \"off\"\n[style]\nvy = \"big\"\n[limits]\nwords = 3\n\
             [[files]]\nglob = \"[\"\n",
        ),
        ("a.md", BARE),
    ]);
    let run = place.run("check a.md");
    assert_eq!(run.code, 2);
    assert!(run.out.contains("bare-imperative"), "the check goes on: {}", run.out);
    for place in ["2:1", "4:6", "6:1", "8:8"] {
        let line = format!("courtesy.toml:{place}: ");
        assert!(run.err.contains(&line), "{line} in {}", run.err);
    }
    assert!(run.err.contains("bare-imperative."), "the nearest name: {}", run.err);
    place.write("courtesy.toml", b"[rules\n");
    assert_eq!(place.run("check a.md").code, 2);
}

#[test]
fn language() {
    let place = Place::with(&[("courtesy.toml", "language = \"en\"\n"), ("a.md", BARE)]);
    assert!(place.run("check a.md").out.contains("Checked 1 file"));
    assert!(place.run("check a.md --lang ru").out.contains("Проверен 1 файл"));
}

#[test]
fn init_writes_what_check_accepts() {
    let place = Place::with(&[("a.md", "Здравствуйте!\n")]);
    assert_eq!(place.run("init").code, 0);
    assert_eq!(place.run("check a.md").code, 0);
    place.write("courtesy.toml", b"# mine\n");
    let run = place.run("init");
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--force"), "{}", run.err);
    assert_eq!(place.read("courtesy.toml"), "# mine\n");
    assert_eq!(place.run("init --force").code, 0);
    assert!(place.read("courtesy.toml").contains("[limits]"));
}
