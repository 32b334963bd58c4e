#!/bin/sh
# Makes the data files anew and compares them, byte for byte, with those that are checked in.
#
#     rules/lexicon/check.sh MOOD_TRAIN.jsonl
#
# Needs Python 3 with `venv`, Cargo, and the Internet for two packages from PyPI (or PYTHON with both installed).
set -eu
tokens=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${PYTHON:-}" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142
    PYTHON="$work/venv/bin/python"
fi
"$PYTHON" "$here/build_lexicon.py" "$tokens" "$work/sections"
cd "$here/.."
cargo run --quiet --release --example build_lexicon -- "$work/sections" "$work/ru.lex"
cargo run --quiet --release --example train_mood -- "$tokens" --out "$work/mood.weights"
cmp "$work/ru.lex" "$here/ru.lex"
cmp "$work/mood.weights" "$here/mood.weights"
echo "ru.lex and mood.weights are what the sources make them"
