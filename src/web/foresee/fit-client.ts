import { ask, json, type Reply } from "../client.ts";
import type { Counts, CountsBody, CountsFile, Fit, FitBody, Learnt } from "./fit-shapes.ts";

/** What the page asks of the server about counts and fits. */

const sent = (file: File): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) },
  body: file,
});

export const sendCounts = (file: File): Promise<Reply<CountsFile>> => ask("/api/foresee/counts", sent(file));
export const sendLearnt = (file: File): Promise<Reply<Learnt>> => ask("/api/foresee/learnt", sent(file));
export const readCounts = (body: CountsBody): Promise<Reply<Counts>> => ask("/api/foresee/counts/read", json("POST", body));
export const startFit = (body: FitBody): Promise<Reply<Fit>> => ask("/api/foresee/fits", json("POST", body));
const fitPath = (id: string): string => `/api/foresee/fits/${encodeURIComponent(id)}`;
export const fetchFit = (id: string): Promise<Reply<Fit>> => ask(fitPath(id));
export const stopFit = (id: string): Promise<Reply<void>> => ask(fitPath(id), { method: "DELETE" });
/** For a page that goes: nobody is there any more for the answer. */
export const stopFitLeaving = (id: string): void => void ask(fitPath(id), { method: "DELETE", keepalive: true });
export const fitReportPath = (id: string, format: string): string => `${fitPath(id)}/report?format=${format}`;
