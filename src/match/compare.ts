import { bits, type Kind } from "../ground/index.ts";
import { exactKey } from "../names/index.ts";
import type { Alignment } from "./align.ts";
import type { Comparison, Evidence } from "./alert.ts";
import { bandOf, probabilityOf } from "./bands.ts";
import { explainName } from "./explain.ts";
import { compareFacts } from "./facts.ts";
import { extraEvidence, weigh } from "./matcher.ts";
import { nameForms, type NameForm } from "./name-forms.ts";
import { buildNameIndex, type NameIndex } from "./nameindex.ts";
import { PARAMETERS } from "./parameters.ts";
import { readQuery, type Query } from "./query.ts";
import { createScratch } from "./scratch.ts";
import { alignOne } from "./search.ts";
import type { Subject } from "./subject.ts";
import { buildVocabulary, createLookup, type Lookup } from "./vocabulary.ts";

let population: Lookup | null = null;

interface Best {
  readonly query: Query;
  readonly index: NameIndex;
  readonly name: number;
  readonly alignment: Alignment;
  readonly listed: string;
  /** what agrees is a reading, on either side, of a name in other letters */
  readonly spoken: boolean;
}

function bestName(left: Subject, right: Subject): Best | null {
  const forms = right.names.flatMap((n) => nameForms(n));
  if (forms.length === 0 || left.names.length === 0) return null;
  population ??= createLookup(buildVocabulary([], new Uint8Array(0)).vocabulary);
  const kind: Kind = right.kind === "any" ? "unknown" : right.kind;
  const index = buildNameIndex(
    forms.map((f) => ({ text: f.text, entry: 0, weak: false, derived: f.derived, spoken: f.spoken })),
    () => kind,
    "alone",
  );
  const scratch = createScratch(index);
  let best: Best | null = null;
  for (const text of left.names)
    for (const form of nameForms(text)) {
      const query = readQuery(population, form.text, left.kind, undefined, form.atMost);
      for (let name = 0; name < index.names; name++) {
        const alignment = alignOne(query, index, scratch, name);
        if (best === null || alignment.bits > best.alignment.bits) {
          const listed = forms[name] as NameForm;
          best = { query, index, name, alignment, listed: listed.text, spoken: form.spoken || listed.spoken };
        }
      }
    }
  return best;
}

/**
 * What two names lack of what each shares with itself. A search asks who of thousands is meant, and a near name is worth its bits;
 * two names that somebody has laid side by side are look-alikes first, and what they do not share speaks against them.
 */
function lookAlike(left: Subject, right: Subject, shared: number): Evidence[] {
  const whole = Math.min(bestName(left, left)?.alignment.bits ?? 0, bestName(right, right)?.alignment.bits ?? 0);
  const lacking = PARAMETERS.unshared * (whole - shared);
  if (lacking <= 0) return [];
  const note = "what the shorter name has besides, were it the same name";
  return [{ what: "look-alike", left: null, right: null, bits: bits(-lacking), note }];
}

/**
 * Two subjects against each other; needs no list. `left` is asked about, `right` stands in for the listed one; the names are read
 * both ways and the better reading counts, so that the weight does not hang on who stands left.
 */
export function compare(left: Subject, right: Subject): Comparison {
  const there = bestName(left, right);
  const back = bestName(right, left);
  const nameBits = there === null ? 0 : Math.max(there.alignment.bits, back?.alignment.bits ?? -Infinity);
  const findings = compareFacts(left, right, left.kind === "person" || right.kind === "person" ? "person" : "body");
  const turned = there !== null && back !== null && back.alignment.bits > there.alignment.bits;
  const shown = turned ? back : there;
  const extra = [
    ...extraEvidence(left.kind, right.kind === "any" ? "unknown" : right.kind, { bits: nameBits, lift: 0 }, false),
    ...(shown === null || shown.alignment.exact ? [] : lookAlike(left, right, nameBits)),
  ];
  const { weight, conflicts } = weigh(nameBits, findings, extra);
  const named =
    shown === null
      ? []
      : explainName(shown.query, shown.index, shown.name, shown.alignment).map((e) =>
          turned ? { ...e, left: e.right, right: e.left } : e,
        );
  const round = (x: number, per = 1000): number => Math.round(x * per) / per;
  const [query, listed] = shown === null ? ["", ""] : turned ? [shown.listed, shown.query.text] : [shown.query.text, shown.listed];
  return {
    weight: bits(round(weight)),
    probability: round(probabilityOf(weight), 1e6),
    band: bandOf(weight),
    evidence: [...named, ...extra, ...findings.evidence].map((e) => ({ ...e, bits: bits(round(e.bits)) })),
    conflicts,
    missing: findings.missing,
    matched: { query, listed, exact: shown !== null && !shown.spoken && exactKey(query) === exactKey(listed) },
  };
}
