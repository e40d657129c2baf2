import { openPast, readWhen, type CurrentSnapshot, type Past, type When } from "../registry/index.ts";
import { WritError } from "../ground/index.ts";
import type { Call, Flag } from "./command.ts";
import { openCurrent } from "./current.ts";
import { cacheFolder } from "./data-folder.ts";
import { cleaned } from "./plain-text.ts";
import { styleFor } from "./style.ts";

export const MOMENT_FLAGS: readonly Flag[] = [
  { name: "as-of", value: "DATE", says: "as the lists stood on that day, by the days they were published on: 2025-04-19" },
  { name: "known", value: "DATE", says: "as they were known then: a day (its end, UTC), or an instant such as 2025-04-19T12:00:00Z" },
];

/** The moment that the flags ask about, or null: now. Fails with `field-invalid` naming the flag. */
export function momentOf({ flags, host }: Pick<Call, "flags" | "host">): When | null {
  try {
    return readWhen({ asOf: flags.text("as-of"), known: flags.text("known") }, host.now());
  } catch (error) {
    throw asFlag(error);
  }
}

function asFlag(error: unknown): unknown {
  if (!(error instanceof WritError) || error.problem.field === undefined) return error;
  return new WritError({ ...error.problem, field: `--${error.problem.field}` }, { cause: error });
}

/** The lists of that moment. Fails with `version-unknown` where nothing was held. */
export function openMoment({ dataDir, host }: Pick<Call, "dataDir" | "host">, when: When): Past {
  try {
    return openPast(dataDir, when, { cacheDir: cacheFolder(host.env) });
  } catch (error) {
    throw asFlag(error);
  }
}

/** A person who reads must see which moment it is: before the answer, or on stderr where a program reads the answer. */
export async function sayMoment({ host }: Pick<Call, "host">, when: When | null, where: "answer" | "notice"): Promise<void> {
  if (when === null) return;
  if (where === "notice") host.notices.say(momentInWords(when));
  else await host.out.line(styleFor(host.out).warn(`${capital(momentInWords(when))}:`));
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export function momentInWords({ asOf, known }: When): string {
  const told = known === undefined ? "" : `known at ${known}`;
  if (asOf === undefined) return `the lists as they were ${told}`;
  return `the lists as they stood on ${asOf}${told === "" ? "" : `, as ${told}`}`;
}

/** What answers come from, now or at the moment asked about, and the clock to judge ages by. What the answer itself does not say goes to stderr. */
export function openAnswers(call: Call): { readonly current: CurrentSnapshot; readonly at: string; readonly when: When | null } {
  const when = momentOf(call);
  if (when === null) return { current: openCurrent(call), at: call.host.now(), when };
  const past = openMoment(call, when);
  try {
    const current = past.current();
    // a result that is a table has no place for it
    const told = new Set(call.flags.on("file") ? [] : [...(current.past?.missing ?? []), ...(current.past?.notes ?? [])]);
    for (const line of new Set([...past.missing, ...past.notes, ...(current.past?.notes ?? [])]))
      if (!told.has(line)) call.host.notices.say(cleaned(line));
    return { current, at: past.at, when };
  } finally {
    past.close();
  }
}
