//! `review-plea`: asks to take back or change a review or a mark, or pays for one.

use std::ops::Range;
use std::sync::LazyLock;

use super::asking::without;
use crate::checks::conduct::words::Words;
use crate::context::Scope;
use crate::draft::Draft;
use crate::language::{Mood, Tag};

static CHANGE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "удал* убер* убра* убир* измен* исправ* поменя* смен* поправ* перепиш* перепис* повыс* подним* поднят* отзов* отозва* откорректир* скорректир* \
         подкорректир* отредактир* сними* снимет* снять скрой* скрыть дополни* пересмотр* передела* замени* заменит* улучш* обнов* сотрит* сотрете сотрешь стереть стирайте подправ* забер* забрать спрячь* спрятать смягч* заблокируйте аннулир* вычеркн* уничтож* поднима* удаля* деактивир* переправ* исправлят*",
    )
});
static REVIEW: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "отзыв отзыва отзыву отзыве отзывы оценк* оценок комментари* звезд* звездоч* рейтинг* балл* единиц* негатив* публикаци* жалобу__с_сайта|карт пост поста посты запись_о жалобу_на_сайте двойк* тройк*",
    )
});
static PAY: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "за_пятерку за_пятёрку за_плюс в_обмен_на_отзыв|оценку за__положительн*|хорош*|добр*|высок*_отзыв|оценку за_пять|#_звезд* за_#_звезд* за_отличную_оценку в_обмен_на__отзыв|оценку \
         если_вы_оставите|напишете|поставите__отзыв|оценку|пять|звезд* если_оставите|напишете|поставите__отзыв|оценку|пять|звезд* оставьте|напишите__отзыв_и_получите|получите",
    )
});
/// Asking for a good mark, or for the review to vanish.
static PRAISE: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "поставьте|ставьте|поставить__пять|#_звезд|баллов поставьте|ставьте|поставить__пятерк*|максимальн*|наивысш*|высш*|высок*|отличн*|повыше|хорош*__оценк*|балл*|рейтинг* \
         поставьте|ставьте|поставить__пятерк* оцените__на_пять|пятерк*|отлично|максимум|5 напишите|оставьте|написать|оставить__хорош*|положительн*|позитивн*|лестн*|хвалебн*_отзыв*|комментари* \
         чтобы__отзыв*|комментари*|оценк*__исчез*|пропал*|удален*|убран*|изменил* за|просим|прошу|рассчитываем|ждем|в_обмен_на|об__удалени*|исправлени*|изменени*|повышени*__отзыв*|комментари*|оценк* \
         удаление|исправление|изменение|повышение_отзыва|комментария|оценки__подар*|скидк*|бонус*|вернем|компенс*",
    )
});
static GIFT: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        "дадим сделаем_скидк* вернем* компенс* бесплатн* деньг* в_подарок бонус* скидк* подар* начисл* кешбэк* кэшбэк* вернем_# купон* промокод* рубл* сертификат* баллов дарим получите",
    )
});

pub(super) fn check(scope: &Scope<'_>, out: &mut Vec<Draft>) {
    for sentence in scope.sentences() {
        let sentence = &sentence.tokens;
        let Some(found) =
            change(scope, sentence).or_else(|| paid(scope, sentence)).or_else(|| praise(scope, sentence))
        else {
            continue;
        };
        if scope.is_quoted(found.start) {
            continue;
        }
        let mut draft = Draft::on(scope, &found);
        draft.fixes = without(scope, sentence);
        out.push(draft);
    }
}

/// «удалите, пожалуйста, отзыв», «если вы уберёте отзыв», «просим изменить оценку»
fn change(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let review = |range: Range<usize>| REVIEW.find(scope, &range);
    let object = review(sentence.clone())?;
    let verb = sentence.clone().find(|&at| {
        let token = &scope.tokens()[at];
        CHANGE.at(scope, at, sentence.end).is_some()
            && !(at > sentence.start && scope.is_word(at - 1, &["не"]))
            && (token.mood == Some(Mood::Imperative)
                || token.can_be(Tag::VERB | Tag::PER2 | Tag::PLUR)
                || (token.can_be(Tag::INFN) && is_plea(scope, sentence, at)))
    })?;
    // The object stands after the verb, or right before it.
    let object = review(verb..sentence.end).unwrap_or(object);
    let (start, end) = (object.start.min(verb), object.end.max(verb + 1));
    let other = (start..end).any(|at| scope.is_mark(at, ".;:"))
        || scope.has_word(&(start..end), &["если", "чтобы", "когда", "и"]) && end - start > 6;
    (!other).then_some(start..end)
}

/// «просим …», «не могли бы вы …», «можете ли вы …?»
fn is_plea(scope: &Scope<'_>, sentence: &Range<usize>, verb: usize) -> bool {
    let before = sentence.start..verb;
    scope.has_word(
        &before,
        &[
            "прошу",
            "просим",
            "просьба",
            "попрошу",
            "попросим",
            "хотели",
            "хотел",
            "хотела",
            "готовы",
            "давайте",
            "предлагаю",
            "предлагаем",
            "хотелось",
            "желательно",
            "лучше",
            "стоит",
        ],
    ) || (scope.has_word(&before, &["могли", "можете", "сможете", "можно", "готовы", "получится"])
        && (scope.is_question(sentence) || scope.has_word(&before, &["бы", "если"])))
        || scope.has_word(&before, &["взамен", "обмен", "согласны", "надеемся", "надеюсь"])
}

/// «Дарим 300 бонусов за отзыв»
fn paid(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let pay = PAY.find(scope, sentence)?;
    let thanks = scope.has_stem(sentence, &["спасибо", "благодар", "признател"]);
    (!thanks && GIFT.any(scope, sentence)).then_some(pay)
}

/// «Поставьте, пожалуйста, пять звёзд», not «поставьте оценку от 1 до 5 баллов»
fn praise(scope: &Scope<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let found = PRAISE.find(scope, sentence)?;
    let fair = scope.has_word(sentence, &["от", "любую", "любой", "честный", "честно", "если", "ли", "или"])
        || (found.start > sentence.start && scope.is_word(found.start - 1, &["не"]));
    (!fair).then_some(found)
}
