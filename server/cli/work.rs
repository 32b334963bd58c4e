//! Many files in parallel, in order, with a progress bar, and none that takes the others down.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::panic::{self, AssertUnwindSafe};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use courtesy_rules::RuleId;
use courtesy_rules::settings::Locale;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::inputs::{Failure, Input};
use super::tell;

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

thread_local! {
    /// Where the last panic of this thread happened.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs `work` over all inputs; results come in the order of the inputs.
pub(crate) fn each<T: Send>(
    inputs: &[Input],
    jobs: Option<u16>,
    locale: Locale,
    work: impl Fn(&Input) -> Result<T, Failure> + Sync,
) -> Vec<Result<T, Failure>> {
    quiet_panics();
    let careful = |input: &Input| {
        panic::catch_unwind(AssertUnwindSafe(|| work(input))).unwrap_or_else(|_| {
            let place = PLACE.take();
            Err(Failure {
                path: input.shown.clone(),
                message: match locale {
                    Locale::Ru => {
                        format!("внутренняя ошибка ({place}); пожалуйста, сообщите нам о ней")
                    }
                    Locale::En => format!("internal error ({place}); please report it"),
                },
            })
        })
    };
    // A thread pool costs more than a few files.
    if inputs.len() < 4 || jobs == Some(1) {
        return inputs.iter().map(careful).collect();
    }
    let progress = Progress::new(inputs.len());
    let run = || {
        inputs
            .par_iter()
            .map(|input| {
                let result = careful(input);
                progress.step();
                result
            })
            .collect()
    };
    let results = match jobs {
        None => run(),
        Some(jobs) => match rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build() {
            Ok(pool) => pool.install(run),
            Err(_) => run(),
        },
    };
    progress.finish();
    results
}

/// A bar on standard error, for a person who waits.
struct Progress {
    started: Instant,
    total: usize,
    done: AtomicUsize,
    shown: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    fn new(total: usize) -> Self {
        Self {
            started: Instant::now(),
            total,
            done: AtomicUsize::new(0),
            shown: std::io::stderr().is_terminal(),
            bar: OnceLock::new(),
        }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.shown && self.started.elapsed() > PATIENCE {
            let bar = self.bar.get_or_init(|| {
                let bar = ProgressBar::new(self.total as u64);
                if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len}  {eta}") {
                    bar.set_style(style);
                }
                bar
            });
            bar.set_position(done as u64);
        }
    }

    fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

/// A panic is caught and told in one line; the usual message would quote the customer's text.
/// With `RUST_BACKTRACE` it stays as it is.
fn quiet_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        panic::set_hook(Box::new(|info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            PLACE.set(place);
        }));
    }
}

/// Names the rules that panicked, each once.
pub(crate) fn tell_broken(rules: impl IntoIterator<Item = RuleId>, locale: Locale) {
    let mut rules: Vec<RuleId> = rules.into_iter().collect();
    rules.sort();
    rules.dedup();
    for rule in rules {
        tell(&match locale {
            Locale::Ru => {
                format!("Правило {rule} выключено из-за внутренней ошибки; пожалуйста, сообщите нам о ней.")
            }
            Locale::En => format!("The rule {rule} broke and was switched off; please report it."),
        });
    }
}
