import { createRequire } from "node:module";
import type * as Yaml from "yaml";

let loaded: typeof Yaml | null = null;

/** The library comes with the first text that is written in YAML: seventy files that most commands never need. */
export function yaml(): typeof Yaml {
  loaded ??= createRequire(import.meta.url)("yaml") as typeof Yaml;
  return loaded;
}
