import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { answerSchemas } from "../../src/server/schemas/answer-schemas.ts";
import { takePicture, ask, chromiumPath, openStage, type Stage } from "./browser.ts";

const table = (count: number): string =>
  `id,name,listed on\n${Array.from({ length: count }, (_, at) => `Z${at},Quibblesnout Number${at},2020-01-01\n`).join("")}`;

describe.skipIf(chromiumPath === null)(
  `a quarantined list on the page${chromiumPath === null ? " (SKIPPED: no Chromium is installed)" : ""}`,
  () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage();
    });
    afterAll(async () => {
      await stage?.close();
    });

    const drop = async (page: Page, count: number): Promise<void> => {
      const path = join(stage.dataDir, "own list.csv");
      await writeFile(path, table(count));
      await page.locator('input[type="file"]').setInputFiles(path);
      const card = page.locator("article.drop").first();
      await card.getByText("A list: take it into the register").click();
      await card.getByLabel("Its short name").fill("own");
      await card.getByRole("button", { name: "Go on" }).click();
      await card.getByText(new RegExp(`own: ${count} entries`)).waitFor();
    };
    const call = (page: Page, path: string, body?: unknown): Promise<{ status: number; json: any }> =>
      page.evaluate(
        async ([where, sent]) => {
          const response = await fetch(
            where as string,
            sent === null ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: sent as string },
          );
          return { status: response.status, json: await response.json() };
        },
        [path, body === undefined ? null : JSON.stringify(body)] as const,
      );

    test("[G1, G2, G3] it says why and what releasing changes; a reason, signed by who is signed in, releases it", async () => {
      const page = await stage.open();
      await drop(page, 200);
      await drop(page, 120);
      await page.locator("article.drop").first().getByText("held back: a person must release it").waitFor();
      const row = page.locator("li.list").filter({ hasText: "own" }).first();
      await row.locator(".reasons").getByText("80 of 200 entries are gone").waitFor();
      expect(await row.locator(".tag").innerText()).toMatch(/quarantined/i);
      expect(await row.innerText()).toContain("Releasing it would take 80 entries out of force and bring 0 entries in.");
      await row.getByText("Out of force: 80 entries").click();
      await row.getByText("Quibblesnout Number120", { exact: true }).waitFor();
      await takePicture(page, "page-quarantine", "whole page");
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
      const breaches = await page.evaluate(async () => {
        const axe = (
          globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
        ).axe;
        return (await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations.map(
          ({ id, nodes }) => `${id} ${nodes[0]?.html}`,
        );
      });
      expect(breaches).toEqual([]);

      // an answer is incomplete as long as it waits, and says so
      await ask(page, "Zzyzx Nobody");
      await page.getByText("list own is quarantined").first().waitFor();

      const held = await call(page, "/api/lists/own/quarantine");
      expect(answerSchemas.get("Quarantined")?.safeParse(held.json).error).toBeUndefined();
      const decision = { version: held.json.version, decide: "release", reason: "x" };
      expect(await call(page, "/api/lists/own/quarantine", { ...decision, version: decision.version + 5 })).toMatchObject({
        status: 409,
        json: { error: { code: "conflict" } },
      });
      expect(await call(page, "/api/lists/own/quarantine", { ...decision, reason: "  " })).toMatchObject({
        status: 400,
        json: { error: { field: "reason" } },
      });
      expect(await call(page, "/api/lists/starter/quarantine")).toMatchObject({ status: 404, json: { error: { code: "not-found" } } });
      stage.faults.splice(0);

      await page.locator("#content").press("Escape");
      const release = row.getByRole("button", { name: "Release into force" });
      expect(await release.isDisabled()).toBe(true);
      await row.getByLabel(/^Why\?/).fill("compared with the notice of 3 March");
      await release.click();
      await row.getByText("120 entries").first().waitFor();
      await row.locator(".tag-current").waitFor();
      expect(await row.innerText()).not.toContain("held back");
      const ledger = JSON.stringify(await call(page, "/api/verify", {}));
      expect(ledger).toContain('"firstBroken":null');
      expect(stage.faults).toEqual([]);
      await page.close();
    });

    test("[G2] or it is refused, at a phone's width", async () => {
      const page = await stage.open({ width: 360, height: 740 });
      await drop(page, 20);
      const row = page.locator("li.list").filter({ hasText: "own" }).first();
      await row.locator(".reasons").getByText("100 of 120 entries are gone").waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      await row.getByLabel(/^Why\?/).fill("cut by our own script");
      await row.getByRole("button", { name: "Refuse it" }).click();
      await row.locator(".tag-current").waitFor();
      expect(await row.innerText()).toContain("120 entries");
      expect(stage.faults).toEqual([]);
      await page.close();
    });
  },
);
