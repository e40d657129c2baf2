import { createHash } from "node:crypto";
import { WritError, type Problem } from "../ground/index.ts";
import { BANDS, type Subject } from "../match/index.ts";
import {
  answerSubject,
  isProblem,
  parseSubject,
  screenText,
  type Answer,
  type SaidAlert,
  type ScreenSettings,
  type SubjectNote,
} from "../screen/index.ts";
import { actorOf, askedOf, momentFor, nowOf, settingsOf, type Desk } from "./desk.ts";
import { MOMENT_QUERY } from "./history-routes.ts";
import type { Moment } from "./history.ts";
import { cardsOf, type Holding } from "./holding.ts";
import { route, type AnyRoute } from "./route.ts";
import { screenBody, textBody } from "./schemas/bodies.ts";
import type { ScreenAnswer, ServerStatus } from "./shapes.ts";

const TEXT_CHARACTERS = 900_000;

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
): { readonly answer: Answer; readonly faint: readonly SaidAlert[] | null } {
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

/** What is asked of the lists: how they stand, a subject, a text. */
export const askRoutes = (desk: Desk): AnyRoute[] => [statusRoute(desk), screenRoute(desk), textRoute(desk)];
