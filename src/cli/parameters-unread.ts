import { problem, type Problem } from "../ground/index.ts";

/**
 * The engine's numbers and the population table are JSON modules (the engine reads no file), so one that is cut short or missing is told by Node,
 * before any code of ours: as a SyntaxError that begins with the path, or as an error of resolving or reading that names it.
 */
const NAMED = /([^'"]*[/\\]match[/\\](parameters|population)\.json)['"]?(?:: (.*))?/s;
const WHAT: ReadonlyMap<string, string> = new Map([
  ["parameters", "the file of parameters"],
  ["population", "the population table"],
]);

/** What Node said of one of these files, as a problem of the closed table; null if it is not about that. */
export function parametersUnread(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const named = NAMED.exec(error.message);
  const { code } = error as NodeJS.ErrnoException;
  if (named === null || (!(error instanceof SyntaxError) && code === undefined)) return null;
  const [, file = "", which = "", reason = code ?? "it cannot be read"] = named;
  return problem("parameters-damaged", {
    file,
    message:
      error instanceof SyntaxError
        ? `this is not JSON, or cut short: ${reason}`
        : `${WHAT.get(which)} is not there or cannot be read (${reason})`,
    remedy: "restore the file as it was published",
  });
}
