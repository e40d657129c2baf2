import { z } from "zod";
import { ERRORS } from "../ground/index.ts";
import { foreseeSchemas } from "./foresee-schemas.ts";
import { answerSchemas } from "./schemas/answer-schemas.ts";
import type { AnyRoute } from "./route.ts";

const ALWAYS = ["unauthorised", "forbidden", "rate-limited", "field-invalid", "internal"] as const;

function errorAnswers(codes: readonly string[]): Record<string, unknown> {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = ERRORS[code as keyof typeof ERRORS].http;
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  return Object.fromEntries([...byStatus].map(([status, named]) => [String(status), { description: named.join(", "), content }]));
}

function requestBody(route: AnyRoute): Record<string, unknown> {
  if (route.bytes !== undefined)
    return {
      requestBody: {
        required: true,
        description: route.bytes,
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      },
    };
  if (route.body === undefined) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: z.toJSONSchema(route.body, { io: "input" }) } } } };
}

function success(route: AnyRoute): Record<string, unknown> {
  if (route.answer === null) return { 204: { description: "done" } };
  if (route.answer === "file")
    return { 200: { description: "a file", content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } } };
  return {
    200: { description: "the answer", content: { "application/json": { schema: { $ref: `#/components/schemas/${route.answer}` } } } },
  };
}

/** The API described by OpenAPI 3.1, made from the same table that answers: the two cannot drift apart. */
export function openApiDocument(routes: readonly AnyRoute[], version: string): unknown {
  const paths = new Map<string, Record<string, unknown>>();
  for (const route of routes) {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const parameters = [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...Object.entries(route.query ?? {}).map(([name, description]) => ({
        name,
        in: "query",
        required: false,
        description,
        schema: { type: "string" },
      })),
    ];
    const operation = {
      summary: route.summary,
      ...(parameters.length > 0 ? { parameters } : {}),
      ...requestBody(route),
      responses: { ...success(route), ...errorAnswers([...ALWAYS, ...(route.errors ?? [])]) },
    };
    paths.set(route.path, { ...paths.get(route.path), [route.method]: operation });
  }
  const schemas = Object.fromEntries([...answerSchemas, ...foreseeSchemas].map(([name, schema]) => [name, z.toJSONSchema(schema)]));
  return {
    openapi: "3.1.0",
    info: {
      title: "Writ",
      version,
      description: "Who and what a proscribed group reaches, and what is the evidence. Shapes and words are those of docs/interface.md.",
    },
    paths: Object.fromEntries(paths),
    components: {
      schemas,
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "writ-PORT",
          description: "set by POST /api/session in exchange for the token of the one-time link",
        },
      },
    },
    security: [{ session: [] }],
  };
}
