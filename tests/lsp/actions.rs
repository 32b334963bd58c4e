//! Quick fixes, silencing, "fix all".

use serde_json::{Value, json};

use super::client::{Client, applied};
use super::fake::Fake;

/// What VS Code can do.
fn able() -> Value {
    json!({ "capabilities": { "workspace": { "workspaceEdit": {
        "documentChanges": true, "resourceOperations": ["create", "rename", "delete"],
    } } } })
}

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn fixes_come_without_data_and_without_diagnostics_in_the_request() {
    let mut client = Client::start(Fake::new(), able()).await;
    let uri = "untitled:a";
    let text = "🙂 Это плохо, да\n";
    client.open(uri, "markdown", text).await;
    let published = client.published().await;
    // Kate asks with the whole line.
    let actions = client.actions(uri, [0, 0, 0, 16], json!(["quickfix"])).await;
    assert_eq!(
        titles(&actions),
        ["«лучше»", "второй", "третий", "четвёртый", "Не замечать здесь: bare-imperative"],
        "at most four fixes; no settings file can be made where there is no folder"
    );
    assert_eq!(actions[0]["isPreferred"], true);
    for action in &actions {
        assert_eq!(action["kind"], "quickfix");
        assert_eq!(action["diagnostics"], published["diagnostics"]);
        assert_eq!(action["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    }
    for action in &actions[1..] {
        assert!(action.get("isPreferred").is_none(), "{action}");
    }
    assert_eq!(applied(text, &actions[0], uri), "🙂 Это лучше, да\n");
    assert_eq!(
        applied(text, &actions[4], uri),
        "<!-- courtesy: ignore bare-imperative -->\n🙂 Это плохо, да\n"
    );
    // The cursor at the end of the word is enough, a letter further is too far.
    assert_eq!(client.actions(uri, [0, 12, 0, 12], json!(["quickfix"])).await.len(), 5);
    assert!(client.actions(uri, [0, 13, 0, 13], json!(["quickfix"])).await.is_empty());
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn kinds_are_honoured() {
    let mut client = Client::plain(Fake::new()).await;
    let uri = "untitled:a";
    client.open(uri, "markdown", "плохо").await;
    client.published().await;
    for (only, kinds) in [
        (json!(["quickfix"]), vec!["quickfix"; 5]),
        (json!(["source"]), vec!["source.fixAll.courtesy"]),
        (json!(["source.fixAll"]), vec!["source.fixAll.courtesy"]),
        (json!(["source.fixAll.courtesy"]), vec!["source.fixAll.courtesy"]),
        (json!(["source.fixAll.other"]), vec![]),
        (json!(["source.fix"]), vec![]),
        (json!(["refactor"]), vec![]),
    ] {
        let actions = client.actions(uri, [0, 0, 0, 0], only.clone()).await;
        let found: Vec<_> = actions.iter().map(|action| action["kind"].as_str().unwrap()).collect();
        assert_eq!(found, kinds, "{only}");
    }
    // Whoever opens the menu sees everything; a light bulb is not worth checking the text anew.
    assert_eq!(client.actions(uri, [0, 0, 0, 0], json!(null)).await.len(), 6);
    let params = json!({
        "textDocument": { "uri": uri },
        "range": super::client::range_of([0, 0, 0, 0]),
        "context": { "diagnostics": [], "triggerKind": 2 },
    });
    let answer = client.request("textDocument/codeAction", params).await;
    assert_eq!(answer["result"].as_array().unwrap().len(), 5);
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fix_all_goes_on_until_nothing_safe_is_left() {
    let mut client = Client::plain(Fake::new()).await;
    let uri = "file:///nowhere/a.md";
    let text = "🙂 плохо,\r\nи это плохо\u{2028}лучше {{name}}\r\n";
    client.open(uri, "markdown", text).await;
    client.published().await;
    let only = json!(["source.fixAll"]);
    let actions = client.actions(uri, [0, 0, 0, 0], only.clone()).await;
    let fixed = applied(text, &actions[0], uri);
    assert_eq!(fixed, "🙂 хорошо,\r\nи это хорошо\u{2028}хорошо {{name}}\r\n");
    assert_eq!(actions[0]["edit"]["changes"][uri].as_array().unwrap().len(), 3);
    client.change(uri, 2, None, &fixed).await;
    client.published().await;
    assert!(client.actions(uri, [0, 0, 0, 0], only).await.is_empty());
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silencing_uses_the_comments_of_the_format() {
    let rule = "bare-imperative";
    let cases = [
        (
            "a.md",
            "markdown",
            "\u{feff}плохо\r\nещё\r\n",
            Some(format!("\u{feff}<!-- courtesy: ignore {rule} -->\r\nплохо\r\nещё\r\n")),
        ),
        (
            "a.txt",
            "plaintext",
            "Добрый день.\n\nплохо",
            Some(format!("Добрый день.\n\n# courtesy: ignore {rule}\nплохо")),
        ),
        (
            "a.yaml",
            "yaml",
            "a:\n  b: Всё это плохо\n",
            Some(format!("a:\n  # courtesy: ignore {rule}\n  b: Всё это плохо\n")),
        ),
        (
            "b.yaml",
            "yaml",
            "a:\n  b: |\n    Добрый день\n    Всё плохо\n",
            Some(format!("a:\n  # courtesy: ignore {rule}\n  b: |\n    Добрый день\n    Всё плохо\n")),
        ),
        ("a.json", "json", "{ \"a\": \"Всё это плохо\" }", None),
        (
            "a.jsonc",
            "jsonc",
            "{\n  \"a\": \"Всё это плохо\"\n}",
            Some(format!("{{\n  // courtesy: ignore {rule}\n  \"a\": \"Всё это плохо\"\n}}")),
        ),
    ];
    let mut client = Client::plain(Fake::new()).await;
    for (name, language, text, expected) in cases {
        let uri = format!("file:///nowhere/{name}");
        client.open(&uri, language, text).await;
        client.published().await;
        let actions = client.actions(&uri, [0, 0, 9, 0], json!(["quickfix"])).await;
        let ignore =
            actions.iter().find(|action| action["title"].as_str().unwrap().starts_with("Не замечать"));
        assert_eq!(ignore.map(|ignore| applied(text, ignore, &uri)), expected, "{name}");
    }
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_is_switched_off_in_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let uri = |path: &str| tower_lsp::lsp_types::Url::from_file_path(root.join(path)).unwrap().to_string();
    std::fs::create_dir(root.join("sms")).unwrap();
    let mut initialize = able();
    initialize["workspaceFolders"] = json!([{ "uri": uri(""), "name": "a" }]);
    let mut client = Client::start(Fake::new(), initialize).await;
    client.open(&uri("sms/a.md"), "markdown", "плохо").await;
    client.published().await;

    // There is no settings file: one is made at the root.
    let actions = client.actions(&uri("sms/a.md"), [0, 0, 0, 0], json!(["quickfix"])).await;
    let off = actions.last().unwrap();
    assert_eq!(off["title"], "Выключить правило «bare-imperative» для проекта");
    let changes = &off["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    assert_eq!(changes[0]["uri"], uri("courtesy.toml"));
    assert_eq!(changes[1]["edits"][0]["newText"], "[rules]\nbare-imperative = \"off\"\n");

    // There is one now: everything in it is kept.
    let settings = "# наши правила\r\nlanguage = \"ru\"\r\n\r\n[rules] # вот они\r\nbare-imperative = \"hint\" # зря\r\n";
    std::fs::write(root.join("courtesy.toml"), settings).unwrap();
    client
        .notify(
            "workspace/didChangeWatchedFiles",
            json!({ "changes": [{ "uri": uri("courtesy.toml"), "type": 1 }] }),
        )
        .await;
    client.published().await;
    let actions = client.actions(&uri("sms/a.md"), [0, 0, 0, 0], json!(["quickfix"])).await;
    let new = applied(settings, actions.last().unwrap(), &uri("courtesy.toml"));
    assert_eq!(new, settings.replace("hint", "off"));

    // It is open in the editor: what is there counts, not what is on disk.
    client.open(&uri("courtesy.toml"), "toml", "# черновик\n").await;
    let actions = client.actions(&uri("sms/a.md"), [0, 0, 0, 0], json!(["quickfix"])).await;
    let off = actions.last().unwrap();
    assert_eq!(off["edit"]["documentChanges"][0]["textDocument"]["version"], 1);
    assert_eq!(
        applied("# черновик\n", off, &uri("courtesy.toml")),
        "# черновик\n\n[rules]\nbare-imperative = \"off\"\n"
    );
    client.finish().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_real_rules_are_fixed() {
    let mut client = Client::plain(courtesy::lsp::lint::Rules).await;
    let uri = "untitled:a";
    let text = "🙂 Добрый день, {{name}}! Пришлите скан договора.\n";
    client.open(uri, "markdown", text).await;
    client.published().await;
    let actions = client.actions(uri, [0, 29, 0, 29], json!(["quickfix"])).await;
    let fixed = applied(text, &actions[0], uri);
    assert!(fixed.contains("Пришлите, пожалуйста, скан договора."), "{fixed}");
    client.finish().await;
}

/// What «Не замечать здесь» inserts must be understood by the readers: the finding is gone, the others stay.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_silenced_is_silent() {
    let cases = [
        ("a.md", "Добрый день!\n\nПришлите скан договора.\n\nОткройте сайт.\n"),
        (
            "turn.md",
            "**Оператор:** Добрый день! Пришлите скан договора.\n\n**Клиент:** Хорошо.\n\n**Оператор:** Откройте сайт.\n",
        ),
        ("list.md", "Добрый день!\n\n- Мы вам поможем.\n- Пришлите скан договора.\n\nОткройте сайт.\n"),
        ("quote.md", "> Добрый день!\n> Пришлите скан договора.\n\nОткройте сайт.\n"),
        (
            "table.md",
            "| Возражение | Ответ |\n|---|---|\n| Дорого | Пришлите скан договора. |\n\nОткройте сайт.\n",
        ),
        ("front.md", "---\nkind: reply\n---\nПришлите скан договора.\n\nОткройте сайт.\n"),
        ("a.txt", "Добрый день!\r\n\r\nПришлите скан договора.\r\n\r\nОткройте сайт.\r\n"),
        (
            "turn.txt",
            "Оператор: Добрый день!\nПришлите скан договора.\nКлиент: Хорошо.\nОператор: Откройте сайт.\n",
        ),
        ("a.yaml", "greeting:\n  text: Пришлите скан договора.\nother: Откройте наш сайт.\n"),
        ("list.yaml", "replies:\n  - Пришлите скан договора.\n  - Откройте наш сайт.\n"),
        ("block.yaml", "a: |\n  Добрый день!\n\n  Пришлите скан договора.\nb: Откройте наш сайт.\n"),
        (
            "folded.yaml",
            "a:\n  - >-\n    Добрый день!\n    Пришлите скан договора.\n  - Откройте наш сайт.\n",
        ),
        ("a.jsonc", "{\n  \"a\": \"Пришлите скан договора.\",\n  \"b\": \"Откройте наш сайт.\"\n}\n"),
    ];
    let mut client = Client::plain(courtesy::lsp::lint::Rules).await;
    let mut wrong = Vec::new();
    for (name, text) in cases {
        let uri = format!("file:///nowhere/{name}");
        let found = |published: &Value| -> Vec<u64> {
            let list = published["diagnostics"].as_array().unwrap();
            list.iter()
                .filter(|found| found["code"] == "bare-imperative")
                .map(|found| found["range"]["start"]["line"].as_u64().unwrap())
                .collect()
        };
        client.open(&uri, "", text).await;
        let before = found(&client.published().await);
        let Some(&line) = before.first() else {
            wrong.push(format!("{name}: nothing to silence"));
            continue;
        };
        let line = u32::try_from(line).unwrap();
        let actions = client.actions(&uri, [line, 0, line, 99], json!(["quickfix"])).await;
        let ignore = actions.iter().find(|action| action["title"] == "Не замечать здесь: bare-imperative");
        let Some(ignore) = ignore else {
            wrong.push(format!("{name}: not offered"));
            continue;
        };
        let silenced = applied(text, ignore, &uri);
        client.change(&uri, 2, None, &silenced).await;
        let published = client.published().await;
        let after: Vec<u64> = found(&published).iter().map(|line| line - 1).collect();
        let unused = published["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .any(|found| found["code"].as_str().unwrap().contains("suppression"));
        if after != before[1..] || unused {
            wrong.push(format!("{name}: {before:?} became {after:?} in\n{silenced}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    client.finish().await;
}
