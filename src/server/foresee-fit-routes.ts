import { calibrationCsv, calibrationHtml, shareSvg, shownCalibration, type Calibration } from "../foresee/index.ts";
import { fail } from "../ground/index.ts";
import { TYPES, type ForeseeFile } from "./foresee-files.ts";
import { countsReadBody, fitBody, fitRequest, readRequest } from "./foresee-fit-body.ts";
import { readOnThread } from "./foresee-fit-threads.ts";
import { countsAsJson } from "./foresee-counts-view.ts";
import type { Foresee } from "./foresee-room.ts";
import { fileNameOf, send, textOf } from "./foresee-transport.ts";
import { part, route, type AnyRoute, type ServerContext } from "./route.ts";

/** a country's events of forty years have about ten */
const COUNTS_BYTES = 24 * 2 ** 20;

const noFit = (): never =>
  fail("not-found", { field: "fit", message: "there is no such fit", remedy: "It may have been forgotten: run it again" });

/** What counts teach: the same fit as `writ foresee calibrate`, for the page. */
export const foreseeFitRoutes = ({ counts, fits }: Foresee): AnyRoute[] => [
  route({
    method: "post",
    path: "/api/foresee/counts",
    summary:
      "Takes in a file of counts for this session's fits: a monthly table, events of UCDP GED, or incidents as in BFRS. It stays in memory",
    bytes: `the CSV file as it is, at most ${COUNTS_BYTES / 2 ** 20} MiB; its name, percent-encoded, in the header x-file-name`,
    answer: "ForeseeCountsFile",
    errors: ["file-empty", "file-too-large", "encoding-damaged"],
    handle: async (context) => {
      const file = fileNameOf(context, "counts.csv");
      const remedy = "It must be CSV in UTF-8; a larger file: writ foresee calibrate";
      return context.json(counts.keep(context.get("session"), await textOf(context, { file, bytes: COUNTS_BYTES, remedy }), file));
    },
  }),
  route({
    method: "post",
    path: "/api/foresee/counts/read",
    summary:
      "What a file of counts holds, month by group, or everything that is wrong with it, each with line and remedy; who is in no group yet",
    body: countsReadBody,
    answer: "ForeseeCounts",
    errors: ["json-malformed", "field-missing", "not-found"],
    handle: async (context, body) => {
      const session = context.get("session");
      return context.json(countsAsJson(await readOnThread(readRequest(body, (id) => counts.find(session, id)))));
    },
  }),
  route({
    method: "post",
    path: "/api/foresee/fits",
    summary:
      "Starts a fit; one at a time for each session. What it learns can begin comparisons of this session. It stops when nobody asks",
    body: fitBody,
    answer: "ForeseeFit",
    errors: ["json-malformed", "field-missing", "not-found", "conflict"],
    handle: (context, body) => {
      const session = context.get("session");
      return context.json(
        fits.start(
          session,
          fitRequest(body, (id) => counts.find(session, id)),
        ),
      );
    },
  }),
  route({
    method: "get",
    path: "/api/foresee/fits/{fit}",
    summary: "How far a fit is; ask again until its state is done, failed or stopped. Done: diagnostics, scores and what was learnt",
    answer: "ForeseeFit",
    errors: ["not-found"],
    handle: (context) => context.json(fits.find(context.get("session"), part(context, "fit")) ?? noFit()),
  }),
  route({
    method: "delete",
    path: "/api/foresee/fits/{fit}",
    summary: "Stops a fit, or forgets one that has ended",
    answer: null,
    errors: ["not-found"],
    handle: (context) => (fits.stop(context.get("session"), part(context, "fit")) ? context.body(null, 204) : noFit()),
  }),
  route({
    method: "get",
    path: "/api/foresee/fits/{fit}/report",
    summary: "The whole fit as a file: the report of writ foresee calibrate, its table, what it learnt, or the picture of that",
    query: { format: "html (default), csv, json (the posterior), svg (what comes from data)" },
    answer: "file",
    errors: ["not-found"],
    handle: (context) => send(context, fitFile(fitOf(context, fits), context.req.query("format") ?? "html")),
  }),
];

function fitOf(context: ServerContext, fits: Foresee["fits"]): Calibration {
  return (
    fits.calibration(context.get("session"), part(context, "fit")) ??
    fail("not-found", { field: "fit", message: "this fit has no result", remedy: "Wait for its end, or run it again" })
  );
}

function fitFile(calibration: Calibration, format: string): ForeseeFile {
  switch (format) {
    case "html":
      return { name: "calibration.html", type: TYPES.html, text: calibrationHtml(calibration) };
    case "csv":
      return { name: "learnt.csv", type: TYPES.csv, text: calibrationCsv(calibration) };
    case "svg": {
      const { chart, caption } = shownCalibration(calibration).learntChart;
      return { name: "learnt.svg", type: TYPES.svg, text: shareSvg(chart, caption) };
    }
    case "json":
      if (calibration.posterior === null)
        fail("not-found", { field: "format", value: format, message: "the chains did not agree: there is no posterior" });
      return { name: "learnt.json", type: TYPES.json, text: `${JSON.stringify(calibration.posterior)}\n` };
    default:
      return fail("field-invalid", { field: "format", value: format.slice(0, 50), remedy: "html, csv, json or svg" });
  }
}
