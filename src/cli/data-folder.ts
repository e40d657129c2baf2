import { homedir } from "node:os";
import { resolve } from "node:path";
import { fail } from "../ground/index.ts";

/** `--data`, else WRIT_DATA, else `writ` in the user's data folder by the XDG rules (a relative XDG_DATA_HOME is ignored, as they say). */
export function dataFolder(flag: string | undefined, env: NodeJS.ProcessEnv): string {
  if (flag === "") fail("usage", { field: "--data", message: "names no folder", remedy: "Write --data DIR" });
  const chosen = flag ?? nonEmpty(env["WRIT_DATA"]);
  if (chosen !== undefined) return resolve(chosen);
  const xdg = nonEmpty(env["XDG_DATA_HOME"]);
  const home = nonEmpty(env["HOME"]) ?? homedir();
  return xdg?.startsWith("/") ? resolve(xdg, "writ") : resolve(home, ".local", "share", "writ");
}

/** Where what can be made again is kept: `writ` in the user's cache folder by the same rules. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const xdg = nonEmpty(env["XDG_CACHE_HOME"]);
  const home = nonEmpty(env["HOME"]) ?? homedir();
  return xdg?.startsWith("/") ? resolve(xdg, "writ") : resolve(home, ".cache", "writ");
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : text;
}
