import type { Context, Hono } from "hono";
import type { z } from "zod";
import { fail } from "../ground/index.ts";
import type { ServerEnv } from "./guard.ts";

export type ServerContext = Context<ServerEnv>;

/** One line of the HTTP API: what it takes, what it gives, what it is for. The OpenAPI document is made of these. */
export interface Route<Body> {
  readonly method: "get" | "post" | "delete";
  /** `/api/jobs/{id}`, as OpenAPI writes it */
  readonly path: string;
  readonly summary: string;
  readonly body?: z.ZodType<Body>;
  /** for bodies that are not JSON */
  readonly bytes?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** name of the answer's shape among the document's schemas, `null`: no content, `file`: a download */
  readonly answer: string | null;
  /** codes of the closed table that it answers with, besides those that any route may */
  readonly errors?: readonly string[];
  readonly handle: (context: ServerContext, body: Body) => Promise<Response> | Response;
}

/** For keeping routes of different bodies in one list; the handler still has its own type where it is written. */
export type AnyRoute = Route<never>;

export const route = <Body = undefined>(definition: Route<Body>): AnyRoute => definition as unknown as AnyRoute;

/** JSON bodies: names and short texts; documents and files come another way. */
export const JSON_BODY_BYTES = 1024 * 1024;

const tooLong = (): never =>
  fail("value-too-long", {
    field: "body",
    message: `the body is larger than ${JSON_BODY_BYTES / 1024} KiB`,
    remedy: "Send documents and files by POST /api/uploads",
  });

/** The body as text, never more of it in memory than the limit. */
async function bodyText(context: ServerContext): Promise<string> {
  if (Number(context.req.header("content-length") ?? 0) > JSON_BODY_BYTES) tooLong();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of context.req.raw.body ?? []) {
    bytes += chunk.length;
    if (bytes > JSON_BODY_BYTES) tooLong();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    return fail("encoding-damaged", { field: "body", remedy: "Send JSON in UTF-8" }, error);
  }
}

async function jsonBody(context: ServerContext, schema: z.ZodType): Promise<unknown> {
  const type = context.req.header("content-type") ?? "";
  if (!/^application\/json\b/i.test(type))
    fail("field-invalid", {
      field: "content-type",
      value: type.slice(0, 100),
      message: "the body must be JSON",
      remedy: "Send content-type: application/json",
    });
  const text = await bodyText(context);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    fail("json-malformed", { message: `the JSON is malformed: ${(error as Error).message.slice(0, 200)}` }, error);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return fail("field-invalid", {
    field: issue?.path.join(".") || "body",
    message: issue?.message ?? "the body does not fit",
    remedy: "GET /api/openapi.json describes it",
  });
}

export function mount(app: Hono<ServerEnv>, routes: readonly AnyRoute[]): void {
  for (const one of routes) {
    const path = one.path.replaceAll(/\{(\w+)\}/g, ":$1");
    app.on(one.method.toUpperCase(), path, async (context) =>
      one.handle(context, (one.body === undefined ? undefined : await jsonBody(context, one.body)) as never),
    );
  }
}

/** A number of the query; `fallback` where it is not given. */
export function wholeNumber(text: string | undefined, field: string, fallback: number): number {
  if (text === undefined) return fallback;
  if (!/^\d{1,9}$/.test(text)) fail("field-invalid", { field, value: text.slice(0, 50), message: `${field} is a whole number` });
  return Number(text);
}

/** A path's part, always there where the route names it. */
export const part = (context: ServerContext, name: string): string => context.req.param(name) ?? "";
