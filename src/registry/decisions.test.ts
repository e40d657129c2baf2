import { clerk, testFolder } from "../../test/fixtures/registry/folder.ts";
import { describe, expect, test } from "vitest";
import { allProposals, proposalsFor } from "./proposals.ts";
import { buildSnapshot, createMatcher, openSnapshot } from "../match/index.ts";
import { type InventedEntry, inventedText } from "../../test/fixtures/registry/invented.ts";
import { dataPaths } from "./paths.ts";
import type { Decider, Party } from "./face.ts";
import { dumpTables } from "./tables.ts";
import { entriesInForce, snapshotLists } from "./in-force.ts";
import { listId, partyId } from "../ground/index.ts";
import { openDatabase, openLedger } from "../ledger/index.ts";
import { openReader } from "./reader.ts";
import type { PartyDecision } from "./ruling.ts";
import { plainEngine } from "../../test/fixtures/registry/engine.ts";
import { verifyData } from "./verify.ts";

const folder = testFolder();
const lei = { type: "lei", value: "529900T8BM49AURSDO55" } as const;
const decider = (day: string, more: Partial<Decider> = {}): Decider => ({
  who: "A. Tester",
  why: "the publishers' files were compared",
  at: `${day}T10:00:00.000Z`,
  ...more,
});
const add = async (list: string, day: string, entries: readonly InventedEntry[]): Promise<void> => {
  const register = folder.open();
  await register.addLists([folder.file(`${list}-${day}.txt`, inventedText(list, day, entries))], clerk(day));
  register.close();
};
const decide = (decision: PartyDecision, who: Decider): number => {
  const register = folder.open();
  try {
    return register.decideParty(decision, who);
  } finally {
    register.close();
  }
};
const party = (name: string): Party | null => {
  const reader = openReader(folder.dir);
  try {
    return reader.party(partyId(name));
  } finally {
    reader.close();
  }
};
const members = (name: string): string[] => party(name)?.entries.map(({ list, id }) => `${list}:${id}`) ?? [];
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "nothing was thrown";
};
const tables = (): string[] => {
  const db = openDatabase(dataPaths(folder.dir).tables, { mode: "read", synchronous: "NORMAL" });
  try {
    return [...dumpTables(db)];
  } finally {
    db.close();
  }
};
const a1: InventedEntry = { id: "A1", name: "Order of the Ninth Gate", ids: [lei] };
const b1: InventedEntry = { id: "B1", name: "Order of the Ninth Gate", ids: [lei] };
const b2: InventedEntry = { id: "B2", name: "Zorvan Ilmarek" };

describe("[R13] decisions about parties", () => {
  test("[R13] a split and a join are events with who, when and why; they survive new versions, and a rebuild comes to the same tables", async () => {
    await add("alpha", "2026-01-01", [a1]);
    await add("beta", "2026-01-02", [b1, b2]);
    expect(members("alpha:A1")).toEqual(["alpha:A1", "beta:B1"]);
    decide({ what: "split", left: "beta:B1", right: null }, decider("2026-01-03", { account: "desk7" }));
    decide({ what: "join", left: "beta:B2", right: "alpha:A1", seen: ["name 20 bits"] }, decider("2026-01-04"));
    const expected = ["alpha:A1", "beta:B2"];
    expect(members("alpha:A1")).toEqual(expected);
    expect(members("beta:B1")).toEqual(["beta:B1"]);
    await add("beta", "2026-02-01", [{ ...b1, name: "Order of the 9th Gate" }, b2]);
    await add("alpha", "2026-02-02", [a1, { id: "A2", name: "Somebody else" }]);
    expect(members("alpha:A1")).toEqual(expected);
    const before = tables();
    const register = folder.open();
    register.rebuild();
    register.close();
    expect(tables()).toEqual(before);
    expect((await verifyData(folder.dir, { engine: plainEngine() })).damage).toEqual([]);
    const ledger = openLedger(dataPaths(folder.dir).ledger, { mode: "read" });
    const events = [...ledger.read()].filter(({ what }) => what.startsWith("party."));
    ledger.close();
    expect(events.map(({ what, who, why, at, data }) => ({ what, who, why, at, data }))).toEqual([
      {
        what: "party.split",
        who: "A. Tester",
        why: "the publishers' files were compared",
        at: "2026-01-03T10:00:00.000Z",
        data: { pairs: [["alpha:A1", "beta:B1"]], seen: [], account: "desk7" },
      },
      {
        what: "party.joined",
        who: "A. Tester",
        why: "the publishers' files were compared",
        at: "2026-01-04T10:00:00.000Z",
        data: { pairs: [["alpha:A1", "beta:B2"]], seen: ["name 20 bits"] },
      },
    ]);
  });

  test("[R13] the card shows the decisions, what joins and what was not joined, and where each identifier is printed", async () => {
    await add("alpha", "2026-01-01", [a1]);
    await add("beta", "2026-01-02", [b1]);
    expect(party("beta:B1")?.links).toEqual([
      {
        left: "alpha:A1",
        right: "beta:B1",
        by: "lei",
        value: lei.value,
        printed: {
          left: { text: `lei ${lei.value}`, own: false, file: "alpha-2026-01-01.txt", line: 2 },
          right: { text: `lei ${lei.value}`, own: false, file: "beta-2026-01-02.txt", line: 2 },
        },
      },
    ]);
    decide({ what: "split", left: "alpha:A1", right: "beta:B1" }, decider("2026-01-03"));
    expect(party("beta:B1")).toMatchObject({
      links: [],
      conflicts: [
        { left: "alpha:A1", right: "beta:B1", by: "lei", reason: expect.stringContaining("kept apart by A. Tester on 2026-01-03") },
      ],
      decisions: [{ what: "split", who: "A. Tester" }],
    });
  });

  test("[R13] an entry that leaves and comes back finds its decision again", async () => {
    await add("alpha", "2026-01-01", [a1]);
    await add("beta", "2026-01-02", [b1, b2]);
    decide({ what: "split", left: "alpha:A1", right: "beta:B1" }, decider("2026-01-03"));
    await add("beta", "2026-02-01", [b2]);
    await add("beta", "2026-03-01", [b1, b2]);
    expect(members("beta:B1")).toEqual(["beta:B1"]);
  });

  test("[R13] a split from a party of three is undone by one join, which says first what it takes back and writes it down", async () => {
    await add("alpha", "2026-01-01", [a1]);
    await add("beta", "2026-01-02", [b1]);
    await add("gamma", "2026-01-02", [{ ...b1, id: "C1" }]);
    const three = ["alpha:A1", "beta:B1", "gamma:C1"];
    expect(members("gamma:C1")).toEqual(three);
    const split = decide({ what: "split", left: "gamma:C1", right: null }, decider("2026-01-03", { who: "A B" }));
    expect(members("alpha:A1")).toEqual(["alpha:A1", "beta:B1"]);
    for (const [right, other] of [
      ["alpha:A1", "beta:B1"],
      ["beta:B1", "alpha:A1"],
    ] as const) {
      const join = { what: "join", left: "gamma:C1", right } as const;
      expect(() => decide(join, decider("2026-01-04"))).toThrow(
        expect.objectContaining({
          code: "conflict",
          problem: expect.objectContaining({
            field: "take-back",
            message: expect.stringMatching(
              new RegExp(`^gamma:C1 and alpha:A1 \\+ beta:B1 .*${other} and gamma:C1 kept apart by A B on 2026-01-03`),
            ),
          }),
        }),
      );
      expect(members("gamma:C1")).toEqual(["gamma:C1"]);
    }
    const joined = decide({ what: "join", left: "gamma:C1", right: "alpha:A1", takeBack: true }, decider("2026-01-05"));
    expect(members("gamma:C1")).toEqual(three);
    const ledger = openLedger(dataPaths(folder.dir).ledger, { mode: "read" });
    const event = [...ledger.read(joined)][0];
    ledger.close();
    expect(event?.data).toEqual({
      pairs: [
        ["alpha:A1", "gamma:C1"],
        ["beta:B1", "gamma:C1"],
      ],
      seen: [
        expect.stringMatching(/^takes back: alpha:A1 and gamma:C1 kept apart by A B on 2026-01-03/),
        expect.stringMatching(/^takes back: beta:B1 and gamma:C1 kept apart by A B/),
      ],
      takesBack: [split],
    });
    const before = tables();
    const register = folder.open();
    register.rebuild();
    register.close();
    expect(tables()).toEqual(before);
    // and it can be split again
    decide({ what: "split", left: "gamma:C1", right: null }, decider("2026-01-06"));
    expect(members("alpha:A1")).toEqual(["alpha:A1", "beta:B1"]);
  });

  test("[R13] two whole parties that several persons kept apart are joined only by who takes all of that back", async () => {
    const other = { type: "lei", value: "5493001KJTIIGC8Y1R12" } as const;
    await add("alpha", "2026-01-01", [a1, { id: "A2", name: "Zorvan Works", ids: [other] }]);
    await add("beta", "2026-01-02", [b1, { id: "B2", name: "Zorvan Works", ids: [other] }]);
    decide({ what: "refuse", left: "alpha:A1", right: "beta:B2" }, decider("2026-01-03", { who: "A B" }));
    decide({ what: "refuse", left: "alpha:A2", right: "beta:B1" }, decider("2026-01-04", { who: "C D" }));
    const join = { what: "join", left: "alpha:A1", right: "beta:B2" } as const;
    // the pair that is named is meant; of the other the person is told
    expect(() => decide(join, decider("2026-01-05"))).toThrow(/one party, and that takes back: alpha:A2 and beta:B1 kept apart by C D/);
    decide({ ...join, takeBack: true }, decider("2026-01-05"));
    expect(members("alpha:A1")).toEqual(["alpha:A1", "alpha:A2", "beta:B1", "beta:B2"]);
  });

  test("[R13] what cannot be decided is told, and nothing is written", async () => {
    await add("alpha", "2026-01-01", [a1]);
    await add("beta", "2026-01-02", [b1, b2]);
    const join = { what: "join", left: "alpha:A1", right: "beta:B2" } as const;
    expect(codeOf(() => decide(join, decider("2026-01-03", { why: " " })))).toBe("field-missing");
    expect(codeOf(() => decide(join, decider("2026-01-03", { who: "" })))).toBe("field-missing");
    expect(codeOf(() => decide({ ...join, right: "beta:B9" }, decider("2026-01-03")))).toBe("entry-unknown");
    expect(codeOf(() => decide({ ...join, right: "alpha:A1" }, decider("2026-01-03")))).toBe("usage");
    expect(codeOf(() => decide({ ...join, right: "beta:B1" }, decider("2026-01-03")))).toBe("conflict");
    expect(codeOf(() => decide({ what: "refuse", left: "alpha:A1", right: "beta:B1" }, decider("2026-01-03")))).toBe("conflict");
    expect(codeOf(() => decide({ what: "split", left: "beta:B2", right: null }, decider("2026-01-03")))).toBe("conflict");
    // B1 stands with A1: who keeps B1 and B2 apart cannot have A1 joined to B2 as well
    decide({ what: "refuse", left: "beta:B1", right: "beta:B2" }, decider("2026-01-03"));
    expect(codeOf(() => decide(join, decider("2026-01-04")))).toBe("conflict");
    const ledger = openLedger(dataPaths(folder.dir).ledger, { mode: "read" });
    expect([...ledger.read()].filter(({ what }) => what.startsWith("party."))).toHaveLength(1);
    ledger.close();
  });
});

describe("[R14] proposals", () => {
  const twin = { born: "1961-02-03", name: "Zorvan Ilmarek Testgul" };

  const matcherNow = (): ReturnType<typeof createMatcher> => {
    const db = openDatabase(dataPaths(folder.dir).tables, { mode: "read", synchronous: "NORMAL" });
    try {
      const bytes = buildSnapshot(entriesInForce(db, dataPaths(folder.dir).entries), snapshotLists(db));
      return createMatcher(openSnapshot(bytes.slice().buffer));
    } finally {
      db.close();
    }
  };
  const all = (): string[] => {
    const reader = openReader(folder.dir);
    try {
      const entries = new Map(reader.status("2026-06-01T00:00:00.000Z", 9999).map(({ id, entries: count }) => [id, count]));
      return [...allProposals({ reader, matcher: matcherNow(), lists: [...entries.keys()], entries })].map(
        ({ left, right }) => `${left} ${right}`,
      );
    } finally {
      reader.close();
    }
  };

  test("[R14] the same name and birth on two lists is a proposal, with its evidence, and joins nobody", async () => {
    await add("alpha", "2026-01-01", [{ id: "A1", ...twin }]);
    await add("beta", "2026-01-02", [{ id: "B1", ...twin }, b2]);
    expect(all()).toEqual(["alpha:A1 beta:B1"]);
    expect(members("alpha:A1")).toEqual(["alpha:A1"]);
    const reader = openReader(folder.dir);
    const [found] = proposalsFor(reader.party(partyId("beta:B1")) as Party, {
      matcher: matcherNow(),
      lists: [listId("alpha"), listId("beta")],
      membersOf: (id) => reader.members(id),
    });
    reader.close();
    expect(found).toMatchObject({ left: "beta:B1", right: "alpha:A1", band: "identified" });
    expect(found?.evidence.map(({ what }) => what)).toContain("birth date");
  });

  test("[R14] refused, it is not shown again; accepted, it is one party; the same list never proposes its own", async () => {
    await add("alpha", "2026-01-01", [
      { id: "A1", ...twin },
      { id: "A2", ...twin },
    ]);
    await add("beta", "2026-01-02", [{ id: "B1", ...twin }]);
    expect(all().toSorted()).toEqual(["beta:B1 alpha:A1", "beta:B1 alpha:A2"]);
    decide({ what: "refuse", left: "alpha:A2", right: "beta:B1" }, decider("2026-01-03"));
    expect(all()).toEqual(["beta:B1 alpha:A1"]);
    decide({ what: "join", left: "alpha:A1", right: "beta:B1" }, decider("2026-01-04"));
    expect(all()).toEqual([]);
    expect(members("beta:B1")).toEqual(["alpha:A1", "beta:B1"]);
  });
});
