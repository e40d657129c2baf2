export type * from "./face.ts";
export { currentSnapshot, refreshSnapshot } from "./current.ts";
export { listedEntry } from "./listed.ts";
export { openReader } from "./reader.ts";
export { openRegister } from "./register.ts";
export type { RegisterOptions } from "./register.ts";
export type { SnapshotEngine } from "./engine.ts";
export { verifyData } from "./verify.ts";
