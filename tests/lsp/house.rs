//! The glossary and companies' own rules in the editor.

use std::path::Path;

use serde_json::{Value, json};
use tower_lsp::lsp_types::Url;

use super::client::Client;

use courtesy::lsp::lint::Rules;

const RULE: &str =
    "---\nid: no-salute\ntitle: Салют\nmessage: «{0}» не пишем.\nphrases: [салют]\n---\n\nНе пишем так.\n";

fn uri(path: &Path) -> String {
    Url::from_file_path(path).unwrap().to_string()
}

fn found<'a>(published: &'a Value, rule: &str) -> Option<&'a Value> {
    published["diagnostics"].as_array().unwrap().iter().find(|found| found["code"] == rule)
}

#[tokio::test(flavor = "multi_thread")]
async fn own_rules_come_and_go_while_the_editor_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let script = root.join("script.md");
    let page = root.join(".courtesy/rules/no-salute.md");
    std::fs::create_dir_all(page.parent().unwrap()).unwrap();
    let mut client = Client::plain(Rules).await;
    client.open(&uri(&script), "markdown", "Добрый день! Салют для вас.\n").await;
    assert!(found(&client.published().await, "no-salute").is_none());

    let watched = json!({ "changes": [{ "uri": uri(&page), "type": 1 }] });
    std::fs::write(&page, RULE).unwrap();
    client.notify("workspace/didChangeWatchedFiles", watched.clone()).await;
    let published = client.published().await;
    let finding = found(&published, "no-salute").expect("the new rule");
    assert_eq!(finding["codeDescription"]["href"], uri(&page), "the page itself explains it");
    let params =
        json!({ "textDocument": { "uri": uri(&script) }, "position": { "line": 0, "character": 15 } });
    let hover = client.request("textDocument/hover", params).await;
    assert!(hover["result"]["contents"]["value"].as_str().unwrap().contains("Не пишем так"), "{hover}");

    // A mistake is shown in the page.
    std::fs::write(&page, RULE.replace("[салют]", "[(салют]")).unwrap();
    client.notify("workspace/didChangeWatchedFiles", watched.clone()).await;
    let shown = client.published().await;
    assert_eq!(shown["uri"], uri(&page));
    assert_eq!(shown["diagnostics"][0]["range"]["start"]["line"], 4);
    assert!(found(&client.published().await, "no-salute").is_none());

    // Gone, and what was shown in it, too.
    std::fs::remove_file(&page).unwrap();
    client.notify("workspace/didChangeWatchedFiles", watched).await;
    let cleared = client.published().await;
    assert_eq!((&cleared["uri"], &cleared["diagnostics"]), (&json!(uri(&page)), &json!([])));
    client.published().await;
    client.finish().await;
}

const UNKNOWN: &str = "Добрый день! Ваш абонимент готов.\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_word_goes_to_the_glossary() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let (script, glossary) = (root.join("script.md"), root.join("glossary.toml"));
    std::fs::write(&glossary, "# наши слова\nwords = [\"дедлайн\"]\n").unwrap();
    let mut client = Client::plain(Rules).await;
    client.open(&uri(&script), "markdown", UNKNOWN).await;
    assert!(found(&client.published().await, "typo").is_some());
    let actions = client.actions(&uri(&script), [0, 18, 0, 19], json!(["quickfix"])).await;
    let title = "Добавить в глоссарий: «абонимент»";
    let action = actions.iter().find(|action| action["title"] == title).expect("the action");
    let edits = action["edit"]["changes"][uri(&glossary)].as_array().unwrap();
    assert_eq!(edits.len(), 1, "{action}");
    assert!(edits[0]["newText"].as_str().unwrap().contains("абонимент"));

    // As if the client had applied and saved it.
    std::fs::write(&glossary, "words = [\"дедлайн\", \"абонимент\"]\n").unwrap();
    let watched = json!({ "changes": [{ "uri": uri(&glossary), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", watched).await;
    assert!(found(&client.published().await, "typo").is_none());
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_cannot_create_files_lets_the_server_do_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let script = root.join("script.md");
    let initialize = json!({ "capabilities": {}, "rootUri": uri(&root) });
    let mut client = Client::start(Rules, initialize).await;
    client.open(&uri(&script), "markdown", UNKNOWN).await;
    assert!(found(&client.published().await, "typo").is_some());
    let actions = client.actions(&uri(&script), [0, 18, 0, 19], json!(["quickfix"])).await;
    let action = actions.iter().find(|action| action["command"].is_object()).expect("a command");
    let command = json!({
        "command": action["command"]["command"], "arguments": action["command"]["arguments"],
    });
    client.request("workspace/executeCommand", command).await;
    assert!(found(&client.published().await, "typo").is_none());
    let text = std::fs::read_to_string(root.join("glossary.toml")).unwrap();
    assert!(text.contains("words = [\"абонимент\"]"), "{text}");
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_can_creates_the_glossary() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let script = root.join("script.md");
    let initialize = json!({ "rootUri": uri(&root), "capabilities": { "workspace": { "workspaceEdit": {
        "documentChanges": true, "resourceOperations": ["create"],
    } } } });
    let mut client = Client::start(Rules, initialize).await;
    client.open(&uri(&script), "markdown", UNKNOWN).await;
    client.published().await;
    let actions = client.actions(&uri(&script), [0, 18, 0, 19], json!(["quickfix"])).await;
    let created =
        |action: &&Value| action["edit"]["documentChanges"][0]["uri"] == uri(&root.join("glossary.toml"));
    let action = actions.iter().find(created).expect("an edit that creates the file");
    assert_eq!(action["edit"]["documentChanges"][0]["kind"], "create");
    client.finish().await;
}
