//! What the client is told without asking.

use serde_json::json;

use super::client::{Client, range_of};
use super::fake::Fake;

#[tokio::test(flavor = "multi_thread")]
async fn a_diagnostic_says_all_there_is() {
    let initialize = json!({ "capabilities": { "textDocument": {
        "publishDiagnostics": { "relatedInformation": true },
    } } });
    let mut client = Client::start(Fake::new(), initialize).await;
    let uri = "file:///nowhere/script.md";
    client.open(uri, "markdown", "🙂 Это плохо.\n").await;
    let published = client.published().await;
    assert_eq!(published["uri"], uri);
    assert_eq!(published["version"], 1);
    assert_eq!(
        published["diagnostics"],
        json!([{
            "range": range_of([0, 7, 0, 12]),
            "severity": 2,
            "code": "bare-imperative",
            "codeDescription": {
                "href": "https://courtesy-lsp.github.io/rules/bare-imperative.html",
            },
            "source": "courtesy",
            "message": "«плохо» звучит плохо.",
            "relatedInformation": [{
                "location": { "uri": uri, "range": range_of([0, 7, 0, 7]) },
                "message": "Впервые здесь",
            }],
        }])
    );
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_clears() {
    let mut client = Client::plain(Fake::new()).await;
    client.open("untitled:a", "markdown", "плохо").await;
    let published = client.published().await;
    assert!(published["diagnostics"][0].get("relatedInformation").is_none());
    let params = json!({ "textDocument": { "uri": "untitled:a" } });
    client.notify("textDocument/didClose", params.clone()).await;
    assert_eq!(client.published().await["diagnostics"], json!([]));
    // A second time there is nothing to close.
    client.notify("textDocument/didClose", params).await;
    client.open("untitled:a", "markdown", "плохо").await;
    assert_eq!(client.published().await["version"], 1);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_format_comes_from_the_editor_or_the_name() {
    let mut client = Client::plain(Fake::new()).await;
    for (uri, language) in [
        ("untitled:Untitled-1", "markdown"),
        ("untitled:Untitled-2", "markdown.pandoc"),
        ("file:///a/script.TXT", ""),
        ("file:///a/reply.yaml", "unknown"),
        ("file:///a/no-ending", "plaintext"),
    ] {
        client.open(uri, language, "").await;
        assert_eq!(client.published().await["uri"], uri);
    }
    // Neither is known: nothing is said, and nobody waits.
    client.open("file:///a/main.rs", "rust", "плохо").await;
    let actions = client.actions("file:///a/main.rs", [0, 0, 0, 5], json!(null));
    assert!(actions.await.is_empty());
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_huge_file_is_left_alone_and_the_user_is_told_once() {
    let fake = Fake::new();
    let mut client = Client::plain(fake.clone()).await;
    let uri = "file:///a/huge.txt";
    client.open(uri, "plaintext", "плохо").await;
    client.published().await;
    let line = format!("{}\n", "а".repeat(511));
    client.change(uri, 2, None, &line.repeat(52 * 1024)).await;
    assert_eq!(client.published().await["diagnostics"], json!([]));
    let told = client.expect("window/showMessage").await;
    assert!(told["params"]["message"].as_str().unwrap().contains("huge.txt"));
    client.change(uri, 3, Some([0, 0, 0, 0]), "а").await;
    assert!(client.actions(uri, [0, 0, 0, 1], json!(null)).await.is_empty());
    // Small again: checked again.
    client.change(uri, 4, Some([0, 0, 90_000, 0]), "плохо").await;
    assert_eq!(client.published().await["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(fake.texts(), ["плохо", "плохо"]);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_real_rules_speak() {
    let mut client = Client::plain(courtesy::lsp::lint::Rules).await;
    client.open("untitled:a", "markdown", "🙂🙂 Добрый день! Пришлите скан договора.\n").await;
    let published = client.published().await;
    let found = published["diagnostics"].as_array().unwrap();
    let imperative =
        found.iter().find(|found| found["code"] == "bare-imperative").unwrap_or_else(|| panic!("{found:#?}"));
    assert_eq!(imperative["range"], range_of([0, 18, 0, 26]));
    client.finish().await;
}
