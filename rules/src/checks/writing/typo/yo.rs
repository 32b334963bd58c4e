//! Suggestions come without ё: the author's own comes back.

/// `word` (folded) with ё where `written` (lower case) has it.
pub(super) fn keep(written: &str, word: &str) -> String {
    if !written.contains('ё') {
        return word.to_owned();
    }
    let from: Vec<char> = written.chars().collect();
    let mut to: Vec<char> = word.chars().collect();
    let same = |a: char, b: char| a == b || a == 'ё' && b == 'е';
    let head = from.iter().zip(&to).take_while(|(a, b)| same(**a, **b)).count();
    let most = from.len().min(to.len()) - head;
    let tail = from.iter().rev().zip(to.iter().rev()).take(most).take_while(|(a, b)| same(**a, **b)).count();
    for (at, _) in from.iter().enumerate().filter(|(_, c)| **c == 'ё') {
        let place = if at < head {
            Some(at)
        } else if at >= from.len() - tail {
            Some(to.len() - (from.len() - at))
        } else {
            (head..to.len() - tail).find(|&place| to[place] == 'е')
        };
        if let Some(place) = place {
            to[place] = 'ё';
        }
    }
    to.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::keep;

    #[test]
    fn yo_comes_back() {
        for (written, word, want) in [
            ("договр", "договор", "договор"),
            ("учётня", "учетная", "учётная"),
            ("отчте", "отчет", "отчет"),
            ("отчтё", "отчет", "отчёт"),
            ("придйёт", "придет", "придёт"),
            ("ё", "е", "ё"),
            ("ёё", "ее", "ёё"),
        ] {
            assert_eq!(keep(written, word), want, "{written}");
        }
    }
}
