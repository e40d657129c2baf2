import { bits, type Kind } from "../ground/index.ts";
import { exactKey, readName } from "../names/index.ts";
import type { Alignment } from "./align.ts";
import type { Comparison, Evidence } from "./alert.ts";
import { bandOf, probabilityOf } from "./bands.ts";
import { evidenceLine, toldLines } from "./evidence-line.ts";
import { explainName } from "./explain.ts";
import { compareFacts } from "./facts.ts";
import { rounded } from "./rounded.ts";
import { kindEvidence, partyKind, weigh } from "./weigh.ts";
import { askedForms, type NameForm } from "./name-forms.ts";
import { buildNameIndex, type NameIndex } from "./nameindex.ts";
import { paperName, type PaperName } from "./paper-name.ts";
import { PARAMETERS } from "./parameters.ts";
import { readQuery, type Query } from "./query.ts";
import { shortForm } from "./short-form.ts";
import { areBranches, sistersApart } from "./sisters.ts";
import { createScratch, type Scratch } from "./scratch.ts";
import { alignOne } from "./search.ts";
import type { Subject } from "./subject.ts";
import { createLookup, type Lookup } from "./vocabulary.ts";

let population: Lookup | null = null;

interface Best {
  readonly query: Query;
  readonly index: NameIndex;
  readonly name: number;
  readonly alignment: Alignment;
  readonly asked: NameForm;
  readonly listed: NameForm;
  readonly listedKind: Kind;
  /** what agrees is a reading, on either side, of a name in other letters */
  readonly spoken: boolean;
}

/** One of the two, read once: as it is asked about, and as if it were listed. */
interface Side {
  readonly forms: readonly NameForm[];
  readonly kind: Kind;
  readonly queries: readonly Query[];
  readonly index: NameIndex;
  readonly scratch: Scratch;
}

function readSide({ names, kind }: Subject, read: "as printed" | "as asked"): Side {
  population ??= createLookup(buildNameIndex([]).vocabulary);
  const lookup = population;
  const forms = names.flatMap((text) => askedForms(text, kind)).filter((form) => read === "as asked" || !form.derived || form.spoken);
  const index = buildNameIndex(
    forms.map((f) => ({ text: f.text, entry: 0, kind: listedKind(kind), weak: false, derived: f.derived, spoken: f.spoken })),
    "alone",
  );
  return {
    forms,
    kind: listedKind(kind),
    queries: forms.map((f) => readQuery(lookup, f.text, kind, undefined, f.atMost)),
    index,
    scratch: createScratch(index),
  };
}

const listedKind = (kind: Subject["kind"]): Kind => (kind === "any" ? "unknown" : kind);

function bestName(asked: Side, { forms, kind, index, scratch }: Side): Best | null {
  let best: Best | null = null;
  for (const [at, query] of asked.queries.entries())
    for (let name = 0; name < index.names; name++) {
      const alignment = alignOne(query, index, scratch, name);
      if (best === null || alignment.bits > best.alignment.bits) {
        const [mine, listed] = [asked.forms[at] as NameForm, forms[name] as NameForm];
        best = { query, index, name, alignment, asked: mine, listed, listedKind: kind, spoken: mine.spoken || listed.spoken };
      }
    }
  return best;
}

/**
 * What two names lack of what each shares with itself. A search asks who of thousands is meant, and a near name is worth its bits;
 * two names that somebody has laid side by side are look-alikes first, and what they do not share speaks against them.
 */
function lookAlike(left: Side, right: Side, shared: number): Evidence[] {
  const whole = Math.min(bestName(left, left)?.alignment.bits ?? 0, bestName(right, right)?.alignment.bits ?? 0);
  const lacking = PARAMETERS.unshared * (whole - shared);
  if (lacking <= 0) return [];
  const note = "of two names laid side by side, what they do not share counts against them";
  return [evidenceLine("look-alike", null, null, -lacking, note)];
}

/** What tells them apart is seen from one side only: whose father he is, not whose son. */
const isBetter = (one: Alignment, other: Alignment): boolean =>
  (one.whyApart === null) === (other.whyApart === null) ? one.bits > other.bits : one.whyApart !== null;

/** What the two names say: the bits of what agrees, in lines, and what is found besides. */
interface Said {
  readonly bits: number;
  readonly named: readonly Evidence[];
  readonly besides: readonly Evidence[];
  readonly matched: Comparison["matched"];
}

/** The names, read both ways; the better reading counts, so that the weight does not hang on who stands left. */
function laidTogether(left: Subject, right: Subject): Said {
  const read = areBranches(left, right) ? "as printed" : "as asked";
  const [mine, theirs] = [readSide(left, read), readSide(right, read)];
  const there = bestName(mine, theirs);
  const back = bestName(theirs, mine);
  const turned = there !== null && back !== null && isBetter(back.alignment, there.alignment);
  const shown = turned ? back : there;
  if (shown === null) return { bits: 0, named: [], besides: [], matched: { query: "", listed: "", exact: false } };
  const [asked, listed] = [askedPaper(shown), listedPaper(shown)];
  const [query, other] = turned ? [listed, asked] : [asked, listed];
  const apart = sistersApart({ alignment: shown.alignment, asked: asked.words, listed: listed.words, kind: shown.listedKind });
  const exact = !shown.spoken && exactKey(shown.query.text) === exactKey(shown.listed.text);
  return {
    bits: shown.alignment.bits,
    named: explainName({ query: shown.query, asked, listed, askedOn: turned ? "right" : "left" }, shown.alignment),
    besides: [...apart, ...(shown.alignment.exact > 0 && apart.length === 0 ? [] : lookAlike(mine, theirs, shown.alignment.bits))],
    matched: { query: query.text, listed: other.text, exact },
  };
}

const worth = ({ bits: agreed, besides }: Said): number => besides.reduce((sum, line) => sum + line.bits, agreed);

/** Two subjects against each other; needs no list. `left` is asked about, `right` stands in for the listed one. */
export function compare(left: Subject, right: Subject): Comparison {
  const laid = laidTogether(left, right);
  const short = shortForm(left, right);
  const said: Said =
    short !== null && short.line.bits > worth(laid)
      ? { bits: short.line.bits, named: [short.line], besides: [], matched: short.matched }
      : laid;
  const findings = compareFacts(left, right, partyKind(left.kind, listedKind(right.kind)));
  const besides = [...kindEvidence(left.kind, listedKind(right.kind)), ...said.besides];
  const { weight, conflicts } = weigh(said.bits, findings, besides);
  return {
    weight: bits(rounded(weight)),
    probability: rounded(probabilityOf(weight), 1e6),
    band: bandOf(weight),
    evidence: toldLines([...said.named, ...besides, ...findings.evidence]),
    conflicts,
    missing: findings.missing,
    matched: said.matched,
  };
}

const onPaper = ({ of, text }: NameForm): readonly [string, "spoken" | "written"] =>
  of === undefined ? [text, "written"] : [of, "spoken"];

function askedPaper({ query, asked }: Best): PaperName {
  const [text, way] = onPaper(asked);
  const words = query.words.map(({ word }) => word);
  return paperName(text, words, way);
}

function listedPaper({ listed, listedKind: kind }: Best): PaperName {
  const [text, way] = onPaper(listed);
  return paperName(text, readName(listed.text, kind).words, way);
}
