import type { Flag } from "./command.ts";

/** A list counts as stale when nobody has checked it for longer. */
export const DEFAULT_MAX_AGE_DAYS = 30;

export const MAX_AGE_FLAG: Flag = {
  name: "max-age",
  value: "DAYS",
  says: `a list not checked for longer is stale (default ${DEFAULT_MAX_AGE_DAYS})`,
};
