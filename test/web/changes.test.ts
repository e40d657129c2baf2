import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { listId, type PartialDate } from "../../src/ground/index.ts";
import { openRegister } from "../../src/registry/index.ts";
import { chromiumPath, inBothThemes, openStage, type Stage, takePicture } from "./browser.ts";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe;
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html}`));
  });
}

const rows = (...all: readonly string[]): string => `id,name,remarks\n${all.join("\n")}\n`;
const many = Array.from({ length: 130 }, (_, at) => `N${at},Invented Trading House ${at},`);

describe.skipIf(chromiumPath === null)(
  `the page of bulletins${chromiumPath === null ? " (SKIPPED: no Chromium is installed)" : ""}`,
  () => {
    let stage: Stage;
    let base = "";
    beforeAll(async () => {
      base = await mkdtemp(join(tmpdir(), "writ-bulletins-"));
      const register = openRegister(join(base, "data"));
      const add = async (list: string, day: string, text: string): Promise<void> => {
        const file = join(base, `${list}-${day}.csv`);
        await writeFile(file, text);
        await register.addLists([file], { who: "clerk", at: `${day}T12:00:00.000Z`, as: listId(list), published: day as PartialDate });
      };
      await add("own", "2026-01-10", rows("1,Zorvan Test Trading,Seen in Tarn in 2019.", "2,Hall of the Lantern,", "3,بیت الفانوس,"));
      await add(
        "own",
        "2026-02-10",
        rows("1,Zorvan Test Trading,Seen in Velm in 2019.", "2,Hall of the Lantern,", "4,دار النخیل,", ...many),
      );
      await add(
        "own",
        "2026-03-10",
        rows("1,Zorvan Test Trading,Seen in Velm in 2019.", "2,Hall of the Lantern,", "4,دار النخیل,", ...many.slice(2)),
      );
      await add("lone", "2026-03-01", rows("1,Ninth Gate Logistics,"));
      register.close();
      stage = await openStage({ dataDir: join(base, "data") });
    });
    afterAll(async () => {
      await stage?.close();
      await rm(base, { recursive: true, force: true });
    });

    const openAt = async (hash: string, view: Parameters<Stage["open"]>[0] = {}): Promise<Page> => {
      const page = await stage.open(view);
      await page.evaluate((to) => void (location.hash = to), hash);
      await page.getByRole("heading", { name: "What changed" }).waitFor();
      return page;
    };

    test("[V1, W6] by the keyboard: to the page, through its parts, more rows, another version, and back", async () => {
      const page = await stage.open();
      await page.getByRole("link", { name: "What changed" }).focus();
      await page.keyboard.press("Enter");
      const last = page.getByRole("article", { name: /own/ });
      await last.waitFor();
      expect(await last.getByRole("listitem").filter({ hasText: "removed" }).first().innerText()).toBe("−2 removed");
      await page.getByText("lone holds one version", { exact: false }).waitFor();
      await last.getByRole("link", { name: "All of it" }).focus();
      await page.keyboard.press("Enter");
      const from = page.getByLabel("From");
      await from.waitFor();
      // the select's own keys: one version older
      await from.focus();
      await page.keyboard.press("ArrowDown");
      const bulletin = page.getByRole("article", { name: /own/ });
      await bulletin.getByText("10 January 2026").waitFor();
      await bulletin.getByText("3 entries before, 131 after").waitFor();
      const added = bulletin.getByRole("region", { name: /^Added/ });
      expect(await added.getByRole("listitem").count()).toBe(100);
      const more = added.getByRole("button", { name: "Show 29 more of 29" });
      await more.focus();
      await page.keyboard.press("Enter");
      await added.getByText("Invented Trading House 129").waitFor();
      expect(await added.getByRole("listitem").count()).toBe(129);
      await bulletin.getByRole("link", { name: /amended/ }).focus();
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Amended/);
      const amended = bulletin.getByRole("region", { name: /^Amended/ });
      expect([await amended.locator("del").innerText(), await amended.locator("ins").innerText()].map((text) => text.trim())).toEqual([
        "Tarn",
        "Velm",
      ]);
      await page.getByRole("link", { name: "Back to the question" }).click();
      await page.getByRole("heading", { name: "Lists" }).waitFor();
      await page.goBack();
      await bulletin.waitFor();
      await page.close();
    });

    test("[W7] names that run right to left stand so, and turn nothing round", async () => {
      const page = await openAt("#changes?list=own&from=2026-01-10&to=2026-02-10");
      const row = page.locator(".change-removed").first();
      await row.waitFor();
      const name = row.locator("bdi").first();
      expect([await name.innerText(), await name.evaluate((node) => getComputedStyle(node).direction)]).toEqual(["بیت الفانوس", "rtl"]);
      const [sign, text] = await row.evaluate((node) =>
        [".change-sign", "bdi"].map((part) => node.querySelector(part)?.getBoundingClientRect().left ?? 0),
      );
      expect(sign).toBeLessThan(text ?? 0);
      await page.close();
    });

    test("[V5] a question about a day that has passed says which day, and is answered as the lists stood then", async () => {
      const page = await stage.open();
      await page.getByLabel(/^A name/).fill("بیت الفانوس");
      await page.getByRole("button", { name: "Add a second fact" }).click();
      await page.locator(".checked").waitFor();
      expect(await page.locator("article.alert").count()).toBe(0);
      // going back takes its time: until then the answer on the page is today's, and nothing says otherwise
      const held = Promise.withResolvers<void>();
      await page.route("**/api/screen?asOf=*", async (route) => {
        await held.promise;
        await route.continue();
      });
      await page.getByLabel("As the lists stood on").fill("2026-01-20");
      await page.waitForTimeout(400);
      expect(await page.getByText("As the lists stood on 20 January 2026.").count()).toBe(0);
      held.resolve();
      await page.getByText("As the lists stood on 20 January 2026.").waitFor();
      await page.locator("article.alert").first().waitFor();
      expect(await page.locator(".checked").innerText()).toContain("of 10 January 2026");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
      await page.getByLabel("As the lists stood on").fill("");
      await page.locator("article.alert").first().waitFor({ state: "detached" });
      expect(await page.getByText("As the lists stood on 20 January 2026.").count()).toBe(0);
      await page.close();
    });

    test("[V3] empty and wrong: said in words, with the way on", async () => {
      const page = await openAt("#changes?list=lone");
      await page.getByText("Nothing to compare yet").waitFor();
      await page.evaluate(() => void (location.hash = "#changes?list=own&from=2025-01-01"));
      const alert = page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(
        /These cannot be compared\. No version of own from 2025-01-01 or before is held\..*The first is of 2026-01-10/,
      );
      await page.evaluate(() => void (location.hash = "#changes?list=own&from=2026-03-10&to=2026-03-11"));
      await page.getByText("Nothing changed: 131 entries, the same in both.").waitFor();
      // both answers above were errors of the question, which the browser logs
      stage.faults.splice(0, stage.faults.length, ...stage.faults.filter((fault) => !fault.includes("404")));
      await page.close();
    });

    test.each([1280, 390])("[W6] %i px, light and dark: nothing overflows, nothing breaches WCAG AA", async (width) => {
      const page = await openAt("#changes?list=own&from=2026-01-10&to=2026-02-10", { width });
      await page.locator(".change-amended").first().waitFor();
      await inBothThemes(page, async (theme) => {
        expect(await page.evaluate(() => document.documentElement.scrollWidth), theme).toBeLessThanOrEqual(width);
        expect(await breaches(page), theme).toEqual([]);
        await takePicture(page, `changes-${width}-${theme}`);
      });
      await page.close();
      expect(stage.faults).toEqual([]);
    });
  },
);
