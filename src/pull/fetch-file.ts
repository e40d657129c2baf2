import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as askHttp } from "node:http";
import { Agent as HttpsAgent, request as askHttps } from "node:https";
import { problem, type Problem, type Sha256, sha256Hex } from "../ground/index.ts";
import { isAllowed, isLoopback, shownAddress } from "./addresses.ts";

/** What a publisher says by which an unchanged file is known again. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FetchLimits {
  /** bytes of the body as it comes */
  readonly bytes: number;
  /** until the head of the answer is there, a redirect each; ms */
  readonly headMs: number;
  /** between two pieces of the body; ms */
  readonly idleMs: number;
  /** for all of it; ms */
  readonly totalMs: number;
  /** a body that comes slower than this after `headMs` is given up: a drip keeps every other clock quiet */
  readonly bytesPerSecond: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 512 * 2 ** 20,
  headMs: 30_000,
  idleMs: 30_000,
  totalMs: 15 * 60_000,
  bytesPerSecond: 2048,
  redirects: 5,
};

export interface FetchOptions {
  /** path of the file to write */
  readonly into: string;
  /** ask only for what has changed since */
  readonly validators?: Validators;
  readonly limits: FetchLimits;
  /** proxies stand here: HTTPS_PROXY, HTTP_PROXY, NO_PROXY */
  readonly env: NodeJS.ProcessEnv;
  readonly agentName: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export type Fetched =
  | { readonly kind: "fresh"; readonly bytes: number; readonly sha256: Sha256; readonly validators: Validators }
  | { readonly kind: "unchanged" }
  /** `again`: another attempt may succeed; `afterMs`: not before, as the server asked */
  | { readonly kind: "failed"; readonly problem: Problem; readonly again: boolean; readonly afterMs?: number };

type Failed = Extract<Fetched, { readonly kind: "failed" }>;

/**
 * One attempt to get one file, byte by byte as it comes, into `into`. Never throws for what a server or a network does: that is a `failed`
 * with the reason. The body is asked for unpacked; a gzip that comes all the same is kept as it is, since readers know it.
 */
export async function fetchFile(address: URL, options: FetchOptions): Promise<Fetched> {
  const total = AbortSignal.timeout(options.limits.totalMs);
  const signal = options.signal === undefined ? total : AbortSignal.any([total, options.signal]);
  let at = address;
  try {
    for (let hop = 0; ; hop++) {
      const answer = await ask(at, options, signal);
      const next = redirected(answer, at);
      if (next === null) return await taken(answer, { ...options, address: at, signal });
      answer.destroy();
      if (next === "nowhere") return failed(at, `it answers ${answer.statusCode} without an address`, AGAIN);
      if (!isAllowed(next) || (isLoopback(next) && !isLoopback(address)))
        return failed(at, `it redirects to ${shownAddress(next)}, which is not asked`, NEVER);
      if (hop + 1 > options.limits.redirects) return failed(address, `it redirects more than ${options.limits.redirects} times`, AGAIN);
      at = next;
    }
  } catch (error) {
    if (options.signal?.aborted === true) return failed(at, "it was stopped", NEVER);
    if (total.aborted) return failed(at, `it took longer than ${seconds(options.limits.totalMs)}`, AGAIN);
    return failed(at, wordsOf(error), AGAIN);
  }
}

const AGAIN = { again: true } as const;
const NEVER = { again: false } as const;

function failed(address: URL, message: string, more: Pick<Failed, "again" | "afterMs">, code: Problem["code"] = "fetch-failed"): Failed {
  return { kind: "failed", problem: problem(code, { value: shownAddress(address), message }), ...more };
}

function ask(address: URL, { limits, validators, env, agentName }: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const headers: Record<string, string> = { "user-agent": agentName, accept: "*/*", "accept-encoding": "identity" };
  if (validators?.etag !== undefined) headers["if-none-match"] = validators.etag;
  if (validators?.lastModified !== undefined) headers["if-modified-since"] = validators.lastModified;
  // a proxy is for what lies outside
  const proxied = isLoopback(address) ? {} : { proxyEnv: proxiesOf(env) };
  return new Promise((resolve, reject) => {
    const heard = (answer: IncomingMessage): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const call: ClientRequest =
      address.protocol === "https:"
        ? askHttps(address, { headers, signal, agent: new HttpsAgent(proxied) }, heard)
        : askHttp(address, { headers, signal, agent: new HttpAgent(proxied) }, heard);
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${seconds(limits.headMs)}`)), limits.headMs);
    call.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    call.end();
  });
}

const PROXY_NAMES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"] as const;

function proxiesOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(PROXY_NAMES.flatMap((name) => (env[name] === undefined || env[name] === "" ? [] : [[name, env[name]]])));
}

function redirected(answer: IncomingMessage, from: URL): URL | "nowhere" | null {
  if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0)) return null;
  const { location } = answer.headers;
  return location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : "nowhere";
}

interface Taking extends FetchOptions {
  readonly address: URL;
  readonly signal: AbortSignal;
}

/** Codes after which another attempt makes sense: the UN's address answers a passing 404. */
const PASSING = new Set([404, 408, 425, 429, 500, 502, 503, 504]);

async function taken(answer: IncomingMessage, taking: Taking): Promise<Fetched> {
  const { address, limits, validators } = taking;
  const status = answer.statusCode ?? 0;
  if (status === 304 && validators !== undefined) {
    answer.resume();
    return { kind: "unchanged" };
  }
  const refusal = status === 200 ? unfit(answer, limits) : `it answers ${status}`;
  if (refusal !== null) {
    answer.destroy();
    const after = afterMs(answer);
    return failed(address, refusal, { again: PASSING.has(status), ...(after === null ? {} : { afterMs: after }) });
  }
  let file: FileHandle;
  try {
    file = await open(taking.into, "w", 0o600);
  } catch (error) {
    answer.destroy();
    return failed(address, `the file cannot be kept: ${wordsOf(error)}`, NEVER, diskCode(error));
  }
  try {
    return await received(answer, file, taking);
  } finally {
    await file.close();
  }
}

/** What the head of an answer says against it, in words. */
function unfit({ headers }: IncomingMessage, limits: FetchLimits): string | null {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (!["", "identity", "gzip", "x-gzip"].includes(encoding)) return `it is packed as ${encoding.slice(0, 40)}, which was not asked for`;
  return Number(headers["content-length"] ?? 0) > limits.bytes ? tooLarge(limits) : null;
}

const tooLarge = ({ bytes }: FetchLimits): string => `it is larger than the limit of ${bytes} bytes`;

async function received(answer: IncomingMessage, file: FileHandle, { address, limits, signal, onProgress }: Taking): Promise<Fetched> {
  const declared = answer.headers["content-length"] === undefined ? null : Number(answer.headers["content-length"]);
  const hash = createHash("sha256");
  const began = performance.now();
  let bytes = 0;
  let idle = setTimeout(() => {}, 0);
  const wait = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => answer.destroy(new Error(`nothing came for ${seconds(limits.idleMs)}`)), limits.idleMs);
  };
  wait();
  try {
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      signal.throwIfAborted();
      wait();
      bytes += chunk.length;
      if (bytes > limits.bytes) return failed(address, tooLarge(limits), NEVER);
      const passed = performance.now() - began;
      if (passed > limits.headMs && (bytes / passed) * 1000 < limits.bytesPerSecond)
        return failed(address, `it comes too slowly: ${bytes} bytes in ${seconds(passed)}`, AGAIN);
      hash.update(chunk);
      try {
        await file.writeFile(chunk);
      } catch (error) {
        return failed(address, `the file cannot be kept: ${wordsOf(error)}`, NEVER, diskCode(error));
      }
      onProgress?.(bytes, declared ?? 0);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ECONNRESET" || signal.aborted) throw error;
    return failed(address, cutShort(bytes, declared), AGAIN);
  } finally {
    clearTimeout(idle);
    answer.destroy();
  }
  if (!answer.complete || (declared !== null && bytes !== declared)) return failed(address, cutShort(bytes, declared), AGAIN);
  if (bytes === 0) return failed(address, "it is empty", AGAIN);
  const { etag, "last-modified": lastModified } = answer.headers;
  const validators = { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
  return { kind: "fresh", bytes, sha256: sha256Hex(hash.digest("hex")), validators };
}

const cutShort = (bytes: number, declared: number | null): string =>
  declared === null ? `it broke off after ${bytes} bytes` : `it broke off after ${bytes} of ${declared} bytes`;

/** `Retry-After` in seconds or as a date. */
function afterMs({ headers }: IncomingMessage): number | null {
  const after = headers["retry-after"];
  if (after === undefined) return null;
  const ms = /^\d{1,6}$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
  return ms > 0 ? ms : null;
}

const diskCode = (error: unknown): Problem["code"] =>
  ["ENOSPC", "EDQUOT", "EFBIG"].includes((error as NodeJS.ErrnoException).code ?? "") ? "data-full" : "data-read-only";

const seconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`);

/** Node's own words, with the code where it has one: `connect ECONNREFUSED`, `aborted (ECONNRESET)`. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  // several addresses of one host were tried
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  return code === undefined || first.message.includes(code) ? first.message : `${first.message} (${code})`;
}
