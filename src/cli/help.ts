import { COMMON_FLAGS, type Command, type Flag } from "./command.ts";
import { COMMANDS } from "./table.ts";
import { padded, wrapped } from "./plain-text.ts";

const LEFT = 26;

export function overview(version: string): string {
  const longest = Math.max(...COMMANDS.map((row) => row.name.length));
  const rows = COMMANDS.map((row) => `  ${padded(row.name, longest)}  ${row.summary}`);
  return [
    `writ ${version}: who and what a ban reaches, and what is the evidence.`,
    "",
    "Usage: writ COMMAND [ARGUMENTS]        (in a checkout: npm run -s writ -- COMMAND …)",
    "",
    ...rows,
    "",
    'Try it: writ screen "Jaish-i-Momhammed"',
    "writ COMMAND --help shows its flags and examples that work as they stand.",
    "Exit codes: 0 done · 1 a fault of ours · 2 bad usage or input · 3 a hit, with --fail-on-hit · 4 incomplete.",
  ].join("\n");
}

/** The commands of one word, `foresee` or `lists`; null: there is no such word. */
export function groupHelp(word: string): string | null {
  const rows = COMMANDS.filter((row) => row.name.startsWith(`${word} `));
  if (rows.length === 0) return null;
  const longest = Math.max(...rows.map((row) => row.name.length));
  return [
    `Usage: writ ${word} COMMAND [ARGUMENTS]`,
    "",
    ...rows.map((row) => `  ${padded(row.name, longest)}  ${row.summary}`),
    "",
    `writ ${word} COMMAND --help shows its flags and examples that work as they stand.`,
  ].join("\n");
}

export function commandHelp(command: Command): string {
  return [
    `Usage: writ ${command.usage}`,
    "",
    ...wrapped(command.about, 100),
    "",
    ...flagLines([...command.flags, ...COMMON_FLAGS]),
    "",
    command.examples.length === 1 ? "Example:" : "Examples:",
    ...command.examples.flatMap(({ run, says }) => [`  ${run}`, `      ${says}`]),
  ].join("\n");
}

function flagLines(flags: readonly Flag[]): string[] {
  return flags.flatMap((flag) => {
    const left = `  --${flag.name}${flag.value === undefined ? "" : ` ${flag.value}`}`;
    const [first = "", ...more] = wrapped(flag.says + (flag.many ? " (may be repeated)" : ""), 100 - LEFT);
    return [`${padded(left, LEFT - 1)} ${first}`, ...more.map((line) => " ".repeat(LEFT) + line)];
  });
}
