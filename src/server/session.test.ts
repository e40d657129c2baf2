import { describe, expect, test } from "vitest";
import { createSessions } from "./session.ts";

const HOUR = 3_600_000;

describe("sessions", () => {
  test("[W1] a link's token is traded for a session once", () => {
    const sessions = createSessions(() => 0);
    const token = sessions.issueLink();
    const secret = sessions.exchange(token);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(sessions.exchange(token)).toBeNull();
    expect(sessions.find(secret ?? "")).toMatch(/^[0-9a-f]{16}$/);
    expect(sessions.find(token)).toBeNull();
    expect(sessions.exchange("")).toBeNull();
  });

  test("a newer link makes the one before it worthless", () => {
    const sessions = createSessions(() => 0);
    const first = sessions.issueLink();
    const second = sessions.issueLink();
    expect(sessions.exchange(first)).toBeNull();
    expect(sessions.exchange(second)).not.toBeNull();
  });

  test("a link unused for an hour and a session unused for twelve are worth nothing", () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const late = sessions.issueLink();
    now = HOUR + 1;
    expect(sessions.exchange(late)).toBeNull();
    const secret = sessions.exchange(sessions.issueLink()) ?? "";
    now += 11 * HOUR;
    expect(sessions.find(secret)).not.toBeNull();
    now += 11 * HOUR;
    expect(sessions.find(secret)).not.toBeNull();
    now += 12 * HOUR + 1;
    expect(sessions.find(secret)).toBeNull();
    now -= 12 * HOUR;
    expect(sessions.find(secret)).toBeNull();
  });

  test("signing out ends one session; the hundred and first makes the longest unused go", () => {
    const sessions = createSessions(() => 0);
    const secrets = Array.from({ length: 100 }, () => sessions.exchange(sessions.issueLink()) ?? "");
    sessions.find(secrets[0] ?? "");
    const one = sessions.exchange(sessions.issueLink()) ?? "";
    expect(sessions.find(secrets[0] ?? "")).not.toBeNull();
    expect(sessions.find(secrets[1] ?? "")).toBeNull();
    sessions.end(one);
    expect(sessions.find(one)).toBeNull();
  });
});
