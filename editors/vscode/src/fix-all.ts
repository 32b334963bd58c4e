/** The command that applies every safe fix of the file in front. */
import * as vscode from "vscode";

export async function fixAll(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a script or a template first."));
    return;
  }
  await vscode.commands.executeCommand("editor.action.sourceAction", {
    kind: "source.fixAll.courtesy",
    apply: "first",
  });
}
