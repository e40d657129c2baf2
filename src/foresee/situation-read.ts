import { problem, type Problem } from "../ground/index.ts";
import { otherKind, parseJson, placed, shapeProblems, shownAt } from "../strategy/index.ts";
import { MOST_GROUPS, SITUATION_SHAPE } from "./situation-shape.ts";
import { SITUATION_SCHEMA, type Situation, type SituationGroup } from "./situation.ts";

export type SituationResult =
  | { readonly ok: true; readonly situation: Situation }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

const INTERVAL = "An interval { low, high, source, date }: 90 % lies between low and high";
const REMEDIES: Readonly<Record<string, string>> = {
  schema: `Write "schema": "${SITUATION_SCHEMA}"`,
  id: "Lower-case letters, digits and dashes: anti-state",
  title: "A text of 1 to 200 characters",
  groups: `A list of 1 to ${MOST_GROUPS} groups`,
  attacks: `${INTERVAL}, in attacks a month, 0.01 to 2000`,
  support: `${INTERVAL}, a share of people between 0 and 1`,
  tie: `${INTERVAL}, a share between 0 and 1. There is no default: it is an accusation`,
  dependants: `${INTERVAL}, in people. Leave it out where nobody knows: then it is not counted`,
  income: `${INTERVAL}, in money a month. Leave it out where nobody knows`,
  harmed: `${INTERVAL}, in people a month. Leave it out where nobody knows: then it is not counted`,
  servicePrice: `${INTERVAL}, in money for one person and month`,
  low: "A number above 0 (a share: below 1), and below high",
  high: "A number above low (a share: below 1)",
  source: 'Who says so; "assumption" is an honest answer',
  date: "The day the source is of: 2019, 2019-03 or 2019-03-05",
};

/** A situation from text. `file` is named in problems. */
export function parseSituation(text: string, file?: string): SituationResult {
  const json = parseJson(text, file);
  return json.ok ? readSituation(json.value, file) : { ok: false, problems: [json.problem] };
}

/** A situation from a JSON value, with what was left out as null. */
export function readSituation(value: unknown, file?: string): SituationResult {
  const other = otherKind(value, "writ-situation", file);
  if (other !== null) return refused([other]);
  const read = SITUATION_SHAPE.safeParse(value);
  const wording = { file, remedies: REMEDIES, noun: "situation", manual: "docs/foresee.md" };
  const found: Problem[] = read.success ? [] : read.error.issues.flatMap((issue) => shapeProblems(value, issue, wording));
  if (!read.success) return refused(found);
  const { data } = read;
  const groups = data.groups.map((group): SituationGroup => ({
    ...group,
    dependants: group.dependants ?? null,
    income: group.income ?? null,
    harmed: group.harmed ?? null,
  }));
  const situation: Situation = {
    schema: SITUATION_SCHEMA,
    id: data.id,
    title: data.title,
    about: data.about ?? "",
    currency: data.currency ?? null,
    servicePrice: data.servicePrice ?? null,
    groups,
  };
  const wrong = [...upsideDown(situation), ...namedTwice(groups), ...withoutCurrency(situation)].map(({ path, message, remedy }) =>
    problem("field-invalid", { ...placed(file, path, remedy), value: shownAt(value, path), message }),
  );
  return wrong.length > 0 ? refused(wrong) : { ok: true, situation };
}

function refused(problems: readonly Problem[]): SituationResult {
  return { ok: false, problems: problems as [Problem, ...Problem[]] };
}

interface Wrong {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

const INTERVALS = ["attacks", "support", "tie", "dependants", "income", "harmed"] as const;

function upsideDown({ groups, servicePrice }: Situation): Wrong[] {
  const all = groups.flatMap((group, at) => INTERVALS.map((name) => ({ path: ["groups", at, name], interval: group[name] })));
  return [...all, { path: ["servicePrice"], interval: servicePrice }].flatMap(({ path, interval }) =>
    interval === null || interval.low < interval.high
      ? []
      : [
          {
            path: [...path, "high"],
            message: `high (${interval.high}) is not above low (${interval.low})`,
            remedy: "Nobody knows these to a digit: give the range in which it lies with 90 %",
          },
        ],
  );
}

function namedTwice(groups: readonly SituationGroup[]): Wrong[] {
  return groups.flatMap(({ id }, at) =>
    groups.findIndex((other) => other.id === id) === at
      ? []
      : [{ path: ["groups", at, "id"], message: `the group "${id}" stands here twice`, remedy: "Give each group a key of its own" }],
  );
}

function withoutCurrency({ groups, servicePrice, currency }: Situation): Wrong[] {
  const money = servicePrice !== null || groups.some(({ income }) => income !== null);
  return money && currency === null
    ? [{ path: ["currency"], message: "there are amounts of money and no currency", remedy: 'Add it: "currency": "PKR"' }]
    : [];
}
