import { valueAt } from "./belief.ts";
import { amountForm, shareForm, type Interval } from "./interval.ts";
import { GROUP_PARAMETERS, SHARED_PRIORS, TREND_PRIOR, type Form, type GroupParameter, type SharedId } from "./priors-table.ts";

/** What must be known of a group to write down the model's parameters. */
export interface GroupBelief {
  readonly id: string;
  readonly title: string;
  /** attacks a month today */
  readonly attacks: Interval;
  /** share of people who support it; an aggregate of a survey */
  readonly support: Interval;
  /** how much of the state shields it, 0 to 1: an accusation, so source and date are printed */
  readonly tie: Interval;
}

/** One number of the model that is not known. */
export interface Parameter {
  /** `r`, `rate:anti-state` */
  readonly id: string;
  readonly title: string;
  /** what a larger value means, for people */
  readonly says: string;
  readonly prior: Form;
  /** null: the parameter belongs to all groups */
  readonly group: string | null;
  readonly unit: string;
  readonly source: string;
}

/** All parameters in one order: the shared ones, then four for each group, groups as they stand in `groups`. */
export interface ParameterSpace {
  readonly groups: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly size: number;
}

const place = Object.fromEntries(SHARED_PRIORS.map(({ id }, index) => [id, index])) as Readonly<Record<SharedId, number>>;
/** Where a shared parameter stands in a vector of values: `values[AT.r]`. */
export const AT = place;

/** Where a group's parameter stands: `values[groupAt(1, "tie")]`. */
export function groupAt(group: number, parameter: GroupParameter): number {
  return SHARED_PRIORS.length + GROUP_PARAMETERS.length * group + GROUP_PARAMETERS.indexOf(parameter);
}

/**
 * The model's parameters for these groups. Groups are put in the order of their ids, so that the same groups in another
 * order give the same digits.
 */
export function parameterSpace(beliefs: readonly GroupBelief[]): ParameterSpace {
  const ordered = beliefs.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  const shared = SHARED_PRIORS.map(({ id, title, says, prior, unit, source }): Parameter => ({
    id,
    title,
    says,
    prior,
    group: null,
    unit,
    source,
  }));
  const parameters = [...shared, ...ordered.flatMap(groupParameters)];
  return { groups: ordered.map(({ id }) => id), parameters, size: parameters.length };
}

function groupParameters({ id, title, attacks, support, tie }: GroupBelief): Parameter[] {
  const of = (name: GroupParameter, what: string, says: string, prior: Form, unit: string, source: string): Parameter => ({
    id: `${name}:${id}`,
    title: `${what}, ${title}`,
    says,
    prior,
    group: id,
    unit,
    source,
  });
  return [
    of("rate", "attacks today", "the group attacks more often today", amountForm(attacks), "attacks a month", attacks.source),
    of("support", "support today", "more people support the group today", shareForm(support), "share of people", support.source),
    of("tie", "state tie", "more of the state shields the group", shareForm(tie), "share shielded", tie.source),
    of(
      "trend",
      "own trend",
      "the group grows whatever is done",
      TREND_PRIOR,
      "log change of capacity a year",
      "assumption: as likely up as down",
    ),
  ];
}

/**
 * Values of all parameters at a point of the standard normal space; the prior is there the same for all, independent and
 * of variance 1. `values` is filled and returned.
 */
export function valuesAt(space: ParameterSpace, z: ArrayLike<number>, values: Float64Array = new Float64Array(space.size)): Float64Array {
  for (let i = 0; i < space.size; i++) values[i] = valueAt((space.parameters[i] as Parameter).prior, z[i] as number);
  return values;
}
