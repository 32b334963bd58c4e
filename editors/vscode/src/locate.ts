/**
 * Finds the server program: the setting, then the copy inside the extension,
 * then PATH. Knows nothing of VS Code, so that plain Node can test it.
 */
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

/** Where to look. */
export interface Places {
  /** `courtesy.server.path`; empty when it is not set. */
  readonly setting: string;
  /** The extension's own folder. */
  readonly extension: string;
  /** The PATH variable. */
  readonly path: string;
  /** `process.platform`. */
  readonly platform: NodeJS.Platform;
}

/** A program to run, or why there is none. */
export type Located =
  | { readonly kind: "found"; readonly program: string; readonly source: "setting" | "bundled" | "path" }
  | { readonly kind: "wrong-setting"; readonly program: string }
  | { readonly kind: "missing" };

/**
 * A path that was set and is wrong is an error, not a reason to look further:
 * silently running another copy would hide the mistake.
 */
export function locate(places: Places): Located {
  const setting = expandHome(places.setting.trim());
  if (setting !== "") {
    return isAbsolute(setting) && isProgram(setting)
      ? { kind: "found", program: setting, source: "setting" }
      : { kind: "wrong-setting", program: setting };
  }
  const name = places.platform === "win32" ? "courtesy.exe" : "courtesy";
  const bundled = join(places.extension, "server", name);
  if (isProgram(bundled)) {
    return { kind: "found", program: bundled, source: "bundled" };
  }
  // A relative entry of PATH would mean the open folder, whose programs nobody vouched for.
  const folders = places.path.split(delimiter).filter((folder) => isAbsolute(folder));
  const program = folders.map((folder) => join(folder, name)).find(isProgram);
  return program === undefined ? { kind: "missing" } : { kind: "found", program, source: "path" };
}

function expandHome(path: string): string {
  return path === "~" || path.startsWith("~/") || path.startsWith("~\\") ? join(homedir(), path.slice(1)) : path;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
