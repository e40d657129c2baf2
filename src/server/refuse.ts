import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ERRORS, WritError, problem, type Problem } from "../ground/index.ts";

/** The one shape of every error over HTTP: `{"error": Problem}` with the status of the closed table. */
export function refuse(context: Context, what: Problem): Response {
  return context.json({ error: what }, ERRORS[what.code].http as ContentfulStatusCode);
}

/** Anything thrown, as a problem. What is not ours becomes `internal` and tells the caller nothing of the machine. */
export function asProblem(error: unknown): Problem {
  if (error instanceof WritError) return error.problem;
  return problem("internal", { remedy: "The server's own output says more" });
}
