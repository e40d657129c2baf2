import { existsSync } from "node:fs";
import { resolve } from "node:path";

const candidate = process.env["WRIT_SHARED"] ?? resolve(import.meta.dirname, "../../shared");

/** The folder with real lists and the yardstick, or null: tests that need it are then skipped, visibly. */
export const shared: string | null = existsSync(resolve(candidate, "data/lists")) ? candidate : null;
