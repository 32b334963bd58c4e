import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

import { locate, type Places } from "../src/locate";

let root = "";
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "courtesy-locate-"))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function program(...parts: string[]): string {
  const file = join(root, ...parts);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, 0o755);
  return file;
}

function places(changes: Partial<Places> = {}): Places {
  return { setting: "", extension: join(root, "extension"), path: "", platform: "linux", ...changes };
}

test("the setting comes before the bundled copy and PATH", () => {
  const mine = program("my tools", "courtesy-dev");
  program("extension", "server", "courtesy");
  assert.deepEqual(locate(places({ setting: ` ${mine} ` })), { kind: "found", program: mine, source: "setting" });
});

test("a wrong setting is told, not worked around", () => {
  program("extension", "server", "courtesy");
  const absent = join(root, "nowhere");
  assert.deepEqual(locate(places({ setting: absent })), { kind: "wrong-setting", program: absent });
  assert.equal(locate(places({ setting: root })).kind, "wrong-setting", "a folder is no program");
  assert.equal(locate(places({ setting: "bin/courtesy" })).kind, "wrong-setting", "a relative path means nothing here");
});

test("~/ stands for the home folder", () => {
  const expected = join(homedir(), "no-such-courtesy");
  assert.deepEqual(locate(places({ setting: "~/no-such-courtesy" })), { kind: "wrong-setting", program: expected });
});

test("the bundled copy comes before PATH", () => {
  const bundled = program("extension", "server", "courtesy");
  program("bin", "courtesy");
  assert.deepEqual(locate(places({ path: join(root, "bin") })), { kind: "found", program: bundled, source: "bundled" });
});

test("PATH is searched in order, and a file that cannot be run is passed over", () => {
  const plain = program("first", "courtesy");
  chmodSync(plain, 0o644);
  const second = program("second", "courtesy");
  program("third", "courtesy");
  const path = ["first", "second", "third"].map((name) => join(root, name)).join(delimiter);
  assert.deepEqual(locate(places({ path })), { kind: "found", program: second, source: "path" });
});

test("a relative entry of PATH is never used", () => {
  program("courtesy");
  const before = process.cwd();
  process.chdir(root);
  try {
    assert.deepEqual(locate(places({ path: [".", ""].join(delimiter) })), { kind: "missing" });
  } finally {
    process.chdir(before);
  }
});
