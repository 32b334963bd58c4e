// code-server: VS Code itself, with its window in a browser. Starts it with our extension
// installed and ends it with all its children.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

import { until } from "./checks.mjs";

/** Calm and readable: no assistant, no welcome page, no minimap. */
const USER_SETTINGS = {
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "editor.fontFamily": "'DejaVu Sans Mono', 'Noto Color Emoji', monospace",
  "editor.fontSize": 15,
  "editor.lineHeight": 24,
  "editor.minimap.enabled": false,
  "editor.occurrencesHighlight": "off",
  "editor.renderWhitespace": "none",
  "editor.stickyScroll.enabled": false,
  "editor.unicodeHighlight.ambiguousCharacters": false,
  "editor.wordWrap": "on",
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "files.exclude": { "**/.vscode": true },
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.layoutControl.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

export class CodeServer {
  /** `node` is Node 24, `entry` code-server's entry.js, `work` a fresh folder for all it writes. */
  constructor({ node, entry, work, probe }) {
    Object.assign(this, { node, entry, work, probe });
    this.data = join(work, "data");
    this.extensions = join(work, "extensions");
    for (const folder of ["User", "Machine"]) mkdirSync(join(this.data, folder), { recursive: true });
    mkdirSync(this.extensions);
    writeFileSync(join(work, "config.yaml"), "");
    writeFileSync(join(this.data, "User", "settings.json"), JSON.stringify(USER_SETTINGS));
    this.env = {
      ...process.env,
      // No gallery, and nothing of the machine's own set-up.
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
      XDG_CONFIG_HOME: join(work, "config"),
      XDG_DATA_HOME: join(work, "share"),
      COURTESY_PROBE: probe,
    };
    delete this.env.VSCODE_IPC_HOOK_CLI;
    this.common = ["--config", join(work, "config.yaml"), "--user-data-dir", this.data, "--extensions-dir", this.extensions];
  }

  /** Settings that only the machine's owner may set; may be called while it runs. */
  machineSettings(settings) {
    writeFileSync(join(this.data, "Machine", "settings.json"), JSON.stringify(settings));
  }

  install(vsix) {
    const log = openSync(join(this.work, "code-server.log"), "a");
    execFileSync(this.node, [this.entry, ...this.common, "--install-extension", vsix], {
      env: this.env,
      stdio: ["ignore", log, log],
      timeout: 120_000,
    });
  }

  async start() {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    const log = openSync(join(this.work, "code-server.log"), "a");
    this.child = spawn(
      this.node,
      [
        this.entry, ...this.common, "--bind-addr", `127.0.0.1:${port}`, "--auth", "none", "--disable-telemetry",
        "--disable-update-check", "--disable-workspace-trust", "--disable-getting-started-override",
      ],
      { env: this.env, stdio: ["ignore", log, log] },
    );
    const healthy = async () => (await fetch(`${this.url}/healthz`).catch(() => undefined))?.ok === true;
    if (!(await until(healthy, 60_000))) throw new Error(`code-server did not answer; see ${this.work}/code-server.log`);
  }

  /** Extension hosts outlive their parent, so the whole family is listed first. */
  stop() {
    if (!this.child) return;
    for (const pid of [...descendants(this.child.pid), this.child.pid]) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has left already.
      }
    }
  }
}

export function descendants(root) {
  const children = new Map();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      // The name in brackets may hold spaces; the parent follows the state after it.
      const parent = Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ").pop().split(" ")[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It left between the listing and the reading.
    }
  }
  const found = [];
  for (const queue = [root]; queue.length > 0; ) {
    const next = children.get(queue.shift()) ?? [];
    found.push(...next);
    queue.push(...next);
  }
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
