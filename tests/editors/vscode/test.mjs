// Drives a real VS Code: the packaged extension is installed, a Russian reply with an emoji before
// the words in question is opened, fixed by the editor's own menu and saved, and the bytes compared.
// Run by ../run, which passes where everything is in the environment.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { check, tally, until } from "./checks.mjs";
import { CodeServer, descendants } from "./server.mjs";
import { Window } from "./window.mjs";

const env = (name) => process.env[name] ?? fail(`${name} is not set: start this by ../run`);
const work = env("COURTESY_WORK");
const program = env("COURTESY_SERVER");
const samples = env("COURTESY_SAMPLES");
const pictures = env("COURTESY_PICTURES");
const { chromium } = createRequire(join(env("COURTESY_TOOLS"), "package.json"))("playwright-core");

const BEFORE = "! 🎉 Пришлите фото чека.";
const AFTER = "! Пришлите, пожалуйста, фото чека.";
const WORDS = { emoji: "🎉", "bare-imperative": "Пришлите" };

const folder = join(work, "шаблоны");
const probe = join(work, "reports.json");
mkdirSync(folder);
mkdirSync(pictures, { recursive: true });
// Names that an author would choose: they reach the server percent-encoded.
const ONE = "возврат.md";
const ALL = "обмен.md";
const YAML = "чат.yaml";
for (const [from, to] of [["reply.md", ONE], ["reply.md", ALL], ["replies.yaml", YAML]]) {
  copyFileSync(join(samples, from), join(folder, to));
}
// A folder from a stranger, which names a program of its own.
const trap = join(work, "trap");
mkdirSync(join(folder, ".vscode"));
writeFileSync(trap, `#!/bin/sh\ntouch '${trap}.sprung'\n`, { mode: 0o755 });
writeFileSync(join(folder, ".vscode", "settings.json"), JSON.stringify({ "courtesy.server.path": trap }));

const code = new CodeServer({ node: env("COURTESY_NODE24"), entry: env("COURTESY_CODE_SERVER"), work, probe });
let browser;
try {
  // No path is set: the program inside the extension is the one to be found.
  code.install(env("COURTESY_VSIX"));
  code.install(env("COURTESY_PROBE_VSIX"));
  await code.start();
  browser = await chromium.launch({
    executablePath: env("COURTESY_CHROMIUM"),
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 }, locale: "en-GB" });
  page.setDefaultTimeout(20_000);
  await page.route("**/*", (route) => {
    const { hostname, protocol } = new URL(route.request().url());
    // Web views live on names that VS Code's own page serves; nothing else may be asked.
    return hostname === "127.0.0.1" || protocol === "data:" || protocol === "blob:" ? route.continue() : route.abort();
  });
  const window = new Window(page);
  try {
    await window.openFolder(code.url, folder);
    await oneByOne(window);
    await fixEverything(window);
    await yaml(window);
    await wrongPath(window);
    check("a program named by the folder is never run", !existsSync(`${trap}.sprung`));
  } catch (error) {
    check("the script runs to its end", false, String(error.stack ?? error));
    await window.picture(join(pictures, "vscode-stuck.png")).catch(() => {});
  }
} finally {
  await browser?.close();
  code.stop();
}
console.log(`vscode: ${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);

async function oneByOne(window) {
  const original = onDisk(ONE);
  await window.openFile(ONE);
  await window.page.locator(".squiggly-warning").first().waitFor({ timeout: 60_000 });
  await until(() => reports(ONE).length >= 2);
  const running = serversRunning(code.extensions);
  check("the program inside the extension runs, once", running.length === 1, running.join(", "));
  const found = reports(ONE);
  check(`${ONE}: two reports, no others`, found.length === 2, listed(found));
  for (const [rule, words] of Object.entries(WORDS)) {
    const report = found.find((each) => each.rule === rule);
    check(`${ONE}: ${rule} stands on «${words}»`, report?.text === words, listed(found));
    check(`${ONE}: ${rule} says who reports it`, report?.source === "courtesy" && report.severity === "Warning");
  }
  await window.picture(join(pictures, "vscode-reports.png"));

  await fix(window, "bare-imperative", join(pictures, "vscode-fixes.png"));
  await fix(window, "emoji");
  await window.save();
  check(`${ONE}: the bytes on disk are right`, onDisk(ONE) === mended(original), onDisk(ONE));
}

async function fix(window, rule, picture) {
  const report = reports(ONE).find((each) => each.rule === rule);
  if (!check(`${rule}: there is a report to fix`, report !== undefined)) return;
  await window.fixesOf(report.message.slice(0, 40));
  const titles = await window.fixTitles();
  check(`${rule}: the menu offers fixes`, titles.length > 0, titles.join(" | "));
  console.log(`        ${titles.join("\n        ")}`);
  if (picture) await window.picture(picture);
  // The preferred one stands first.
  await window.choose(titles[0]);
  const gone = await until(() => reports(ONE).every((each) => each.rule !== rule));
  check(`${rule}: the report goes away`, gone, listed(reports(ONE)));
}

async function fixEverything(window) {
  const original = onDisk(ALL);
  await window.openFile(ALL);
  check(`${ALL}: reports come`, await until(() => reports(ALL).length >= 2), listed(reports(ALL)));
  await window.command("Courtesy: Fix Everything That Is Safe in This File");
  const clean = await until(() => reports(ALL).length === 0);
  check(`${ALL}: the command fixes everything`, clean, listed(reports(ALL)));
  await window.save();
  check(`${ALL}: the bytes on disk are right`, onDisk(ALL) === mended(original), onDisk(ALL));
}

async function yaml(window) {
  await window.openFile(YAML);
  await until(() => reports(YAML).length >= 2);
  const found = reports(YAML);
  for (const [rule, words] of Object.entries(WORDS)) {
    check(`${YAML}: ${rule} stands on «${words}»`, found.some((each) => each.rule === rule && each.text === words), listed(found));
  }
}

/** A path that leads nowhere is told, with a way out; with the right one the reports come back. */
async function wrongPath(window) {
  code.machineSettings({ "courtesy.server.path": "/nowhere/courtesy" });
  const message = window.page.locator(".notification-toast", { hasText: "/nowhere/courtesy" });
  const told = await message.waitFor().then(() => true, () => false);
  check("a wrong path is told", told);
  check("and the way to the settings is offered", (await message.getByText("Open Settings").count()) === 1);
  check("no reports stay behind", await until(() => reports(YAML).length === 0));
  await window.picture(join(pictures, "vscode-wrong-path.png"));
  code.machineSettings({ "courtesy.server.path": program });
  check("with the right path the reports come back", await until(() => reports(YAML).length >= 2));
  const [before] = serversRunning(program);
  await window.command("Courtesy: Restart the Server");
  const restarted = await until(() => !serversRunning(program).includes(before) && serversRunning("").length === 1);
  check("a restart leaves one server, a new one", restarted, serversRunning("").join(", "));
  check("and the reports are there again", await until(() => reports(YAML).length >= 2));
}

/** The processes `…/courtesy lsp` whose path begins so. */
function serversRunning(beginning) {
  return descendants(code.child.pid).filter((pid) => {
    try {
      const [path, command] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      return path.startsWith(beginning) && command === "lsp";
    } catch {
      return false;
    }
  });
}

function reports(file) {
  try {
    return JSON.parse(readFileSync(probe, "utf8")).filter((report) => report.file === file && report.source === "courtesy");
  } catch {
    return [];
  }
}

function listed(found) {
  return found.map((report) => `${report.rule} «${report.text}»`).join(", ") || "nothing reported";
}

function onDisk(file) {
  return readFileSync(join(folder, file), "utf8");
}

function mended(text) {
  if (!text.includes(BEFORE)) fail("the sample lost the sentence that the test is about");
  return text.replace(BEFORE, AFTER);
}

function fail(why) {
  throw new Error(why);
}
