//! Settings of the editor and of `courtesy.toml`, and their reload.

use std::path::Path;

use serde_json::{Value, json};
use tower_lsp::lsp_types::Url;

use super::client::Client;

use courtesy::lsp::lint::Rules;

const TEXT: &str = "Добрый день! Пришлите скан договора.\n";

fn uri(path: &Path) -> String {
    Url::from_file_path(path).unwrap().to_string()
}

fn has_imperative(published: &Value) -> bool {
    published["diagnostics"].as_array().unwrap().iter().any(|found| found["code"] == "bare-imperative")
}

fn off() -> Value {
    json!({ "rules": { "bare-imperative": "off" } })
}

#[tokio::test(flavor = "multi_thread")]
async fn options_at_the_start_hold_from_the_start() {
    let initialize = json!({ "capabilities": {}, "initializationOptions": off() });
    let mut client = Client::start(Rules, initialize).await;
    client.open("untitled:a", "markdown", TEXT).await;
    assert!(!has_imperative(&client.published().await));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pushed_settings_check_the_open_documents_anew() {
    let mut client = Client::plain(Rules).await;
    client.open("untitled:a", "markdown", TEXT).await;
    assert!(has_imperative(&client.published().await));
    let change = json!({ "settings": { "courtesy": off() } });
    client.notify("workspace/didChangeConfiguration", change.clone()).await;
    assert!(!has_imperative(&client.published().await));
    // The same once more changes nothing and says nothing.
    client.notify("workspace/didChangeConfiguration", change).await;
    // A mistake is told to the log, once.
    let bad = json!({ "settings": { "courtesy": { "rules": { "emoji": 7 } } } });
    for _ in 0..2 {
        client.notify("workspace/didChangeConfiguration", bad.clone()).await;
    }
    client.expect("window/logMessage").await;
    assert!(has_imperative(&client.published().await));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pulled_settings_are_asked_for_at_the_start_and_after_a_change() {
    let initialize = json!({ "capabilities": { "workspace": { "configuration": true } } });
    let mut client = Client::start(Rules, initialize).await;
    let question = client.expect("workspace/configuration").await;
    assert_eq!(question["params"]["items"][0]["section"], "courtesy");
    client.reply(&question, json!([null])).await;
    client.open("untitled:a", "markdown", TEXT).await;
    assert!(has_imperative(&client.published().await));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    let question = client.expect("workspace/configuration").await;
    client.reply(&question, json!([off()])).await;
    assert!(!has_imperative(&client.published().await));
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn watchers_are_registered_where_the_client_can() {
    let initialize = json!({ "capabilities": { "workspace": {
        "didChangeWatchedFiles": { "dynamicRegistration": true },
    } } });
    let mut client = Client::start(Rules, initialize).await;
    let request = client.expect("client/registerCapability").await;
    let registrations = &request["params"]["registrations"];
    assert_eq!(registrations[0]["method"], "workspace/didChangeWatchedFiles");
    let watcher = &registrations[0]["registerOptions"]["watchers"][0];
    assert_eq!(watcher["globPattern"], "**/courtesy.toml");
    client.reply(&request, Value::Null).await;
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_settings_file_is_found_followed_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("courtesy.toml");
    let script = folder.path().join("deep/down/script.md");
    std::fs::create_dir_all(script.parent().unwrap()).unwrap();
    let mut client = Client::plain(Rules).await;
    client.open(&uri(&script), "markdown", TEXT).await;
    assert!(has_imperative(&client.published().await));

    let watched = json!({ "changes": [{ "uri": uri(&settings), "type": 2 }] });
    std::fs::write(&settings, "[rules]\nbare-imperative = \"off\"\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", watched.clone()).await;
    assert!(!has_imperative(&client.published().await));

    // Broken: shown in the file, the last good one stays in force.
    std::fs::write(&settings, "[rules\nbare-imperative = \"off\"\n").unwrap();
    let saved = json!({ "textDocument": { "uri": uri(&settings) } });
    client.notify("textDocument/didSave", saved).await;
    let shown = client.published().await;
    assert_eq!(shown["uri"], uri(&settings));
    assert_eq!(shown["diagnostics"][0]["code"], "settings");
    assert_eq!(shown["diagnostics"][0]["range"]["start"]["line"], 0);
    client.change(&uri(&script), 2, Some([0, 0, 0, 0]), "А. ").await;
    assert!(!has_imperative(&client.published().await));

    // Gone: what was shown in it goes too.
    std::fs::remove_file(&settings).unwrap();
    client.notify("workspace/didChangeWatchedFiles", watched).await;
    let cleared = client.published().await;
    assert_eq!(cleared["uri"], uri(&settings));
    assert_eq!(cleared["diagnostics"], json!([]));
    assert!(has_imperative(&client.published().await));

    // Nobody watches files here: saving a script is enough to find new settings.
    std::fs::write(&settings, "language = \"en\"\n[rules]\nbare-imperative = \"off\"\n").unwrap();
    let saved = json!({ "textDocument": { "uri": uri(&script) } });
    client.notify("textDocument/didSave", saved).await;
    assert!(!has_imperative(&client.published().await));
    client.finish().await;
}
