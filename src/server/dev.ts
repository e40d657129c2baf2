import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { watchPage } from "./page.ts";
import { startServer } from "./server.ts";

/** `npm run dev`: the server as users run it, same policy, same checks; the page is rebuilt when its source changes. */
const dataDir = resolve(process.env["WRIT_DATA"] ?? "out/dev-data");
mkdirSync(dataDir, { recursive: true });
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const server = await startServer({ dataDir, who: "developer", now: Date.now, addStarter: true, rereadPage: true, onNotice: say });
await watchPage((line) => say(`${line}: reload it`));
say(`data folder ${dataDir}${server.readerBecause === null ? "" : `, read only: ${server.readerBecause}`}`);
process.stdout.write(`${server.signInLink()}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close().then(() => process.exit(0)));
