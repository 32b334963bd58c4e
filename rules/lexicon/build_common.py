"""Reads how common Russian word forms are out of the package `wordfreq` and writes them as a table.

    python3 build_common.py common.tsv      # needs wordfreq 3.1.1

Lines «form TAB level» in the byte order of UTF-8, folded (lower case, ё as е). The level is four times the form's
Zipf frequency over one (zipf 1 is one in a hundred million words), so 1 to 27. Rarer forms are left out, and the rest is up to the example `build_common`.
"""

import math
import re
import sys

import wordfreq

FLOOR = 1.9


def main(out):
    counts = {}
    for word, frequency in wordfreq.get_frequency_dict("ru", "large").items():
        if re.fullmatch("[а-яё]+(-[а-яё]+)*", word):
            folded = word.replace("ё", "е")
            counts[folded] = counts.get(folded, 0.0) + frequency
    with open(out, "w", encoding="utf-8", newline="\n") as handle:
        for word in sorted(counts, key=lambda it: it.encode()):
            zipf = math.log10(counts[word]) + 9
            if zipf >= FLOOR:
                handle.write("%s\t%d\n" % (word, round((zipf - 1) * 4)))


if __name__ == "__main__":
    main(sys.argv[1])
