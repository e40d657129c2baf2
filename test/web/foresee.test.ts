import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { EXAMPLE_SITUATION } from "../../src/foresee/index.ts";
import { EXAMPLE_STRATEGIES, parseStrategy, type Strategy } from "../../src/strategy/index.ts";
import { breaches } from "./breaches.ts";
import { chromiumPath, inBothThemes, openStage, type Stage, takePicture } from "./browser.ts";

const crackdown = EXAMPLE_STRATEGIES[1] as Strategy;
const own = { ...crackdown, id: "own-way", title: "Our own way", about: "Drawn up by the province." };

describe.skipIf(chromiumPath === null)(
  `the page of strategies${chromiumPath === null ? " (SKIPPED: no Chromium is installed)" : ""}`,
  () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage();
      // sooner than the test, so that what is missing is named
      stage.context.setDefaultTimeout(12_000);
    });
    afterAll(async () => {
      await stage?.close();
    });

    const openPage = async (view: Parameters<Stage["open"]>[0] = {}): Promise<Page> => {
      const page = await stage.open(view);
      await page.evaluate(() => void (location.hash = "#foresee"));
      await page.getByRole("heading", { name: "Strategies", exact: true }).waitFor();
      return page;
    };
    const setRuns = async (page: Page, runs: number): Promise<void> => {
      const box = page.getByLabel("Runs of each strategy");
      await box.fill(String(runs));
      await box.blur();
    };
    const compare = async (page: Page): Promise<void> => {
      await page.getByRole("button", { name: /^Compare/ }).click();
      await page.getByRole("heading", { name: "In short" }).waitFor({ timeout: 60_000 });
    };
    const bar = (page: Page, name: RegExp) => page.getByRole("button", { name }).first();
    const focused = (page: Page): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.id || document.activeElement?.getAttribute("aria-label") || document.activeElement?.textContent || "",
      );

    test("[F30] what the page shows stands in the report that it hands out; every chart has its picture and its numbers", async () => {
      const page = await openPage();
      await setRuns(page, 1000);
      await compare(page);
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Report (HTML)" }).click()]);
      expect(download.suggestedFilename()).toBe("foresee.html");
      const html = await readFile(await download.path(), "utf8");
      const report = await stage.browser.newContext().then((context) => context.newPage());
      await report.setContent(html);
      const rowsOf = (where: Page): Promise<string[]> =>
        where.evaluate(() =>
          [...document.querySelectorAll("table tbody tr")].map((row) =>
            [...row.children].map((cell) => cell.textContent?.trim()).join(" | "),
          ),
        );
      const [shown, told] = [await rowsOf(page), await rowsOf(report)];
      expect(shown.length).toBeGreaterThan(20);
      expect(shown.filter((row) => !told.includes(row))).toEqual([]);
      const linesOf = (where: Page): Promise<string[]> =>
        where.evaluate(() =>
          [...document.querySelectorAll("figure svg path")].map((path) => path.getAttribute("d") ?? "").filter((d) => d.length > 100),
        );
      const [drawn, printed] = [await linesOf(page), new Set(await linesOf(report))];
      expect(drawn.length).toBeGreaterThan(30);
      expect(drawn.filter((line) => !printed.has(line))).toEqual([]);
      expect(await page.locator(".results").innerText()).not.toMatch(/NaN|undefined|Infinity/);
      await report.context().close();

      const figures = page.locator("figure.fan");
      expect(await figures.getByRole("link", { name: /^SVG/ }).count()).toBe(await figures.count());
      expect(await figures.getByRole("link", { name: /^CSV/ }).count()).toBe(await figures.count());
      const attacks = page.getByRole("region", { name: "Attacks", exact: true }).locator("figure").first();
      const [picture] = await Promise.all([page.waitForEvent("download"), attacks.getByRole("link", { name: /^SVG/ }).click()]);
      expect(await readFile(await picture.path(), "utf8")).toMatch(/^<svg /);
      const [numbers] = await Promise.all([page.waitForEvent("download"), attacks.getByRole("link", { name: /^CSV/ }).click()]);
      expect(await readFile(await numbers.path(), "utf8")).toMatch(/^quarter,0\.05,0\.25,0\.5,0\.75,0\.95\r\n2026-01,/);
      expect(await page.locator(".uncounted").allInnerTexts()).toEqual([
        'Not counted: the situation does not give "harmed" for every group.',
      ]);
      expect(await page.locator(".results").getByText("from the literature, not from your data", { exact: true }).count()).toBe(1);
      await page.close();
    });

    test("[F34] moving one belief turns the ranking round, and back", async () => {
      const page = await openPage();
      await setRuns(page, 1000);
      await compare(page);
      const belief = page.locator(".belief");
      const first = (): Promise<string> => belief.locator(".order li[data-pair=true] b").first().innerText();
      const slider = belief.getByRole("slider");
      const [before, begun] = [await first(), await slider.inputValue()];
      expect(await belief.getAttribute("data-flipped")).toBe("false");
      await slider.focus();
      const turned = async (key: "Home" | "End"): Promise<boolean> => {
        await page.keyboard.press(key);
        return (await belief.getAttribute("data-flipped")) === "true";
      };
      expect((await turned("Home")) || (await turned("End"))).toBe(true);
      expect(await first()).not.toBe(before);
      expect(await belief.locator(".belief-verdict").innerText()).toContain("The ranking flips.");
      expect(await slider.getAttribute("aria-valuetext")).toContain(await first());
      await belief.getByRole("button", { name: /^Back to/ }).click();
      expect([await first(), await slider.inputValue()]).toEqual([before, begun]);
      // who says so comes on focus
      const tip = belief.getByRole("tooltip", { includeHidden: true });
      expect(await tip.isVisible()).toBe(false);
      await belief.getByRole("button", { name: "Who says so?" }).focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      expect(await tip.isVisible()).toBe(true);
      expect((await tip.innerText()).length).toBeGreaterThan(5);
      await page.close();
    });

    test("[F33, W6] the keyboard alone: to the page, choose, move a measure, its end and its strength, compare, and back", async () => {
      const page = await stage.open();
      await page.getByRole("link", { name: "Strategies" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Strategies", exact: true }).waitFor();
      expect(await focused(page)).toBe("foresee-title");
      const politics = page.getByRole("checkbox", { name: "Politics for all" });
      await politics.focus();
      await page.keyboard.press("Space");
      expect(await politics.isChecked()).toBe(true);
      await page.getByRole("button", { name: "Measures of Crackdown on all", exact: true }).focus();
      await page.keyboard.press("Enter");
      expect(await focused(page)).toBe("plan-title");
      const seize = bar(page, /^Seize, Groups that fight the state/);
      expect(await seize.getAttribute("aria-label")).toContain("from 2026-01, stays, strength 0.6");
      await seize.focus();
      for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowLeft", "ArrowUp", "Shift+ArrowUp", "Shift+ArrowUp"])
        await page.keyboard.press(key);
      expect(await focused(page)).toBe("Seize, Groups that fight the state: 2026-03 to 2035-12, over 2 months, strength 0.65");
      // the one that ships is as it was; the copy has taken its place
      const shipped = page.getByRole("checkbox", { name: "Crackdown on all", exact: true });
      expect(await shipped.isChecked()).toBe(false);
      expect(await page.getByRole("checkbox", { name: /^Crackdown on all, changed/ }).isChecked()).toBe(true);
      await page.keyboard.press("Enter");
      await page.getByLabel("From (year-month)").waitFor();
      await page.getByLabel("Until (empty: it stays)").fill("2025-06");
      await page.getByLabel("Until (empty: it stays)").blur();
      await page.getByText(/The end 2025-06 is not after the start 2026-03/).waitFor();
      await page.getByLabel("Until (empty: it stays)").fill("2030-01");
      await page.getByLabel("Until (empty: it stays)").blur();
      await page.getByText("It cannot be run like this.").waitFor({ state: "detached" });
      const disarm = bar(page, /^Disarm, Groups that fight the state/);
      await disarm.focus();
      await page.keyboard.press("Delete");
      expect(await focused(page)).toBe("plan-title");
      await setRuns(page, 500);
      await page.getByRole("button", { name: /^Compare 4 strategies/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "In short" }).waitFor({ timeout: 60_000 });
      await page.waitForFunction(() => document.activeElement?.id === "short-title");
      // what was drawn outlives a reload
      await page.reload();
      await page.getByRole("checkbox", { name: /^Crackdown on all, changed/ }).waitFor();
      await page.getByRole("link", { name: "Back to the question" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Lists" }).waitFor();
      await page.close();
    });

    test("[F33] the pointer moves a measure by its grips", async () => {
      const page = await openPage();
      await page.getByRole("button", { name: "Measures of Ban and seizure", exact: true }).click();
      const seize = bar(page, /^Seize, Groups that run charities/);
      const drag = async (from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> => {
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 4 });
        await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
        await page.mouse.up();
      };
      const box = async (): Promise<{ x: number; y: number; width: number; height: number }> =>
        seize.scrollIntoViewIfNeeded().then(async () => (await seize.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 });
      const whole = await box();
      const month = whole.width / 120;
      await drag({ x: whole.x + whole.width - 3, y: whole.y + whole.height - 8 }, { x: -60 * month, y: 0 });
      expect(await seize.getAttribute("aria-label")).toContain("2026-01 to 2031-01, strength 0.6");
      const half = await box();
      await drag({ x: half.x + half.width / 2, y: half.y + half.height - 6 }, { x: 12 * month, y: 0 });
      expect(await seize.getAttribute("aria-label")).toContain("2027-01 to 2032-01, strength 0.6");
      const later = await box();
      await drag({ x: later.x + 5, y: later.y + 0.4 * later.height }, { x: 12 * month, y: -0.2 * (later.height + 4) });
      expect(await seize.getAttribute("aria-label")).toMatch(/2027-01 to 2032-01, over 1[123] months, strength 0\.8/);
      // letting go does not open the fields, a click does
      expect(await seize.getAttribute("aria-expanded")).toBe("false");
      await seize.click();
      expect(await seize.getAttribute("aria-expanded")).toBe("true");
      await page.close();
    });

    test("[F31] own JSON by drop and by paste; what is wrong is told with its path, all of it", async () => {
      const page = await openPage();
      const drop = async (name: string, text: string): Promise<void> => {
        const transfer = await page.evaluateHandle(
          ([file, content]) => {
            const data = new DataTransfer();
            data.items.add(new File([content as string], file as string));
            return data;
          },
          [name, text],
        );
        await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
        await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
      };
      const wrong = JSON.parse(JSON.stringify(own)) as { groups: { measures: { strength: number; measure: string }[] }[] };
      Object.assign(wrong.groups[0]?.measures[0] ?? {}, { strength: 3, measure: "pray" });
      await drop("wrong.json", JSON.stringify(wrong));
      const alert = page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(/wrong\.json, groups\[0\]\.measures\[0\]\.measure: .*One of: ban, freeze/);
      expect(await alert.innerText()).toMatch(/groups\[0\]\.measures\[0\]\.strength: .*A number from 0/);
      await drop("own.json", JSON.stringify(own));
      const card = page.getByRole("checkbox", { name: /^Our own way/ });
      await card.waitFor();
      expect(await card.isChecked()).toBe(true);
      await alert.waitFor({ state: "detached" });
      await page.getByText("Your own strategy or situation").click();
      await page.getByRole("textbox", { name: "JSON" }).fill(JSON.stringify({ ...EXAMPLE_SITUATION, id: "ours", title: "Our province" }));
      await page.getByRole("button", { name: "Take it in" }).click();
      await page.getByText("Our province", { exact: true }).waitFor();
      await page.getByRole("textbox", { name: "JSON" }).fill("{ nonsense");
      await page.getByRole("button", { name: "Take it in" }).click();
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(/pasted, line 1: The JSON is malformed/);
      await page.getByRole("button", { name: "Back to the example" }).click();
      await page.getByText("Three classes of groups (an example)", { exact: true }).waitFor();
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Save as JSON Our own way", exact: true }).click(),
      ]);
      expect(saved.suggestedFilename()).toBe("own-way.json");
      const read = parseStrategy(await readFile(await saved.path(), "utf8"));
      expect(read.ok && read.strategy).toEqual(own);
      // the twin of an own strategy, in which its services go on
      await page.getByRole("button", { name: "Let services go on in Our own way" }).click();
      await page.getByRole("checkbox", { name: /^Our own way, services go on/ }).waitFor();
      await page.close();
    });

    test("[F31] a comparison can be followed and stopped; who leaves the page leaves nothing running", async () => {
      const page = await openPage();
      await setRuns(page, 20_000);
      await page.getByRole("button", { name: /^Compare/ }).click();
      await page.getByRole("progressbar", { name: "Simulating" }).waitFor();
      await page.getByText(/% of 4,000 draws/).waitFor();
      await takePicture(page, "foresee-running", "whole page");
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByText("Stopped; nothing was kept.").waitFor();
      await page.getByRole("button", { name: /^Compare/ }).click();
      await page.getByRole("progressbar", { name: "Simulating" }).waitFor();
      await page.close();
      // the session has one at a time: another starts only because that one was stopped
      const next = await openPage();
      await setRuns(next, 10);
      // asked again only while it is refused: a click too many would begin anew what has begun
      let taken = false;
      for (let tries = 0; tries < 40 && !taken; tries++) {
        const [reply] = await Promise.all([
          next.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith("/api/foresee/runs")),
          next.getByRole("button", { name: /^Compare/ }).click(),
        ]);
        taken = reply.ok();
        if (!taken) await next.waitForTimeout(300);
      }
      expect(taken).toBe(true);
      await next.getByRole("heading", { name: "In short" }).waitFor();
      stage.faults.splice(0, stage.faults.length, ...stage.faults.filter((fault) => !fault.includes("409")));
      await next.close();
    });

    test("[F33] waiting, empty and refused are said in words", async () => {
      const page = await stage.open();
      const held = Promise.withResolvers<void>();
      await page.route("**/api/foresee", async (route) => {
        await held.promise;
        await route.continue();
      });
      await page.evaluate(() => void (location.hash = "#foresee"));
      await page.getByText("Opening the strategies…").waitFor();
      held.resolve();
      await page.getByText("Nothing is compared yet.").waitFor();
      for (const box of await page.getByRole("checkbox").all()) await box.uncheck();
      await page.getByText("Choose what to compare.").waitFor();
      expect(await page.getByRole("button", { name: /^Compare 0/ }).isDisabled()).toBe(true);
      await page.getByRole("checkbox", { name: "Tolerance" }).check();
      await setRuns(page, 3);
      await page.getByRole("button", { name: /^Compare/ }).click();
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").innerText()).toMatch(/runs: At least 10 runs/);
      await setRuns(page, 100);
      await compare(page);
      expect(await page.getByRole("alert").count()).toBe(0);
      expect(await page.getByRole("heading", { name: "Regret" }).count()).toBe(0);
      stage.faults.splice(0, stage.faults.length, ...stage.faults.filter((fault) => !fault.includes("400")));
      await page.close();
    });

    test.each([1280, 390])("[F33, F32, W6] %i px, light and dark: nothing overflows, nothing breaches WCAG AA", async (width) => {
      const page = await openPage({ width });
      const look = (name: string): Promise<void> =>
        inBothThemes(page, async (theme) => {
          const view = `${theme} ${name}`;
          expect(await breaches(page), view).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), view).toBe(0);
          await takePicture(page, `foresee-${width}-${theme}-${name}`, "whole page");
        });
      await look("begin");
      const long = {
        ...own,
        id: "long",
        title: `The strategy of the Interministerial Coordination Committee ${"and its subcommittees ".repeat(6)}`.trim(),
      };
      const file = join(stage.dataDir, "long.json");
      await writeFile(file, JSON.stringify(long));
      await page.locator("details.take-in summary").click();
      await page.locator('.take-in input[type="file"]').setInputFiles(file);
      await page.getByRole("checkbox", { name: /^The strategy of the Inter/ }).waitFor();
      await page.getByRole("button", { name: "Measures of Crackdown on all, services go on", exact: true }).click();
      await bar(page, /^Disarm, Groups that fight/).click();
      await page.mouse.move(0, 0);
      await look("editor");
      await page.getByRole("button", { name: "Close" }).click();
      await setRuns(page, 500);
      await compare(page);
      await page.getByRole("slider").press("End");
      await page.locator("details.found").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
      await page.locator(".civil canvas").waitFor();
      await page.getByText("An illustration, no forecast.").waitFor();
      await page.getByRole("button", { name: "Play" }).click();
      await page.getByText(/Tick ([3-9]|\d\d)/).waitFor();
      await page.getByRole("button", { name: "Pause" }).click();
      await look("found");
      await page.close();
    });

    test("[W3] in all of this: no error in the console, no breach of the policy, no request to anywhere else", () => {
      expect(stage.faults).toEqual([]);
    });
  },
);
