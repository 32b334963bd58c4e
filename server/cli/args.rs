//! The command line's grammar. Help is Russian: it is what the authors of scripts read.

use std::path::PathBuf;

use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use courtesy_rules::Severity;
use courtesy_rules::settings::Locale;

const TEMPLATE: &str = "{about}\n\nИспользование: {usage}\n\n{all-args}{after-help}";
const PARAMETERS: &str = "Параметры";

/// Shown by `--version`; `-V` shows the number alone.
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\n\nКод: MIT или Apache-2.0.\n",
    "Словарь русских форм основан на данных OpenCorpora (opencorpora.org, CC BY-SA 3.0), взятых из\n",
    "пакета pymorphy3-dicts-ru. Веса различения наклонений получены из данных Universal Dependencies\n",
    "и OpenCorpora; словарь и веса распространяются на условиях CC BY-SA 4.0."
);

#[derive(Parser)]
#[command(
    name = "courtesy",
    version,
    long_version = LONG_VERSION,
    about = "Проверяет вежливость русских скриптов разговора и шаблонов ответов",
    help_template = TEMPLATE,
    override_usage = "courtesy КОМАНДА [ПАРАМЕТРЫ]",
    after_help = "Подробнее о команде: courtesy КОМАНДА --help. Язык сообщений: --lang или COURTESY_LANG (ru, en).",
    subcommand_help_heading = "Команды",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    next_help_heading = PARAMETERS,
)]
pub(crate) struct Cli {
    /// Global, so that it stands in every command's list.
    #[arg(short, long, action = ArgAction::Help, global = true, help = "Показать эту справку")]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = "Показать версию и источники словаря")]
    version: Option<bool>,
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "ЯЗЫК",
        hide_possible_values = true,
        help = "Язык сообщений: ru или en"
    )]
    pub(crate) lang: Option<Lang>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    #[command(about = "Проверить файлы и папки", override_usage = "courtesy check [ПАРАМЕТРЫ] [ПУТЬ]…", help_template = TEMPLATE,
        after_help = "Код завершения: 0 — замечаний нет, 1 — есть замечания уровня --fail-on и выше, 2 — проверка не удалась.")]
    Check(Check),
    #[command(about = "Применить безопасные исправления", override_usage = "courtesy fix [ПАРАМЕТРЫ] [ПУТЬ]…", help_template = TEMPLATE,
        after_help = "С --diff и --check код завершения 1 означает, что есть что исправить.")]
    Fix(Fix),
    #[command(about = "Показать, кто говорит и как программа поняла слова", override_usage = "courtesy inspect [ПАРАМЕТРЫ] [ПУТЬ]…", help_template = TEMPLATE)]
    Inspect(Inspect),
    #[command(about = "Объяснить правило", override_usage = "courtesy explain ПРАВИЛО", help_template = TEMPLATE)]
    Explain {
        #[arg(value_name = "ПРАВИЛО", help_heading = PARAMETERS, help = "Имя правила, например bare-imperative")]
        rule: String,
        #[command(flatten)]
        config: ConfigArgs,
    },
    #[command(about = "Перечислить правила", override_usage = "courtesy rules [ПАРАМЕТРЫ]", help_template = TEMPLATE)]
    Rules {
        #[command(flatten)]
        format: FormatArg,
        #[command(flatten)]
        config: ConfigArgs,
    },
    #[command(about = "Создать своё правило в .courtesy/rules", override_usage = "courtesy new-rule [ПАРАМЕТРЫ] ИМЯ", help_template = TEMPLATE)]
    NewRule {
        #[arg(value_name = "ИМЯ", help_heading = PARAMETERS, help = "Имя правила латинскими буквами через дефис, например no-diminutives")]
        id: String,
    },
    #[command(about = "Проверить примеры своих правил", override_usage = "courtesy test-rules [ПАРАМЕТРЫ] [ПУТЬ]…", help_template = TEMPLATE,
        after_help = "Код завершения: 0 — все примеры сходятся, 1 — есть расхождения, 2 — страницы не читаются.")]
    TestRules {
        #[arg(value_name = "ПУТЬ", help_heading = PARAMETERS, help = "Страницы правил; по умолчанию — все из .courtesy/rules")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        config: ConfigArgs,
    },
    #[command(about = "Выгрузить словари для речевой аналитики", override_usage = "courtesy export [ПАРАМЕТРЫ]", help_template = TEMPLATE,
        after_help = "Столбцы: dictionary (имя правила), phrase (фраза; * — любые слова), title (название правила).")]
    Export {
        #[arg(long, value_enum, default_value = "csv", value_name = "ВИД", help_heading = PARAMETERS, hide_possible_values = true, hide_default_value = true, help = "Вид выгрузки: csv")]
        format: ExportFormat,
        #[arg(long = "rule", value_name = "ПРАВИЛО", help_heading = PARAMETERS, help = "Только это правило; можно повторять")]
        rules: Vec<String>,
        #[command(flatten)]
        config: ConfigArgs,
    },
    #[command(about = "Напечатать схему JSON", override_usage = "courtesy schema ЧЕГО", help_template = TEMPLATE)]
    Schema {
        #[arg(value_enum, value_name = "ЧЕГО", help_heading = PARAMETERS, hide_possible_values = true, help = "rule — шапка правила, config — courtesy.toml, glossary — glossary.toml")]
        of: SchemaOf,
    },
    #[command(about = "Создать courtesy.toml с настройками по умолчанию", override_usage = "courtesy init [ПАРАМЕТРЫ] [ПАПКА]", help_template = TEMPLATE)]
    Init {
        #[arg(value_name = "ПАПКА", help_heading = PARAMETERS, help = "Куда положить файл; по умолчанию — текущая папка")]
        folder: Option<PathBuf>,
        #[arg(long, help_heading = PARAMETERS, help = "Заменить файл, если он уже есть")]
        force: bool,
    },
    #[command(about = "Запустить языковой сервер для редактора", override_usage = "courtesy lsp", help_template = TEMPLATE)]
    Lsp {
        // Editors often add it out of habit; standard input and output are the only transport.
        #[arg(long, hide = true)]
        stdio: bool,
    },
    #[command(about = "Напечатать автодополнение для оболочки", override_usage = "courtesy completions ОБОЛОЧКА", help_template = TEMPLATE)]
    Completions {
        #[arg(value_name = "ОБОЛОЧКА", help_heading = PARAMETERS, hide_possible_values = true, help = "bash, zsh, fish, powershell или elvish")]
        shell: Shell,
    },
    #[command(about = "Показать версию, лицензии и источники данных", help_template = TEMPLATE)]
    About,
}

#[derive(Args)]
#[command(next_help_heading = PARAMETERS)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) format: FormatArg,
    #[arg(
        long,
        value_enum,
        default_value = "warning",
        value_name = "УРОВЕНЬ",
        hide_possible_values = true,
        hide_default_value = true,
        help = "С какого уровня код завершения равен 1: hint, information, warning (по умолчанию), error или never"
    )]
    pub(crate) fail_on: FailOn,
}

#[derive(Args)]
#[command(next_help_heading = PARAMETERS)]
pub(crate) struct Fix {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long, help = "Показать исправления как diff, ничего не записывая")]
    pub(crate) diff: bool,
    #[arg(
        long,
        conflicts_with = "diff",
        help = "Назвать файлы, в которых есть что исправить, ничего не записывая"
    )]
    pub(crate) check: bool,
}

#[derive(Args)]
#[command(next_help_heading = PARAMETERS)]
pub(crate) struct Inspect {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) format: FormatArg,
}

#[derive(Args)]
#[command(next_help_heading = PARAMETERS)]
pub(crate) struct FormatArg {
    #[arg(
        long,
        value_enum,
        default_value = "human",
        value_name = "ВИД",
        hide_possible_values = true,
        hide_default_value = true,
        help = "Вид отчёта: human (для чтения, по умолчанию) или json"
    )]
    pub(crate) format: Output,
}

#[derive(Args)]
#[command(next_help_heading = PARAMETERS)]
pub(crate) struct InputArgs {
    #[arg(value_name = "ПУТЬ", default_value = ".", hide_default_value = true, help_heading = PARAMETERS,
        help = "Файлы и папки; «-» — стандартный ввод; по умолчанию — текущая папка")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "ИМЯ",
        help = "Имя файла для стандартного ввода: по нему определяются вид файла и настройки"
    )]
    pub(crate) stdin_name: Option<PathBuf>,
    #[arg(long = "rule", value_name = "ПРАВИЛО", help = "Только это правило; можно повторять")]
    pub(crate) rules: Vec<String>,
    #[arg(long, value_name = "ЧИСЛО", value_parser = clap::value_parser!(u16).range(1..), help = "Сколько файлов читать одновременно")]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Args)]
#[command(next_help_heading = PARAMETERS)]
pub(crate) struct ConfigArgs {
    #[arg(long, value_name = "ФАЙЛ", help = "Взять настройки из этого файла, не ища courtesy.toml")]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, conflicts_with = "config", help = "Не искать courtesy.toml")]
    pub(crate) no_config: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ExportFormat {
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    Rule,
    Config,
    Glossary,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    Ru,
    En,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    Human,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum FailOn {
    Hint,
    Information,
    Warning,
    Error,
    Never,
}

impl FailOn {
    /// The lowest severity that fails the run.
    pub(crate) fn severity(self) -> Option<Severity> {
        Some(match self {
            Self::Hint => Severity::Hint,
            Self::Information => Severity::Information,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
            Self::Never => return None,
        })
    }
}

impl Cli {
    /// Reads the arguments of this process.
    pub(crate) fn read() -> Result<Self, clap::Error> {
        Self::from_arg_matches(&Self::command().try_get_matches()?)
    }

    /// The language that was asked for: the option, else `COURTESY_LANG`.
    pub(crate) fn language(&self) -> Option<Locale> {
        match self.lang {
            Some(Lang::Ru) => Some(Locale::Ru),
            Some(Lang::En) => Some(Locale::En),
            None => language_of_environment(),
        }
    }
}

/// `COURTESY_LANG`: `en` or `en_GB.UTF-8` and the like.
pub(crate) fn language_of_environment() -> Option<Locale> {
    let value = std::env::var("COURTESY_LANG").ok()?.to_lowercase();
    if value.starts_with("en") {
        Some(Locale::En)
    } else if value.starts_with("ru") {
        Some(Locale::Ru)
    } else {
        None
    }
}

/// What `about` and `--version` say.
pub(crate) fn about() -> String {
    format!("courtesy {LONG_VERSION}\n")
}
