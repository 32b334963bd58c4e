// Packs the extension: `npm run package` without a server (the editor then finds
// it by the setting or on PATH), or with one for a given platform:
//   npm run package -- --target linux-x64 --server ../../target/release/courtesy
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const called = process.cwd();
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({
  options: { target: { type: "string" }, server: { type: "string" }, out: { type: "string" } },
});
if ((values.target === undefined) !== (values.server === undefined)) {
  console.error("package: --target and --server go together: a bundled program runs on one platform only");
  process.exit(2);
}

const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const label = values.target ? `${name}-${values.target}-${version}` : `${name}-${version}`;
const out = resolve(called, values.out ?? join(root, `${label}.vsix`));
const bundle = join(root, "server");

rmSync(bundle, { recursive: true, force: true });
if (values.server) {
  const program = join(bundle, values.target.startsWith("win32") ? "courtesy.exe" : "courtesy");
  mkdirSync(bundle);
  copyFileSync(resolve(called, values.server), program);
  chmodSync(program, 0o755);
}
try {
  run("npm", ["run", "--silent", "check"]);
  run("npm", ["run", "--silent", "build"]);
  run("npx", [
    "--no-install", "vsce", "package", "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links",
    ...(values.target ? ["--target", values.target] : []),
    "--out", out,
  ]);
} finally {
  // A copy left behind would be picked up by the next package without a server.
  rmSync(bundle, { recursive: true, force: true });
}
console.log(`${out}: ${Math.ceil(statSync(out).size / 1024)} KB`);

function run(program, args) {
  execFileSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell: process.platform === "win32" });
}
