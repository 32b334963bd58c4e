//! The real program, run as its users run it.

mod check;
mod fix;
mod house;
mod inspect;
mod others;
mod settings;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder of its own for one test, in which the program runs.
struct Place {
    folder: TempDir,
}

/// What a run said.
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl Place {
    /// A folder with these files.
    fn with(files: &[(&str, &str)]) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in files {
            place.write(path, text.as_bytes());
        }
        place
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn read(&self, path: &str) -> String {
        String::from_utf8(std::fs::read(self.path().join(path)).unwrap()).unwrap()
    }

    /// Runs the program on the words of `line`.
    fn run(&self, line: &str) -> Run {
        self.feed(line, "")
    }

    /// The same with standard input.
    fn feed(&self, line: &str, input: &str) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_courtesy"))
            .args(line.split_whitespace())
            .current_dir(self.path())
            .env_remove("COURTESY_LANG")
            .env_remove("RUST_BACKTRACE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The program may end without reading it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The JSON that a command prints.
    fn json(&self, line: &str) -> serde_json::Value {
        let run = self.run(&format!("{line} --format json"));
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
    }
}
