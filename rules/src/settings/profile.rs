//! What differs by kind and channel: `[profile.sms]`, `[profile.visit]`.
//!
//! Each combination that the file speaks of is settled once, when the file is read: a document only looks its
//! own up. Where a kind and a channel both speak, the channel, which is narrower, has the last word.

use std::collections::BTreeMap;

use super::value::{Reader, Value};
use super::{Config, Limits, RuleSetting, Settings, Style, keys, parse};
use crate::document::{Channel, Kind};

/// The settings that differ for a kind, a channel, or both together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Only documents of this kind.
    pub kind: Option<Kind>,
    /// Only documents of this channel.
    pub channel: Option<Channel>,
    /// Rules; they win over the file's `[rules]`.
    pub rules: BTreeMap<String, RuleSetting>,
    /// All limits, those of the whole file included.
    pub limits: Limits,
    /// The whole style, that of the whole file included.
    pub style: Style,
}

/// Quiet choices of the program: they give way to whatever a file says of the rule.
const QUIET: &[(Channel, &[&str])] = &[
    // Nobody sets type in a chat.
    (Channel::Chat, &["quotes-and-dashes", "missing-end-mark"]),
    (Channel::Messenger, &["quotes-and-dashes", "missing-end-mark"]),
];

/// Rules that are off in a channel unless somebody asks for them.
pub(crate) fn quiet(channel: Option<Channel>) -> &'static [&'static str] {
    QUIET.iter().find(|(known, _)| Some(*known) == channel).map_or(&[], |(_, rules)| *rules)
}

impl Settings {
    /// The profile of a document of this kind and channel, if there is one.
    #[must_use]
    pub fn profile(&self, kind: Option<Kind>, channel: Option<Channel>) -> Option<&Profile> {
        let fits = |profile: &&Profile| {
            (profile.kind.is_none() || profile.kind == kind)
                && (profile.channel.is_none() || profile.channel == channel)
        };
        // All combinations are there, so the one that names most is the one.
        self.profiles.iter().filter(fits).max_by_key(|profile| {
            usize::from(profile.kind.is_some()) + usize::from(profile.channel.is_some())
        })
    }
}

/// The names that a profile may have: kinds and channels. «review» is both, and the same thing.
pub(crate) fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = Channel::WORDS.iter().map(|(word, _)| *word).collect();
    names.extend(Kind::WORDS.iter().map(|(word, _)| *word).filter(|word| *word != "review"));
    names
}

/// A section before it is combined with others.
type Section<'v, 'a> = (Profile, &'v Value<'a>);

/// Reads `[profile.…]`.
pub(super) fn read(reader: &mut Reader, value: &Value<'_>, config: &mut Config) {
    let Some(table) = value.get_ref().as_table() else {
        reader.section("[profile]", value, &[], |_, _, _| {});
        return;
    };
    let names = names();
    let mut sections: Vec<Section<'_, '_>> = Vec::new();
    for (key, value) in table {
        let name: &str = key.get_ref();
        let channel = Channel::WORDS.iter().find(|(word, _)| *word == name).map(|(_, channel)| *channel);
        let kind = Kind::WORDS.iter().find(|(word, _)| *word == name).map(|(_, kind)| *kind);
        if channel.is_none() && kind.is_none() {
            reader.unknown_key(key.span(), name, "[profile]", &names);
            continue;
        }
        // An answer to a review need not name its channel.
        let channel = channel.filter(|_| kind.is_none());
        let mut profile = Profile {
            kind,
            channel,
            limits: config.settings.limits.clone(),
            style: config.settings.style.clone(),
            ..Profile::default()
        };
        apply(reader, value, &mut profile, &mut config.rule_names);
        sections.push((profile, value));
    }
    let mut both = Vec::new();
    let mut quiet = Reader { locale: reader.locale, problems: Vec::new() };
    for (kind, _) in sections.iter().filter(|(profile, _)| profile.kind.is_some()) {
        for (channel, value) in sections.iter().filter(|(profile, _)| profile.channel.is_some()) {
            let mut profile = kind.clone();
            profile.channel = channel.channel;
            // Whatever is wrong in it was told above.
            apply(&mut quiet, value, &mut profile, &mut Vec::new());
            both.push(profile);
        }
    }
    config.settings.profiles = sections.into_iter().map(|(profile, _)| profile).chain(both).collect();
}

/// Lays one section over a profile.
fn apply(
    reader: &mut Reader,
    value: &Value<'_>,
    profile: &mut Profile,
    names: &mut Vec<(String, std::ops::Range<usize>)>,
) {
    reader.section("[profile]", value, keys::PROFILE, |reader, key, value| match key {
        "rules" => profile.rules.extend(parse::rules(reader, "[profile.….rules]", value, names)),
        "limits" => parse::limits(reader, "[profile.….limits]", value, &mut profile.limits),
        _ => parse::style(reader, "[profile.….style]", value, &mut profile.style),
    });
}
