import { createServer, type Server } from "node:http";
import { availableParallelism } from "node:os";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { fail } from "../ground/index.ts";
import { DEFAULT_SETTINGS } from "../screen/index.ts";
import type { Desk } from "./desk.ts";
import { createApp } from "./app.ts";
import { openHolding, type Holding } from "./holding.ts";
import { openForesee } from "./foresee-room.ts";
import { openHistory } from "./history.ts";
import { createJobs } from "./jobs.ts";
import { buildPageIfStale, loadPage } from "./page.ts";
import { startPulling, type PullingOptions } from "./pulling.ts";
import { openProposalSearch } from "./proposal-search.ts";
import { createSessions } from "./session.ts";
import type { ListReport } from "./shapes.ts";
import { openUploads, type Uploads } from "./uploads.ts";
import { packageVersion } from "./version.ts";
import { reportAsJson } from "./work.ts";

/** Unless it is taken: then any that is free. */
export const DEFAULT_PORT = 8019;
const HOST = "127.0.0.1";

export interface ServerOptions {
  readonly dataDir: string;
  /** who stands behind what is done on the page, for the ledger */
  readonly who: string;
  /** milliseconds: the clock of ages, sessions and events */
  readonly now: () => number;
  /** the port, and no other; 0: any that is free. Default: `DEFAULT_PORT`, or any that is free when it is taken */
  readonly port?: number;
  /** true: a folder without any list gets the starter register, as an event in its ledger. Default false */
  readonly addStarter?: boolean;
  /** a folder for what can be made again; without it a service without lists takes a second longer to start */
  readonly cacheDir?: string;
  /** a list not checked for longer is stale; days, default 30 */
  readonly maxAgeDays?: number;
  /** largest file that the page takes; bytes, default 512 MiB */
  readonly uploadBytes?: number;
  /** true: the page is read from disk for each request, for who works on it. Default false */
  readonly rereadPage?: boolean;
  /** fetch lists again and again; without it nothing is ever fetched */
  readonly pulling?: PullingOptions;
  /** lines for the person who started it: what is being done, and faults. Never what was asked */
  readonly onNotice?: (line: string) => void;
}

export interface RunningServer {
  /** `http://127.0.0.1:8019` */
  readonly url: string;
  readonly port: number;
  /** in a sentence, why the data folder is only read; null: it is ours to write to */
  readonly readerBecause: string | null;
  /** A fresh one-time link; the one before it stops working. */
  signInLink(): string;
  /** Lets running answers end (at most 5 s), stops jobs, gives the folder back. */
  close(): Promise<void>;
}

const UPLOAD_BYTES = 512 * 2 ** 20;
const GRACE_MS = 5000;
/** of one simulation: the rest of the machine is for whoever asks a name */
const MOST_THREADS = 4;

/**
 * Opens the data folder (reading only, if another process writes to it), builds the page in a checkout if it is stale, and
 * listens on loopback. Throws `data-*`, `ledger-broken`, `snapshot-damaged`, `conflict` (the port is taken), `internal` (the page does not build).
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const notice = options.onNotice ?? ((): void => {});
  if (await buildPageIfStale()) notice("the page was built");
  const built = loadPage();
  const page = (): typeof built => (options.rereadPage === true ? loadPage() : built);
  const history = openHistory(options.dataDir, options.cacheDir);
  const { holding, reports } = await openWithLists(options, notice, () => history.forget());
  const uploadBytes = options.uploadBytes ?? UPLOAD_BYTES;
  let uploads: Uploads | null = null;
  try {
    const onFault = (error: unknown): void => notice(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const home = holding.register === null ? null : holding.dir;
    const kept = (uploads = await openUploads(home, { fileBytes: uploadBytes, allBytes: 4 * uploadBytes }));
    const jobs = createJobs(options.now, onFault);
    const foresee = openForesee({ now: options.now, threads: Math.min(MOST_THREADS, availableParallelism()), onFault });
    const search = openProposalSearch({ dir: holding.dir, cacheDir: options.cacheDir, now: options.now });
    const desk: Desk = {
      holding,
      jobs,
      uploads: kept,
      reports,
      history,
      search,
      version: packageVersion(),
      who: options.who,
      maxAgeDays: options.maxAgeDays ?? DEFAULT_SETTINGS.maxAgeDays,
      limits: { uploadBytes },
      now: options.now,
    };
    const sessions = createSessions(options.now);
    // the port is known only once it listens, and nobody can ask before
    let handle: ReturnType<typeof getRequestListener> | null = null;
    const server = createServer((request, response) => void handle?.(request, response));
    server.headersTimeout = 10_000;
    // a large list over loopback takes seconds; a stuck upload must not hold its file for ever
    server.requestTimeout = 10 * 60_000;
    server.keepAliveTimeout = 5000;
    server.maxHeadersCount = 100;
    const port = await listen(server, options.port);
    const names = new Set([`${HOST}:${port}`, `localhost:${port}`]);
    const app = createApp({ desk, sessions, foresee, page, cookie: `writ-${port}`, isOurHost: (host) => names.has(host), onFault });
    handle = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    const url = `http://${HOST}:${port}`;
    const pulling =
      options.pulling === undefined
        ? null
        : startPulling(options.pulling, {
            holding,
            who: options.who,
            now: options.now,
            onNotice: notice,
            onAdded: ({ list, report }) => void reports.set(list, reportAsJson(report)),
          });
    // a list that changes is answered from sooner
    holding.register?.keepBuilder();
    return {
      url,
      port,
      readerBecause: holding.readerBecause,
      // behind the #: no browser sends it, no log keeps it, no preview of the link uses it up
      signInLink: () => `${url}/#sign-in=${sessions.issueLink()}`,
      async close() {
        await closeServer(server);
        await pulling?.stop();
        await search.close();
        await jobs.close();
        await foresee.close();
        await kept.close();
        history.close();
        holding.close();
      },
    };
  } catch (error) {
    await uploads?.close();
    history.close();
    holding.close();
    throw error;
  }
}

async function openWithLists(
  options: ServerOptions,
  notice: (line: string) => void,
  onChanged: () => void,
): Promise<{ readonly holding: Holding; readonly reports: Map<string, ListReport> }> {
  const holding = openHolding(options.dataDir, {
    onNotice: notice,
    onChanged,
    ...(options.cacheDir === undefined ? {} : { cacheDir: options.cacheDir }),
  });
  const reports = new Map<string, ListReport>();
  try {
    const at = new Date(options.now()).toISOString();
    if (options.addStarter === true && holding.register !== null && holding.reader.status(at, 0).length === 0) {
      const report = await holding.register.addStarter({ who: options.who, at, why: "the data folder held no list" });
      holding.refresh();
      reports.set(report.list, reportAsJson(report));
      notice(`the starter register was added: ${report.entries} entries, ${report.names} names`);
    }
    return { holding, reports };
  } catch (error) {
    holding.close();
    throw error;
  }
}

/** The port asked for or none; without a wish the default, or any free one. */
async function listen(server: Server, wanted: number | undefined): Promise<number> {
  const tryPort = (port: number): Promise<number | null> =>
    new Promise((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException): void => {
        if (error.code === "EADDRINUSE") resolve(null);
        else reject(error);
      };
      server.once("error", onError);
      server.listen(port, HOST, () => {
        server.off("error", onError);
        resolve((server.address() as AddressInfo).port);
      });
    });
  const got = await tryPort(wanted ?? DEFAULT_PORT);
  if (got !== null) return got;
  if (wanted === undefined) return (await tryPort(0)) ?? fail("internal", { message: "no port is free" });
  return fail("conflict", {
    field: "port",
    value: String(wanted),
    message: `port ${wanted} is taken`,
    remedy: "Choose another, or leave it out for any that is free",
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(timer);
}
