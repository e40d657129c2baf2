import { EXAMPLE_SITUATION, MONTHS } from "../foresee/index.ts";
import { fail } from "../ground/index.ts";
import { EXAMPLE_STRATEGIES, leavesServicesOff, MEASURE_FACTS, MEASURES, withContinuity, readStrategy } from "../strategy/index.ts";
import { FORESEE_LIMITS, foreseeReadBody, foreseeRequest, foreseeRunBody, readForeseeText } from "./foresee-body.ts";
import { CIVIL_PICTURES, civilPicture } from "./foresee-epstein.ts";
import { pictureFile, reportFile } from "./foresee-files.ts";
import type { Foresee } from "./foresee-room.ts";
import type { ForeseeRuns } from "./foresee-runs.ts";
import type { ForeseeStart } from "./foresee-shapes.ts";
import { fileNameOf, send, textOf } from "./foresee-transport.ts";
import { part, route, type AnyRoute, type ServerContext } from "./route.ts";

const START: ForeseeStart = {
  examples: EXAMPLE_STRATEGIES.map((strategy) => ({ strategy, leavesServicesOff: leavesServicesOff(strategy) })),
  situation: EXAMPLE_SITUATION,
  measures: MEASURES.map((id) => ({
    id,
    title: MEASURE_FACTS[id].title,
    says: MEASURE_FACTS[id].says,
    benefit: MEASURE_FACTS[id].benefit,
    harm: MEASURE_FACTS[id].harm,
  })),
  months: MONTHS,
  limits: FORESEE_LIMITS,
};

/** thousands of draws of dozens of beliefs; a larger file is some other file */
const LEARNT_BYTES = 8 * 2 ** 20;

const noRun = (): never =>
  fail("not-found", { field: "run", message: "there is no such comparison", remedy: "It may have been forgotten: run it again" });

function comparisonOf(context: ServerContext, runs: ForeseeRuns) {
  return (
    runs.comparison(context.get("session"), part(context, "run")) ??
    fail("not-found", { field: "run", message: "this comparison has no result", remedy: "Wait for its end, or run it again" })
  );
}

/** What each strategy may stir up: the same comparison as `writ foresee compare`, for the page. */
export const foreseeRoutes = ({ runs, learnt }: Foresee): AnyRoute[] => [
  route({
    method: "get",
    path: "/api/foresee",
    summary: "The strategies that ship, the measures with who says how they help and harm, the example situation, the limits",
    answer: "ForeseeStart",
    handle: (context) => context.json(START),
  }),
  route({
    method: "post",
    path: "/api/foresee/read",
    summary: "Reads a strategy or a situation from text; what is wrong with it is told with path and remedy, all of it at once",
    body: foreseeReadBody,
    answer: "ForeseeRead",
    errors: ["json-malformed"],
    handle: (context, body) => context.json(readForeseeText(body)),
  }),
  route({
    method: "post",
    path: "/api/foresee/continuity",
    summary: "The twin of a strategy in which every closed service goes on",
    body: foreseeReadBody,
    answer: "ForeseeRead",
    errors: ["json-malformed"],
    handle: (context, body) => {
      const read = readForeseeText(body);
      if (read.kind !== "strategy") return context.json(read);
      const twin = readStrategy(withContinuity(read.strategy));
      return context.json(
        twin.ok ? { kind: "strategy", strategy: twin.strategy, leavesServicesOff: false } : { kind: "neither", problems: twin.problems },
      );
    },
  }),
  route({
    method: "post",
    path: "/api/foresee/learnt",
    summary: "Takes in what writ foresee calibrate has learnt (writ-posterior/1), for the comparisons of this session",
    bytes: `the file as it is, at most ${LEARNT_BYTES / 2 ** 20} MiB; its name, percent-encoded, in the header x-file-name`,
    answer: "ForeseeLearnt",
    errors: ["json-malformed", "field-missing", "file-empty", "file-too-large", "encoding-damaged"],
    handle: async (context) => {
      const file = fileNameOf(context, "learnt.json");
      const text = await textOf(context, { file, bytes: LEARNT_BYTES, remedy: "It must be JSON in UTF-8" });
      return context.json(learnt.keep(context.get("session"), text, file));
    },
  }),
  route({
    method: "post",
    path: "/api/foresee/runs",
    summary: "Starts a comparison; one at a time for each session. It stops when nobody asks about it any more",
    body: foreseeRunBody,
    answer: "ForeseeRun",
    errors: ["usage", "json-malformed", "field-missing", "value-too-long", "conflict"],
    handle: (context, body) => {
      const session = context.get("session");
      return context.json(
        runs.start(
          session,
          foreseeRequest(body, (id, situation) => learnt.find(session, id, situation)),
        ),
      );
    },
  }),
  route({
    method: "get",
    path: "/api/foresee/runs/{run}",
    summary: "How far a comparison is; ask again until its state is done, failed or stopped. Done: everything that is shown",
    answer: "ForeseeRun",
    errors: ["not-found"],
    handle: (context) => context.json(runs.find(context.get("session"), part(context, "run")) ?? noRun()),
  }),
  route({
    method: "delete",
    path: "/api/foresee/runs/{run}",
    summary: "Stops a comparison, or forgets one that has ended",
    answer: null,
    errors: ["not-found"],
    handle: (context) => (runs.stop(context.get("session"), part(context, "run")) ? context.body(null, 204) : noRun()),
  }),
  route({
    method: "get",
    path: "/api/foresee/runs/{run}/report",
    summary: "The whole comparison as a file: the report of writ foresee compare",
    query: { format: "html (default), csv or json" },
    answer: "file",
    errors: ["not-found"],
    handle: (context) => send(context, reportFile(comparisonOf(context, runs), context.req.query("format") ?? "html")),
  }),
  route({
    method: "get",
    path: "/api/foresee/runs/{run}/chart",
    summary: "One chart as a picture or as the numbers behind it",
    query: { chart: "its id, as in the comparison: attacks.crackdown", format: "svg (default) or csv" },
    answer: "file",
    errors: ["not-found"],
    handle: (context) =>
      send(context, pictureFile(comparisonOf(context, runs), context.req.query("chart") ?? "", context.req.query("format") ?? "svg")),
  }),
  route({
    method: "get",
    path: "/api/foresee/epstein",
    summary: "Epstein's civil violence as pictures: an illustration and no forecast, calibrated to nothing",
    query: { run: `of the paper's table 2: ${CIVIL_PICTURES.join(", ")} (default 2)`, seed: "a whole number; default 1" },
    answer: "CivilPicture",
    handle: (context) => {
      const asked = context.req.query("run") ?? "2";
      const run =
        CIVIL_PICTURES.find((one) => String(one) === asked) ??
        fail("field-invalid", { field: "run", value: asked.slice(0, 50), remedy: `One of ${CIVIL_PICTURES.join(", ")}` });
      const seed = context.req.query("seed") ?? "1";
      if (!/^\d{1,9}$/.test(seed))
        fail("field-invalid", { field: "seed", value: seed.slice(0, 50), remedy: "A whole number of at most nine digits" });
      return context.json(civilPicture(run, Number(seed)));
    },
  }),
];
