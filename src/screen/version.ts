import { createRequire } from "node:module";

/** The release that answered. Read from the package beside the code, so that it cannot drift from what is installed. */
export const VERSION: string = (createRequire(import.meta.url)("../../package.json") as { version: string }).version;
