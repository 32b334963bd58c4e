//! "Did you mean": the known names that look most like a mistyped one.

/// The names nearest to `word`, best first, at most three; empty if none is near enough to be a slip of the
/// hand. A name that begins with `word` or has it as one of its parts is near, too.
#[must_use]
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase().replace('_', "-");
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|name| {
            let folded = name.to_lowercase().replace('_', "-");
            let distance = distance(&word, &folded);
            if distance <= allowed {
                Some((distance, name))
            } else if length >= 4 && folded.split('-').any(|part| part.starts_with(&word)) {
                Some((allowed + 1, name))
            } else {
                None
            }
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`, in characters.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j - 1] + same).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_of_the_hand() {
        let names = ["bare-imperative", "bare-apology", "rude", "mixed-vy"];
        assert_eq!(nearest("bare-imperativ", names), ["bare-imperative"]);
        assert_eq!(nearest("bare_imperative", names), ["bare-imperative"]);
        assert_eq!(nearest("rdue", names), ["rude"]);
        assert_eq!(nearest("imperative", names), ["bare-imperative"]);
        assert_eq!(nearest("mood", names), [""; 0]);
    }
}
