//! `courtesy fix`.

use super::Place;

const BARE: &str =
    "\u{feff}Здравствуйте, {{name}}!\r\n\r\nПришлите фото 📷 и укажите адрес.\r\nСпасибо,, ждём\r\n";
const FIXED: &str = "\u{feff}Здравствуйте, {{name}}!\r\n\r\nПришлите, пожалуйста, фото 📷 и укажите адрес.\r\nСпасибо, ждём.\r\n";

#[test]
fn keeps_every_other_byte_and_stands_still() {
    let place = Place::with(&[("a.md", BARE)]);
    let run = place.run("fix a.md");
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert_eq!(place.read("a.md"), FIXED);
    place.run("fix a.md");
    assert_eq!(place.read("a.md"), FIXED);
    let left = std::fs::read_dir(place.path()).unwrap().count();
    assert_eq!(left, 1, "no temporary file is left behind");
}

#[test]
fn shows_a_diff_and_writes_nothing() {
    let place = Place::with(&[("a.md", BARE), ("b.md", "Здравствуйте!\n")]);
    let run = place.run("fix --diff a.md b.md");
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("--- a/a.md\n+++ b/a.md\n"), "{}", run.out);
    assert!(run.out.contains("+Пришлите, пожалуйста, фото"), "{}", run.out);
    assert!(!run.out.contains("b.md\n"), "{}", run.out);
    let run = place.run("fix --check .");
    assert_eq!((run.code, run.out.as_str()), (1, "a.md\n"));
    assert_eq!(place.read("a.md"), BARE);
    assert_eq!(place.run("fix --check b.md").code, 0);
}

#[test]
fn a_diff_has_the_lines_that_patch_sees() {
    let place = Place::with(&[("a.txt", "Здравствуйте!\rПришлите фото.\rСпасибо")]);
    let run = place.run("fix --diff a.txt");
    assert_eq!(
        run.out,
        "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-Здравствуйте!\rПришлите фото.\rСпасибо\n\\ No newline at end \
         of file\n+Здравствуйте!\rПришлите, пожалуйста, фото.\rСпасибо\n\\ No newline at end of file\n"
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let place = Place::with(&[]);
    assert_eq!(place.feed("fix - --stdin-name a.md", BARE).out, FIXED);
    let polite = "Здравствуйте!\r\n";
    assert_eq!(place.feed("fix -", polite).out, polite);
}

#[test]
fn only_the_named_rule() {
    let place = Place::with(&[("a.md", BARE)]);
    place.run("fix --rule repeated-mark a.md");
    assert_eq!(place.read("a.md"), BARE.replace(",,", ","));
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::with(&[("real.md", BARE)]);
    let real = place.path().join("real.md");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.md", place.path().join("link.md")).unwrap();
    assert_eq!(place.run("fix link.md").code, 0);
    assert_eq!(place.read("real.md"), FIXED);
    let data = std::fs::symlink_metadata(&real).unwrap();
    assert_eq!(data.permissions().mode() & 0o777, 0o640);
    let link = std::fs::symlink_metadata(place.path().join("link.md")).unwrap();
    assert!(link.file_type().is_symlink());
    std::fs::write(&real, BARE).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o440)).unwrap();
    let run = place.run("fix real.md");
    assert_eq!(run.code, 2, "{}", run.err);
    assert_eq!(place.read("real.md"), BARE);
}
