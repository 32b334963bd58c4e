import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

// Tests run from the extension's folder, where npm puts them.
const read = (...parts: string[]): string => readFileSync(join(process.cwd(), ...parts), "utf8");
const keys = (...parts: string[]): string[] => Object.keys(JSON.parse(read(...parts)) as object).sort();

test("every text of the manifest exists in English and in Russian, and no more", () => {
  const used = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? "");
  const expected = [...new Set(used)].sort();
  assert.deepEqual(keys("package.nls.json"), expected);
  assert.deepEqual(keys("package.nls.ru.json"), expected);
});

test("every message has its Russian twin, and no more", () => {
  const sources = readdirSync(join(process.cwd(), "src")).map((name) => read("src", name));
  const used = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*"([^"]+)"/g)].map((match) => match[1] ?? ""));
  assert.deepEqual(keys("l10n", "bundle.l10n.ru.json"), [...new Set(used)].sort());
});
