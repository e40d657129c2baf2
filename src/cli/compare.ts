import { fail } from "../ground/index.ts";
import { compareStream, compareSubjects, type ComparisonAnswer } from "../screen/index.ts";
import { EXIT, type Command } from "./command.ts";
import type { Output } from "./host.ts";
import { cleaned, echoed, isolated, wrapped } from "./plain-text.ts";
import { styleFor } from "./style.ts";
import { subjectFromWord } from "./subject-flags.ts";
import { signed, waterfall } from "./waterfall.ts";

export const compareCommand: Command = {
  usage: "compare LEFT RIGHT [flags] | compare --stdin",
  about:
    "Two subjects against each other: LEFT is asked about, RIGHT stands in for the listed one. Each is a name, or a subject as JSON. " +
    "Needs no data folder. Weights below zero are given as they are.",
  flags: [
    { name: "kind", value: "KIND", says: "of both names: person, organisation, vessel, aircraft or any (default)" },
    { name: "stdin", says: 'JSON lines in, {"id","left","right"}; JSON lines out, in the same order' },
  ],
  examples: [
    { run: 'writ compare "Jaish-i-Momhammed" "Jaish-e-Mohammed"', says: "how much speaks for one group under two spellings" },
    {
      run: `echo '{"id":"p1","left":{"names":["Farid Testgul"]},"right":{"names":["Fareed Test Gul"]}}' | writ compare --stdin`,
      says: "pairs from another program",
    },
  ],
  async run({ flags, words, host }) {
    if (flags.on("stdin")) {
      if (words.length > 0) fail("usage", { field: words[0] ?? "", message: "--stdin takes its pairs from standard input alone" });
      const report = await compareStream(host.stdin, host.out.sink);
      if (report.bad > 0) host.notices.say(`${report.bad} of ${report.lines} lines were bad; each has its error in its place`);
      return report.bad > 0 ? EXIT.input : EXIT.done;
    }
    const [leftWord, rightWord, ...more] = words;
    if (leftWord === undefined || rightWord === undefined || more.length > 0) {
      const message = `takes two subjects and got ${words.length}`;
      fail("usage", { message, remedy: 'Put quotes round each: writ compare "Left Name" "Right Name"' });
    }
    const left = subjectFromWord(leftWord, flags.text("kind"));
    const right = subjectFromWord(rightWord, flags.text("kind"));
    const answer = compareSubjects(null, left.subject, right.subject, [...left.notes, ...right.notes]);
    if (flags.on("json")) await host.out.json(answer);
    else await showComparison(host.out, answer, left.subject.names[0] ?? leftWord, right.subject.names[0] ?? rightWord);
    return EXIT.done;
  },
};

async function showComparison(out: Output, answer: ComparisonAnswer, left: string, right: string): Promise<void> {
  const style = styleFor(out);
  const verdict =
    answer.band === null
      ? "nothing speaks for them being one"
      : `${answer.band}, probability ${answer.probability.toPrecision(2)} before anything else is known`;
  const gaps = answer.warnings === undefined ? "" : " Not all of it was compared; see below what was not.";
  await out.line(style.bold(`${echoed(left)} and ${echoed(right)}: ${signed(answer.weight)} bits, ${verdict}.${gaps}`));
  for (const warning of answer.warnings ?? [])
    for (const line of wrapped(`NOT COMPARED: ${cleaned(warning)}.`, style.width)) await out.line(style.warn(line));
  await out.line("");
  for (const line of waterfall(answer.evidence, answer.weight, style, "  ")) await out.line(line);
  for (const conflict of answer.conflicts)
    for (const line of wrapped(`  differs: ${isolated(conflict)}`, style.width)) await out.line(style.warn(line));
  if (answer.missing.length > 0) await out.line(style.faint(`  missing: ${answer.missing.map(isolated).join(", ")}`));
}
