//! The few facts about a whole file that its fixes need: placeholder style, «вы» or «Вы», kind of text.

use crate::document::{Kind, Placeholder, PlaceholderStyle};
use crate::settings::Settings;

/// See the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// How the file writes placeholders; `None` if it has none.
    pub(crate) style: Option<PlaceholderStyle>,
    /// Its placeholders have Russian names.
    pub(crate) russian: bool,
    /// The client's name as the file writes it: `{{name}}`.
    pub(crate) name: Option<String>,
    /// The agent's name.
    pub(crate) agent_name: Option<String>,
    /// The company.
    pub(crate) company: Option<String>,
    /// «вы» inside sentences is written with a capital.
    pub(crate) vy_upper: bool,
    /// The kind the file names, else a guess.
    pub(crate) kind: Option<Kind>,
    /// The file itself or a glob of the settings says what it is.
    pub(crate) declared: bool,
}

/// Whom a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    ClientName,
    AgentName,
    Company,
    Other,
}

const OF_AGENT: &[&str] = &[
    "agent",
    "manager",
    "operator",
    "employee",
    "staff",
    "admin",
    "doctor",
    "master",
    "courier",
    "support",
    "bot",
    "врач",
    "агент",
    "сотрудник",
    "сотрудника",
    "менеджер",
    "менеджера",
    "оператор",
    "оператора",
    "администратор",
    "администратора",
    "мастер",
    "мастера",
    "специалист",
    "специалиста",
    "курьер",
    "курьера",
];
const OF_COMPANY: &[&str] = &[
    "company",
    "org",
    "organization",
    "brand",
    "shop",
    "store",
    "компания",
    "компании",
    "название",
    "организация",
    "организации",
    "магазин",
    "магазина",
    "клиника",
    "салон",
];
const OF_NAME: &[&str] =
    &["name", "firstname", "fullname", "username", "имя", "фио", "fio", "имени", "отчество"];
const OF_CLIENT: &[&str] = &[
    "client",
    "customer",
    "guest",
    "user",
    "patient",
    "requester",
    "buyer",
    "contact",
    "клиент",
    "клиента",
    "гость",
    "гостя",
    "пациент",
    "пациента",
    "покупатель",
];
const OF_THING: &[&str] = &[
    "id",
    "phone",
    "email",
    "number",
    "date",
    "time",
    "order",
    "product",
    "course",
    "item",
    "file",
    "city",
    "address",
    "price",
    "amount",
    "url",
    "link",
    "номер",
    "дата",
    "время",
    "заказ",
    "товар",
    "товара",
    "услуга",
    "услуги",
    "адрес",
    "город",
    "телефон",
    "почта",
    "курса",
    "продукта",
];

/// Whom or what a placeholder of this name stands for.
pub(crate) fn stands_for(name: &str) -> Stands {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    if any(OF_AGENT) {
        return if any(OF_NAME) || words.len() == 1 { Stands::AgentName } else { Stands::Other };
    }
    if any(OF_COMPANY) {
        return Stands::Company;
    }
    if any(OF_THING) {
        return Stands::Other;
    }
    if any(OF_NAME) || (any(OF_CLIENT) && words.len() == 1) { Stands::ClientName } else { Stands::Other }
}

/// `name` between the brackets of a style.
pub(crate) fn write_placeholder(style: PlaceholderStyle, name: &str) -> String {
    use PlaceholderStyle as S;
    match style {
        S::Brace => format!("{{{name}}}"),
        S::DollarBrace => format!("${{{name}}}"),
        S::HashBrace => format!("#{{{name}}}"),
        S::Dollar => format!("${name}"),
        S::Percent => format!("%{name}%"),
        S::Hash => format!("#{}#", name.to_uppercase()),
        S::Printf => format!("%({name})s"),
        S::Bracket => format!("[{name}]"),
        S::DoubleBracket => format!("[[{name}]]"),
        S::Angle => format!("<{name}>"),
        S::DoubleBrace | S::Logic | S::Mask => format!("{{{{{name}}}}}"),
    }
}

impl Facts {
    fn inserted(&self, known: Option<&String>, set: Option<&String>, english: &str, russian: &str) -> String {
        if let Some(known) = known {
            return known.clone();
        }
        let style = self.style.unwrap_or(PlaceholderStyle::DoubleBrace);
        let name = set.map_or(if self.russian { russian } else { english }, String::as_str);
        write_placeholder(style, name)
    }

    /// The client's name placeholder in the file's style.
    pub(crate) fn name(&self, settings: &Settings) -> String {
        self.inserted(self.name.as_ref(), settings.placeholders.name.as_ref(), "name", "имя")
    }

    /// The agent's name placeholder in the file's style.
    pub(crate) fn agent_name(&self, settings: &Settings) -> String {
        self.inserted(
            self.agent_name.as_ref(),
            settings.placeholders.agent_name.as_ref(),
            "agent_name",
            "имя сотрудника",
        )
    }

    /// The company placeholder in the file's style.
    pub(crate) fn company(&self, settings: &Settings) -> String {
        self.inserted(self.company.as_ref(), settings.placeholders.company.as_ref(), "company", "компания")
    }

    /// The term placeholder in the file's style.
    pub(crate) fn deadline(&self, settings: &Settings) -> String {
        self.inserted(None, settings.placeholders.deadline.as_ref(), "deadline", "срок")
    }

    /// The placeholder that stands for `name` (`name`, `deadline`, `phone`…) in the file's style.
    pub(crate) fn placeholder(&self, settings: &Settings, name: &str) -> String {
        match name {
            "name" => self.name(settings),
            "agent_name" => self.agent_name(settings),
            "company" => self.company(settings),
            "deadline" => self.deadline(settings),
            other => {
                let russian = RUSSIAN.iter().find(|(english, _)| *english == other);
                self.inserted(None, None, other, russian.map_or(other, |(_, russian)| russian))
            }
        }
    }
}

/// Russian names of the placeholders that fixes insert, for files whose own are Russian.
const RUSSIAN: &[(&str, &str)] = &[
    ("address", "адрес"),
    ("amount", "сумма"),
    ("bonus", "бонус"),
    ("date", "дата"),
    ("department", "отдел"),
    ("email", "почта"),
    ("explanation", "пояснение"),
    ("link", "ссылка"),
    ("option_1", "вариант 1"),
    ("option_2", "вариант 2"),
    ("order", "номер заказа"),
    ("phone", "телефон"),
    ("product", "товар"),
    ("purpose", "цель"),
    ("reason", "причина"),
    ("service", "услуга"),
    ("source", "источник"),
    ("time", "время"),
];

/// Is this placeholder the client's name?
pub(crate) fn is_client_name(place: &Placeholder) -> bool {
    stands_for(&place.name) == Stands::ClientName
}
