import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read, root } from "./sources.ts";

/** A command as shown, with the output shown after it, if any. */
interface Shown {
  readonly line: number;
  readonly command: string;
  readonly output: string | null;
}

/** Each `sh` block is one script; a `text` or `json` block right after it is what it prints. */
function shownIn(markdown: string): Shown[] {
  const blocks = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap((block, at) => {
    if (block[1] !== "sh") return [];
    const next = blocks[at + 1];
    const end = block.index + block[0].length;
    const follows = next !== undefined && (next[1] === "text" || next[1] === "json") && markdown.slice(end, next.index).trim() === "";
    const line = markdown.slice(0, block.index).split("\n").length + 1;
    return [{ line, command: (block[2] ?? "").trim(), output: follows ? (next[2] ?? "").trimEnd() : null }];
  });
}

/** Installing, serving and the whole test run are proved elsewhere (`.ci/run`, `test/start`), not inside one test. */
const isProvedElsewhere = (command: string): boolean =>
  /\bnpm (ci|start|test)\b|\bnpm run (check|accuracy|bench|faults)\b|^git clone/.test(command);

/** Bars, isolates and white space do not count, and a figure in bits is as good as another: tuning is not a change of the manual. */
const squeeze = (text: string): string =>
  text
    .replace(/[█▏▎▍▌▋▊▉▐▕\u2066-\u2069]/gu, "")
    .replace(/[+−-]?\d+\.\d\b/g, "#.#")
    .replace(/1 in [\d,.#]+/g, "1 in #")
    .replace(/\b[0-9a-f]{12}\b/g, "#")
    .replace(/\s+/g, " ")
    .trim();

/** Every shown line stands in the printed text, in order; white space does not count; `…` stands for anything within a line. */
function firstMissing(shown: string, printed: string): string | null {
  const lines = printed.split("\n").map(squeeze);
  let at = 0;
  for (const line of shown.split("\n").map(squeeze)) {
    if (line === "" || line === "…") continue;
    const pattern = new RegExp(
      line
        .split("…")
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        .join(".*"),
    );
    const found = lines.findIndex((candidate, index) => index >= at && pattern.test(candidate));
    if (found < 0) return line;
    at = found + 1;
  }
  return null;
}

describe.each(["README.md", "docs/guide.md"])("%s", (page) => {
  let stand = "";
  beforeAll(() => {
    // a checkout of symbolic links: what a command writes here stays here
    stand = mkdtempSync(join(tmpdir(), "writ-docs-"));
    for (const name of readdirSync(root)) if (![".git", "out"].includes(name)) symlinkSync(join(root, name), join(stand, name));
  });
  afterAll(() => {
    rmSync(stand, { recursive: true });
  });

  const runnable = shownIn(read(page)).filter(({ command }) => !isProvedElsewhere(command));

  test("[H9] there are commands to run", () => {
    expect(runnable.length).toBeGreaterThan(0);
  });

  for (const { line, command, output } of runnable) {
    test(`[H9] line ${line}: ${command.split("\n")[0]}`, () => {
      const run = spawnSync("sh", ["-ec", command], {
        cwd: stand,
        encoding: "utf8",
        env: {
          ...process.env,
          WRIT_DATA: join(stand, "data"),
          PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"]}`,
          NO_COLOR: "1",
        },
      });
      // 3 a hit, 4 incomplete: both are answers
      expect([0, 3, 4], run.stderr).toContain(run.status);
      if (output !== null) expect(firstMissing(output, run.stdout + run.stderr), `${run.stdout}\n${run.stderr}`).toBeNull();
    });
  }
});

test("every link between pages leads somewhere", () => {
  const pages = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((link) => link[1] ?? "")
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(dead).toEqual([]);
});

describe("the check itself", () => {
  test("finds commands with their output, and sees a line that was not printed", () => {
    const page = "a\n```sh\necho 1\n```\n\n```text\n1\n```\n```sh\necho 2\n```\nprose\n```text\n3\n```\n";
    expect(shownIn(page)).toEqual([
      { line: 3, command: "echo 1", output: "1" },
      { line: 10, command: "echo 2", output: null },
    ]);
    expect(firstMissing("a  b\n…\nc … e", "x\na b\nq\nc d e f")).toBeNull();
    expect(firstMissing("b\na", "a\nb")).toBe("a");
    expect(firstMissing("weight +18.4 ███", "weight +18.6 ██████")).toBeNull();
    expect(firstMissing("18.4 bits", "18.4 nuts")).toBe("#.# bits");
  });
});
