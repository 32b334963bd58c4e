//! Who speaks in Markdown and plain text: units in, blocks and turns out.
//!
//! First the whole file is looked over: are there labels, a dialogue of dashes, orders to say something?
//! Then each unit is cut into runs of one speaker, line by line, and each run into speech, stage directions
//! and quotations.

use crate::text::fold::is_letter;
use std::ops::Range;

use super::cues::{self, Voice};
use super::labels::{Label, Speakers, prefix};
use super::sink::Sink;
use super::speech::{push_direction, push_speech};
use super::unit::{Unit, UnitKind};
use super::words::{speaks_to_client, words};
use super::{Role, Shape, dashes};

/// A stretch of a unit that one speaker says.
#[derive(Clone, Debug)]
struct Run {
    role: Role,
    label: Option<Range<usize>>,
    range: Range<usize>,
    /// A stage direction that does not end the turn it stands in.
    aside: bool,
}

/// What a look over the whole file tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// Lines carry speaker labels.
    pub(super) labelled: bool,
    /// Lines that begin with a dash alternate; the role of the first one.
    pub(super) dashes: Option<Role>,
    /// The file instructs the agent: what is said stands in quotations.
    pub(super) instructs: bool,
}

impl Manner {
    /// Who speaks where nothing tells.
    fn default_role(self) -> Role {
        if self.labelled || self.dashes.is_some() || self.instructs { Role::Direction } else { Role::Agent }
    }
}

/// Walks through the units of one file or one value.
pub(super) struct Engine<'a> {
    sink: &'a mut Sink,
    speakers: &'a Speakers,
    manner: Manner,
    keys: &'a [String],
    /// The message that unlabelled speech belongs to.
    section: Option<usize>,
    /// A label stood alone: the next unit is that speaker's.
    awaiting: bool,
    /// The words of that speaker stand in a block quotation, which goes on.
    awaiting_quoted: bool,
    /// A line that ends with a colon told whose words come next.
    pending: Option<Voice>,
    /// Headings of this level and deeper stand under a heading of bad examples.
    bad_under: Option<u8>,
    /// Introductions of the open lists, by depth.
    intros: Vec<Option<usize>>,
    last_block: Option<usize>,
    dash_role: Option<Role>,
}

/// Looks the units over.
pub(super) fn manner(units: &[Unit], speakers: &mut Speakers) -> Manner {
    let mut letters: Vec<String> = Vec::new();
    let mut spoken = false;
    let mut cards = 0;
    let mut labels = 0;
    let mut other = false;
    let mut instructs = false;
    let mut client_column = false;
    let mut agent_column = false;
    for unit in units {
        match unit.kind {
            UnitKind::Heading { .. } | UnitKind::Rule => continue,
            UnitKind::Cell => {
                client_column |= unit.voice == Some(Role::Client);
                agent_column |= unit.voice == Some(Role::Agent);
                continue;
            }
            _ => {}
        }
        for line in unit.prose.text().split('\n') {
            match speakers.at_start(line) {
                Some(label) if label.letter => letters.push(line[label.name].to_lowercase()),
                Some(label) => {
                    labels += 1;
                    spoken |= label.role != Role::Direction;
                    cards += usize::from(is_card(&line[label.end..], label.role));
                }
                None => {
                    other |= line.contains(is_letter);
                    instructs |= cues::is_say_line(&line[prefix(line)..]) || cues::is_bad(line);
                }
            }
        }
    }
    // «Менеджер: {{manager}}» under a letter is a signature.
    let labelled = spoken && !(other && labels > 0 && cards == labels);
    speakers.settle_letters(&letters, labelled);
    let letter_labels = letters.len() >= 2
        && units
            .iter()
            .flat_map(|unit| unit.prose.text().split('\n'))
            .any(|line| speakers.at_start(line).is_some_and(|label| label.letter));
    let labelled = labelled || letter_labels;
    let dashes = if labelled { None } else { dashes::dialogue(units) };
    Manner { labelled, dashes, instructs: instructs || (client_column && agent_column) }
}

/// «Менеджер: Анна, +7 …»: a card of data, nothing that is said.
fn is_card(said: &str, role: Role) -> bool {
    let said = said.trim().trim_end_matches(['.', ',', ';']);
    role == Role::Agent
        && !said.is_empty()
        && words(said).count() <= 6
        && !said.ends_with(['!', '?', '…'])
        && words(said).all(|word| {
            !word.starts_with(char::is_lowercase) || word.len() <= 6 || said.contains(['{', '[', '<', '%'])
        })
        // «Менеджер: Анна Петрова» is a card, «Официант: Ваш суп.» is said.
        && (said.contains(['{', '[', '<', '%', '+', '@'])
            || words(said).filter(|word| word.starts_with(char::is_uppercase)).count() >= 2)
}

impl<'a> Engine<'a> {
    pub(super) fn new(
        sink: &'a mut Sink,
        speakers: &'a Speakers,
        manner: Manner,
        keys: &'a [String],
    ) -> Self {
        Self {
            sink,
            speakers,
            manner,
            keys,
            section: None,
            awaiting: false,
            awaiting_quoted: false,
            pending: None,
            bad_under: None,
            intros: Vec::new(),
            last_block: None,
            dash_role: None,
        }
    }

    /// Reads all units.
    pub(super) fn run(&mut self, units: &[Unit], value: Option<(Role, usize)>) {
        if let Some((_, message)) = value {
            self.section = Some(message);
        }
        for (i, unit) in units.iter().enumerate() {
            // A quotation at the top with an answer below it is what the client wrote.
            let answered = i == 0
                && unit.quoted
                && units.iter().any(|next| {
                    !next.quoted && !matches!(next.kind, UnitKind::Rule | UnitKind::Heading { .. })
                });
            self.unit(unit, answered, value.map(|(role, _)| role));
        }
    }

    fn section(&mut self) -> usize {
        match self.section {
            Some(section) => section,
            None => *self.section.insert(self.sink.new_message()),
        }
    }

    fn unit(&mut self, unit: &Unit, answered: bool, value: Option<Role>) {
        self.sink.paint(unit.range.clone(), Role::Markup);
        match unit.kind {
            UnitKind::Rule => {
                self.end_section();
                return;
            }
            UnitKind::Heading { level } => {
                self.heading(unit, level);
                return;
            }
            UnitKind::Cell => {
                self.cell(unit);
                return;
            }
            UnitKind::Paragraph | UnitKind::Item { .. } => {}
        }
        if self.bad_under.is_some() {
            self.sink.paint_prose(&unit.prose, Role::Ignored);
            return;
        }
        let intro = self.intro(unit);
        // «Клиент пишет:» and the words below it.
        if let Some(voice) = self.pending {
            let below =
                unit.quoted || matches!(unit.kind, UnitKind::Item { .. }) || is_quotation(unit.prose.text());
            if below && self.speakers.at_start(unit.prose.text()).is_none() {
                self.below(unit, voice, intro);
                return;
            }
            self.pending = None;
        }
        let mut start = self.start_role(unit, answered);
        if let Some(role) = value
            && start.0 != Role::Agent
            && start.0 != Role::Client
            && !self.manner.labelled
        {
            start.0 = role;
        }
        let runs = self.runs(unit, start);
        let shape = match unit.kind {
            UnitKind::Item { ordered, .. } => Shape::ListItem { ordered, intro },
            _ if value.is_some() => Shape::Value,
            _ => Shape::Paragraph,
        };
        for run in runs {
            self.emit(unit, &run, &shape);
        }
    }

    fn end_section(&mut self) {
        self.sink.close();
        self.section = None;
        self.awaiting = false;
        self.pending = None;
        self.intros.clear();
        self.last_block = None;
    }

    fn heading(&mut self, unit: &Unit, level: u8) {
        self.end_section();
        if self.bad_under.is_some_and(|bad| level <= bad) {
            self.bad_under = None;
        }
        self.sink.heading(&unit.prose, level);
        if self.bad_under.is_none() && (cues::is_bad(unit.prose.text()) || is_bad_title(unit.prose.text())) {
            self.bad_under = Some(level);
        }
    }

    fn cell(&mut self, unit: &Unit) {
        self.sink.close();
        let role = unit.voice.unwrap_or_else(|| self.manner.default_role());
        if self.bad_under.is_some() || role == Role::Ignored {
            self.sink.paint_prose(&unit.prose, Role::Ignored);
            return;
        }
        let message = self.sink.new_message();
        self.sink.open(role, None, message);
        if role == Role::Direction {
            push_direction(self.sink, &unit.prose, &Shape::Cell, self.keys);
        } else {
            self.dashed_or_plain(role, unit, 0..unit.prose.text().len(), &Shape::Cell);
        }
        self.sink.close();
        self.last_block = None;
    }

    /// Words under a line such as «Клиент пишет:».
    fn below(&mut self, unit: &Unit, voice: Voice, intro: Option<usize>) {
        let role = match voice {
            Voice::Agent => Role::Agent,
            Voice::Client => Role::Client,
            Voice::Bad => {
                self.sink.paint_prose(&unit.prose, Role::Ignored);
                return;
            }
        };
        let shape = match unit.kind {
            UnitKind::Item { ordered, .. } => Shape::ListItem { ordered, intro },
            _ => Shape::Quote,
        };
        if self.sink.speaker() != Some(role) {
            let message = self.sink.new_message();
            self.sink.open(role, None, message);
        }
        self.last_block = push_speech(self.sink, role, &unit.prose, false, &shape, self.keys);
    }

    /// The block that introduces the list, and the bookkeeping of nested ones.
    fn intro(&mut self, unit: &Unit) -> Option<usize> {
        let UnitKind::Item { depth, .. } = unit.kind else {
            if !unit.indented {
                self.intros.clear();
            }
            return None;
        };
        if self.intros.len() <= depth {
            let before = self.last_block.filter(|&block| {
                let text = self.sink.document.blocks[block].prose.text();
                text.trim_end_matches(['*', '_', ' ']).ends_with([':', '：'])
            });
            let inherited = before.or(self.intros.last().copied().flatten());
            self.intros.resize(depth + 1, inherited);
        } else {
            self.intros.truncate(depth + 1);
        }
        self.intros[depth]
    }

    /// The speaker at the start of a unit, and whether the open turn goes on.
    fn start_role(&mut self, unit: &Unit, answered: bool) -> (Role, bool) {
        let quoted = std::mem::take(&mut self.awaiting_quoted) && unit.quoted;
        let awaiting = std::mem::take(&mut self.awaiting) || quoted;
        let open = self.sink.speaker().filter(|role| matches!(role, Role::Agent | Role::Client));
        if self.manner.labelled || self.manner.dashes.is_some() {
            let goes_on =
                awaiting || !unit.gap || unit.indented || matches!(unit.kind, UnitKind::Item { .. });
            return match open {
                Some(role) if goes_on && (awaiting || !unit.quoted) => {
                    self.awaiting_quoted = awaiting && unit.quoted;
                    (role, true)
                }
                _ => (Role::Direction, false),
            };
        }
        if answered {
            return (Role::Client, false);
        }
        (self.manner.default_role(), false)
    }

    /// Cuts a unit into runs of one speaker.
    fn runs(&mut self, unit: &Unit, (start, goes_on): (Role, bool)) -> Vec<Run> {
        let text = unit.prose.text();
        let mut runs: Vec<Run> = Vec::new();
        let mut role = start;
        let mut in_turn = goes_on;
        let mut below: Option<Voice> = None;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let range = at..at + line.len();
            at = range.end;
            // «❌ Оператор: Ждите.» shows how not to speak.
            if self.manner.labelled && cues::is_bad(line) && self.speakers.at_start(line).is_some() {
                runs.push(Run { role: Role::Ignored, label: None, range, aside: true });
                continue;
            }
            if let Some(voice) = self.label_runs(line, range.start, &mut runs) {
                role = voice;
                in_turn = true;
                continue;
            }
            if self.dash_runs(unit, line, range.clone(), &mut runs) {
                role = runs.last().map_or(role, |run| run.role);
                in_turn = true;
                continue;
            }
            if self.is_direction(unit, line, range.clone(), role) {
                below = cues::introduces(line.trim_end());
                runs.push(Run { role: Role::Direction, label: None, range, aside: in_turn });
                continue;
            }
            // «Отзыв гостя:» and his words on the next line.
            if let Some(voice) = below.take()
                && is_quotation(line)
            {
                runs.push(Run {
                    role: match voice {
                        Voice::Agent => Role::Agent,
                        Voice::Client => Role::Client,
                        Voice::Bad => Role::Ignored,
                    },
                    label: None,
                    range,
                    aside: true,
                });
                continue;
            }
            match runs.last_mut() {
                Some(last) if last.role == role && !last.aside => last.range.end = range.end,
                _ => runs.push(Run { role, label: None, range, aside: false }),
            }
        }
        runs
    }

    /// Runs of a line that begins with a label, those of labels inside it too. The last speaker.
    fn label_runs(&mut self, line: &str, start: usize, runs: &mut Vec<Run>) -> Option<Role> {
        if !self.manner.labelled {
            return None;
        }
        let mut label: Label = self.speakers.at_start(line)?;
        loop {
            let next = self.speakers.inside(line, label.end);
            let end = next.as_ref().map_or(line.len(), |next| next.name.start);
            runs.push(Run {
                role: label.role,
                label: Some(start + label.name.start..start + label.name.end),
                range: start + label.end..start + end,
                aside: false,
            });
            match next {
                Some(next) => label = next,
                None => return Some(label.role),
            }
        }
    }

    /// Runs of a line of a dialogue in dashes.
    fn dash_runs(&mut self, unit: &Unit, line: &str, range: Range<usize>, runs: &mut Vec<Run>) -> bool {
        let Some(first) = self.manner.dashes else {
            return false;
        };
        if !dashes::is_turn(line) || unit.quoted {
            return false;
        }
        for part in dashes::turns(line) {
            let role = match self.dash_role {
                None => first,
                Some(role) => dashes::other(role),
            };
            self.dash_role = Some(role);
            runs.push(Run {
                role,
                label: Some(range.start + part.start..range.start + part.start),
                range: range.start + part.start..range.start + part.end,
                aside: false,
            });
        }
        true
    }

    /// True if a line without a label is an instruction.
    fn is_direction(&self, unit: &Unit, line: &str, range: Range<usize>, role: Role) -> bool {
        if role == Role::Direction {
            return false;
        }
        let trimmed = line.trim();
        if trimmed.is_empty() {
            return false;
        }
        let start = range.start + (line.len() - line.trim_start().len());
        if unit.is_italic(start..start + trimmed.len()) {
            return true;
        }
        let body = trimmed[prefix(trimmed)..].trim_start();
        let introduces = || {
            trimmed.ends_with(':')
                && !speaks_to_client(trimmed)
                && words(trimmed).count() <= 6
                && matches!(cues::introduces(trimmed), Some(Voice::Client | Voice::Bad))
        };
        if cues::is_arrow(trimmed)
            || cues::is_bad(trimmed)
            || cues::is_say_line(body)
            || cues::is_branch(body)
        {
            return true;
        }
        if self.manner.labelled {
            return (trimmed.starts_with('(')
                && trimmed.ends_with([')', '.'])
                && !trimmed[1..].contains('('))
                || introduces();
        }
        introduces() || (self.keys.is_empty() && cues::is_infinitive_step(body) && !self.is_offered(unit))
    }

    /// An item of a list that holds out a choice to the client: «Предлагаем два варианта: заменить дверцу, …».
    fn is_offered(&self, unit: &Unit) -> bool {
        let UnitKind::Item { depth, .. } = unit.kind else {
            return false;
        };
        let blocks = &self.sink.document.blocks;
        let intro = self.intros.get(depth).copied().flatten().and_then(|block| blocks.get(block));
        intro.is_some_and(|intro| intro.role == Role::Agent && cues::offers(intro.prose.text()))
    }

    fn emit(&mut self, unit: &Unit, run: &Run, shape: &Shape) {
        let prose = unit.prose.slice(run.range.clone());
        match (run.role, &run.label) {
            (Role::Ignored, _) => {
                self.sink.paint_prose(&prose, Role::Ignored);
                return;
            }
            (Role::Direction, _) => {
                self.direction(unit, run, &prose, shape);
                return;
            }
            (role, Some(label)) => {
                let message = self.sink.new_message();
                let label = (!label.is_empty()).then(|| unit.prose.source_range(label.clone()));
                self.sink.open(role, label, message);
                self.awaiting = prose.text().trim().is_empty();
            }
            (role, None) => {
                if self.sink.speaker() != Some(role)
                    || !(self.manner.labelled || self.manner.dashes.is_some())
                {
                    let message = if role == Role::Agent { self.section() } else { self.sink.new_message() };
                    self.sink.ensure(role, message);
                }
            }
        }
        self.dashed_or_plain(run.role, unit, run.range.clone(), shape);
    }

    /// Speech, or a little dialogue on one line: «— Дорого. — Понимаю, …».
    fn dashed_or_plain(&mut self, role: Role, unit: &Unit, range: Range<usize>, shape: &Shape) {
        let text = &unit.prose.text()[range.clone()];
        let inner = super::quotes::unquoted(text);
        let parts = if self.manner.dashes.is_none() && role == Role::Agent && !self.manner.labelled {
            dashes::one_line(&text[inner.clone()])
        } else {
            Vec::new()
        };
        if parts.is_empty() {
            let prose = unit.prose.slice(range);
            let added = push_speech(self.sink, role, &prose, self.manner.labelled, shape, self.keys);
            self.last_block = added.or(self.last_block);
            return;
        }
        let base = range.start + inner.start;
        for (role, part) in parts {
            let message = self.sink.new_message();
            self.sink.open(role, None, message);
            let prose = unit.prose.slice(base + part.start..base + part.end);
            self.last_block = push_speech(self.sink, role, &prose, false, shape, self.keys);
        }
        self.sink.close();
    }

    fn direction(&mut self, unit: &Unit, run: &Run, prose: &crate::text::Prose, shape: &Shape) {
        let text = prose.text();
        // «✅ Правильно: пришлите, пожалуйста, …» without quotation marks.
        if cues::is_good(text) && super::quotes::pairs(text).is_empty() {
            let said = cues::good_prefix(text);
            if text[said..].contains(is_letter) {
                let message = self.sink.new_message();
                self.sink.open(Role::Agent, None, message);
                let prose = prose.slice(said..text.len());
                self.last_block = push_speech(self.sink, Role::Agent, &prose, false, shape, self.keys);
                self.sink.close();
                return;
            }
        }
        if cues::is_bad(text) && super::quotes::pairs(text).is_empty() {
            self.sink.paint_prose(prose, Role::Ignored);
            if text.trim_end().ends_with(':') || words(text).count() <= 1 {
                self.pending = Some(Voice::Bad);
            }
            return;
        }
        if !run.aside {
            let message = self.sink.new_message();
            self.sink.open(
                Role::Direction,
                run.label.clone().map(|label| unit.prose.source_range(label)),
                message,
            );
        }
        let added = push_direction(self.sink, prose, shape, self.keys);
        self.last_block = added.or(self.last_block);
        if text.trim_end().ends_with(':') {
            self.pending = cues::introduces(text.trim_end());
        }
    }
}

/// True if the text is one quotation.
fn is_quotation(text: &str) -> bool {
    let inner = super::quotes::unquoted(text);
    inner.start > 0
}

/// A heading over bad examples: «Так нельзя», «Плохие примеры», «Чего не говорить».
fn is_bad_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    [
        "плохо",
        "неправильно",
        "плохой пример",
        "плохие примеры",
        "как не надо",
        "чего не говорить",
        "нельзя говорить",
        "стоп-фразы",
        "запрещённые фразы",
        "запрещенные фразы",
    ]
    .iter()
    .any(|bad| lower.starts_with(bad))
}
