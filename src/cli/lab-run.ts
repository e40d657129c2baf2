import {
  batchOf,
  bearersOf,
  countNotApplying,
  countOutcome,
  countPerson,
  CONTROL,
  createTally,
  outcomeOf,
  type LabName,
  type Tally,
  type VariantPlan,
} from "../lab/index.ts";
import type { SubjectKind } from "../ground/index.ts";
import type { LabAsk, LabEngine } from "./lab-engine.ts";

/** questions given to the engine at once */
const TOGETHER = 64;

export interface LabRun {
  readonly names: readonly LabName[];
  readonly plan: VariantPlan;
  readonly people: Iterable<LabAsk>;
  readonly peopleCount: number;
}

export interface LabRunOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Asks the engine about every name, its variants and every person, and tallies the answers. Memory: some bytes for each answer. */
export async function runLab(engine: LabEngine, { names, plan, people, peopleCount }: LabRun, options: LabRunOptions): Promise<Tally> {
  const { signal, onProgress } = options;
  const tally = createTally(CONTROL, plan.categories);
  const total = names.length + peopleCount;
  let done = 0;
  for (const name of names) {
    signal.throwIfAborted();
    const { control, variants, notApplying } = batchOf(name, plan);
    for (const category of notApplying) countNotApplying(tally, category);
    const kind: SubjectKind = name.kind === "unknown" ? "any" : name.kind;
    const [first, ...others] = await askAll(
      engine,
      [control, ...variants].map(({ text }): LabAsk => ({ name: text, kind })),
    );
    const bearers = bearersOf(name, first ?? []);
    const asListed = first === null || first === undefined ? null : outcomeOf(first, name, bearers);
    countOutcome(tally, control, asListed, null);
    for (const [at, variant] of variants.entries()) {
      const heard = others[at] ?? null;
      countOutcome(tally, variant, heard === null ? null : outcomeOf(heard, name, bearers), asListed?.weight ?? null);
    }
    onProgress(++done, total);
  }
  for (const batch of inBatches(people)) {
    signal.throwIfAborted();
    for (const [at, heard] of (await engine.ask(batch)).entries()) countPerson(tally, batch[at] as LabAsk, heard);
    onProgress((done += batch.length), total);
  }
  return tally;
}

async function askAll(engine: LabEngine, questions: readonly LabAsk[]): Promise<Awaited<ReturnType<LabEngine["ask"]>>> {
  const heard = [];
  for (const batch of inBatches(questions)) heard.push(...(await engine.ask(batch)));
  return heard;
}

function* inBatches<T>(rows: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length === TOGETHER) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
