import { expect, test } from "vitest";
import { entryId, type Kind, listId, sha256Hex } from "../ground/index.ts";
import type { Bulletin } from "../registry/index.ts";
import { bareEntry } from "../../test/fixtures/registry/bare-entry.ts";
import { bulletinLines } from "./bulletin-view.ts";
import { entryLines } from "./entry-view.ts";
import { styleFor } from "./style.ts";

const style = styleFor({ isTerminal: false, columns: 100, env: {} } as unknown as Parameters<typeof styleFor>[0]);
const version = {
  seq: 1,
  sha256: sha256Hex("0".repeat(64)),
  published: "2026-01-01",
  day: "2026-01-01",
  at: "2026-01-01T00:00:00.000Z",
  format: "invented",
  entries: 1,
  state: "current",
} as const;

function told(kind: Kind): string {
  const head = { id: entryId("X1"), kind, caption: "9H-TEST", births: ["2006"], nationalities: [], programmes: [], otherNames: 0 };
  const bulletin: Bulletin = {
    list: listId("alpha"),
    title: "Invented",
    from: version,
    to: version,
    counts: { before: 0, after: 1, added: 1, removed: 0, amended: 1, renumbered: 0, merged: 0, split: 0, unchanged: 0, housekeeping: 0 },
    moves: [],
    added: [head],
    removed: [],
    amended: [{ ...head, fields: [{ field: "births", added: [], removed: [], changed: [{ from: "2006", to: "2007" }] }] }],
    notes: [],
  };
  const entry = bareEntry("X1", "9H-TEST", {
    kind,
    births: [{ from: "2006", to: "2006", circa: false }],
    birthPlaces: [{ text: "Tarn" }],
  });
  return [...bulletinLines(bulletin, style, { most: 10 }), ...entryLines(entry, style)].join("\n");
}

test.each([
  ["vessel", "built", "built at"],
  ["aircraft", "built", "built at"],
  ["organisation", "founded", "founded at"],
  ["person", "born", "birth places"],
  ["unknown", "born", "birth places"],
] as const)("[V1] a %s is %s: in a bulletin, in what was amended of it, and on its card", (kind, word, at) => {
  const text = told(kind);
  expect(text).toContain(`${kind}, ${word} 2006`);
  expect(text).toMatch(new RegExp(`\\n +${word} +\\[-2006-\\] \\{\\+2007\\+\\}`));
  expect(text).toMatch(new RegExp(`\\n +${word} +2006\\n +${at} +Tarn`));
  if (word !== "born") expect(text).not.toMatch(/born|birth/);
});
