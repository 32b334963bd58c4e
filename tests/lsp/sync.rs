//! The server's text is the client's text.

use courtesy::lsp::document::Text;
use courtesy::lsp::encoding::{Encoding, Place, locate, position};
use ropey::Rope;
use serde_json::json;
use tower_lsp::lsp_types::{Position, Range, TextDocumentContentChangeEvent};

use super::client::Client;
use super::fake::Fake;

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// What people type, and what breaks servers: Cyrillic, emoji of several characters, marks that combine, every
/// line end of LSP and characters that only look like one.
const PIECES: [&str; 22] = [
    "Добрый день",
    "ё",
    "и\u{0306}",
    "а\u{0301}",
    "🙂",
    "👩\u{200d}💻",
    "🇷🇺",
    "\r\n",
    "\n",
    "\r",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{0b}",
    "\u{0c}",
    "\u{feff}",
    "x",
    " ",
    "{{name}}",
    "«»",
    "𝕏",
    "",
];

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % n
    }

    fn text(&mut self) -> String {
        (0..self.below(6)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }
}

/// A text as an array of the client's own units: nothing of the server's code, nothing clever.
struct Model {
    units: Vec<u32>,
    encoding: Encoding,
}

/// A place in the model.
#[derive(Clone, Copy, PartialEq)]
enum Spot {
    At(usize),
    Inside,
    PastEnd,
}

impl Model {
    fn encode(encoding: Encoding, text: &str) -> Vec<u32> {
        match encoding {
            Encoding::Utf8 => text.bytes().map(u32::from).collect(),
            Encoding::Utf16 => text.encode_utf16().map(u32::from).collect(),
            Encoding::Utf32 => text.chars().map(u32::from).collect(),
        }
    }

    fn decode(&self) -> String {
        let units = self.units.iter().copied();
        match self.encoding {
            Encoding::Utf8 => {
                let bytes = units.map(|unit| u8::try_from(unit).unwrap()).collect();
                String::from_utf8(bytes).unwrap()
            }
            Encoding::Utf16 => {
                let units: Vec<u16> = units.map(|unit| u16::try_from(unit).unwrap()).collect();
                String::from_utf16(&units).unwrap()
            }
            Encoding::Utf32 => units.map(|unit| char::from_u32(unit).unwrap()).collect(),
        }
    }

    /// Start and end of the content of each line.
    fn lines(&self) -> Vec<(usize, usize)> {
        let (mut lines, mut start, mut at) = (Vec::new(), 0, 0);
        while at < self.units.len() {
            let end = match (self.units[at], self.units.get(at + 1)) {
                (0x0d, Some(0x0a)) => 2,
                (0x0d | 0x0a, _) => 1,
                _ => 0,
            };
            if end > 0 {
                lines.push((start, at));
                start = at + end;
            }
            at += end.max(1);
        }
        lines.push((start, self.units.len()));
        lines
    }

    fn spot(&self, lines: &[(usize, usize)], position: Position) -> Spot {
        let (line, column) = (position.line as usize, position.character as usize);
        let Some((start, end)) = lines.get(line) else {
            let next = line == lines.len() && column == 0;
            return if next { Spot::At(self.units.len()) } else { Spot::PastEnd };
        };
        let at = (start + column).min(*end);
        let inside = at < *end
            && match self.encoding {
                Encoding::Utf8 => self.units[at] & 0xc0 == 0x80,
                Encoding::Utf16 => self.units[at] & 0xfc00 == 0xdc00,
                Encoding::Utf32 => false,
            };
        if inside { Spot::Inside } else { Spot::At(at) }
    }

    /// Applies an edit; false if it makes no sense, and then nothing has changed.
    fn replace(&mut self, range: Range, text: &str) -> bool {
        let lines = self.lines();
        let (start, end) = match (self.spot(&lines, range.start), self.spot(&lines, range.end)) {
            (Spot::At(start), Spot::At(end)) => (start, end),
            (Spot::At(start), Spot::PastEnd) => (start, self.units.len()),
            _ => return false,
        };
        if start > end {
            return false;
        }
        self.units.splice(start..end, Self::encode(self.encoding, text));
        true
    }
}

fn change(range: Option<Range>, text: &str) -> TextDocumentContentChangeEvent {
    TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
}

#[test]
fn random_edits_in_every_encoding_keep_the_text() {
    for encoding in ENCODINGS {
        let mut random = Random(0x5eed_0000_0000_0001);
        let mut server = Text::new("");
        let mut model = Model { units: Vec::new(), encoding };
        let (mut kept, mut lost) = (0, 0);
        while kept < 10_000 {
            let lines = model.lines();
            let mut spot = || {
                let line = random.below(lines.len() + 2);
                let length = lines.get(line).map_or(0, |(start, end)| end - start);
                // Mostly a place that exists, sometimes one past the end of the line.
                let column = random.below(length + 2);
                Position::new(u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
            };
            let (a, b) = (spot(), spot());
            let ordered = random.below(8) > 0;
            let range = if ordered && b < a { Range::new(b, a) } else { Range::new(a, b) };
            // Deletions of half the text keep it small.
            let text = if random.below(3) == 0 { String::new() } else { random.text() };
            server.apply(&[change(Some(range), &text)], encoding);
            if model.replace(range, &text) {
                kept += 1;
                assert_eq!(server.lost(), None, "{range:?}");
            } else {
                lost += 1;
                assert!(server.lost().is_some(), "{range:?} makes no sense");
                // Lost means lost, until the whole text comes.
                server.apply(&[change(Some(Range::default()), "x")], encoding);
                assert!(server.lost().is_some());
                server.apply(&[change(None, &model.decode())], encoding);
            }
            assert_eq!(server.rope().to_string(), model.decode());
        }
        assert!(lost > 100, "invalid edits were tried: {lost}");
    }
}

#[test]
fn positions_and_bytes_are_inverse() {
    let mut random = Random(7);
    for _ in 0..200 {
        let text: String = (0..8).map(|_| random.text()).collect();
        let rope = Rope::from_str(&text);
        for encoding in ENCODINGS {
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let there = position(&rope, byte, encoding);
                let inside_crlf = byte > 0
                    && text.as_bytes()[byte - 1] == b'\r'
                    && text.as_bytes().get(byte) == Some(&b'\n');
                if !inside_crlf {
                    assert_eq!(locate(&rope, there, encoding), Place::At(byte));
                }
            }
        }
    }
}

#[test]
fn nothing_panics_on_places_that_do_not_exist() {
    let rope = Rope::from_str("а🙂\r\nб");
    for encoding in ENCODINGS {
        for line in [0, 1, 2, 3, u32::MAX] {
            for column in [0, 1, 2, 3, 4, 5, 6, 7, u32::MAX] {
                let place = locate(&rope, Position::new(line, column), encoding);
                assert!(place.clamp(&rope) <= rope.len_bytes());
            }
        }
        for byte in 0..40 {
            let _ = position(&rope, byte, encoding);
        }
    }
}

#[tokio::test]
async fn the_encoding_is_negotiated() {
    let offers = [
        (json!(null), "utf-16"),
        (json!([]), "utf-16"),
        (json!(["utf-16"]), "utf-16"),
        (json!(["utf-16", "utf-8"]), "utf-8"),
        (json!(["utf-32", "utf-16"]), "utf-32"),
        (json!(["utf-8", "utf-32", "utf-16"]), "utf-8"),
    ];
    for (offer, chosen) in offers {
        let capabilities =
            if offer.is_null() { json!({}) } else { json!({ "general": { "positionEncodings": offer } }) };
        let client = Client::start(Fake::new(), json!({ "capabilities": capabilities })).await;
        let answer = &client.initialized["capabilities"]["positionEncoding"];
        assert_eq!(answer, chosen, "{offer}");
        client.finish().await;
    }
}

#[tokio::test]
async fn edits_arrive_in_every_encoding() {
    // The columns of «плохо» in «🙂 ё плохо».
    for (encoding, start, end) in [("utf-8", 8, 18), ("utf-16", 5, 10), ("utf-32", 4, 9)] {
        let capabilities = json!({ "general": { "positionEncodings": [encoding] } });
        let fake = Fake::new();
        let mut client = Client::start(fake.clone(), json!({ "capabilities": capabilities })).await;
        client.open("untitled:a", "markdown", "🙂 ё плохо").await;
        let range = client.published().await["diagnostics"][0]["range"].clone();
        assert_eq!(range["start"]["character"], start, "{encoding}");
        assert_eq!(range["end"]["character"], end, "{encoding}");
        client.change("untitled:a", 2, Some([0, start, 0, end]), "мило").await;
        assert_eq!(client.published().await["diagnostics"], json!([]));
        assert_eq!(fake.texts().last().unwrap(), "🙂 ё мило");
        client.finish().await;
    }
}

#[tokio::test]
async fn a_document_that_cannot_be_followed_is_silent_until_it_is_whole_again() {
    let fake = Fake::new();
    let mut client = Client::plain(fake.clone()).await;
    let uri = "untitled:lost";
    client.open(uri, "markdown", "🙂 плохо").await;
    assert_eq!(client.published().await["diagnostics"][0]["source"], "courtesy");

    // Half a surrogate pair: what is shown is taken back, and the user is told once.
    client.change(uri, 2, Some([0, 1, 0, 1]), "x").await;
    let cleared = client.published().await;
    assert_eq!((&cleared["diagnostics"], &cleared["version"]), (&json!([]), &json!(2)));
    client.expect("window/showMessage").await;
    client.change(uri, 3, Some([0, 0, 0, 0]), "плохо").await;
    assert_eq!(client.actions(uri, [0, 0, 0, 5], json!(null)).await.len(), 0);

    // A save brings the whole text.
    client
        .notify("textDocument/didSave", json!({ "textDocument": { "uri": uri }, "text": "снова плохо" }))
        .await;
    assert_eq!(client.published().await["diagnostics"].as_array().unwrap().len(), 1);

    // A negative line does not even parse.
    let broken = json!({
        "textDocument": { "uri": uri, "version": 4 },
        "contentChanges": [{ "text": "x", "range": {
            "start": { "line": -1, "character": 0 }, "end": { "line": 0, "character": 0 },
        } }],
    });
    client.notify("textDocument/didChange", broken).await;
    assert_eq!(client.published().await["diagnostics"], json!([]));
    client.expect("window/showMessage").await;
    client.change(uri, 5, None, "опять плохо").await;
    assert_eq!(client.published().await["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(fake.texts(), ["🙂 плохо", "снова плохо", "опять плохо"]);
    client.finish().await;
}
