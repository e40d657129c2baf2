import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fail } from "../ground/index.ts";
import type { HeardAlert } from "../lab/index.ts";
import { BANDS } from "../match/index.ts";
import type { LabEngine } from "./lab-engine.ts";

/** characters of one answer; who writes more without an end of line is no engine */
const LONGEST_ANSWER = 16_000_000;
/** An answer that does not come in this time is taken to come no more. */
const PATIENCE_MS = 120_000;

/**
 * Another engine: a program that reads subjects as JSON lines and answers each with one line in Writ's shape, in the same order (what
 * `writ screen --stdin` does). Of an answer, `alerts[]` is read: `weight` or `score`, and what of `band`, `party`, `entries[].list` and `.id`,
 * `matched.listed` and `.exact` is there. The command is run by the shell, as the user wrote it. Throws `usage` when it ends before its time.
 */
export function foreignEngine(command: string): LabEngine {
  const child = spawn(command, { shell: true, stdio: ["pipe", "pipe", "inherit"], detached: false });
  const waiting: ((line: string | null) => void)[] = [];
  const early: string[] = [];
  let ended = false;
  const end = (): void => {
    ended = true;
    for (const settle of waiting.splice(0)) settle(null);
  };
  child.on("error", end);
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    if (line.trim() === "") return;
    const settle = waiting.shift();
    if (settle === undefined) early.push(line);
    else settle(line);
  });
  lines.on("close", end);
  let open = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    const last = chunk.lastIndexOf(0x0a);
    open = last < 0 ? open + chunk.length : chunk.length - last - 1;
    if (open > LONGEST_ANSWER) {
      // the pipe is closed, so that what writes into it ends too
      child.stdout.destroy();
      end();
    }
  });
  const next = (): Promise<string | null> => {
    const line = early.shift();
    if (line !== undefined || ended) return Promise.resolve(line ?? null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), PATIENCE_MS);
      waiting.push((line) => {
        clearTimeout(timer);
        resolve(line);
      });
    });
  };
  let asked = 0;
  return {
    async ask(questions) {
      const answers = questions.map(next);
      child.stdin.write(questions.map(({ name, kind }) => `${JSON.stringify({ id: `q${(asked += 1)}`, kind, names: [name] })}\n`).join(""));
      const heard: (readonly HeardAlert[] | null)[] = [];
      for (const answer of answers) {
        const line = await answer;
        if (line === null)
          fail("usage", {
            field: "--engine",
            value: command,
            message: `the engine gave no answer to question ${asked - questions.length + heard.length + 1}: it has ended, answers nothing for ${PATIENCE_MS / 1000} s, or writes a line of more than ${LONGEST_ANSWER} characters`,
            remedy: "It must read JSON lines to the end and answer each with one JSON line, as writ screen --stdin does",
          });
        heard.push(alertsOf(line));
      }
      return heard;
    },
    close() {
      child.stdin.end();
      lines.close();
      child.kill();
    },
  };
}

/** The alerts of a line, best first; null where the line is no answer (an error, no JSON). */
export function alertsOf(line: string): readonly HeardAlert[] | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const alerts = fieldOf(value, "alerts");
  if (!Array.isArray(alerts) || fieldOf(value, "error") !== undefined) return null;
  const heard = alerts.map(alertOf);
  if (heard.some((alert) => alert === null)) return null;
  return heard.filter((alert) => alert !== null).toSorted((left, right) => right.weight - left.weight);
}

function alertOf(alert: unknown): HeardAlert | null {
  const weight = fieldOf(alert, "weight") ?? fieldOf(alert, "score");
  if (typeof weight !== "number" || !Number.isFinite(weight)) return null;
  const matched = fieldOf(alert, "matched");
  const entries = fieldOf(alert, "entries");
  return {
    weight,
    band: BANDS.find((band) => band === fieldOf(alert, "band")) ?? null,
    party: textOf(fieldOf(alert, "party")),
    entries: Array.isArray(entries)
      ? entries.map((entry: unknown) => ({ list: textOf(fieldOf(entry, "list")) ?? "", id: textOf(fieldOf(entry, "id")) ?? "" }))
      : [],
    listed: textOf(fieldOf(matched, "listed")),
    exact: fieldOf(matched, "exact") === true,
    byExactRule: fieldOf(alert, "byExactRule") === true,
  };
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** What an object holds under a key of its own. */
function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
