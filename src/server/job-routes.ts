import { stream } from "hono/streaming";
import { fail } from "../ground/index.ts";
import { actorOf, settingsOf, type Desk } from "./desk.ts";
import { part, route, type AnyRoute, type ServerContext } from "./route.ts";
import { jobBody } from "./schemas/bodies.ts";
import type { Job, JobBody, JobOutcome, NamesReport } from "./shapes.ts";
import { resultPath, resultStream, screenDocument, screenNames, takeLists, workbookOf, type WorkPlace } from "./work.ts";

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

export const jobRoutes = (desk: Desk): AnyRoute[] => [
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
