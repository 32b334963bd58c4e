//! How likely a slip is: what a writer confuses and what a finger misses.

/// The rows of the keyboard, letters above each other half a key apart.
const ROWS: [&str; 3] = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

/// Letters that sound alike where they are written for each other.
const CONFUSED: [(char, char); 26] = [
    ('о', 'а'),
    ('е', 'и'),
    ('е', 'э'),
    ('е', 'я'),
    ('и', 'я'),
    ('и', 'ы'),
    ('и', 'й'),
    ('е', 'й'),
    ('о', 'е'),
    ('у', 'ю'),
    ('б', 'п'),
    ('в', 'ф'),
    ('г', 'к'),
    ('д', 'т'),
    ('ж', 'ш'),
    ('з', 'с'),
    ('ш', 'щ'),
    ('ч', 'щ'),
    ('ч', 'ш'),
    ('ц', 'с'),
    ('ь', 'ъ'),
    ('г', 'х'),
    ('г', 'в'),
    ('ы', 'е'),
    ('ч', 'т'),
    ('о', 'ы'),
];

/// The likeliest slips: vowels without stress.
const TWINS: [(char, char); 4] = [('о', 'а'), ('е', 'и'), ('ь', 'ъ'), ('и', 'ы')];

const fn pair(list: &[(char, char)], a: char, b: char) -> bool {
    let mut at = 0;
    while at < list.len() {
        let (x, y) = list[at];
        if (x == a && y == b) || (x == b && y == a) {
            return true;
        }
        at += 1;
    }
    false
}

fn place(letter: char) -> Option<(i32, i32)> {
    ROWS.iter().zip(0..).find_map(|(row, y)| {
        // Half keys: each row starts half a key further right.
        row.chars().zip(0..).find(|(c, _)| *c == letter).map(|(_, x)| (x * 2 + y, y))
    })
}

/// The keys touch each other.
pub(super) fn touch(a: char, b: char) -> bool {
    match (place(a), place(b)) {
        (Some((x1, y1)), Some((x2, y2))) => a != b && (x1 - x2).abs() <= 2 && (y1 - y2).abs() <= 1,
        _ => false,
    }
}

/// `b` was meant, `a` was written.
fn substitution(a: char, b: char) -> u32 {
    match () {
        () if a == b => 0,
        () if pair(&TWINS, a, b) => 45,
        () if pair(&CONFUSED, a, b) => 60,
        () if touch(a, b) => 60,
        () => 100,
    }
}

/// `letter` was written though nobody meant it, between these two letters of the text.
fn extra(letter: char, before: Option<char>, after: Option<char>) -> u32 {
    let near = |it: Option<char>| it.is_some_and(|it| touch(it, letter));
    match () {
        () if before == Some(letter) => 45,
        () if matches!(letter, 'ь' | '-') => 55,
        () if near(before) || near(after) => 65,
        () => 85,
    }
}

/// `letter` was left out, between these two letters of the word that was meant.
fn missing(letter: char, before: Option<char>, after: Option<char>) -> u32 {
    match () {
        () if before == Some(letter) || after == Some(letter) => 45,
        () if matches!(letter, 'ь' | 'ъ' | '-') => 50,
        // здравствуйте, солнце, поздно, чувство
        () if matches!(letter, 'в' | 'т' | 'д' | 'л' | 'й') => 65,
        () => 75,
    }
}

/// What it costs to read `typed` as `meant`, in hundredths of an unlikely edit. Slips in the first letter are rarer.
pub(super) fn cost(typed: &str, meant: &str) -> u32 {
    let a: Vec<char> = typed.chars().collect();
    let b: Vec<char> = meant.chars().collect();
    let first = |at: usize| if at == 0 { 30 } else { 0 };
    let width = b.len() + 1;
    let mut table = vec![u32::MAX / 4; (a.len() + 1) * width];
    table[0] = 0;
    for i in 0..=a.len() {
        // More than three letters apart: never within two edits.
        for j in i.saturating_sub(3)..(i + 4).min(width) {
            let mut cell = table[i * width + j];
            if i > 0 {
                let step = extra(a[i - 1], (i > 1).then(|| a[i - 2]), a.get(i).copied()) + first(i - 1);
                cell = cell.min(table[(i - 1) * width + j] + step);
            }
            if j > 0 {
                let step = missing(b[j - 1], (j > 1).then(|| b[j - 2]), b.get(j).copied()) + first(j - 1);
                cell = cell.min(table[i * width + j - 1] + step);
            }
            if i > 0 && j > 0 {
                let step = substitution(a[i - 1], b[j - 1]);
                let step = if step > 0 { step + first(i - 1) } else { 0 };
                cell = cell.min(table[(i - 1) * width + j - 1] + step);
            }
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && a[i - 1] != a[i - 2] {
                cell = cell.min(table[(i - 2) * width + j - 2] + 50);
            }
            table[i * width + j] = cell;
        }
    }
    table[a.len() * width + b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_on_the_keyboard() {
        for (a, b) in [('й', 'ц'), ('ц', 'ы'), ('у', 'ы'), ('а', 'м'), ('а', 'с'), ('о', 'т'), ('ж', 'э')]
        {
            assert!(touch(a, b) && touch(b, a), "{a}{b}");
        }
        for (a, b) in [('й', 'у'), ('й', 'я'), ('ф', 'ю'), ('а', 'а'), ('-', 'а')] {
            assert!(!touch(a, b), "{a}{b}");
        }
    }

    #[test]
    fn likely_slips_cost_less() {
        assert_eq!(cost("заказ", "заказ"), 0);
        for (likely, unlikely) in [
            (("карова", "корова"), ("кжрова", "корова")),
            (("програма", "программа"), ("прграмма", "программа")),
            (("закза", "заказ"), ("закфз", "заказ")),
            (("оплатит", "оплатить"), ("оплаить", "оплатить")),
            (("доставкка", "доставка"), ("доставшка", "доставка")),
            (("заказ", "заказы"), ("вказ", "заказ")),
        ] {
            assert!(cost(likely.0, likely.1) < cost(unlikely.0, unlikely.1), "{likely:?} {unlikely:?}");
        }
    }
}
