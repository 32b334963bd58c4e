//! Text of a phrase → its syntax tree.

/// One element of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Word(String),
    /// Lexeme and grammemes (either may be empty).
    Lexeme(String, Vec<String>),
    Any,
    Number,
    Placeholder,
    Mark(char),
    Gap(usize),
    Start,
    End,
    Choice(Vec<Vec<Node>>),
    Optional(Box<Node>),
    Marked(Vec<Node>),
}

/// How many words `..` may skip.
const GAP: usize = 4;
/// A gap longer than this is refused: it would make a phrase slow and vague.
const MAX_GAP: usize = 8;
/// Brackets nested deeper than this are refused.
const MAX_DEPTH: usize = 8;

/// Parses a phrase. The error is a Russian sentence for the author.
pub(super) fn parse(text: &str) -> Result<Vec<Node>, String> {
    let mut parser = Parser { chars: text.chars().collect(), at: 0 };
    let nodes = parser.sequence(0, None)?;
    if nodes.is_empty() {
        return Err("пустая фраза".to_owned());
    }
    Ok(nodes)
}

struct Parser {
    chars: Vec<char>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn sequence(&mut self, depth: usize, close: Option<char>) -> Result<Vec<Node>, String> {
        if depth > MAX_DEPTH {
            return Err("слишком много скобок внутри скобок".to_owned());
        }
        let mut nodes = Vec::new();
        loop {
            match self.peek() {
                None if close.is_some() => {
                    return Err(format!("нет закрывающей «{}»", close.unwrap_or(')')));
                }
                None => return Ok(nodes),
                Some(c) if c.is_whitespace() => self.at += 1,
                Some('|') if close == Some(')') => return Ok(nodes),
                Some(c) if Some(c) == close => return Ok(nodes),
                Some('?') if self.at > 0 && !self.chars[self.at - 1].is_whitespace() && !nodes.is_empty() => {
                    self.at += 1;
                    if let Some(node) = nodes.pop() {
                        nodes.push(Node::Optional(Box::new(node)));
                    }
                }
                Some(c) => nodes.push(self.node(c, depth)?),
            }
        }
    }

    fn node(&mut self, c: char, depth: usize) -> Result<Node, String> {
        self.at += 1;
        Ok(match c {
            '^' => Node::Start,
            '$' => Node::End,
            '#' => Node::Number,
            '*' => Node::Any,
            '{' if self.peek() == Some('}') => {
                self.at += 1;
                Node::Placeholder
            }
            '~' => {
                let lemma = self.word();
                if lemma.is_empty() {
                    return Err("после «~» нужно слово".to_owned());
                }
                let tags = if self.peek() == Some('<') { self.tags()? } else { Vec::new() };
                Node::Lexeme(lemma, tags)
            }
            '<' => {
                self.at -= 1;
                Node::Lexeme(String::new(), self.tags()?)
            }
            '(' => {
                let mut branches = Vec::new();
                loop {
                    branches.push(self.sequence(depth + 1, Some(')'))?);
                    self.at += 1;
                    if self.chars[self.at - 1] == ')' {
                        break;
                    }
                }
                if branches.iter().any(Vec::is_empty) {
                    return Err("пустой вариант в скобках".to_owned());
                }
                Node::Choice(branches)
            }
            '[' => {
                let nodes = self.sequence(depth + 1, Some(']'))?;
                self.at += 1;
                Node::Marked(nodes)
            }
            '.' if self.peek() == Some('.') => {
                self.at += 1;
                let mut digits = String::new();
                while let Some(c) = self.peek().filter(char::is_ascii_digit) {
                    digits.push(c);
                    self.at += 1;
                }
                let gap = if digits.is_empty() { GAP } else { digits.parse().unwrap_or(MAX_GAP + 1) };
                if gap == 0 || gap > MAX_GAP {
                    return Err(format!("пропуск: от 1 до {MAX_GAP} слов"));
                }
                Node::Gap(gap)
            }
            c if matches!(c, 'а'..='я') || c.is_alphanumeric() => {
                self.at -= 1;
                Node::Word(self.word())
            }
            ',' | '.' | '!' | '?' | ':' | ';' | '-' | '—' | '…' | '«' | '»' | '"' => {
                Node::Mark(if c == '—' { '-' } else { c })
            }
            c => return Err(format!("непонятный знак «{c}»")),
        })
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| matches!(c, 'а'..='я' | 'ё' | '-') || c.is_alphanumeric()) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    fn tags(&mut self) -> Result<Vec<String>, String> {
        let start = self.at + 1;
        while self.peek().is_some_and(|c| c != '>') {
            self.at += 1;
        }
        if self.peek().is_none() {
            return Err("нет закрывающей «>»".to_owned());
        }
        let inner: String = self.chars[start..self.at].iter().collect();
        self.at += 1;
        Ok(inner.split([' ', ',']).filter(|tag| !tag.is_empty()).map(str::to_owned).collect())
    }
}
