import { bits, type Kind } from "../ground/index.ts";
import type { Evidence } from "./alert.ts";
import type { FactFindings } from "./facts.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Subject } from "./subject.ts";

/** Weight of a candidate: the name, what is found `besides` it, the second facts; facts alone say nothing without a name or number. */
export function weigh(
  nameBits: number,
  findings: FactFindings,
  besides: readonly Evidence[],
): { readonly weight: number; readonly conflicts: readonly string[] } {
  let weight = nameBits;
  for (const e of besides) weight += e.bits;
  const speaks = nameBits >= PARAMETERS.nameFloor || findings.identified;
  for (const e of findings.evidence) if (speaks || e.bits < 0) weight += e.bits;
  const conflicts = [
    ...besides.filter((e) => e.what === "kind").map((e) => `kind: ${e.left} here, ${e.right} on the list`),
    ...findings.conflicts,
  ];
  return { weight, conflicts };
}

/** Whether what is asked for may be of the listed kind. */
export const sameKind = (asked: Subject["kind"], listed: Kind): boolean => asked === "any" || listed === "unknown" || asked === listed;

/** Two kinds that differ. */
export function kindEvidence(asked: Subject["kind"], listed: Kind): readonly Evidence[] {
  if (sameKind(asked, listed)) return [];
  return [{ what: "kind", left: asked, right: listed, bits: bits(PARAMETERS.kindDiffers), note: "another kind of party" }];
}

/** What the party is taken to be: as it is listed, else as it was asked for. */
export const partyKind = (asked: Subject["kind"], listed: Kind): Kind => (listed !== "unknown" || asked === "any" ? listed : asked);
