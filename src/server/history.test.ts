import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { Hono } from "hono";
import { listId, WritError, type PartialDate } from "../ground/index.ts";
import { openReader, openRegister } from "../registry/index.ts";
import type { ServerEnv } from "./guard.ts";
import { openHistory, type History } from "./history.ts";
import { historyRoutes } from "./history-routes.ts";
import { mount } from "./route.ts";
import { answerSchemas } from "./schemas/answer-schemas.ts";
import type { ShownChanges } from "./shapes.ts";

let base = "";
let history: History;
let app: Hono<ServerEnv>;
let close = (): void => {};

async function add(day: string, text: string): Promise<void> {
  const file = join(base, `${day}.csv`);
  writeFileSync(file, text);
  const register = openRegister(join(base, "data"));
  await register.addLists([file], { who: "clerk", at: `${day}T12:00:00.000Z`, as: listId("own"), published: day as PartialDate });
  register.close();
}
const rows = (...all: readonly string[]): string => `id,name,remarks\n${all.join("\n")}\n`;

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), "writ-history-"));
  const many = Array.from({ length: 150 }, (_, at) => `N${at},Invented Trading House ${at},`);
  await add("2026-01-10", rows("1,Zorvan Test Trading,Seen in Tarn.", "2,Hall of the Lantern,"));
  await add("2026-03-10", rows("1,Zorvan Test Trading,Seen in Velm.", ...many));
  const dir = join(base, "data");
  const reader = openReader(dir);
  history = openHistory(dir, undefined);
  app = new Hono<ServerEnv>();
  mount(app, historyRoutes({ history, reader, now: () => "2026-06-01T00:00:00.000Z" }));
  app.onError((error, context) => context.json({ code: error instanceof WritError ? error.code : String(error) }, 400));
  close = () => {
    history.close();
    reader.close();
  };
});
afterEach(() => {
  close();
  rmSync(base, { recursive: true, force: true });
});

async function ask<T>(path: string): Promise<T> {
  return (await (await app.request(path)).json()) as T;
}

describe("looking back over HTTP", () => {
  test("[V1, W2] a bulletin in slices: counts are whole, words that changed are marked, the shape is the documented one", async () => {
    const first = await ask<ShownChanges>("/api/changes?limit=100");
    expect(answerSchemas.get("Changes")?.safeParse(first).error).toBeUndefined();
    const [bulletin] = first.bulletins;
    expect(bulletin?.counts).toMatchObject({ before: 2, after: 151, added: 150, removed: 1, amended: 1 });
    expect([bulletin?.added.length, bulletin?.totals.added]).toEqual([100, 150]);
    expect(bulletin?.amended[0]?.fields[0]?.changed[0]?.words).toEqual([
      { in: "both", text: "Seen in" },
      { in: "from", text: " Tarn." },
      { in: "to", text: " Velm." },
    ]);
    const rest = await ask<ShownChanges>("/api/changes?list=own&from=2026-01-10&to=2026-03-10&part=added&offset=100&limit=100");
    expect([rest.bulletins[0]?.added.length, rest.bulletins[0]?.removed.length]).toEqual([50, 0]);
    expect(rest.bulletins[0]?.added[0]?.id).toBe("N100");
    const found = await ask<object>("/api/lists/own/entries/2/history");
    expect(answerSchemas.get("EntryHistory")?.safeParse(found).error).toBeUndefined();
    expect(found).toMatchObject({ inForce: false, steps: [{ what: "came" }, { what: "left" }] });
    const versions = await ask<object>("/api/lists/own/versions");
    expect(answerSchemas.get("Versions")?.safeParse(versions).error).toBeUndefined();
    expect(versions).toMatchObject({
      versions: [
        { published: "2026-03-10", inForce: true },
        { published: "2026-01-10", inForce: false },
      ],
    });
  });

  test("[V5] a moment is built on a thread, kept, and forgotten when a list changes", { tags: ["slow"] }, async () => {
    const when = { asOf: "2026-02-01" };
    const moment = await history.moment(when);
    expect(moment.past.status(365)).toMatchObject([{ id: "own", published: "2026-01-10", entries: 2 }]);
    expect(moment.past.current().snapshot.entryCount).toBe(2);
    expect(await history.moment(when)).toBe(moment);
    history.forget();
    const again = await history.moment(when);
    expect(again).not.toBe(moment);
    expect(again.past.current().snapshot.id).toBe(moment.past.current().snapshot.id);
  });

  test("[V3] what cannot be answered has its code", async () => {
    const codes = await Promise.all(
      [
        "/api/changes?list=nobody",
        "/api/changes?from=own@2025-01-01",
        "/api/changes?from=own@2026-03-10&to=2026-01-10",
        "/api/changes?from=soon",
        "/api/changes?part=names",
        "/api/changes?limit=5000",
        "/api/lists/nobody/versions",
        "/api/lists/own/entries/99/history",
      ].map(async (path) => (await ask<{ code: string }>(path)).code),
    );
    expect(codes).toEqual([
      "list-unknown",
      "version-unknown",
      "usage",
      "usage",
      "field-invalid",
      "field-invalid",
      "list-unknown",
      "entry-unknown",
    ]);
    await expect(history.moment({ asOf: "2025-01-01" })).rejects.toMatchObject({ code: "version-unknown" });
  });
});
