import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { fail, problem } from "../ground/index.ts";
import { apiRoutes } from "./api.ts";
import type { Desk } from "./desk.ts";
import { foreseeFitRoutes } from "./foresee-fit-routes.ts";
import { foreseeRoutes } from "./foresee-routes.ts";
import type { Foresee } from "./foresee-room.ts";
import { hostCheck, originCheck, rateCheck, securityHeaders, signedIn, type ServerEnv } from "./guard.ts";
import { openApiDocument } from "./openapi.ts";
import type { PageFile } from "./page.ts";
import { createRateLimit } from "./rate.ts";
import { asProblem, refuse } from "./refuse.ts";
import { mount, route, type AnyRoute } from "./route.ts";
import { sessionBody } from "./schemas/bodies.ts";
import type { Sessions } from "./session.ts";

export interface AppParts {
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly foresee: Foresee;
  readonly page: () => ReadonlyMap<string, PageFile>;
  /** carries the port, so that two servers on one machine do not sign each other out */
  readonly cookie: string;
  readonly isOurHost: (host: string) => boolean;
  /** hears of faults of ours, and nothing of what was asked */
  readonly onFault: (error: unknown) => void;
}

/** Typing asks some ten times a second; a program may ask a hundred times. */
const ASKING = { burst: 200, perSecond: 100 };
/** Guessing a token of 256 bits is hopeless at any rate; this keeps the log and the processor quiet. */
const SIGNING_IN = { burst: 10, perSecond: 0.2 };

function sessionRoutes({ sessions, cookie }: AppParts): AnyRoute[] {
  return [
    route({
      method: "post",
      path: "/api/session",
      summary: "Signs in: trades the token of the one-time link for a session cookie",
      body: sessionBody,
      answer: null,
      handle: (context, body) => {
        const secret = sessions.exchange(body.token);
        if (secret === null)
          fail("unauthorised", {
            message: "this sign-in link has been used or is too old",
            remedy: "Start the server again for a new one",
          });
        setCookie(context, cookie, secret, { httpOnly: true, sameSite: "Strict", path: "/" });
        return context.body(null, 204);
      },
    }),
    route({
      method: "delete",
      path: "/api/session",
      summary: "Signs out",
      answer: null,
      handle: (context) => {
        sessions.end(getCookie(context, cookie) ?? "");
        deleteCookie(context, cookie, { path: "/" });
        return context.body(null, 204);
      },
    }),
  ];
}

function pageAnswer(file: PageFile, accepts: string): Response {
  const headers: Record<string, string> = {
    "content-type": file.type,
    vary: "accept-encoding",
    "cache-control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (/\bbr\b/.test(accepts)) return new Response(file.brotli, { headers: { ...headers, "content-encoding": "br" } });
  if (/\bgzip\b/.test(accepts)) return new Response(file.gzip, { headers: { ...headers, "content-encoding": "gzip" } });
  return new Response(file.body, { headers });
}

/** The whole server as one function from request to response; tests call it without a socket. */
export function createApp(parts: AppParts): Hono<ServerEnv> {
  const { desk, sessions, foresee, page, cookie, isOurHost, onFault } = parts;
  const app = new Hono<ServerEnv>();
  const asking = createRateLimit(ASKING, desk.now);
  const signingIn = createRateLimit(SIGNING_IN, desk.now);

  app.use(securityHeaders);
  app.use(hostCheck(isOurHost));
  app.use(originCheck);

  const session = new Hono<ServerEnv>();
  const sessionPaths = sessionRoutes(parts);
  session.use(
    "/api/session",
    rateCheck(signingIn, () => "anyone"),
  );
  mount(session, sessionPaths);
  app.route("/", session);

  app.use("/api/*", signedIn(sessions, cookie));
  app.use(
    "/api/*",
    rateCheck(asking, (context) => context.get("session")),
  );

  const routes = [...apiRoutes(desk), ...foreseeRoutes(foresee), ...foreseeFitRoutes(foresee)];
  const document: AnyRoute = route({
    method: "get",
    path: "/api/openapi.json",
    summary: "This description",
    answer: "Document",
    handle: (context): Response => context.json(openApiDocument([...sessionPaths, ...routes, document], desk.version) as object),
  });
  mount(app, [...routes, document]);
  app.all("/api/*", (context) =>
    refuse(context, problem("not-found", { value: context.req.path.slice(0, 200), remedy: "GET /api/openapi.json names all paths" })),
  );

  app.get("*", (context) => {
    const file = page().get(context.req.path);
    return file === undefined
      ? refuse(context, problem("not-found", { value: context.req.path.slice(0, 200) }))
      : pageAnswer(file, context.req.header("accept-encoding") ?? "");
  });
  app.notFound((context) => refuse(context, problem("not-found")));
  app.onError((error, context) => {
    const what = asProblem(error);
    if (what.code === "internal") onFault(error);
    return refuse(context, what);
  });
  return app;
}
