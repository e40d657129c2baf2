import type { CivilPicture, ForeseeRead, ForeseeRun, ForeseeStart, RunBody } from "./foresee/shapes.ts";
import type { ScreenAnswer, ScreenBody } from "./shapes/answer.ts";
import type { BulletinPart, Changes } from "./shapes/bulletin.ts";
import type { Job, JobBody, Upload } from "./shapes/job.ts";
import type { ListVersion, Quarantined } from "./shapes/list.ts";
import type { EntryHistory, Party } from "./shapes/party.ts";
import type { ErrorBody, Problem } from "./shapes/problem.ts";
import type { PartyProposal, ProposalSearch } from "./shapes/proposal.ts";
import type { ServerStatus, VerifyReport } from "./shapes/status.ts";

/** All that the page asks of the server; nothing else here opens a connection. */

/** What came back: a value or a problem in the server's words; a lost connection is a problem too. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const lost = (message: string): Problem => ({
  code: "internal",
  message,
  remedy: "Is the server still running? Start it again with npm start",
});

/** One question to the server; what each page asks for stands below or beside the page. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<Reply<T>> {
  try {
    const response = await fetch(path, { ...init, credentials: "same-origin" });
    if (response.status === 204) return { ok: true, value: undefined as T };
    const body: unknown = await response.json();
    return response.ok ? { ok: true, value: body as T } : { ok: false, problem: (body as ErrorBody).error };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return { ok: false, problem: lost("the server does not answer") };
  }
}

export const json = (method: string, body: unknown, signal?: AbortSignal): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
  ...(signal === undefined ? {} : { signal }),
});

export const signIn = (token: string): Promise<Reply<void>> => ask("/api/session", json("POST", { token }));
export const fetchStatus = (): Promise<Reply<ServerStatus>> => ask("/api/status");
/** `asOf`: a day, as the lists stood then; empty: now */
export const screen = (
  body: ScreenBody,
  { asOf, signal }: { readonly asOf: string; readonly signal: AbortSignal },
): Promise<Reply<ScreenAnswer>> => ask(`/api/screen${asOf === "" ? "" : `?asOf=${encodeURIComponent(asOf)}`}`, json("POST", body, signal));
export const verify = (): Promise<Reply<VerifyReport>> => ask("/api/verify", { method: "POST" });
export const startJob = (body: JobBody): Promise<Reply<Job>> => ask("/api/jobs", json("POST", body));
export const fetchJob = (id: string): Promise<Reply<Job>> => ask(`/api/jobs/${encodeURIComponent(id)}`);
export const stopJob = (id: string): Promise<Reply<void>> => ask(`/api/jobs/${encodeURIComponent(id)}`, { method: "DELETE" });
export const dropUpload = (id: string): Promise<Reply<void>> => ask(`/api/uploads/${encodeURIComponent(id)}`, { method: "DELETE" });
export const removeList = (id: string): Promise<Reply<void>> => ask(`/api/lists/${encodeURIComponent(id)}`, { method: "DELETE" });
export const fetchQuarantined = (id: string): Promise<Reply<Quarantined>> => ask(`/api/lists/${encodeURIComponent(id)}/quarantine`);
/** `reason` becomes part of the record, signed by who is signed in. */
export const decideQuarantined = (
  id: string,
  decision: { readonly version: number; readonly decide: "release" | "discard"; readonly reason: string },
): Promise<Reply<Quarantined>> => ask(`/api/lists/${encodeURIComponent(id)}/quarantine`, json("POST", decision));
export const fetchParty = (id: string): Promise<Reply<Party>> => ask(`/api/parties/${encodeURIComponent(id)}`);
export const fetchProposals = (id: string): Promise<Reply<{ readonly proposals: readonly PartyProposal[] }>> =>
  ask(`/api/parties/${encodeURIComponent(id)}/proposals`);
export const fetchSearch = (limit: number): Promise<Reply<ProposalSearch>> => ask(`/api/proposals?limit=${limit}`);
export const startSearch = (): Promise<Reply<ProposalSearch>> => ask("/api/proposals", { method: "POST" });
export const stopSearch = (): Promise<Reply<ProposalSearch>> => ask("/api/proposals", { method: "DELETE" });
export const fetchEntryHistory = (list: string, entry: string): Promise<Reply<EntryHistory>> =>
  ask(`/api/lists/${encodeURIComponent(list)}/entries/${encodeURIComponent(entry)}/history`);
/** `reason` becomes part of the record, signed by who is signed in. `right` null: from all others of its party */
export const decideParty = (decision: {
  readonly what: "join" | "refuse" | "split";
  readonly left: string;
  readonly right: string | null;
  readonly reason: string;
  readonly takeBack?: boolean;
  readonly seen: readonly string[];
}): Promise<Reply<{ readonly event: number }>> => ask("/api/party-decisions", json("POST", decision));

/** Which bulletins: `part` and `offset` go on in one part of them. */
export interface ChangesQuery {
  readonly list?: string;
  readonly from?: string;
  readonly to?: string;
  readonly part?: BulletinPart;
  readonly offset?: number;
  readonly limit: number;
}

export const fetchChanges = (query: ChangesQuery): Promise<Reply<Changes>> =>
  ask(`/api/changes?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`);
export const fetchVersions = (list: string): Promise<Reply<{ readonly versions: readonly ListVersion[] }>> =>
  ask(`/api/lists/${encodeURIComponent(list)}/versions`);
export const resultPath = (job: string, format: string): string => `/api/jobs/${encodeURIComponent(job)}/result?format=${format}`;

export const fetchForesee = (): Promise<Reply<ForeseeStart>> => ask("/api/foresee");
export const readText = (text: string, file: string): Promise<Reply<ForeseeRead>> =>
  ask("/api/foresee/read", json("POST", { text, file: file.slice(0, 200) }));
export const continuity = (text: string): Promise<Reply<ForeseeRead>> => ask("/api/foresee/continuity", json("POST", { text }));
export const startRun = (body: RunBody): Promise<Reply<ForeseeRun>> => ask("/api/foresee/runs", json("POST", body));
const runPath = (id: string): string => `/api/foresee/runs/${encodeURIComponent(id)}`;
export const fetchRun = (id: string): Promise<Reply<ForeseeRun>> => ask(runPath(id));
export const stopRun = (id: string): Promise<Reply<void>> => ask(runPath(id), { method: "DELETE" });
/** For a page that goes: nobody is there any more for the answer. */
export const stopRunLeaving = (id: string): void => void ask(runPath(id), { method: "DELETE", keepalive: true });
export const reportPath = (run: string, format: string): string => `${runPath(run)}/report?format=${format}`;
export const chartPath = (run: string, chart: string, format: string): string =>
  `${runPath(run)}/chart?chart=${encodeURIComponent(chart)}&format=${format}`;
export const fetchCivil = (run: number, seed: number): Promise<Reply<CivilPicture>> => ask(`/api/foresee/epstein?run=${run}&seed=${seed}`);

/** Sends one file; `onProgress` in bytes. XMLHttpRequest, because fetch does not tell how much has left. */
export function sendFile(file: File, onProgress: (sent: number, total: number) => void): Promise<Reply<Upload>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/uploads");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded, event.total));
    request.addEventListener("error", () => resolve({ ok: false, problem: lost("the connection broke while the file was sent") }));
    request.addEventListener("load", () => {
      try {
        const body = JSON.parse(request.responseText) as Upload & ErrorBody;
        resolve(request.status < 300 ? { ok: true, value: body } : { ok: false, problem: body.error });
      } catch {
        resolve({ ok: false, problem: lost("the server's answer makes no sense") });
      }
    });
    request.send(file);
  });
}
