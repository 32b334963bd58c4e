#!/usr/bin/env python3
"""Turns the OpenCorpora dictionary into the plain sections of ru.lex.

    python3 -m venv /tmp/lexicon && /tmp/lexicon/bin/pip install \\
        pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142
    /tmp/lexicon/bin/python rules/lexicon/build_lexicon.py TOKENS.jsonl OUTDIR
    cargo run --release -p courtesy-rules --example build_lexicon -- OUTDIR rules/lexicon/ru.lex

TOKENS.jsonl: lines {"tokens":[[start,end,form,…],…]} whose forms are counted for the frequencies
(`mood_train.jsonl`, see README.md). The result depends on nothing but the two packages and that file.

What changes on the way: ё in keys becomes е (suffixes keep it), readings of a form are ordered by P(tag|word),
grammemes that the program does not know are dropped, words with a full stop inside are left out.
"""
import collections
import json
import math
import os
import re
import struct
import sys

import pymorphy3

LETTERS = {chr(ord("а") + n): ("abcdefghijklmnopqrstuvwxyzABCDEF"[n]) for n in range(32)}
LETTERS.update({c: c for c in "-'0123456789"})
LETTERS["ё"] = "G"
LETTERS["’"] = "'"

# The bits of language/tag.rs.
HERE = os.path.dirname(os.path.abspath(__file__))
TAG_RS = os.path.join(HERE, "..", "src", "language", "tag.rs")


def tag_bits():
    text = open(TAG_RS, encoding="utf-8").read()
    pairs = re.findall(r'\w+ = (\d+), "(\w+)";', text)
    assert len(pairs) == 64, len(pairs)
    return {name: 1 << int(bit) for bit, name in pairs}


def encode(word):
    return "".join(LETTERS[c] for c in word)


def fold(word):
    return word.replace("ё", "е").replace("’", "'")


def counts_of(morph, path):
    """How often each folded form occurs, in tokens of the OpenCorpora corpus.

    Ambiguous words: P(tag|word) is (count + 1) / (all + readings), so the least value of a word tells `all`.
    Others: the tokens of the training sentences, on a like scale.
    """
    least, readings = {}, collections.Counter()
    for key, value in morph.prob_estimator.p_t_given_w.items():
        word = key.split(":", 1)[0]
        readings[word] += 1
        least[word] = min(value, least.get(word, value))
    seen = collections.Counter()
    for word, value in least.items():
        seen[fold(word)] += max(1, round(1e6 / (value + 0.5)) - readings[word])
    ours = collections.Counter()
    with open(path, encoding="utf-8") as handle:
        for line in handle:
            for token in json.loads(line)["tokens"]:
                form = fold(token[2].lower())
                if re.fullmatch("[а-я][а-я'-]*", form):
                    ours[form] += 1
    for form, count in ours.items():
        seen[form] = max(seen[form], 8 * count)
    return seen


def main():
    tokens, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    morph = pymorphy3.MorphAnalyzer()
    dictionary, prob = morph.dictionary, morph.prob_estimator.p_t_given_w
    bits = tag_bits()

    # Tags.
    tags, tag_index, tag_of = [], {}, []
    for tag in dictionary.gramtab:
        value = sum(bits.get(name, 0) for name in tag.grammemes)
        if value not in tag_index:
            tag_index[value] = len(tags)
            tags.append(value)
        tag_of.append(tag_index[value])

    # Paradigms.
    offsets, forms = [0], bytearray()
    for paradigm in dictionary.paradigms:
        size = len(paradigm) // 3
        for n in range(size):
            suffix, tag, prefix = paradigm[n], paradigm[size + n], paradigm[2 * size + n]
            forms += struct.pack("<HH", suffix | prefix << 14, tag_of[tag])
        offsets.append(offsets[-1] + size)
    assert dictionary.paradigm_prefixes == ["", "по", "наи"]
    assert len(dictionary.suffixes) < 1 << 14 and len(dictionary.paradigms) < 1 << 12

    # Words.
    words = {}
    for word, (paradigm, form) in dictionary.words.items():
        if "." in word:
            continue
        size = len(dictionary.paradigms[paradigm]) // 3
        tag = dictionary.gramtab[dictionary.paradigms[paradigm][size + form]]
        score = max(prob.prob(word, tag), prob.prob(fold(word), tag))
        words.setdefault(encode(fold(word)), []).append((-score, paradigm, form))
    lists, used = collections.Counter(), {}
    for key, readings in words.items():
        readings.sort()
        entry = tuple(dict.fromkeys((p, f) for _, p, f in readings))
        used[key] = entry
        lists[entry] += 1
    index, data = {}, bytearray()
    for entry in sorted(lists, key=lambda e: (-lists[e], e)):
        index[entry] = len(data) // 3
        for n, (paradigm, form) in enumerate(entry):
            assert form < 1 << 11
            data += (paradigm | form << 12 | (n + 1 == len(entry)) << 23).to_bytes(3, "little")

    def write(name, content):
        with open(os.path.join(out, name), "wb") as handle:
            handle.write(content)

    write("lists", bytes(data))
    write("paradigms", struct.pack("<%dI" % len(offsets), *offsets))
    write("forms", bytes(forms))
    write("tags", struct.pack("<%dQ" % len(tags), *tags))
    at, text = [0], bytearray()
    for suffix in dictionary.suffixes:
        text += "".join(LETTERS.get(c, c) for c in suffix).encode()
        at.append(len(text))
    write("suffixes", struct.pack("<%dI" % len(at), *at))
    write("letters", bytes(text))
    keys = sorted(used, key=lambda k: k.encode())
    write("words.tsv", "".join("%s\t%d\n" % (k, index[used[k]]) for k in keys).encode())
    seen = counts_of(morph, tokens)
    levels = {encode(w): min(15, 1 + int(math.log2(c))) for w, c in seen.items() if set(w) <= LETTERS.keys()}
    levels = {k: v for k, v in levels.items() if k in used}
    write("frequencies.tsv", "".join("%s\t%d\n" % (k, levels[k]) for k in sorted(levels, key=lambda k: k.encode())).encode())
    print("%d words, %d lists, %d paradigms, %d tags, %d frequencies" % (len(keys), len(index), len(offsets) - 1, len(tags), len(levels)))


if __name__ == "__main__":
    main()
