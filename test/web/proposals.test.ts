import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listId } from "../../src/ground/index.ts";
import { openRegister } from "../../src/registry/index.ts";
import { breaches } from "./breaches.ts";
import { chromiumPath, openStage, takePicture, type Stage, type View } from "./browser.ts";

const PAIRS = 70;
const SYLLABLES = ["zor", "ilm", "quib", "tesh", "vark", "omel", "snou", "drel"];
/** an invented person a number */
const person = (at: number): string => {
  const word = (by: number): string => [at % 8, (at >> 3) % 8, (at * by) % 8].map((place) => SYLLABLES[place]).join("");
  return `${word(3)} ${word(5)} ${word(7)}`;
};

describe.skipIf(chromiumPath === null)(
  `proposals on the page${chromiumPath === null ? " (SKIPPED: no Chromium is installed)" : ""}`,
  { timeout: 120_000 },
  () => {
    let stage: Stage;
    beforeAll(async () => {
      const dataDir = await mkdtemp(join(tmpdir(), "writ-page-proposals-"));
      const register = openRegister(dataDir);
      for (const list of ["alpha", "beta"]) {
        const path = join(dataDir, `${list} list.csv`);
        const row = (at: number): string =>
          `${list.charAt(0).toUpperCase()}${at},${person(at)},${1950 + (at % 40)}-0${1 + (at % 9)}-1${at % 9}`;
        await writeFile(path, `id,name,date of birth\n${Array.from({ length: PAIRS }, (_, at) => row(at)).join("\n")}\n`);
        await register.addLists([path], { who: "clerk", at: new Date().toISOString(), as: listId(list) });
      }
      register.close();
      stage = await openStage({ dataDir });
    });
    afterAll(async () => {
      await stage?.close();
    });

    const go = async (view: View = {}): Promise<Page> => {
      const page = await stage.open(view);
      await page.getByRole("link", { name: "Same parties?" }).click();
      await page.getByRole("heading", { name: "Same parties?" }).waitFor();
      return page;
    };

    test("[R14] searched, walked and answered by the keyboard alone; what is decided is gone, the next one has the focus", async () => {
      const page = await go();
      await page.getByText("Nothing was searched yet").waitFor();
      await takePicture(page, "page-proposals-empty", "whole page");
      await page.getByRole("button", { name: "Search all lists" }).focus();
      await page.keyboard.press("Enter");
      await page.getByText(/pairs wait for an answer/).waitFor();
      const rows = page.locator("li.proposal");
      expect(await rows.count()).toBe(50);
      await page.getByRole("button", { name: /more$/ }).click();
      await page.waitForFunction(() => document.querySelectorAll("li.proposal").length > 50);
      const before = await rows.count();
      await rows.first().getByRole("button").focus();
      await page.keyboard.press("ArrowDown");
      const second = await rows.nth(1).innerText();
      await page.keyboard.press("Enter");
      await rows.nth(1).getByRole("table").waitFor();
      await page.keyboard.type("same name and birth");
      await takePicture(page, "page-proposals");
      expect(await breaches(page)).toEqual([]);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForFunction((count) => document.querySelectorAll("li.proposal").length === count - 1, before);
      expect(await rows.nth(1).innerText()).not.toBe(second);
      expect(
        await rows
          .nth(1)
          .getByRole("button")
          .evaluate((button) => button === document.activeElement),
      ).toBe(true);
      await page.keyboard.press("Enter");
      await rows.nth(1).getByRole("table").waitFor();
      await page.keyboard.press("Escape");
      expect(await rows.nth(1).getByRole("table").count()).toBe(0);
      expect(
        await rows
          .nth(1)
          .getByRole("button")
          .evaluate((button) => button === document.activeElement),
      ).toBe(true);
      await page.close();
    });

    test.each([
      ["narrow-light", { width: 390, height: 844, theme: "light" }],
      ["narrow-dark", { width: 390, height: 844, theme: "dark" }],
      ["wide-dark", { width: 1280, height: 900, theme: "dark" }],
    ] as const)("[R14] %s: nothing overflows, nothing breaks WCAG AA", async (name, view) => {
      const page = await go(view);
      const rows = page.locator("li.proposal");
      await rows.first().waitFor();
      await takePicture(page, `page-proposals-${name}-list`);
      await rows.first().getByRole("button").click();
      await rows.first().getByRole("table").waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await breaches(page)).toEqual([]);
      await takePicture(page, `page-proposals-${name}`);
      await page.close();
    });

    test("[R14] a server that answers no more is told; while it searches, the progress is shown and can be stopped", async () => {
      const page = await go();
      let stopped = false;
      const head = {
        done: 1200,
        total: 49_081,
        found: 310,
        error: null,
        outdated: false,
        lists: 2,
        canDecide: true,
        open: 0,
        proposals: [],
      };
      await page.route("**/api/proposals**", (route) => {
        if (route.request().method() === "DELETE") stopped = true;
        return route.fulfill({ json: { ...head, state: stopped ? "stopped" : "running", secondsLeft: stopped ? null : 95 } });
      });
      await page.getByRole("button", { name: "Search again" }).click();
      await page.getByText("1,200 of 49,081 entries compared, 310 pairs found, about 2 min left.").waitFor();
      await takePicture(page, "page-proposals-running");
      expect(await breaches(page)).toEqual([]);
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByRole("button", { name: "Search again" }).waitFor();
      await page.unroute("**/api/proposals**");
      await page.route("**/api/proposals**", (route) => route.abort());
      await page.getByRole("button", { name: "Search again" }).click();
      await page.getByRole("alert").waitFor();
      await takePicture(page, "page-proposals-error");
      await page.close();
    });
  },
);
