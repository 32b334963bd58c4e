//! A client in memory. It keeps every message of the server until a test asks for it, and [`Client::finish`]
//! fails if one was never asked for.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use courtesy::lsp::lint::Lint;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex};
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Nothing here takes long; this only keeps a hanging test from hanging for good.
const HANGS: Duration = Duration::from_secs(60);

/// An editor that talks to a server of its own.
pub(crate) struct Client {
    input: DuplexStream,
    output: BufReader<DuplexStream>,
    server: Option<JoinHandle<bool>>,
    next_id: i64,
    unread: VecDeque<Value>,
    /// What `initialize` answered.
    pub(crate) initialized: Value,
}

impl Client {
    /// A client that can do nothing special.
    pub(crate) async fn plain(lint: impl Lint) -> Self {
        Self::start(lint, json!({ "capabilities": {} })).await
    }

    /// Starts a server and shakes hands.
    pub(crate) async fn start(lint: impl Lint, initialize: Value) -> Self {
        let mut client = Self::silent(lint);
        let answer = client.request("initialize", initialize).await;
        client.initialized = answer["result"].clone();
        client.notify("initialized", json!({})).await;
        client
    }

    /// Starts a server and says nothing yet.
    pub(crate) fn silent(lint: impl Lint) -> Self {
        let (input, server_input) = duplex(1 << 16);
        let (server_output, output) = duplex(1 << 16);
        let server = courtesy::lsp::serve(server_input, server_output, Arc::new(lint));
        Self {
            input,
            output: BufReader::new(output),
            server: Some(tokio::spawn(server)),
            next_id: 1,
            unread: VecDeque::new(),
            initialized: Value::Null,
        }
    }

    pub(crate) async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a request without waiting for the answer.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message).await;
        id
    }

    /// The answer to the request `id`, whole.
    pub(crate) async fn answer(&mut self, id: i64) -> Value {
        self.take(|message| message["id"] == id && message.get("method").is_none()).await
    }

    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    /// The next message of the server with this method.
    pub(crate) async fn expect(&mut self, method: &str) -> Value {
        self.take(|message| message["method"] == method).await
    }

    /// Answers a request of the server.
    pub(crate) async fn reply(&mut self, request: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result })).await;
    }

    /// The parameters of the next `publishDiagnostics`.
    pub(crate) async fn published(&mut self) -> Value {
        self.expect("textDocument/publishDiagnostics").await["params"].clone()
    }

    pub(crate) async fn open(&mut self, uri: &str, language: &str, text: &str) {
        self.notify(
            "textDocument/didOpen",
            json!({ "textDocument": {
                "uri": uri, "languageId": language, "version": 1, "text": text,
            } }),
        )
        .await;
    }

    /// One change: `[start line, start column, end line, end column]`, or the whole text.
    pub(crate) async fn change(&mut self, uri: &str, version: i32, range: Option<[u32; 4]>, text: &str) {
        let mut change = json!({ "text": text });
        if let Some(at) = range {
            change["range"] = range_of(at);
        }
        self.notify(
            "textDocument/didChange",
            json!({
                "textDocument": { "uri": uri, "version": version },
                "contentChanges": [change],
            }),
        )
        .await;
    }

    pub(crate) async fn actions(&mut self, uri: &str, at: [u32; 4], only: Value) -> Vec<Value> {
        let mut context = json!({ "diagnostics": [] });
        if !only.is_null() {
            context["only"] = only;
        }
        let answer = self
            .request(
                "textDocument/codeAction",
                json!({
                    "textDocument": { "uri": uri },
                    "range": range_of(at),
                    "context": context,
                }),
            )
            .await;
        answer["result"].as_array().cloned().unwrap_or_default()
    }

    /// Says good-bye. Fails if the server does not end well or has said what no test asked for.
    pub(crate) async fn finish(mut self) {
        let answer = self.request("shutdown", Value::Null).await;
        assert_eq!(answer["result"], Value::Null, "{answer}");
        assert!(answer.get("error").is_none(), "{answer}");
        self.send(&json!({ "jsonrpc": "2.0", "method": "exit" })).await;
        assert!(self.ended().await, "the server did not note the shutdown");
        while let Some(message) = self.read().await {
            self.unread.push_back(message);
        }
        assert!(self.unread.is_empty(), "never read: {:#?}", self.unread);
    }

    /// Waits for the server's end. True if it ended well. The client's end of the pipe stays open.
    pub(crate) async fn ended(&mut self) -> bool {
        let server = self.server.take().expect("ended once");
        timeout(HANGS, server).await.expect("the server hangs").expect("the server panicked")
    }

    pub(crate) async fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let frame = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        timeout(HANGS, self.input.write_all(frame.as_bytes()))
            .await
            .expect("the server does not read")
            .expect("the server is gone");
    }

    async fn take(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&wanted) {
            return self.unread.remove(at).expect("just found");
        }
        loop {
            let message = timeout(HANGS, self.read())
                .await
                .unwrap_or_else(|_| panic!("waited in vain; unread: {:#?}", self.unread))
                .expect("the server has closed its output");
            if wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    async fn read(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line).await.expect("readable") == 0 {
                return None;
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.parse().expect("a number");
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).await.expect("a body");
        Some(serde_json::from_slice(&body).expect("JSON"))
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.server.is_none(), "a test must finish its client");
        }
    }
}

pub(crate) fn range_of([line, column, end_line, end_column]: [u32; 4]) -> Value {
    json!({
        "start": { "line": line, "character": column },
        "end": { "line": end_line, "character": end_column },
    })
}

/// Applies the edits that an action makes in `uri` as an editor does. Columns are UTF-16 units.
pub(crate) fn applied(text: &str, action: &Value, uri: &str) -> String {
    let edits = match action.pointer("/edit/documentChanges") {
        Some(changes) => changes
            .as_array()
            .expect("a list")
            .iter()
            .find(|change| change["textDocument"]["uri"] == uri)
            .map(|change| change["edits"].clone()),
        None => action.pointer("/edit/changes").map(|all| all[uri].clone()),
    };
    let edits = edits.unwrap_or_else(|| panic!("no edit of {uri} in {action:#}"));
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |position: &Value| {
        let line = position["line"].as_u64().expect("a line");
        let column = position["character"].as_u64().expect("a column");
        let mut start = 0;
        for _ in 0..line {
            let rest = &units[start..];
            start += 1 + rest.iter().position(|unit| *unit == u16::from(b'\n')).expect("a line end");
        }
        start + usize::try_from(column).expect("small")
    };
    let mut edits: Vec<(usize, usize, String)> = edits
        .as_array()
        .expect("a list")
        .iter()
        .map(|edit| {
            let new = edit["newText"].as_str().expect("text").to_owned();
            (at(&edit["range"]["start"]), at(&edit["range"]["end"]), new)
        })
        .collect();
    edits.sort_by_key(|(start, end, _)| (*start, *end));
    let mut out: Vec<u16> = Vec::new();
    let mut done = 0;
    for (start, end, new) in edits {
        assert!(done <= start && start <= end, "edits overlap");
        out.extend(&units[done..start]);
        out.extend(new.encode_utf16());
        done = end;
    }
    out.extend(&units[done..]);
    String::from_utf16(&out).expect("whole characters")
}
