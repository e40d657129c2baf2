import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXAMPLE_HISTORY, exampleCountsCsv } from "../../src/foresee/index.ts";
import { breaches } from "./breaches.ts";
import { chromiumPath, inBothThemes, openStage, type Stage, takePicture } from "./browser.ts";

interface Dropped {
  readonly name: string;
  readonly text: string;
}

describe.skipIf(chromiumPath === null)(
  `calibration on the page of strategies${chromiumPath === null ? " (SKIPPED: no Chromium is installed)" : ""}`,
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
      await page.getByRole("heading", { name: "From your data, or from the literature" }).waitFor();
      return page;
    };
    const drop = async (page: Page, { name, text }: Dropped): Promise<void> => {
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

    let learnt: Promise<Page> | undefined;
    /** A page on which the counts that ship have been dropped and fitted, with all that can be laid beside them: fitted once, for those who look at it. */
    const fittedPage = (): Promise<Page> => (learnt ??= openFitted());
    const openFitted = async (): Promise<Page> => {
      const page = await openPage();
      await page.getByText("every figure comes from the literature, not from your data").waitFor();
      await drop(page, { name: "ours.csv", text: exampleCountsCsv() });
      await page.getByText(/From 2006-01 to 2023-12, 216 months/).waitFor();
      await drop(page, { name: "done.json", text: JSON.stringify(EXAMPLE_HISTORY) });
      const history = page.getByLabel("What was done in those months");
      await history.selectOption(EXAMPLE_HISTORY.id);
      // what was done is not what is to be compared
      expect(await page.getByRole("checkbox", { name: EXAMPLE_HISTORY.title }).isChecked()).toBe(false);
      await page.getByLabel("Past years to foretell").fill("1");
      await page.getByLabel("Past years to foretell").blur();
      const series = page.getByLabel("Lay a yearly series beside (CSV)");
      await series.setInputFiles({ name: "years.csv", mimeType: "text/csv", buffer: Buffer.from("year,deaths\n2010,120\n2011,90\n") });
      await page.getByText("Beside: years.csv").waitFor();
      await page.getByRole("button", { name: "Learn from these counts" }).click();
      await page.getByRole("progressbar", { name: "Fitting" }).waitFor();
      await page.getByText(/Four chains, until they agree: .* of at most 12,400 steps/).waitFor();
      await takePicture(page, "foresee-fit-running", "whole page");
      await page.getByRole("heading", { name: "What the counts teach" }).waitFor({ timeout: 90_000 });
      return page;
    };

    test("[F35, W6] wide and narrow, light and dark: nothing overflows, nothing breaches WCAG AA", { timeout: 150_000 }, async () => {
      const page = await fittedPage();
      await page.locator(".fit-results details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await inBothThemes(page, async (theme) => {
          const view = `${width}-${theme}`;
          expect(await breaches(page), view).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), view).toBe(0);
          await takePicture(page, `foresee-fit-${view}`, "whole page");
        });
      }
      // the next test looks at the same page
      await page.setViewportSize({ width: 1280, height: 900 });
    });

    test("[F35] counts that are dropped are read, fitted, told either way, and begin the comparison", { timeout: 150_000 }, async () => {
      const page = await fittedPage();
      const results = page.locator(".fit-results");
      const text = await results.evaluate((all) => {
        for (const one of all.querySelectorAll("details")) one.open = true;
        return (all as HTMLElement).innerText;
      });
      expect(text).toMatch(/The chains agree: worst R-hat 1\.00\d .*effective draws/);
      expect(text).toMatch(/Association, not cause/);
      expect(text).toMatch(/last 12 months[\s\S]*NB-INGARCH/);
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
      // page and report: the same rows
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        results.getByRole("link", { name: "Report of the fit (HTML)" }).click(),
      ]);
      const html = await readFile(await download.path(), "utf8");
      const report = await stage.browser.newContext().then((context) => context.newPage());
      await report.setContent(html);
      const rowsOf = (where: Page, scope: string): Promise<string[]> =>
        where.evaluate(
          (root) =>
            [...document.querySelectorAll(`${root} table tbody tr`)].map((row) =>
              [...row.children].map((cell) => cell.textContent?.trim()).join(" | "),
            ),
          scope,
        );
      const [shown, printed] = [await rowsOf(page, ".fit-results"), await rowsOf(report, "body")];
      expect(shown.length).toBeGreaterThan(80);
      expect(shown).toEqual(expect.arrayContaining(printed));
      expect(printed).toEqual(expect.arrayContaining(shown));
      await report.context().close();
      const [picture] = await Promise.all([
        page.waitForEvent("download"),
        results.getByRole("link", { name: "SVG of From your data, and from the literature" }).click(),
      ]);
      expect(html).toContain(await readFile(await picture.path(), "utf8"));

      // and the comparison begins with it
      await page.getByText(/Comparisons begin with what was learnt from your data: ours\.csv/).waitFor();
      await page.getByLabel("Runs of each strategy").fill("500");
      await page.getByRole("button", { name: /^Compare/ }).click();
      await page.getByRole("heading", { name: "In short" }).waitFor({ timeout: 60_000 });
      const says = await page.locator(".fan .grey-says").allInnerTexts();
      expect(says.some((one) => /[1-9]\d* % from your data/.test(one))).toBe(true);
      expect(await page.locator(".results .notes").innerText()).toMatch(/Fitted to ours\.csv: .*association, not cause/);
      // it outlives a reload, and can be put away
      await page.reload();
      await page.getByText(/Comparisons begin with what was learnt from your data: ours\.csv/).waitFor();
      await page.getByRole("button", { name: "Back to the literature alone" }).click();
      await page.getByText("every figure comes from the literature, not from your data").waitFor();
      // what was learnt is a file that can be given again
      await page.close();
    });

    test("[F35] what is wrong with counts is told with line and remedy; what was learnt before can be given", async () => {
      const page = await openPage();
      await drop(page, { name: "gap.csv", text: exampleCountsCsv().split("\r\n").toSpliced(4, 1).join("\n") });
      const alert = page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(/These counts cannot be fitted/);
      expect(await alert.innerText()).toMatch(/gap\.csv, line \d+, month: .*2006-01 is missing.*Add a row with 0/);
      expect(await page.getByRole("button", { name: "Learn from these counts" }).isDisabled()).toBe(true);
      await page.getByRole("button", { name: "Take them away" }).click();
      await alert.waitFor({ state: "detached" });

      const head = "id,date_start,date_end,side_a,side_b,type_of_violence,best";
      const events = Array.from({ length: 30 }, (_, month) => {
        const day = `${2010 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-03`;
        return `${month},${day},${day},Government of Nowhere,The Invented Front,1,2`;
      });
      await drop(page, { name: "ged.csv", text: [head, ...events].join("\n") });
      await page.getByRole("heading", { name: "Who belongs to which group?" }).waitFor();
      await page.getByLabel(/^The Invented Front/).selectOption("anti-state");
      await page.getByText(/From 2010-01 to 2012-06, 30 months/).waitFor();
      expect(await page.getByRole("button", { name: "Learn from these counts" }).isDisabled()).toBe(false);

      const rows = Array.from({ length: 60 }, (_, row) => [0.2 * Math.sin(row)]);
      await drop(page, {
        name: "before.json",
        text: JSON.stringify({ schema: "writ-posterior/1", parameters: ["h"], rows, source: "last year's counts" }),
      });
      await page.getByText(/learnt from your data: last year's counts \(1 beliefs?, 60 draws\)/).waitFor();
      await drop(page, { name: "broken.json", text: '{"schema":"writ-posterior/1","parameters":["h"],"rows":[[1]],"source":"x"}' });
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(/broken\.json, rows: /);
      stage.faults.splice(0, stage.faults.length, ...stage.faults.filter((fault) => !fault.includes("400")));
      await page.close();
    });

    test("[F35] a fit can be stopped", async () => {
      const page = await openPage();
      await page.getByRole("button", { name: "Try the invented counts" }).click();
      await page.getByText(/216 months/).waitFor();
      await page.getByRole("button", { name: "Learn from these counts" }).click();
      await page.getByRole("button", { name: "Stop the fit" }).click();
      await page.getByText("Stopped; nothing was kept.", { exact: true }).first().waitFor();
      expect(await page.getByRole("button", { name: "Learn from these counts" }).isDisabled()).toBe(false);
      await page.close();
    });

    test("[W3] in all of this: no error in the console, no breach of the policy, no request to anywhere else", () => {
      expect(stage.faults).toEqual([]);
    });
  },
);
