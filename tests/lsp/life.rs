//! From `initialize` to `exit`.

use serde_json::{Value, json};

use super::client::Client;
use super::fake::Fake;

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_can_do() {
    let client = Client::plain(Fake::new()).await;
    let capabilities = &client.initialized["capabilities"];
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(capabilities["textDocumentSync"]["openClose"], true);
    assert_eq!(capabilities["hoverProvider"], true);
    assert_eq!(
        capabilities["codeActionProvider"]["codeActionKinds"],
        json!(["quickfix", "source.fixAll.courtesy"])
    );
    assert!(capabilities.get("diagnosticProvider").is_none(), "pushed or pulled, never both");
    assert_eq!(client.initialized["serverInfo"]["name"], "courtesy");
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn exit_without_shutdown_is_a_failure() {
    let mut client = Client::plain(Fake::new()).await;
    client.notify("exit", Value::Null).await;
    assert!(!client.ended().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn exit_before_anything_ends_too() {
    let mut client = Client::silent(Fake::new());
    client.notify("exit", Value::Null).await;
    assert!(!client.ended().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_waits_for_nothing_is_served() {
    let mut client = Client::silent(Fake::new());
    let id = client.ask("initialize", json!({ "capabilities": {} })).await;
    client.notify("initialized", json!({})).await;
    client.open("untitled:a", "markdown", "плохо").await;
    assert!(client.answer(id).await["result"].is_object());
    assert_eq!(client.published().await["version"], 1);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_answered_and_survived() {
    let mut client = Client::plain(Fake::new()).await;
    let unknown = client.request("textDocument/nonsense", json!({})).await;
    assert_eq!(unknown["error"]["code"], -32601);
    let wrong = client.request("textDocument/hover", json!({ "a": 1 })).await;
    assert_eq!(wrong["error"]["code"], -32602);
    for method in ["textDocument/didChange", "textDocument/didOpen", "$/unknown", "other/unknown"] {
        client.notify(method, json!({ "nonsense": true })).await;
    }
    client.change("untitled:never-opened", 2, None, "плохо").await;
    client.open("untitled:a", "markdown", "плохо").await;
    client.published().await;
    client.finish().await;
}
