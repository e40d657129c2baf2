import { getCookie } from "hono/cookie";
import type { Context, MiddlewareHandler } from "hono";
import { problem } from "../ground/index.ts";
import { refuse } from "./refuse.ts";
import type { RateLimit } from "./rate.ts";
import type { Sessions } from "./session.ts";

/** What the guards leave for the handlers. */
export interface ServerEnv {
  readonly Variables: { session: string };
}

/** No script, style, picture or call from anywhere but here; nothing inline; never in a frame. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Sent with every answer, errors as well. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const headers = context.res.headers;
  headers.set("content-security-policy", CONTENT_SECURITY_POLICY);
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
};

/** A page elsewhere whose name is made to point at this machine (DNS rebinding) still sends its own name as Host. */
export function hostCheck(isOurs: (host: string) => boolean): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header("host") ?? "";
    if (!isOurs(host.toLowerCase())) {
      return refuse(
        context,
        problem("forbidden", {
          field: "Host",
          value: host.slice(0, 100),
          message: "this name does not belong to this server",
          remedy: "Use the address that was printed at the start",
        }),
      );
    }
    return next();
  };
}

const READS = new Set(["GET", "HEAD"]);

/** A write comes from our own page, or from a program that is no browser (which sends neither header). */
export const originCheck: MiddlewareHandler = async (context, next) => {
  if (READS.has(context.req.method)) return next();
  const origin = context.req.header("origin");
  const site = context.req.header("sec-fetch-site");
  const ours =
    origin === undefined ? site === undefined || site === "same-origin" : origin === `http://${context.req.header("host") ?? ""}`;
  if (ours) return next();
  return refuse(
    context,
    problem("forbidden", { field: "Origin", message: "another site asked for this", remedy: "Use the page of this server" }),
  );
};

export function signedIn(sessions: Sessions, cookieName: string): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const secret = getCookie(context, cookieName);
    const session = secret === undefined ? null : sessions.find(secret);
    if (session === null) {
      return refuse(
        context,
        problem("unauthorised", { remedy: "Open the sign-in link that the server printed; start it again for a new one" }),
      );
    }
    context.set("session", session);
    return next();
  };
}

/** `caller`: whose bucket is drawn from. */
export function rateCheck(limit: RateLimit, caller: (context: Context<ServerEnv>) => string): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const wait = limit.take(caller(context));
    if (wait === 0) return next();
    context.header("retry-after", String(Math.ceil(wait)));
    return refuse(context, problem("rate-limited", { remedy: `Wait ${Math.ceil(wait)} s and ask again` }));
  };
}
