//! Order, bursts, and clients and checks that misbehave.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use serde_json::json;

use super::client::Client;
use super::fake::Fake;

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_changes_are_applied_in_order() {
    let fake = Fake::new();
    let mut client = Client::plain(fake.clone()).await;
    let uri = "untitled:order";
    client.open(uri, "plaintext", "").await;
    let mut expected = String::new();
    for n in 0..2000_u32 {
        let digit = char::from_digit(n % 10, 10).unwrap();
        client.change(uri, i32::try_from(n).unwrap() + 2, Some([0, n, 0, n]), &digit.to_string()).await;
        expected.push(digit);
    }
    while client.published().await["version"] != 2001 {}
    assert_eq!(fake.texts().last(), Some(&expected));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_of_200_edits_costs_two_checks() {
    let (go, wait) = channel::<()>();
    let (wait, begun) = (Mutex::new(wait), Arc::new(AtomicUsize::new(0)));
    let counter = begun.clone();
    let fake = Fake::with(move |_| {
        // The first check lasts until the burst is over.
        if counter.fetch_add(1, Ordering::SeqCst) == 0 {
            wait.lock().unwrap().recv().unwrap();
        }
    });
    let mut client = Client::plain(fake.clone()).await;
    let uri = "untitled:burst";
    client.open(uri, "plaintext", "").await;
    while begun.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    for version in 2..202 {
        client.change(uri, version, Some([0, 0, 0, 0]), "а").await;
    }
    // The answer comes after all of the burst has been handled, although a check is still running.
    let unknown = client.actions("untitled:unknown", [0, 0, 0, 0], json!(null)).await;
    assert!(unknown.is_empty());
    go.send(()).unwrap();
    assert_eq!(client.published().await["version"], 201);
    assert_eq!(fake.texts(), [String::new(), "а".repeat(200)]);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_waits_for_the_newest_text() {
    let mut client = Client::plain(Fake::new()).await;
    let uri = "untitled:wait";
    client.open(uri, "markdown", "хорошо").await;
    client.change(uri, 2, Some([0, 0, 0, 6]), "плохо").await;
    let actions = client.actions(uri, [0, 0, 0, 5], json!(["quickfix"])).await;
    assert_eq!(actions[0]["title"], "«лучше»");
    while client.published().await["version"] != 2 {}
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_can_be_cancelled_while_a_check_runs() {
    let (go, wait) = channel::<()>();
    let wait = Mutex::new(wait);
    let fake = Fake::with(move |_| wait.lock().unwrap().recv().unwrap());
    let mut client = Client::plain(fake).await;
    let uri = "untitled:cancel";
    client.open(uri, "markdown", "плохо").await;
    let mut ids = Vec::new();
    for _ in 0..20 {
        let params = json!({
            "textDocument": { "uri": uri },
            "position": { "line": 0, "character": 0 },
        });
        ids.push(client.ask("textDocument/hover", params).await);
    }
    for id in ids {
        client.notify("$/cancelRequest", json!({ "id": id })).await;
        assert_eq!(client.answer(id).await["error"]["code"], -32800);
    }
    go.send(()).unwrap();
    client.published().await;
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_panics_is_survived() {
    let fake = Fake::with(|text| assert!(!text.contains("бум"), "on purpose"));
    let mut client = Client::plain(fake).await;
    client.open("untitled:a", "markdown", "бум").await;
    client.expect("window/showMessage").await;
    assert_eq!(client.published().await["diagnostics"], json!([]));
    assert!(client.actions("untitled:a", [0, 0, 0, 3], json!(null)).await.is_empty());
    client.change("untitled:a", 2, None, "плохо").await;
    assert_eq!(client.published().await["diagnostics"].as_array().unwrap().len(), 1);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_never_answers_is_served() {
    let initialize = json!({ "capabilities": { "workspace": {
        "configuration": true,
        "didChangeConfiguration": { "dynamicRegistration": true },
        "didChangeWatchedFiles": { "dynamicRegistration": true },
    } } });
    let mut client = Client::start(Fake::new(), initialize).await;
    client.open("untitled:a", "markdown", "плохо").await;
    client.published().await;
    for version in 2..300 {
        client.change("untitled:a", version, Some([0, 0, 0, 0]), "а").await;
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    }
    while client.published().await["version"] != 299 {}
    for _ in 0..299 {
        client.expect("workspace/configuration").await;
    }
    client.expect("client/registerCapability").await;
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_documents_are_checked() {
    let mut client = Client::plain(Fake::new()).await;
    for n in 0..50 {
        client.open(&format!("untitled:{n}"), "markdown", "плохо").await;
    }
    for _ in 0..50 {
        assert_eq!(client.published().await["diagnostics"].as_array().unwrap().len(), 1);
    }
    client.finish().await;
}
