import { randomUUID } from "node:crypto";
import { parameterSpace, parsePosterior, type Posterior, type Situation } from "../foresee/index.ts";
import { fail, WritError } from "../ground/index.ts";
import type { ForeseeLearnt } from "./foresee-shapes.ts";

/** What calibration has taught, as sessions have sent it: one for each, the last ones are held. */
export interface ForeseeLearntFiles {
  /** Throws what is wrong with it, with path and remedy. */
  keep(session: string, text: string, file: string): ForeseeLearnt;
  /** The same for what a fit of this server has just learnt. */
  hold(session: string, posterior: Posterior): ForeseeLearnt;
  /** Checked against the groups that it is to be used with; throws `not-found`, and `field-invalid` where it was fitted to others. */
  find(session: string, id: string, situation: Situation): Posterior;
}

const MOST_HELD = 8;

interface Held {
  readonly id: string;
  readonly session: string;
  readonly posterior: Posterior;
}

export function openForeseeLearnt(): ForeseeLearntFiles {
  let held: readonly Held[] = [];
  const hold = (session: string, posterior: Posterior): ForeseeLearnt => {
    const fresh: Held = { id: randomUUID(), session, posterior };
    held = [...held.filter((one) => one.session !== session), fresh].slice(-MOST_HELD);
    return { id: fresh.id, source: posterior.source, parameters: posterior.parameters.length, draws: posterior.rows.length };
  };
  return {
    hold,
    keep(session, text, file) {
      // which parameters a situation has is known only when it is used with one
      return hold(session, read(text, namedIn(text), file));
    },
    find(session, id, situation) {
      const found = held.find((one) => one.session === session && one.id === id);
      if (found === undefined)
        fail("not-found", { field: "learnt", message: "what calibration learnt is not here any more", remedy: "Give the file once more" });
      const known = parameterSpace(situation.groups).parameters.map((parameter) => parameter.id);
      const at = found.posterior.parameters.findIndex((parameter) => !known.includes(parameter));
      if (at !== -1)
        fail("field-invalid", {
          field: `learnt.parameters[${at}]`,
          value: found.posterior.parameters[at] ?? "",
          message: "the situation has no such parameter",
          remedy: "Use the situation that it was fitted with",
        });
      return found.posterior;
    },
  };
}

function read(text: string, known: readonly string[], file: string): Posterior {
  const parsed = parsePosterior(text, known, file);
  if (!parsed.ok) throw new WritError(parsed.problems[0]);
  return parsed.posterior;
}

function namedIn(text: string): readonly string[] {
  try {
    const { parameters } = JSON.parse(text) as { readonly parameters?: unknown };
    return Array.isArray(parameters) ? parameters.filter((id) => typeof id === "string") : [];
  } catch {
    // the reader says what is malformed, and where
    return [];
  }
}
