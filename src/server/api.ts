import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { stream } from "hono/streaming";
import { WritError, entryId, fail, listId, partyId, type Problem } from "../ground/index.ts";
import { BANDS, type Alert, type Subject } from "../match/index.ts";
import { verifyData, type Actor } from "../registry/index.ts";
import {
  DEFAULT_SETTINGS,
  answerSubject,
  isProblem,
  parseSubject,
  screenText,
  type Answer,
  type ScreenSettings,
  type SubjectNote,
} from "../screen/index.ts";
import { historyRoutes, MOMENT_QUERY, momentOf } from "./history-routes.ts";
import type { History, Moment } from "./history.ts";
import { cardsOf, type Holding } from "./holding.ts";
import type { Jobs } from "./jobs.ts";
import { partyRoutes } from "./party-routes.ts";
import { quarantineRoutes } from "./quarantine-routes.ts";
import { recogniseUpload } from "./recognised.ts";
import { part, route, type AnyRoute, type ServerContext } from "./route.ts";
import { jobBody, screenBody, textBody } from "./schemas.ts";
import type { Job, JobBody, JobOutcome, ListReport, NamesReport, ScreenAnswer, ServerStatus, Upload } from "./shapes.ts";
import { plainFileName, type StoredUpload, type Uploads } from "./uploads.ts";
import { resultPath, resultStream, screenDocument, screenNames, takeLists, workbookOf, type WorkPlace } from "./work.ts";

/** What the routes work on. */
export interface Desk {
  readonly holding: Holding;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly reports: Map<string, ListReport>;
  readonly history: History;
  readonly version: string;
  readonly who: string;
  readonly maxAgeDays: number;
  readonly limits: { readonly uploadBytes: number };
  /** milliseconds */
  readonly now: () => number;
}

const TEXT_CHARACTERS = 900_000;

function settingsOf(
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
    at: new Date(desk.now()).toISOString(),
    ...(given.limit === undefined ? {} : { limit: given.limit }),
    ...(given.minBand === undefined ? {} : { minBand: given.minBand as ScreenSettings["minBand"] }),
    ...(given.lists === undefined ? {} : { lists: given.lists }),
  };
}

const nowOf = (desk: Desk): string => new Date(desk.now()).toISOString();

/** The moment in the past that a request asks about, or null. */
const momentFor = (desk: Desk, context: ServerContext): Promise<Moment | null> =>
  momentOf(context, { history: desk.history, now: () => nowOf(desk) });

/** Where answers come from: now, or the moment asked about. */
const askedOf = (desk: Desk, moment: Moment | null): Pick<Holding, "matcher" | "current"> =>
  moment === null ? desk.holding : { matcher: moment.matcher, current: moment.past.current() };

const actorOf = (desk: Desk, why: string): Actor & { readonly why: string } => ({
  who: desk.who,
  at: new Date(desk.now()).toISOString(),
  why,
});

const throwProblem = (what: Problem): never => {
  throw new WritError(what);
};

/** The hash by which the ledger knows a result: of its JSON as it was answered. */
const hashOf = (result: unknown): string => createHash("sha256").update(JSON.stringify(result)).digest("hex");

function statusOf(desk: Desk, moment: Moment | null): ServerStatus {
  const { holding } = desk;
  if (holding.register === null) holding.refresh();
  const { snapshot, origin } = askedOf(desk, moment).current;
  return {
    version: desk.version,
    mode: holding.register === null ? "reader" : "writer",
    readerBecause: holding.readerBecause,
    lists: moment === null ? holding.reader.status(nowOf(desk), desk.maxAgeDays) : moment.past.status(desk.maxAgeDays),
    snapshot: { id: snapshot.id, parameters: snapshot.parameters, entries: snapshot.entryCount, names: snapshot.nameCount, origin },
    maxAgeDays: desk.maxAgeDays,
    limits: { uploadBytes: desk.limits.uploadBytes, textCharacters: TEXT_CHARACTERS },
    reports: moment === null ? [...desk.reports.values()] : [],
    ...(moment === null ? {} : { past: { ...moment.past.when, missing: moment.past.missing, notes: moment.past.notes } }),
  };
}

const statusRoute = (desk: Desk): AnyRoute =>
  route({
    method: "get",
    path: "/api/status",
    summary: "Which lists are loaded, how old and how whole they are, and whether this server may write",
    query: MOMENT_QUERY,
    answer: "Status",
    errors: ["version-unknown"],
    handle: async (context) => context.json(statusOf(desk, await momentFor(desk, context))),
  });

/** One look at the lists; what lies below the asked band is set apart and changes nothing of the outcome. */
function answerWith(
  holding: Pick<Holding, "matcher" | "current">,
  subject: Subject,
  settings: ScreenSettings,
  given: { readonly notes: readonly SubjectNote[]; readonly faint: boolean },
): { readonly answer: Answer; readonly faint: readonly Alert[] | null } {
  const minBand = given.faint ? "weak" : settings.minBand;
  const answer = answerSubject(holding.matcher, holding.current, subject, { ...settings, minBand }, given.notes);
  if (!given.faint) return { answer, faint: null };
  const asked = BANDS.indexOf(settings.minBand);
  const alerts = answer.alerts.filter((alert) => BANDS.indexOf(alert.band) >= asked);
  const outcome = answer.outcome === "hit" && alerts.length === 0 ? "clear" : answer.outcome;
  return { answer: { ...answer, alerts, outcome }, faint: answer.alerts.filter((alert) => BANDS.indexOf(alert.band) < asked) };
}

const screenRoute = (desk: Desk): AnyRoute =>
  route({
    method: "post",
    path: "/api/screen",
    summary: "One subject against the lists: the answer, with the entries that its alerts name",
    body: screenBody,
    query: MOMENT_QUERY,
    answer: "Answer",
    errors: ["value-too-long", "json-malformed", "field-missing", "version-unknown"],
    handle: async (context, body) => {
      const began = performance.now();
      const notes: SubjectNote[] = [];
      // as on the command line, a date that cannot be read is an error and not a remark
      const subject = parseSubject(body.subject, { onNote: (note) => notes.push(note) });
      if (isProblem(subject)) return throwProblem(subject);
      const moment = await momentFor(desk, context);
      const settings = { ...settingsOf(desk, body), ...(moment === null ? {} : { at: moment.past.at }) };
      const { holding } = desk;
      const { answer, faint } = answerWith(askedOf(desk, moment), subject, settings, { notes, faint: body.faint === true });
      const { register } = holding;
      const recorded =
        body.record !== true || register === null
          ? null
          : register.recordScreening(actorOf(desk, "asked on the page"), {
              subject: body.subject,
              outcome: answer.outcome,
              alerts: answer.alerts.map(({ party, weight, band }) => ({ party, weight, band })),
              result: hashOf(answer),
              minBand: settings.minBand,
              ...moment?.past.when,
              snapshot: answer.engine.snapshot,
            });
      const full: ScreenAnswer = {
        ...answer,
        ...(faint === null ? {} : { faint }),
        cards: cardsOf([...answer.alerts, ...(faint ?? [])], moment?.past ?? holding.reader),
        recorded,
        milliseconds: performance.now() - began,
      };
      return context.json(full);
    },
  });

const textRoute = (desk: Desk): AnyRoute =>
  route({
    method: "post",
    path: "/api/text",
    summary: "Every listed name that a text mentions; documents go by /api/uploads",
    body: textBody,
    query: MOMENT_QUERY,
    answer: "TextAnswer",
    errors: ["value-too-long", "json-malformed", "version-unknown"],
    handle: async (context, body) => {
      const { holding } = desk;
      const moment = await momentFor(desk, context);
      const answer = await screenText(body.text, {
        ...askedOf(desk, moment),
        settings: { ...settingsOf(desk, body), ...(moment === null ? {} : { at: moment.past.at }) },
        document: body.document ?? "text",
      });
      if (body.record === true) {
        holding.register?.recordScreening(actorOf(desk, "a text, on the page"), {
          document: answer.document,
          mentions: answer.mentions.length,
          result: hashOf(answer),
          ...moment?.past.when,
          snapshot: answer.engine.snapshot,
        });
      }
      return context.json(answer);
    },
  });

const readRoutes = (desk: Desk): AnyRoute[] => [
  route({
    method: "get",
    path: "/api/lists/{list}/entries/{entry}",
    summary: "One entry as its list prints it",
    query: MOMENT_QUERY,
    answer: "Entry",
    errors: ["entry-unknown", "version-unknown"],
    handle: async (context) => {
      const list = part(context, "list");
      const id = part(context, "entry");
      const moment = await momentFor(desk, context);
      return context.json(
        (moment?.past ?? desk.holding.reader).entry(listId(list), entryId(id)) ??
          fail("entry-unknown", { value: `${list} ${id}`.slice(0, 200) }),
      );
    },
  }),
  route({
    method: "delete",
    path: "/api/lists/{list}",
    summary: "Takes a list out of force; its history and its raw files stay in the register",
    answer: null,
    errors: ["list-unknown", "data-read-only"],
    handle: (context) => {
      const { holding } = desk;
      if (holding.register === null) fail("data-read-only", { message: holding.readerBecause ?? "this server only reads" });
      const list = listId(part(context, "list"));
      holding.register.removeList(list, actorOf(desk, "taken out on the page"));
      holding.refresh();
      desk.reports.delete(list);
      return context.body(null, 204);
    },
  }),
  route({
    method: "get",
    path: "/api/parties/{party}",
    summary: "A party with the entries about it, and why they were joined",
    query: MOMENT_QUERY,
    answer: "Party",
    errors: ["party-unknown", "version-unknown"],
    handle: async (context) =>
      context.json(
        ((await momentFor(desk, context))?.past ?? desk.holding.reader).party(partyId(part(context, "party"))) ??
          fail("party-unknown", { value: part(context, "party").slice(0, 200) }),
      ),
  }),
  route({
    method: "post",
    path: "/api/verify",
    summary: "Checks every event of the ledger and every raw file",
    answer: "Verified",
    handle: async (context) => context.json(await verifyData(desk.holding.dir)),
  }),
];

const waitingRoutes = (desk: Desk): AnyRoute[] =>
  quarantineRoutes({
    holding: desk.holding,
    actor: () => ({ who: desk.who, at: new Date(desk.now()).toISOString() }),
    forget: (list) => void desk.reports.delete(list),
  });

/** Without the path on disk. */
const uploadAsJson = ({ id, name, bytes, sha256, recognised }: StoredUpload): Upload => ({ id, name, bytes, sha256, recognised });

function fileNameOf(context: ServerContext): string {
  const header = context.req.header("x-file-name") ?? "";
  try {
    return plainFileName(decodeURIComponent(header));
  } catch {
    return plainFileName(header);
  }
}

const uploadRoutes = (desk: Desk): AnyRoute[] => [
  route({
    method: "post",
    path: "/api/uploads",
    summary: "Sends one file; the answer says what it is, by its content. Its name goes, percent-encoded, in the header x-file-name",
    bytes: "the file as it is; gzip is unpacked",
    answer: "Upload",
    errors: ["file-empty", "file-too-large", "too-many", "data-full", "zip-bomb", "zip-malformed", "file-unreadable"],
    handle: async (context) => {
      const { body } = context.req.raw;
      if (body === null) fail("file-empty", { file: fileNameOf(context) });
      const upload = await desk.uploads.store(
        fileNameOf(context),
        Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
        recogniseUpload,
      );
      return context.json(uploadAsJson(upload));
    },
  }),
  route({
    method: "delete",
    path: "/api/uploads/{upload}",
    summary: "Forgets a file",
    answer: null,
    handle: async (context) => {
      await desk.uploads.drop(part(context, "upload"));
      return context.body(null, 204);
    },
  }),
];

function startWork(desk: Desk, body: JobBody): Job {
  const uploads = body.uploads.map((id) => desk.uploads.find(id));
  const [first] = uploads;
  if (first === undefined) fail("field-missing", { field: "uploads" });
  if (body.use !== "list" && uploads.length > 1)
    fail("too-many", {
      field: "uploads",
      message: "names and documents are screened one file at a time",
      remedy: "Start one job for each",
    });
  const place: WorkPlace = {
    holding: desk.holding,
    settings: () => settingsOf(desk),
    actor: (why) => actorOf(desk, why),
    remember: (report) => void desk.reports.set(report.list, report),
  };
  const out = resultPath(desk.uploads.dir, first.id);
  const runs: Readonly<Record<JobBody["use"], (hands: Parameters<typeof screenDocument>[3]) => Promise<JobOutcome>>> = {
    list: (hands) => takeLists(place, uploads, body, hands),
    names: (hands) => screenNames(place, first, body, out, hands),
    text: (hands) => screenDocument(place, first, body, hands),
  };
  return desk.jobs.start({ use: body.use, title: uploads.map((upload) => upload.name).join(", "), source: first.id, run: runs[body.use] });
}

function namesReportOf(desk: Desk, id: string): { readonly report: NamesReport; readonly source: string; readonly title: string } {
  const job = desk.jobs.find(id) ?? fail("not-found", { message: "there is no such job" });
  if (job.state !== "done" || job.outcome.use !== "names")
    fail("not-found", { message: "this job has no result to download", remedy: "Wait for its end" });
  return { report: job.outcome.report, source: desk.jobs.source(id) ?? fail("not-found"), title: job.title };
}

const RESULT_TYPES = new Map([
  ["csv", "text/csv; charset=utf-8"],
  ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
]);

async function sendResult(desk: Desk, context: ServerContext): Promise<Response> {
  const { source, title } = namesReportOf(desk, part(context, "job"));
  const format = context.req.query("format") ?? "csv";
  const type = RESULT_TYPES.get(format) ?? fail("field-invalid", { field: "format", value: format.slice(0, 50), remedy: "csv or xlsx" });
  const csv = resultPath(desk.uploads.dir, source);
  const path = format === "xlsx" ? await workbookOf(csv) : csv;
  const name = `${title.replace(/(\.(csv|tsv|xlsx|jsonl|ndjson|json|txt))?(\.gz)?$/i, "")}-screened.${format}`;
  context.header("content-type", type);
  // RFC 6266: plain letters for all, the rest for who understands it
  context.header(
    "content-disposition",
    `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`,
  );
  return stream(context, async (out) => {
    for await (const chunk of resultStream(path)) await out.write(chunk as Uint8Array);
  });
}

const jobRoutes = (desk: Desk): AnyRoute[] => [
  route({
    method: "post",
    path: "/api/jobs",
    summary: "Starts work on uploaded files: take lists in, screen a file of names, screen a document",
    body: jobBody,
    answer: "Job",
    errors: ["not-found", "too-many", "conflict"],
    handle: (context, body) => context.json(startWork(desk, body as JobBody)),
  }),
  route({
    method: "get",
    path: "/api/jobs",
    summary: "All work of this sitting, newest first",
    answer: "Jobs",
    handle: (context) => context.json(desk.jobs.all()),
  }),
  route({
    method: "get",
    path: "/api/jobs/{job}",
    summary: "How far a job is; ask again until its state is done, failed or stopped",
    answer: "Job",
    errors: ["not-found"],
    handle: (context) => context.json(desk.jobs.find(part(context, "job")) ?? fail("not-found", { message: "there is no such job" })),
  }),
  route({
    method: "delete",
    path: "/api/jobs/{job}",
    summary: "Stops a job, or forgets one that has ended",
    answer: null,
    errors: ["not-found"],
    handle: (context) =>
      desk.jobs.stop(part(context, "job")) ? context.body(null, 204) : fail("not-found", { message: "there is no such job" }),
  }),
  route({
    method: "get",
    path: "/api/jobs/{job}/result",
    summary: "The result of a screened file of names, for a spreadsheet",
    query: { format: "csv (default) or xlsx" },
    answer: "file",
    errors: ["not-found"],
    handle: (context) => sendResult(desk, context),
  }),
];

/** Everything that asks for a session, but for the session itself. */
export function apiRoutes(desk: Desk): AnyRoute[] {
  return [
    statusRoute(desk),
    screenRoute(desk),
    textRoute(desk),
    ...readRoutes(desk),
    ...waitingRoutes(desk),
    ...partyRoutes({ holding: desk.holding, actor: () => ({ who: desk.who, at: nowOf(desk) }) }),
    ...historyRoutes({ history: desk.history, reader: desk.holding.reader, now: () => nowOf(desk) }),
    ...uploadRoutes(desk),
    ...jobRoutes(desk),
  ];
}
