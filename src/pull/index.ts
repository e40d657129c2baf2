export { isAllowed, parseAddress, shownAddress } from "./addresses.ts";
export { FETCH_LIMITS, type FetchLimits } from "./fetch-file.ts";
export { keepPulling, type KeepPulling } from "./keep-pulling.ts";
export { pullLists, type PullOptions } from "./pull.ts";
export type { Pulled } from "./pull-list.ts";
export type { Fetching } from "./publication.ts";
export { RETRY_LIMITS, type RetryRules } from "./retry.ts";
export { sourcesWith } from "./settings.ts";
export { SOURCES, type Source, type SourcePart } from "./sources.ts";
