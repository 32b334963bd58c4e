//! The real program: pipes and exit codes.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use serde_json::{Value, json};

struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_courtesy"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { input: child.stdin.take(), output: BufReader::new(child.stdout.take().unwrap()), child }
    }

    fn initialized() -> Self {
        let mut server = Self::start();
        let params = json!({ "capabilities": {} });
        server.send(json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }));
        assert_eq!(server.read()["id"], 1);
        server.send(json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
        server
    }

    fn send(&mut self, message: Value) {
        let body = message.to_string();
        let input = self.input.as_mut().unwrap();
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        input.flush().unwrap();
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server is gone");
            match line.trim_end().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().unwrap(),
                None if line.trim_end().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// Waits for the end; whoever calls decides whether the input is still open.
    fn wait(mut self) -> (ExitStatus, String) {
        let mut rest = String::new();
        let (done, waiting) = channel();
        let id = self.child.id();
        let output = &mut self.output;
        let status = std::thread::scope(|scope| {
            let child = &mut self.child;
            scope.spawn(move || {
                // The pipe closes with the process.
                let status = child.wait();
                let _ = done.send(status);
            });
            match waiting.recv_timeout(Duration::from_secs(60)) {
                Ok(status) => status.unwrap(),
                Err(_) => {
                    eprintln!("the server does not end (process {id})");
                    std::process::abort()
                }
            }
        });
        output.read_to_string(&mut rest).unwrap();
        (status, rest)
    }
}

#[test]
fn shutdown_and_exit_while_the_input_stays_open() {
    let mut server = Server::initialized();
    server.send(json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(server.read()["id"], 2);
    server.send(json!({ "jsonrpc": "2.0", "method": "exit" }));
    let (status, rest) = server.wait();
    assert_eq!((status.code(), rest.as_str()), (Some(0), ""));
}

#[test]
fn shutdown_and_exit_in_one_breath() {
    let mut server = Server::initialized();
    server.send(json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    server.send(json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(server.read()["id"], 2);
    assert_eq!(server.wait().0.code(), Some(0));
}

#[test]
fn exit_without_shutdown_while_the_input_stays_open() {
    let mut server = Server::initialized();
    server.send(json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(server.wait().0.code(), Some(1));
}

#[test]
fn the_end_of_input_ends_the_server() {
    for shut_down in [false, true] {
        let mut server = Server::initialized();
        if shut_down {
            server.send(json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
            assert_eq!(server.read()["id"], 2);
        }
        drop(server.input.take());
        assert_eq!(server.wait().0.code(), Some(i32::from(!shut_down)));
    }
}

#[test]
fn only_the_protocol_is_on_standard_output() {
    let mut server = Server::initialized();
    server.send(json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {
        "textDocument": {
            "uri": "untitled:a", "languageId": "markdown", "version": 1,
            "text": "🙂 Пришлите скан договора.",
        },
    } }));
    let published = server.read();
    assert_eq!(published["method"], "textDocument/publishDiagnostics");
    server.send(json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(server.read()["id"], 2);
    server.send(json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(server.wait(), (ExitStatus::default(), String::new()));
}
