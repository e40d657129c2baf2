import { readFileSync } from "node:fs";

/** The package's own version; `package.json` is two folders up in a checkout and in the built package alike. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
  return version;
}
