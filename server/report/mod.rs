//! What the program prints.

mod human;
mod json;
mod lines;
mod roles;
mod score;

pub(crate) use human::{Shown, finding, problem};
pub(crate) use json::{CheckedFile, InspectedFile};
pub(crate) use lines::{Lines, Place};
pub(crate) use roles::{coloured, plain};
pub(crate) use score::score;

/// The Russian form that goes with a number: `[файл, файла, файлов]`.
pub(crate) fn plural(count: usize, [one, few, many]: [&str; 3]) -> &str {
    match (count % 10, count % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_agree() {
        let form = |count| super::plural(count, ["файл", "файла", "файлов"]);
        assert_eq!(form(1), "файл");
        assert_eq!(form(22), "файла");
        assert_eq!(form(5), "файлов");
        assert_eq!(form(11), "файлов");
        assert_eq!(form(112), "файлов");
        assert_eq!(form(0), "файлов");
    }
}
