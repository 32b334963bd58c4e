/** The extension's life: one client, started and stopped as the settings ask. */
import * as vscode from "vscode";

import { fixAll } from "./fix-all";
import { Session } from "./session";

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const current = new Session(context.extensionPath);
  session = current;
  context.subscriptions.push(
    current,
    vscode.commands.registerCommand("courtesy.restart", () => current.restart()),
    vscode.commands.registerCommand("courtesy.showLog", () => current.log.show()),
    vscode.commands.registerCommand("courtesy.fixAll", () => fixAll()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      const needsRestart = ["enable", "server.path"].some((key) => change.affectsConfiguration(`courtesy.${key}`));
      if (needsRestart) {
        await current.restart();
      }
    }),
  );
  await current.start();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
