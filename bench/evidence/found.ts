import { join } from "node:path";
import { AREAS } from "../../src/match/areas.ts";
import { openSnapshot } from "../../src/match/index.ts";
import { readYardstickList, registerSnapshot, sharedSnapshot } from "../accuracy/listed.ts";
import { USUAL_FILES } from "../speed/official-files.ts";
import { FEATURES, laying, type Laid } from "./laid.ts";
import { fitLogistic } from "./logistic.ts";
import { halfOf, ordinaryNames } from "./ordinary.ts";
import { secondFacts, type Told } from "./second-facts.ts";

/** What the regression says of one kind. */
export interface Learnt {
  readonly kind: string;
  readonly same: number;
  readonly chance: number;
  readonly rows: readonly { readonly feature: string; readonly bits: number; readonly error: number }[];
}

/** How often a weight comes up between two names of one party, and between two of strangers. */
export interface Odds {
  readonly kind: string;
  readonly script: string;
  readonly from: number;
  readonly to: number;
  readonly same: number;
  readonly ofSame: number;
  readonly chance: number;
  readonly ofChance: number;
}

/** What pairs of names teach. */
export interface Found {
  readonly learnt: readonly Learnt[];
  readonly odds: readonly Odds[];
  readonly told: readonly Told[];
  /** ordinary names asked */
  readonly ordinary: number;
}

/** chance pairs below this say little of what decides */
const LEAST = 6;
/** of one ordinary name, so many chance pairs teach */
const NEAREST = 3;
/** chance pairs weigh more: there are few of them where it counts */
const CHANCE_WEIGHT = 8;
const BIN = 3;
/** lists whose people bear full births, below the shared folder's data/lists */
const FACT_FILES = [...USUAL_FILES, "au/dfat-regulation8_consolidated-2024-11.xlsx", "ca/sema-lmes-2025-05.xml.gz"];

/** `shared`: the folder with the measuring data, `stand`: the yardstick in it. Same input, same result. */
export async function findEvidence({ shared, stand }: { readonly shared: string; readonly stand: string }): Promise<Found> {
  const tasks = join(stand, "tasks");
  const listed = laying(openSnapshot(sharedSnapshot(await readYardstickList(tasks, "world"))));
  const learnt: Learnt[] = [];
  const odds: Odds[] = [];
  const ordinary = ordinaryNames(join(shared, "data"), tasks);
  const same: { readonly entry: string; readonly kind: string; readonly laid: Laid }[] = [];
  listed.same(3, (entry, kind, laid) => same.push({ entry, kind, laid }));
  for (const kind of ["person", "organisation"] as const) {
    const asked = ordinary.filter((name) => name.kind === kind);
    const chance = asked.map(({ text, area }) => ({
      half: halfOf(text),
      laid: listed.chance(text, kind, LEAST, area === null ? undefined : { area: AREAS.indexOf(area) }),
    }));
    const pairs = same.filter((pair) => pair.kind === kind);
    const near = pairs.filter(({ laid }) => laid.bits >= LEAST);
    const teaching = [
      ...near.filter(({ entry }) => halfOf(entry) === "teaches").map(({ laid }) => ({ laid, truth: true })),
      ...chance
        .filter(({ half }) => half === "teaches")
        .flatMap(({ laid }) => laid.slice(0, NEAREST).map((one) => ({ laid: one, truth: false }))),
    ];
    const fitted = fitLogistic(
      teaching.map(({ laid }) => laid.features),
      teaching.map(({ truth }) => truth),
      teaching.map(({ truth }) => (truth ? 1 : CHANCE_WEIGHT)),
    );
    learnt.push({
      kind,
      same: teaching.filter(({ truth }) => truth).length,
      chance: teaching.filter(({ truth }) => !truth).length,
      rows: FEATURES.map((feature, i) => ({ feature, bits: fitted.bits[i] as number, error: fitted.errors[i] as number })),
    });
    const checkingPairs = pairs.filter(({ entry }) => halfOf(entry) === "checks").map(({ laid }) => laid);
    const checkingChance = chance.filter(({ half }) => half === "checks");
    const scripts = [...new Set(checkingPairs.map(({ script }) => script))].filter(
      (script) => checkingPairs.filter((laid) => laid.script === script).length >= 200,
    );
    for (const script of ["all", ...scripts]) {
      const within = (laid: Laid): boolean => script === "all" || laid.script === script;
      const true_ = checkingPairs.filter(within);
      const by = checkingChance.flatMap(({ laid }) => laid.filter(within));
      for (let from = LEAST; from < 30; from += BIN) {
        const inBin = ({ bits }: Laid): boolean => bits >= from && bits < from + BIN;
        odds.push({
          kind,
          script,
          from,
          to: from + BIN,
          same: true_.filter(inBin).length,
          ofSame: true_.length,
          chance: by.filter(inBin).length,
          ofChance: checkingChance.length * (listed.names.get(kind) ?? 0),
        });
      }
    }
  }
  const lists = join(shared, "data/lists");
  const told = secondFacts(openSnapshot(await registerSnapshot(FACT_FILES.map((file) => join(lists, file)))));
  return { learnt, odds, told, ordinary: ordinary.length };
}
