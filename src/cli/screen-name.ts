import { createHash } from "node:crypto";
import { createMatcher } from "../match/index.ts";
import { answerSubject } from "../screen/index.ts";
import { answerLines } from "./answer-view.ts";
import { cardsOf } from "./card.ts";
import { exitOf } from "./command.ts";
import { recordRun } from "./record.ts";
import type { ScreenCall } from "./screen.ts";
import { styleFor } from "./style.ts";
import { subjectFromFlags } from "./subject-flags.ts";

/** One question from the command line. */
export async function screenName(call: ScreenCall): Promise<number> {
  const { flags, words, host, current, settings } = call;
  const { subject, notes } = subjectFromFlags(words, flags);
  const answer = answerSubject(createMatcher(current.snapshot), current, subject, settings, notes);
  if (flags.on("json")) await host.out.json(answer);
  else await host.out.line(answerLines(answer, settings.minBand, cardsOf(current.snapshot), styleFor(host.out)).join("\n"));
  if (flags.on("record")) {
    const alerts = answer.alerts.map(({ party, weight, band }) => ({ party, weight, band }));
    const result = createHash("sha256").update(JSON.stringify(answer)).digest("hex");
    recordRun(call, "a question", { subject, outcome: answer.outcome, alerts, result });
  }
  return exitOf(answer.outcome, { failOnHit: flags.on("fail-on-hit") });
}
