import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A running `writ serve`, spoken to over loopback as the page does. */
export interface Service {
  /** Sends one request; gives the status and the parsed body. */
  ask<T>(method: "GET" | "POST", path: string, body?: unknown): Promise<{ readonly status: number; readonly body: T }>;
  /** Sends a file as it is. */
  upload<T>(name: string, bytes: Uint8Array): Promise<{ readonly status: number; readonly body: T }>;
  stop(): Promise<void>;
}

/** Starts `writ serve` on a free port over a data folder, and signs in. */
export async function startService(dataDir: string): Promise<Service> {
  const program = join(import.meta.dirname, "../../bin/writ.js");
  const child = spawn(process.execPath, [program, "serve", "--port", "0", "--json", "--data", dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const [line] = (await Promise.race([
    new Promise<string[]>((resolve) => createInterface(child.stdout).once("line", (first) => resolve([first]))),
    ended.then(() => []),
  ])) as string[];
  if (line === undefined) throw new Error("writ serve ended before it listened");
  const { url, link } = JSON.parse(line) as { readonly url: string; readonly link: string };
  const agent = new Agent({ keepAlive: true });
  let cookie = "";
  const send = (
    method: string,
    path: string,
    sent: { readonly headers: Readonly<Record<string, string>>; readonly bytes: Uint8Array | string | null },
  ): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const call = request(`${url}${path}`, { method, agent, headers: { cookie, ...sent.headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            cookie: response.headers["set-cookie"]?.[0]?.split(";")[0] ?? null,
            text: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      });
      call.on("error", reject);
      call.end(sent.bytes ?? undefined);
    });
  const answered = <T>({ status, text }: Reply): { readonly status: number; readonly body: T } => ({
    status,
    body: (text === "" ? null : JSON.parse(text)) as T,
  });
  const service: Service = {
    ask: async (method, path, body) =>
      answered(
        await send(method, path, {
          headers: body === undefined ? {} : { "content-type": "application/json" },
          bytes: body === undefined ? null : JSON.stringify(body),
        }),
      ),
    upload: async (name, bytes) =>
      answered(await send("POST", "/api/uploads", { headers: { "x-file-name": name, "content-type": "application/octet-stream" }, bytes })),
    async stop() {
      agent.destroy();
      child.kill("SIGTERM");
      await ended;
    },
  };
  const token = link.slice(link.indexOf("#sign-in=") + "#sign-in=".length);
  const signedIn = await send("POST", "/api/session", {
    headers: { "content-type": "application/json" },
    bytes: JSON.stringify({ token }),
  });
  cookie = signedIn.cookie ?? "";
  if (cookie === "") throw new Error(`signing in failed: ${signedIn.text}`);
  return service;
}

interface Reply {
  readonly status: number;
  readonly cookie: string | null;
  readonly text: string;
}
