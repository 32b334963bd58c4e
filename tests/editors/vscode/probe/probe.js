// Writes every report with the words that VS Code itself puts under the underline. The test reads it:
// what the screen shows says that something is underlined, not exactly which characters.
const { renameSync, writeFileSync } = require("node:fs");
const { basename } = require("node:path");
const vscode = require("vscode");

exports.activate = (context) => {
  const file = process.env.COURTESY_PROBE;
  const write = () => {
    const reports = vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => {
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
      return diagnostics.map((report) => ({
        file: basename(uri.fsPath),
        rule: String(report.code?.value ?? report.code),
        link: report.code?.target?.toString(),
        source: report.source,
        severity: vscode.DiagnosticSeverity[report.severity],
        message: report.message,
        text: document?.getText(report.range),
      }));
    });
    writeFileSync(`${file}.new`, JSON.stringify(reports, null, 2));
    renameSync(`${file}.new`, file);
  };
  context.subscriptions.push(
    vscode.languages.onDidChangeDiagnostics(write),
    vscode.workspace.onDidOpenTextDocument(write),
    vscode.workspace.onDidChangeTextDocument(write),
  );
  write();
};
