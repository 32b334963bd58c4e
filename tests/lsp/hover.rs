//! The rule's page over a finding.

use serde_json::{Value, json};

use super::client::{Client, range_of};
use super::fake::Fake;

async fn hover(client: &mut Client, uri: &str, column: u32) -> Value {
    let params = json!({
        "textDocument": { "uri": uri },
        "position": { "line": 0, "character": column },
    });
    let mut answer = client.request("textDocument/hover", params).await;
    answer["result"].take()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_shown_in_the_language_that_is_set() {
    for (language, options) in [("ru", json!({})), ("en", json!({ "language": "en" }))] {
        let initialize = json!({ "capabilities": {}, "initializationOptions": options });
        let mut client = Client::start(Fake::new(), initialize).await;
        client.open("untitled:a", "markdown", "Это плохо, да").await;
        client.published().await;
        let shown = hover(&mut client, "untitled:a", 5).await;
        assert_eq!(shown["range"], range_of([0, 4, 0, 9]));
        assert_eq!(shown["contents"]["kind"], "markdown");
        let text = shown["contents"]["value"].as_str().unwrap();
        assert!(text.contains("`bare-imperative`"), "{text}");
        let cyrillic = text.lines().next().unwrap().chars().any(|c| ('А'..='я').contains(&c));
        assert_eq!(cyrillic, language == "ru", "{text}");
        // The end of a finding belongs to it, the word after it does not.
        assert!(hover(&mut client, "untitled:a", 9).await.is_object());
        assert_eq!(hover(&mut client, "untitled:a", 11).await, Value::Null);
        assert_eq!(hover(&mut client, "untitled:a", 999).await, Value::Null);
        assert_eq!(hover(&mut client, "untitled:b", 0).await, Value::Null);
        client.finish().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_markdown_gets_plain_text() {
    let initialize = json!({ "capabilities": { "textDocument": {
        "hover": { "contentFormat": ["plaintext"] },
    } } });
    let mut client = Client::start(Fake::new(), initialize).await;
    client.open("untitled:a", "markdown", "плохо").await;
    client.published().await;
    let shown = hover(&mut client, "untitled:a", 0).await;
    assert_eq!(shown["contents"]["kind"], "plaintext");
    client.finish().await;
}
