import { createSignal, onCleanup, type Accessor } from "solid-js";
import { createStore } from "solid-js/store";
import { continuity, fetchForesee, fetchRun, readText, startRun, stopRun, stopRunLeaving } from "../client.ts";
import type { Problem } from "../shapes/problem.ts";
import type { Learnt } from "./fit-shapes.ts";
import { keepWork, keptWork } from "./kept-work.ts";
import type { ForeseeRun, ForeseeStart, PlannedMeasure, Situation, Strategy } from "./shapes.ts";

/** A strategy on the page: chosen or not, as it ships or as somebody has made it. */
export interface Plan {
  readonly strategy: Strategy;
  readonly chosen: boolean;
  readonly ships: boolean;
  readonly leavesServicesOff: boolean;
  /** what is wrong with it as it stands, by the server's reading */
  readonly problems: readonly Problem[];
}

export interface ForeseeDesk {
  readonly start: Accessor<ForeseeStart | null>;
  readonly plans: readonly Plan[];
  readonly situation: Accessor<Situation | null>;
  /** the id of the strategy whose measures are open */
  readonly open: Accessor<string | null>;
  readonly runs: Accessor<number>;
  readonly seed: Accessor<number>;
  /** what a fit of counts has taught, with which comparisons begin; null: the literature alone */
  readonly learnt: Accessor<Learnt | null>;
  readonly run: Accessor<ForeseeRun | null>;
  /** what was asked and refused: of the last run, of the last file, or the page could not be opened */
  readonly trouble: Accessor<readonly Problem[]>;
  load(): void;
  choose(id: string, chosen: boolean): void;
  edit(id: string | null): void;
  setRuns(runs: number): void;
  setSeed(seed: number): void;
  /** takes a text in as a strategy or a situation */
  take(text: string, file: string): Promise<boolean>;
  copy(id: string): void;
  twin(id: string): void;
  remove(id: string): void;
  rename(id: string, title: string): void;
  setMeasures(id: string, group: string, measures: readonly PlannedMeasure[]): void;
  usualSituation(): void;
  learn(learnt: Learnt | null): void;
  tell(problems: readonly Problem[]): void;
  compare(): void;
  stop(): void;
}

const FIRST_CHOSEN = ["tolerance", "crackdown", "crackdown-with-services"];
const ASK_MS = 250;
const CHECK_MS = 350;

export function createForesee(): ForeseeDesk {
  const [start, setStart] = createSignal<ForeseeStart | null>(null);
  const [plans, setPlans] = createStore<Plan[]>([]);
  const [situation, setSituation] = createSignal<Situation | null>(null);
  const [open, setOpen] = createSignal<string | null>(null);
  const [runs, setRuns] = createSignal(10_000);
  const [seed, setSeed] = createSignal(1);
  const [learnt, setLearntFrom] = createSignal<Learnt | null>(null);
  const [run, setRun] = createSignal<ForeseeRun | null>(null);
  const [trouble, setTrouble] = createSignal<readonly Problem[]>([]);
  let starting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const checks = new Map<string, ReturnType<typeof setTimeout>>();

  const at = (id: string): number => plans.findIndex(({ strategy }) => strategy.id === id);
  const change = (id: string, patch: Partial<Plan>): void => {
    const place = at(id);
    if (place !== -1) setPlans(place, patch);
  };
  const keep = (): void => {
    const own = plans.filter(({ ships }) => !ships).map(({ strategy }) => strategy);
    const chosen = plans.filter((plan) => plan.chosen).map(({ strategy }) => strategy.id);
    keepWork({ own, chosen, situation: situation(), learnt: learnt() });
  };
  const freeId = (id: string): string => {
    const stem = id.slice(0, 60);
    for (let count = 2; ; count++) if (at(`${stem}-${count}`) === -1) return `${stem}-${count}`;
  };
  const put = (plan: Plan): void => {
    const place = at(plan.strategy.id);
    if (place === -1) setPlans(plans.length, plan);
    else setPlans(place, plan);
    keep();
  };
  /** The server reads it as it would be run, so that what is wrong is said where it is wrong. */
  const check = (id: string): void => {
    clearTimeout(checks.get(id));
    checks.set(
      id,
      setTimeout(() => {
        const plan = plans[at(id)];
        if (plan === undefined) return;
        void readText(JSON.stringify(plan.strategy), plan.strategy.title).then((reply) => {
          if (!reply.ok) return;
          const read = reply.value;
          if (read.kind === "strategy") change(id, { problems: [], leavesServicesOff: read.leavesServicesOff });
          else change(id, { problems: read.kind === "neither" ? read.problems : [] });
        });
      }, CHECK_MS),
    );
  };
  /** One that ships is never changed: editing it makes a copy, which takes its place among the chosen. */
  const ownOf = (id: string): string => {
    const plan = plans[at(id)];
    if (plan === undefined || !plan.ships) return id;
    const own = freeId(id);
    change(id, { chosen: false });
    put({ ...plan, chosen: true, ships: false, strategy: { ...plan.strategy, id: own, title: `${plan.strategy.title}, changed` } });
    if (open() === id) setOpen(own);
    return own;
  };

  const follow = (id: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void fetchRun(id).then((reply) => {
        if (run()?.id !== id) return;
        if (!reply.ok) {
          setRun(null);
          setTrouble([reply.problem]);
          return;
        }
        setRun(reply.value);
        if (reply.value.state === "waiting" || reply.value.state === "running") follow(id);
      });
    }, ASK_MS);
  };
  const going = (): string | null => {
    const now = run();
    return now !== null && (now.state === "waiting" || now.state === "running") ? now.id : null;
  };
  const leaving = (): void => {
    const id = going();
    if (id !== null) stopRunLeaving(id);
  };
  addEventListener("pagehide", leaving);
  onCleanup(() => {
    removeEventListener("pagehide", leaving);
    clearTimeout(timer);
    for (const one of checks.values()) clearTimeout(one);
    leaving();
  });

  return {
    start,
    plans,
    situation,
    open,
    runs,
    seed,
    learnt,
    run,
    trouble,
    setRuns,
    setSeed,
    load() {
      void fetchForesee().then((reply) => {
        if (!reply.ok) return setTrouble([reply.problem]);
        const work = keptWork();
        const chosen = work?.chosen ?? FIRST_CHOSEN;
        const examples = reply.value.examples.map(({ strategy, leavesServicesOff }): Plan => ({
          strategy,
          leavesServicesOff,
          chosen: chosen.includes(strategy.id),
          ships: true,
          problems: [],
        }));
        const own = (work?.own ?? []).map((strategy): Plan => ({
          strategy,
          leavesServicesOff: false,
          chosen: chosen.includes(strategy.id),
          ships: false,
          problems: [],
        }));
        setTrouble([]);
        setPlans([...examples, ...own]);
        setSituation(work?.situation ?? null);
        setLearntFrom(work?.learnt ?? null);
        setRuns(reply.value.limits.usualRuns);
        for (const { strategy } of own) check(strategy.id);
        return setStart(reply.value);
      });
    },
    choose(id, chosen) {
      change(id, { chosen });
      keep();
    },
    edit: setOpen,
    async take(text, file) {
      const reply = await readText(text, file);
      if (!reply.ok) {
        setTrouble([reply.problem]);
        return false;
      }
      const read = reply.value;
      if (read.kind === "neither") {
        setTrouble(read.problems);
        return false;
      }
      setTrouble([]);
      if (read.kind === "situation") {
        setSituation(read.situation);
        keep();
        return true;
      }
      const taken = plans[at(read.strategy.id)];
      // its name may be one of those that ship: then it stands beside that one
      const id = taken === undefined || !taken.ships ? read.strategy.id : freeId(read.strategy.id);
      put({ ...read, strategy: { ...read.strategy, id }, chosen: true, ships: false, problems: [] });
      return true;
    },
    copy(id) {
      const plan = plans[at(id)];
      if (plan === undefined) return;
      const own = freeId(id);
      put({ ...plan, ships: false, chosen: true, strategy: { ...plan.strategy, id: own, title: `${plan.strategy.title}, copy` } });
      setOpen(own);
    },
    twin(id) {
      const plan = plans[at(id)];
      if (plan === undefined) return;
      void continuity(JSON.stringify(plan.strategy)).then((reply) => {
        if (!reply.ok) return setTrouble([reply.problem]);
        const read = reply.value;
        if (read.kind === "neither") return setTrouble(read.problems);
        if (read.kind !== "strategy") return undefined;
        const there = plans[at(read.strategy.id)];
        if (there !== undefined && there.ships) return change(read.strategy.id, { chosen: true });
        return put({ ...read, chosen: true, ships: false, problems: [] });
      });
    },
    remove(id) {
      setPlans(plans.filter(({ strategy }) => strategy.id !== id));
      if (open() === id) setOpen(null);
      keep();
    },
    rename(id, title) {
      const own = ownOf(id);
      const plan = plans[at(own)];
      if (plan === undefined) return;
      change(own, { strategy: { ...plan.strategy, title } });
      check(own);
      keep();
    },
    setMeasures(id, group, measures) {
      const own = ownOf(id);
      const strategy = plans[at(own)]?.strategy;
      if (strategy === undefined) return;
      const known = strategy.groups.some((one) => one.id === group);
      const title = (situation() ?? start()?.situation)?.groups.find((one) => one.id === group)?.title ?? group;
      const groups = known ? strategy.groups : [...strategy.groups, { id: group, title, measures: [] }];
      // a group to which nothing is planned is not named at all
      const changed = groups.map((one) => (one.id === group ? { ...one, measures } : one)).filter((one) => one.measures.length > 0);
      change(own, { strategy: { ...strategy, groups: changed } });
      check(own);
      keep();
    },
    usualSituation() {
      setSituation(null);
      keep();
    },
    learn(found) {
      setLearntFrom(found);
      keep();
    },
    tell: setTrouble,
    compare() {
      if (starting || going() !== null) return;
      starting = true;
      const [own, from] = [situation(), learnt()];
      const strategies = plans.filter(({ chosen }) => chosen).map(({ strategy }) => strategy);
      void startRun({
        strategies,
        runs: runs(),
        seed: seed(),
        ...(own === null ? {} : { situation: own }),
        ...(from === null ? {} : { learnt: from.id }),
      }).then((reply) => {
        starting = false;
        if (!reply.ok) return setTrouble([reply.problem]);
        setTrouble([]);
        setRun(reply.value);
        return follow(reply.value.id);
      });
    },
    stop() {
      const id = going();
      if (id !== null) void stopRun(id);
    },
  };
}
