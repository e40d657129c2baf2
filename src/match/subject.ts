import type { SubjectKind } from "../ground/index.ts";
import { NO_FACTS, type Facts } from "./second-facts.ts";

/** Whom or what we screen. Validated at the edge (`screen/`); trusted here. */
export interface Subject extends Facts {
  readonly id: string | null;
  readonly kind: SubjectKind;
  readonly names: readonly string[];
}

/** A subject of whom nothing is known but how they are called. */
export const namedSubject = (names: readonly string[], kind: SubjectKind): Subject => ({ id: null, kind, names, ...NO_FACTS });
