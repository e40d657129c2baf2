import type { Actor } from "../registry/index.ts";
import { DEFAULT_SETTINGS, type ScreenSettings } from "../screen/index.ts";
import { momentOf } from "./history-routes.ts";
import type { History, Moment } from "./history.ts";
import type { Holding } from "./holding.ts";
import type { Jobs } from "./jobs.ts";
import type { ProposalSearch } from "./proposal-search.ts";
import type { ServerContext } from "./route.ts";
import type { ListReport } from "./shapes.ts";
import type { Uploads } from "./uploads.ts";

/** What the routes work on. */
export interface Desk {
  readonly holding: Holding;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly reports: Map<string, ListReport>;
  readonly history: History;
  readonly search: ProposalSearch;
  readonly version: string;
  readonly who: string;
  readonly maxAgeDays: number;
  readonly limits: { readonly uploadBytes: number };
  /** milliseconds */
  readonly now: () => number;
}

export function settingsOf(
  desk: Desk,
  given: {
    readonly limit?: number | undefined;
    readonly minBand?: string | undefined;
    readonly lists?: readonly string[] | undefined;
  } = {},
): ScreenSettings {
  return {
    ...DEFAULT_SETTINGS,
    maxAgeDays: desk.maxAgeDays,
    at: nowOf(desk),
    ...(given.limit === undefined ? {} : { limit: given.limit }),
    ...(given.minBand === undefined ? {} : { minBand: given.minBand as ScreenSettings["minBand"] }),
    ...(given.lists === undefined ? {} : { lists: given.lists }),
  };
}

export const nowOf = (desk: Desk): string => new Date(desk.now()).toISOString();

/** The moment in the past that a request asks about, or null. */
export const momentFor = (desk: Desk, context: ServerContext): Promise<Moment | null> =>
  momentOf(context, { history: desk.history, now: () => nowOf(desk) });

/** Where answers come from: now, or the moment asked about. */
export const askedOf = (desk: Desk, moment: Moment | null): Pick<Holding, "matcher" | "current"> =>
  moment === null ? desk.holding : { matcher: moment.matcher, current: moment.past.current() };

export const actorOf = (desk: Desk, why: string): Actor & { readonly why: string } => ({
  who: desk.who,
  at: nowOf(desk),
  why,
});
