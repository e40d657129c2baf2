import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { createMatcher } from "../match/index.ts";
import { answerSubject } from "../screen/index.ts";
import { answerLines } from "./answer-view.ts";
import { cardsOf } from "./card.ts";
import { exitOf } from "./command.ts";
import type { Host } from "./host.ts";
import { echoed } from "./plain-text.ts";
import { recordRun } from "./record.ts";
import type { ScreenCall } from "./screen.ts";
import { styleFor } from "./style.ts";
import { subjectFromFlags } from "./subject-flags.ts";

/** One question from the command line. */
export async function screenName(call: ScreenCall): Promise<number> {
  const { flags, words, host, current, settings } = call;
  const { subject, notes } = subjectFromFlags(words, flags);
  const answer = answerSubject(createMatcher(current.snapshot), current, subject, settings, notes);
  hintAtFile(words.join(" "), host);
  if (flags.on("json")) await host.out.json(answer);
  else await host.out.line(answerLines(answer, settings.minBand, cardsOf(current.snapshot), styleFor(host.out)).join("\n"));
  if (flags.on("record")) {
    const alerts = answer.alerts.map(({ party, weight, band }) => ({ party, weight, band }));
    const result = createHash("sha256").update(JSON.stringify(answer)).digest("hex");
    recordRun(call, "a question", { subject, outcome: answer.outcome, alerts, result });
  }
  return exitOf(answer.outcome, { failOnHit: flags.on("fail-on-hit") });
}

/** The path of a file is asked as it was given, but was hardly meant as a name. */
function hintAtFile(name: string, host: Host): void {
  if (!isFile(name)) return;
  const shown = echoed(name);
  host.notices.say(
    `${shown} is a file, and was asked as a name. Its rows: writ screen --file ${shown}; names within a text: writ screen --text ${shown}`,
  );
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // too long for a path, or forbidden: no file to speak of
    return false;
  }
}
