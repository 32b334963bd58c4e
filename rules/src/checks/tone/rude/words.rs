//! The words of `rude`: stems, how far each may go on, and what only looks like one.
//!
//! A stem ends with a sign: `*` anything may follow, `~` the endings of a noun, `+` the long endings of an
//! adjective, nothing: this very word. `^` before it: a verb's prefix may stand before the stem («на-», «отъ-»).
//! `%`: it may stand anywhere in the word. All stems are folded (ё as е).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// How bad a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Coarse, but no insult: a warning.
    Coarse,
    /// An insult.
    Insult,
    /// Obscene in any context.
    Obscene,
}

const OBSCENE: &str = "
    ахуе* ахуи* аебать аебал* говеный говеная говеное говеные говеного говеных минета минетом минеты ^хуй*
    ^хуя* ^хую ^хуюш* ^хуе* ^хуи~ ^хуил* ^хуит* ^хуиз* ^хуин* ^хуищ* хули %пизд* ^пезд* пызд* пиздос* ^еба* ^ебу*
    ^ебл* ^ебну* ^ебни* ^ебна* ^ебне* ^еби* ^ебе* ^ебок ^ебк~ ^ебы* ^ебо ^ебош* ^ебт* ^еб йоба* ябат* %долбоеб* %мозгоеб* %коноеб*
    %козоеб* %косоеб* еблан* отьеб* подьеб* разьеб* сьеб* обьеб* вьеб* %бляд* ^бля ^блят* ^бляц* блеат*
    бляяд* блэт* сука суки суке суку сукой сукою сукам суками суках сцука сцуки сцуко суко сукин+ сукина
    сукины сукину сучара сучар~ сучий сучье сучонок сучонк~ сучка сучки сучке сучку сучкой мудак* ^мудац*
    мудач* мудил~ мудозв* ^мудох* мудло мудень мудоз* мудищ* пидор* пидар* пидр* педик~ педрил* педераст*
    пидераст* пидовк* пидрил* педерас* гандон* гондон* ^залуп* манда манды манде манду мандой мандавош*
    мандавох* мандюк~ ^срать* ^срал* ^сран* ^срач~ ^срешь ^срет ^срете ^срем ^срут сру ^сри ^срите ^ссать
    ^ссал* ^ссан* ^ссыт ^ссышь ^ссыте ^ссым ^ссут ^ссык* ^дрист* ^говн* ^гавн* говенн+ говеш~ %говноед*
    ^дерьм* %жоп~ жопа* жопн* жопош* жопищ* жополиз* черножоп* ^дроч* задрот* ^трахат* ^трахал* ^трахае*
    ^трахаю* ^трахан* ^трахн* %хуесос* %членосос* отсоси*
";

const INSULT: &str = "
    дегенерат~ дегенератк~ гад гада гаду гадом гады гадов гадам гадами урод урода уроду уродом уроде уроды
    уродов уродам уродами уродах хамла хамлу хамлом проститутк~ проституточ* шлюх* шлюш* шалав* шмара шмары
    шмару шмарой курва курвы курву курвой курвам потаскух* потаскуш* прошмандов* профурсет* ублюд* выродок
    выродк~ %мразь %мрази %мразью %мразей %мразям %мразями мразот* мразин* гнида гниды гниду гнидой гниде
    гнидам гнидами падла падлы падлу падле падлой падлам падлюк* падлюг* падаль паскуд* сволоч* скотин*
    скотск* скоты скотов подонок подонк~ подоноч* мерзав* негодяй* негодяя негодяю негодяи негодяев негодяям негодяем подлец подлец~ подлюк* подлюг* нелюд*
    отродье отродья чмо чмошн* чмыр* чмор* лох~ лошар* лошок быдл* быдляк* отморозок отморозк~ ничтожество
    ничтожества ничтожеству ничтожеством ничтожествам дебил* идиот* кретин* имбецил* даун~ олигофрен* шизик~
    шизоид~ маразматик~ недоумок недоумк~ недоумоч* безмозгл* тупорыл* тупиц* тупица тупень тупоголов*
    тупоум* тупизн* тупиздень тупар~ остолоп* болван~ болванищ* балбес* олух~ бестолочь бестолочи бестолочью
    долбанут* долбоящ* долбодят* придур* дура дуры дуре дуру дурой дурам дурами дурах дурак~ дурачок дурачк~
    дурачин* дурачье дуралей* дурень дурынд* дурочка дурочки дурочку дурочке дурочкой дурех~ дурища уродин*
    уродк~ уродец уродц~ уродищ* тварь твари тварью тварей тварям тварями тварях тварюг* тварин* гадин*
    гаденыш* стерва стервы стерву стерве стервой стервам стервоз* стервоч* мымра мымры мымру хабалк* хабал~
    хабалист* хамло хамка хамки хамку хам хамы хама хаму хамов хамам хамье быдлота жлоб~ жлобск* жлобь*
    козлин* козляр* шваль швали швалью отребье отребья отребьем отребью нищеброд* алкаш~ алкашн* алкашка
    алконавт* пьянь пьяни пьянью пьянчуг* нарик~ наркош* бомжар* бомжатн* бомжих* харя харю харей мурло
    кацап* москаль москали москалей москалям москаляк* чуркобес* чучмек* хач~ хачик~ ниггер* пиндос* пендос*
    азеры азеров жид жиды жида жидов жидам жидами жидовк* жидовск+ жидяр* хохол хохлы хохлов хохла хохлу
    хохлам хохлами хохлом хохлушк* хохлосран* узкоглаз* черномаз* рашист* свинорус* свинособ* русня русней
    русню русни либераст* толераст* майдаун* гомосек~ гомик~ лесбух* трансух* жирух* жиробас* жирномор*
    сопляк~ сопляч* молокосос~ параша парашу параши парашей парашник* чепушил* чухан~ чушпан~ лошп* ушлеп*
    дрищ~ лизоблюд* ворюг* ворюга ворье ворья брехло брехл~ брехун~ трепло трепла крысеныш* упырь упыри
    упырей упырям упыря упырям психичк* истеричк* поганец поганц~ ссыкл~ пердун~ мандовош* терпил~ конченый
    конченая конченое конченые конченого конченых конченым конченный конченная конченные конченных кончелыг*
    убожеств* вырожденец вырожденц~ выродок вонючк~ вонюч~ ебанат* мерзость мерзости мерзостью срань срани
    сранью ублюдоч* зажрав* зажрал* охуев* козлы козлам козлами вшивот* овуляшк* яжмат* старпер* маразмати*
    лгунья брехня холуй* холуи холуев прихвост* прихлеба* недочеловек~ недолюд* недоносок недоноск~ дармоед*
    тунеяд* нахлебник~ мудень бездар~ бездарь бездари бездарей бездарност* бестолков+ криворук* рукожоп*
    ебонат* пустобрех* пустозвон~
";

const COARSE: &str = "
    гребаный гребаная гребаное гребаные гребаного гребаных гребаным гребаную гребаной гребанный гребанная
    гребанное гребанные гребанного гребанных гребанную заколебал заколебали заколебала долбаный долбаная
    долбаное долбаные долбаного долбаных долбаную долбаной перде* перди* пердл* пердн* хер хера ^херу ^хером
    ^херн* ^херов* ^херач* ^херак* ^херит* ^херил* ^херел* ^херет* ^херен+ ^хереют ^хереть похер нахер нехер
    нихера нахера дохера похеру хероват* хренов+ хреново хренова нахрен похрен нихрена нахрена дохрена хрень
    хренью хрени хренотен* ^хренел* ^хренет* ^хренен* ^хренев* похрену нафиг пофиг пофигу нафига фигня фигню
    фигни фигней фигне похрену задалбыв* задолба* заманал* заманать пердак* блевот* блевот~ ^блев* долбанн+
    поган+ чертов+ чертова чертовы чертову сдохни* сдохн* подохн* издохн* подыхай* сдохли сдох сдохла
    подохли сдыхай* епта епт епть еперн* ептыть йопт* ептель мля оборзел* оборзев* охамел* обнаглел* сиськ~
    сиська сиськи сисек титьк~ титьки дерьмов+ засранец тупость тупости тупостью выпендр* выеживать*
    выкаблуч*
";

/// Ordinary words that the stems would hit.
const SPARED: &str = "
    ебитда* ебург* нелюдим* дрочен* дрочнев* хренову херес* херувим* херсон* хернестад* гаде ниссан* уговн* говень*
    пердимон*
";

/// Prefixes of verbs, with and without a hard sign.
const PREFIXES: &str = "на за вы от ото отъ об обо объ о у по при про под подо подъ раз рас разъ съ с въ взъ до из изъ ис недо пере ни не припо подна поза пона";

const NOUN: &str = " а у ом ем е ы и ов ев ей ам ами ах ой ою ю я ям ями ях ь ью о ";
const LONG: &str = " ый ий ой ая яя ое ее ые ие ого его ому ему ым им ой ей ую юю ых их ыми ими ом ем ";

/// What may follow a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    Nothing,
    Noun,
    Long,
    Any,
}

#[derive(Debug)]
struct Stem {
    text: &'static str,
    tail: Tail,
    prefixed: bool,
    level: Level,
}

impl Stem {
    fn parse(word: &'static str, level: Level) -> Self {
        let (prefixed, word) = word.strip_prefix('^').map_or((false, word), |word| (true, word));
        let word = word.strip_prefix('%').unwrap_or(word);
        let (text, tail) = match word.chars().next_back() {
            Some('*') => (&word[..word.len() - 1], Tail::Any),
            Some('~') => (&word[..word.len() - 1], Tail::Noun),
            Some('+') => (&word[..word.len() - 1], Tail::Long),
            _ => (word, Tail::Nothing),
        };
        Self { text, tail, prefixed, level }
    }

    fn goes_on(&self, word: &str) -> bool {
        word.strip_prefix(self.text).is_some_and(|rest| match self.tail {
            Tail::Nothing => rest.is_empty(),
            Tail::Noun => rest.is_empty() || is_one_of(rest, NOUN),
            Tail::Long => is_one_of(rest, LONG),
            Tail::Any => true,
        })
    }
}

/// The ending is one word of the list.
fn is_one_of(ending: &str, list: &str) -> bool {
    list.split(' ').any(|known| known == ending)
}

/// The stems by their first letter, and those that may stand inside a word.
#[derive(Debug, Default)]
struct Table {
    by_letter: Vec<Vec<Stem>>,
    inside: Vec<Stem>,
    spared: Vec<Stem>,
    /// The first letters of all stems: a word that holds none of them is not looked at any further.
    heads: FxHashSet<[char; HEAD]>,
}

/// How many letters of a stem make its head; a shorter stem's head ends in spaces.
const HEAD: usize = 3;

impl Table {
    fn may_hold(&self, word: &str) -> bool {
        let mut last = [' '; HEAD];
        word.chars().any(|c| {
            last = [last[1], last[2], c];
            self.heads.contains(&last) || self.heads.contains(&[last[1], c, ' '])
        })
    }
}

/// The number of a letter from а to я.
fn letter(word: &str) -> Option<usize> {
    let c = word.chars().next()?;
    ('а'..='я').contains(&c).then(|| c as usize - 'а' as usize)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    table.by_letter.resize_with(32, Vec::new);
    for (list, level) in [(OBSCENE, Level::Obscene), (INSULT, Level::Insult), (COARSE, Level::Coarse)] {
        for word in list.split_whitespace() {
            let stem = Stem::parse(word, level);
            let mut letters = stem.text.chars();
            table.heads.insert([(); HEAD].map(|()| letters.next().unwrap_or(' ')));
            if word.starts_with('%') {
                table.inside.push(stem);
            } else if let Some(letter) = letter(stem.text) {
                table.by_letter[letter].push(stem);
            }
        }
    }
    table.spared = SPARED.split_whitespace().map(|word| Stem::parse(word, Level::Coarse)).collect();
    table
});

/// How rude a folded word is by itself.
pub(super) fn level(word: &str) -> Option<Level> {
    let table = &*TABLE;
    if !table.may_hold(word) {
        return None;
    }
    let direct = letter(word).and_then(|at| table.by_letter[at].iter().find(|stem| stem.goes_on(word)));
    let found = direct.or_else(|| prefixed(table, word)).or_else(|| inside(table, word))?;
    (!table.spared.iter().any(|stem| stem.goes_on(word))).then_some(found.level)
}

fn prefixed<'t>(table: &'t Table, word: &str) -> Option<&'t Stem> {
    // «выеб…», «отъеб…», but «веб» and «под-ебе…» are ordinary words.
    let fits = |prefix: &str, rest: &str| {
        !rest.starts_with('е') || prefix.ends_with(['а', 'о', 'у', 'ы', 'и', 'е', 'ъ'])
    };
    let rests = PREFIXES.split(' ').filter_map(|prefix| Some((prefix, word.strip_prefix(prefix)?)));
    rests.filter(|(prefix, rest)| fits(prefix, rest)).find_map(|(_, rest)| {
        let stems = &table.by_letter[letter(rest)?];
        stems.iter().find(|stem| stem.prefixed && stem.goes_on(rest))
    })
}

fn inside<'t>(table: &'t Table, word: &str) -> Option<&'t Stem> {
    table.inside.iter().find(|stem| {
        word.match_indices(stem.text).any(|(at, _)| word.get(at..).is_some_and(|rest| stem.goes_on(rest)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::language::Lexicon;

    /// Every lemma of the dictionary that a stem hits. Whoever changes a stem reads what this list gains.
    #[test]
    fn no_innocent_word_of_the_dictionary_is_hit() {
        let lexicon = Lexicon::get();
        let mut hits: BTreeSet<String> = BTreeSet::new();
        lexicon.each_form(|word| {
            if level(word).is_some() {
                hits.extend(lexicon.parse(word).iter().map(|parse| lexicon.lemma(word, parse)));
            }
        });
        let known: BTreeSet<String> =
            include_str!("hits.txt").split_whitespace().map(str::to_owned).collect();
        let new: Vec<&String> = hits.difference(&known).collect();
        assert!(new.is_empty(), "are these rude? then add them to hits.txt: {new:?}");
    }

    #[test]
    fn ordinary_words_are_spared() {
        let words = "подстрахуй застрахуйте рубля хлебать употреблять потребляем колебание мандат мандарин команда сукно \
                     страховка ебонит засуха скучать барсук небо себе требую учеба отреблять мудрый гондола педикюр \
                     херсонский хлеб веб-сайт страх трахея сравнить сразу ссадина рассылка пассат требование ниссан \
                     психую плохую сухую глухую духи лохматый идеал уродился дурман стервятник гадать хамон жидкий";
        for word in words.split_whitespace() {
            assert_eq!(level(word), None, "{word}");
        }
    }

    #[test]
    fn rude_words_in_many_forms() {
        let words = "нахуй хуйню охуели похуизм захуярить пиздец спиздили распиздяй заебали отъебись долбоебами уебище \
                     выблядок бляди мудакам пидорасы гондонами обосрались насрать зассал дерьмовый жопой дебилов \
                     идиотка придурками ублюдков мразям сволочью подонки чмошник дурака нищебродов тупорылые";
        for word in words.split_whitespace() {
            assert!(level(word).is_some(), "{word}");
        }
    }
}
