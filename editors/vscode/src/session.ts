/** Owns the language client and the log; starting and stopping never overlap. */
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient/node";

import { locate } from "./locate";

/** Languages in which scripts and templates are kept. */
export const LANGUAGES = ["markdown", "plaintext", "yaml", "json", "jsonc"] as const;

export class Session implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel("Courtesy", { log: true });
  private client: LanguageClient | undefined;
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly extensionPath: string) {}

  start(): Promise<void> {
    return this.enqueue(() => this.startNow());
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.stopNow());
  }

  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  dispose(): void {
    this.log.dispose();
  }

  /** Two settings changed at once must not start two servers. */
  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(step).catch((error: unknown) => this.log.error(String(error)));
    return this.queue;
  }

  private async startNow(): Promise<void> {
    const settings = vscode.workspace.getConfiguration("courtesy");
    if (!settings.get<boolean>("enable", true)) {
      this.log.info(vscode.l10n.t("Courtesy is switched off in the settings."));
      return;
    }
    const server = locate({
      setting: userSetting(settings, "server.path"),
      extension: this.extensionPath,
      path: process.env["PATH"] ?? "",
      platform: process.platform,
    });
    if (server.kind !== "found") {
      this.complain(
        server.kind === "missing"
          ? vscode.l10n.t(
              "Courtesy did not find its server. Give the path to the “courtesy” program in the settings, or put the program on PATH.",
            )
          : vscode.l10n.t("Courtesy found no program at {0}. Please correct the path in the settings.", server.program),
      );
      return;
    }
    this.log.info(`server: ${server.program} (${server.source})`);
    const client = new LanguageClient(
      "courtesy",
      "Courtesy",
      { command: server.program, args: ["lsp"] },
      this.clientOptions(settings.get<string>("language", "auto")),
    );
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      this.complain(vscode.l10n.t("The Courtesy server did not start: {0}", reason));
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  private clientOptions(language: string): LanguageClientOptions {
    return {
      documentSelector: LANGUAGES.flatMap((name) => [
        { scheme: "file", language: name },
        { scheme: "untitled", language: name },
      ]),
      outputChannel: this.log,
      // The log is there to be opened, not to jump in front of the text.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: "courtesy",
      // Later changes, and those of courtesy.toml, the server asks to be told of by itself.
      initializationOptions: { language },
    };
  }

  /** Not awaited: the question may stay on the screen for hours. */
  private complain(text: string): void {
    this.log.error(text);
    const settings = vscode.l10n.t("Open Settings");
    const log = vscode.l10n.t("Show Log");
    void vscode.window.showErrorMessage(text, settings, log).then((choice) => {
      if (choice === settings) {
        void vscode.commands.executeCommand("workbench.action.openSettings", "courtesy.server.path");
      } else if (choice === log) {
        this.log.show();
      }
    });
  }
}

/** The user's own value: a folder must not choose which program is run. */
function userSetting(settings: vscode.WorkspaceConfiguration, key: string): string {
  return settings.inspect<string>(key)?.globalValue ?? "";
}
