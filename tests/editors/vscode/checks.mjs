// Counts what passed and waits for what takes a moment.
import { setTimeout as sleep } from "node:timers/promises";

export const tally = { passed: 0, failed: 0 };

export function check(name, ok, detail = "") {
  tally[ok ? "passed" : "failed"] += 1;
  console.log(ok ? `  ok    ${name}` : `  FAIL  ${name}${detail ? `\n        ${detail}` : ""}`);
  return ok;
}

/** Asks again until the answer is true; false when `milliseconds` have passed. */
export async function until(question, milliseconds = 15_000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await question()) return true;
    if (Date.now() > end) return false;
    await sleep(50);
  }
}
