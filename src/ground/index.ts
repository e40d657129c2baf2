export * from "./brand.ts";
export * from "./kind.ts";
export * from "./identifier.ts";
export * from "./birth.ts";
export * from "./errors.ts";
