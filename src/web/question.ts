import { batch, createSignal, type Accessor } from "solid-js";
import { createStore } from "solid-js/store";
import { screen } from "./client.ts";
import type { ScreenAnswer, ScreenBody, SubjectBody } from "./shapes/answer.ts";
import type { Problem } from "./shapes/problem.ts";

/** Long enough to skip the letters of one quick word, short enough not to be felt. */
const PAUSE_MS = 60;

/** Half a name is near nobody: only a question that has stood for this long, or was confirmed, is called clear. */
const SETTLED_MS = 700;

export interface Facts {
  kind: string;
  birth: string;
  country: string;
  father: string;
  /** a day in the past: as the lists stood then; empty: now */
  asOf: string;
}

const NO_FACTS: Facts = { kind: "any", birth: "", country: "", father: "", asOf: "" };

/** The question in the box and the answer to it; a newer question stops the one before. */
export interface Question {
  readonly text: Accessor<string>;
  readonly facts: Facts;
  readonly answer: Accessor<ScreenAnswer | null>;
  /** the day in the past that the answer on the page is about; empty: now. The box may ask about another one already */
  readonly answeredFor: Accessor<string>;
  readonly problem: Accessor<Problem | null>;
  readonly waiting: Accessor<boolean>;
  /** nobody is typing any more */
  readonly settled: Accessor<boolean>;
  /** the ledger event of the present question, once a person asked for it */
  readonly recorded: Accessor<number | null>;
  setText(text: string): void;
  setFact(name: keyof Facts, value: string): void;
  /** A person stands behind it: ask at once, and let it be recorded. Once for each question. */
  confirm(): void;
  /** Asks again: the lists have changed. */
  repeat(): void;
  clear(): void;
}

function subjectOf(text: string, facts: Facts): SubjectBody {
  const filled = (value: string): string | undefined => (value.trim() === "" ? undefined : value.trim());
  const birth = filled(facts.birth);
  const country = filled(facts.country);
  const father = filled(facts.father);
  return {
    kind: facts.kind,
    names: [text.trim()],
    ...(birth === undefined ? {} : { births: [birth] }),
    ...(country === undefined ? {} : { countries: [country] }),
    ...(father === undefined ? {} : { father }),
  };
}

export function createQuestion(onSignedOut: (problem: Problem) => void): Question {
  const [text, setText] = createSignal("");
  const [facts, setFacts] = createStore<Facts>({ ...NO_FACTS });
  const [answer, setAnswer] = createSignal<ScreenAnswer | null>(null);
  const [answeredFor, setAnsweredFor] = createSignal("");
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [waiting, setWaiting] = createSignal(false);
  const [recorded, setRecorded] = createSignal<number | null>(null);
  const [settled, setSettled] = createSignal(true);
  let settling: ReturnType<typeof setTimeout> | undefined;
  let running = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let confirmed = false;

  const ask = async (record: boolean): Promise<void> => {
    clearTimeout(timer);
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const { asOf } = facts;
    if (text().trim() === "") {
      setAnswer(null);
      setProblem(null);
      setWaiting(false);
      return;
    }
    setWaiting(true);
    const body: ScreenBody = { subject: subjectOf(text(), facts), faint: true, ...(record ? { record } : {}) };
    try {
      const reply = await screen(body, { asOf, signal });
      if (signal.aborted) return;
      setWaiting(false);
      if (reply.ok) {
        setProblem(null);
        batch(() => {
          setAnsweredFor(asOf);
          setAnswer(reply.value);
        });
        if (reply.value.recorded !== null) setRecorded(reply.value.recorded);
      } else if (reply.problem.code === "unauthorised") onSignedOut(reply.problem);
      else {
        if (record) confirmed = false;
        setProblem(reply.problem);
        setAnswer(null);
      }
    } catch (error) {
      // a newer question took its place
      if (!signal.aborted) throw error;
    }
  };

  const changed = (): void => {
    confirmed = false;
    setRecorded(null);
    setSettled(false);
    clearTimeout(settling);
    settling = setTimeout(() => setSettled(true), SETTLED_MS);
    clearTimeout(timer);
    if (text().trim() === "") void ask(false);
    else timer = setTimeout(() => void ask(false), PAUSE_MS);
  };

  return {
    text,
    facts,
    answer,
    answeredFor,
    problem,
    waiting,
    settled,
    recorded,
    setText(next) {
      setText(next);
      changed();
    },
    setFact(name, value) {
      setFacts(name, value);
      changed();
    },
    confirm() {
      if (confirmed || text().trim() === "") return;
      confirmed = true;
      setSettled(true);
      void ask(true);
    },
    repeat() {
      if (text().trim() !== "") void ask(false);
    },
    clear() {
      setText("");
      setFacts({ ...NO_FACTS });
      changed();
    },
  };
}
