import { createEffect, createSignal, on, onCleanup, type Accessor } from "solid-js";
import type { Reply } from "../client.ts";
import type { Problem } from "../shapes/problem.ts";
import type { ForeseeDesk } from "./desk.ts";
import { fetchFit, readCounts, sendCounts, sendLearnt, startFit, stopFit, stopFitLeaving } from "./fit-client.ts";
import type { Counts, CountsBody, CountsFile, Fit } from "./fit-shapes.ts";

/** Counts on their way to beliefs. */
export interface FitDesk {
  /** the file that was given; null: none yet; `example`: the invented counts that ship */
  readonly file: Accessor<CountsFile | "example" | null>;
  /** what it holds, or what is wrong with it; null while it is read */
  readonly counts: Accessor<Counts | null>;
  /** name of the file → group, `state` or `-` */
  readonly names: Accessor<Readonly<Record<string, string>>>;
  readonly countries: Accessor<string>;
  /** the strategy that tells what was done in those months; empty: nothing */
  readonly history: Accessor<string>;
  readonly beside: Accessor<{ readonly text: string; readonly file: string } | null>;
  readonly origins: Accessor<number>;
  readonly fit: Accessor<Fit | null>;
  readonly trouble: Accessor<readonly Problem[]>;
  takeCounts(file: File): void;
  takeExample(): void;
  takeLearnt(file: File): void;
  takeBeside(file: File | null): void;
  dropCounts(): void;
  assign(name: string, group: string): void;
  setCountries(countries: string): void;
  setHistory(id: string): void;
  setOrigins(origins: number): void;
  start(): void;
  stop(): void;
}

const ASK_MS = 250;

export function createFits(desk: ForeseeDesk): FitDesk {
  const [file, setFile] = createSignal<CountsFile | "example" | null>(null);
  const [counts, setCounts] = createSignal<Counts | null>(null);
  const [names, setNames] = createSignal<Readonly<Record<string, string>>>({});
  const [countries, setCountries] = createSignal("");
  const [history, setHistory] = createSignal("");
  const [beside, setBeside] = createSignal<{ readonly text: string; readonly file: string } | null>(null);
  const [origins, setOrigins] = createSignal(3);
  const [fit, setFit] = createSignal<Fit | null>(null);
  const [trouble, setTrouble] = createSignal<readonly Problem[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = 0;

  /** the value, or null and the problem told */
  const told = <T>(reply: Reply<T>): T | null => {
    if (reply.ok) {
      setTrouble([]);
      return reply.value;
    }
    setTrouble([reply.problem]);
    return null;
  };
  const body = (): CountsBody => {
    const [given, situation] = [file(), desk.situation()];
    const only = countries()
      .split(",")
      .map((country) => country.trim())
      .filter((country) => country !== "");
    return {
      ...(given === null || given === "example" ? {} : { counts: given.id }),
      ...(situation === null ? {} : { situation }),
      names: names(),
      countries: only,
    };
  };
  const read = (): void => {
    if (file() === null) return;
    const turn = ++reading;
    void readCounts(body()).then((reply) => {
      if (turn !== reading) return;
      setCounts(told(reply));
    });
  };
  const take = (given: CountsFile | "example" | null): void => {
    reading++;
    setCounts(null);
    setNames({});
    setCountries("");
    setTrouble([]);
    setFile(given);
    read();
  };
  const going = (): string | null => {
    const now = fit();
    return now !== null && (now.state === "waiting" || now.state === "running") ? now.id : null;
  };
  const follow = (id: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void fetchFit(id).then((reply) => {
        if (fit()?.id !== id) return;
        if (!reply.ok) {
          setFit(null);
          setTrouble([reply.problem]);
          return;
        }
        setFit(reply.value);
        // chains that do not agree teach nothing: what was learnt before stays
        if (reply.value.state === "done" && reply.value.learnt !== null) desk.learn(reply.value.learnt);
        if (reply.value.state === "failed") setTrouble([reply.value.error]);
        if (going() !== null) follow(id);
      });
    }, ASK_MS);
  };
  const leaving = (): void => {
    const id = going();
    if (id !== null) stopFitLeaving(id);
  };
  addEventListener("pagehide", leaving);
  onCleanup(() => {
    removeEventListener("pagehide", leaving);
    clearTimeout(timer);
    leaving();
  });
  // other groups: the same file may be wrong now, or right
  createEffect(on(desk.situation, read, { defer: true }));

  return {
    file,
    counts,
    names,
    countries,
    history,
    beside,
    origins,
    fit,
    trouble,
    takeCounts(given) {
      void sendCounts(given).then((reply) => {
        const kept = told(reply);
        if (kept !== null) take(kept);
      });
    },
    takeExample: () => take("example"),
    takeLearnt(given) {
      void sendLearnt(given).then((reply) => {
        const learnt = told(reply);
        if (learnt !== null) desk.learn(learnt);
      });
    },
    takeBeside(given) {
      if (given === null) setBeside(null);
      else void given.text().then((text) => setBeside({ text, file: given.name }));
    },
    dropCounts() {
      take(null);
      setFit(null);
    },
    assign(name, group) {
      const others = Object.entries(names()).filter(([one]) => one !== name);
      setNames(Object.fromEntries(group === "" ? others : [...others, [name, group]]));
      read();
    },
    setCountries(wanted) {
      setCountries(wanted);
      read();
    },
    setHistory(id) {
      setHistory(id);
      // what was done is not what is to be compared
      if (id !== "") desk.choose(id, false);
    },
    setOrigins,
    start() {
      if (going() !== null || file() === null) return;
      const [done, series] = [desk.plans.find(({ strategy }) => strategy.id === history())?.strategy, beside()];
      const extra = { ...(done === undefined ? {} : { history: done }), ...(series === null ? {} : { beside: series }) };
      void startFit({ ...body(), ...extra, origins: origins(), seed: desk.seed() }).then((reply) => {
        const begun = told(reply);
        if (begun === null) return;
        setFit(begun);
        follow(begun.id);
      });
    },
    stop() {
      const id = going();
      if (id !== null) void stopFit(id);
    },
  };
}
