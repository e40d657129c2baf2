import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { openReader } from "../../src/registry/index.ts";
import { ask, chromiumPath, inBothThemes, openStage, type Stage, takePicture } from "./browser.ts";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Breaches of WCAG A and AA on the page as it stands, in words. */
async function breaches(page: Page): Promise<string[]> {
  // by the browser's own door: the page's policy rightly refuses a script from elsewhere
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary ?? ""}`));
  });
}

const firstAlert = (page: Page) => page.locator("article.alert").first();

describe.skipIf(chromiumPath === null)(
  `the page in a browser${chromiumPath === null ? " (SKIPPED: no Chromium is installed)" : ""}`,
  () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage();
    });
    afterAll(async () => {
      await stage?.close();
    });

    test("[W1] the link signs in once; a second browser that comes by it is turned away", async () => {
      const link = stage.server.signInLink();
      const other = await stage.browser.newContext();
      const page = await other.newPage();
      await page.goto(stage.server.url);
      await page.getByText("Sign in first").waitFor();
      await page.goto("about:blank");
      await page.goto(link);
      await page.getByRole("heading", { name: "Lists" }).waitFor();
      expect(page.url()).toBe(`${stage.server.url}/`);
      const cookies = await other.cookies();
      expect(cookies.map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([{ httpOnly: true, sameSite: "Strict" }]);
      expect(await page.evaluate(() => document.cookie)).toBe("");
      await other.close();
      const third = await stage.browser.newContext();
      const late = await third.newPage();
      await late.goto(link);
      await late.getByText("has been used").waitFor();
      await third.close();
    });

    test.each(["Jaish-i-Momhammed", "جیش محمد", "Army of Mohammed"])(
      "[W5] %s finds Jaish-e-Mohammed, with who bans it, since when, and the evidence in bits",
      async (name) => {
        const page = await stage.open();
        await ask(page, name);
        const alert = firstAlert(page);
        const sentence = (await alert.locator(".alert-sentence").innerText()).replaceAll(/\s+/g, " ");
        expect(sentence).toMatch(
          /^Yes\. Jaish-[ie]-Mohammed: proscribed by Pakistan since 14 January 2002 \(Anti-Terrorism Act 1997, s\. 11B\) · United Kingdom since March 2001/,
        );
        expect(await alert.locator(".names-compared dd").first().innerText()).toBe(name);
        expect(
          await alert
            .getByRole("row")
            .filter({ hasText: /[+−]\d+\.\d/ })
            .count(),
        ).toBeGreaterThan(0);
        expect(await alert.locator(".evidence-sum").innerText()).toMatch(/\d+\.\d bits/);
        expect(await alert.getByText("recalled, no source found yet").count()).toBeGreaterThan(0);
        expect(await page.locator(".answer-foot").innerText()).toMatch(/Checked: \d+ entries on 1 list/);
        expect(await page.locator(".lists").innerText()).toMatch(/starter\s+current[\s\S]*checked today/);
        await takePicture(page, `page-${name === "جیش محمد" ? "urdu" : name.slice(0, 4).toLowerCase()}`, "whole page");
        await page.close();
      },
    );

    test("[W5] the answer comes while one types, and a newer question stops the one before", async () => {
      const page = await stage.open();
      const box = page.getByRole("textbox", { name: /a name/i });
      await box.pressSequentially("Lashkar-e-Taib", { delay: 30 });
      await firstAlert(page).waitFor();
      // what stands there now may still answer the first half of the name
      await page.waitForFunction(() => document.querySelector("[data-asked]")?.getAttribute("data-asked") === "Lashkar-e-Taib");
      expect(await firstAlert(page).locator(".alert-sentence").innerText()).toContain("Lashkar-e-T");
      await box.fill("Testine Inventadottir Qwrtzuk");
      await page.getByText("Clear.", { exact: true }).waitFor();
      expect(await page.locator("article.alert").count()).toBe(0);
      expect(await page.locator(".verdict-why").innerText()).toContain("Testine Inventadottir Qwrtzuk");
      await page.close();
    });

    test("[S12] a weak name to the letter is no alert, and is shown with whose it is", async () => {
      const page = await stage.open();
      await page.getByRole("textbox", { name: /a name/i }).fill("TTP");
      await page.getByText("Clear, but for a weak name.", { exact: true }).waitFor();
      expect(await page.locator(".verdict-clear").count()).toBe(0);
      expect(await page.locator(".verdict-why").innerText()).toContain("“TTP” is to the letter a name that the list calls weak");
      expect(await page.locator("article.alert").first().innerText()).toContain("Tehrik-e Taliban Pakistan");
      // what is to the letter is the short form, not the branch behind it
      await page.getByRole("textbox", { name: /a name/i }).fill("TTP Swat chapter");
      await page.waitForFunction(() => document.querySelector("[data-asked]")?.getAttribute("data-asked") === "TTP Swat chapter");
      expect(await page.locator(".verdict-why").innerText()).toContain("“TTP” is to the letter a name that the list calls weak");
      await page.close();
    });

    test("[W6] the keyboard alone: search, walk the alerts, open, record, clear, help", async () => {
      const page = await stage.open();
      const focused = () =>
        page.evaluate(
          () => document.activeElement?.id || document.activeElement?.getAttribute("data-alert") || document.activeElement?.className || "",
        );
      expect(await focused()).toBe("name");
      await page.keyboard.press("Tab");
      expect(await focused()).not.toBe("name");
      await page.keyboard.press("/");
      expect(await focused()).toBe("name");
      await page.keyboard.type("Jamiat-ul-Ansar");
      await firstAlert(page).waitFor();
      await page.waitForFunction(() => document.querySelector("[data-asked]")?.getAttribute("data-asked") === "Jamiat-ul-Ansar");
      await page.keyboard.press("ArrowDown");
      const onAlert = () => page.evaluate(() => [...document.querySelectorAll("[data-alert]")].indexOf(document.activeElement as Element));
      expect(await onAlert()).toBe(0);
      const count = await page.locator("[data-alert]").count();
      if (count > 1) {
        await page.keyboard.press("ArrowDown");
        expect(await onAlert()).toBe(1);
        await page.keyboard.press("Enter");
        expect(await page.locator("[data-alert]").nth(1).getAttribute("aria-expanded")).toBe("true");
        await page.keyboard.press("ArrowUp");
      }
      await page.keyboard.press("ArrowUp");
      expect(await focused()).toBe("name");
      await page.keyboard.press("Enter");
      await page.getByText(/Recorded as ledger event \d+/).waitFor();
      const reader = openReader(stage.dataDir);
      const last = reader.screenings({ limit: 1 })[0];
      reader.close();
      expect(JSON.stringify(last)).toContain("Jamiat-ul-Ansar");
      await page.keyboard.press("Escape");
      expect(await page.locator("#name").inputValue()).toBe("");
      expect(await focused()).toBe("name");
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keys and words" }).waitFor();
      await page.keyboard.press("Escape");
      expect(await page.getByRole("dialog").count()).toBe(0);
      // the first stop of the keyboard leads past the search to the answer
      await page.locator("a.skip").focus();
      expect((await page.locator("a.skip").boundingBox())?.y).toBeGreaterThan(0);
      await page.keyboard.press("Enter");
      expect(await focused()).toBe("content");
      await page.close();
    });

    test("[W6] what a band means is told on hover and on focus", async () => {
      const page = await stage.open();
      await ask(page, "Jaish-e-Mohammed");
      const meaning = firstAlert(page).getByRole("tooltip", { includeHidden: true });
      expect(await meaning.isVisible()).toBe(false);
      await firstAlert(page).locator(".meaning-button").hover();
      expect(await meaning.isVisible()).toBe(true);
      expect(await meaning.innerText()).toMatch(/people who are on no list/);
      await page.mouse.move(0, 0);
      expect(await meaning.isVisible()).toBe(false);
      await firstAlert(page).locator("[data-alert]").focus();
      await page.keyboard.press("Tab");
      expect(await meaning.isVisible()).toBe(true);
      await page.close();
    });

    test("[W7] Urdu and Arabic stand right to left, isolated, in the box and in the evidence", async () => {
      const page = await stage.open();
      await ask(page, "جیش محمد");
      expect(await page.locator("#name").evaluate((box) => getComputedStyle(box).direction)).toBe("rtl");
      const listed = firstAlert(page).locator(".names-compared dd bdi").first();
      expect(
        await listed.evaluate((name) => [getComputedStyle(name).direction, getComputedStyle(name).unicodeBidi, name.getAttribute("lang")]),
      ).toEqual(["rtl", "isolate", "ur"]);
      // the sentence around it stays as it was
      expect(
        await firstAlert(page)
          .locator(".alert-sentence")
          .evaluate((sentence) => getComputedStyle(sentence).direction),
      ).toBe("ltr");
      await page.close();
    });

    test("[W5] a second fact is used: another birth date is shown as what differs", async () => {
      const page = await stage.open();
      await ask(page, "Masood Azhar");
      const weight = async () =>
        Number.parseFloat((await firstAlert(page).locator(".evidence-sum .evidence-bits").innerText()).replace("−", "-"));
      const before = await weight();
      await page.getByRole("button", { name: "Add a second fact" }).click();
      await page.getByLabel("Born").fill("1911-01-01");
      await firstAlert(page).locator(".alert-conflict").waitFor();
      expect(await weight()).toBeLessThan(before);
      await page.getByLabel("Born").fill("yesterday");
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").innerText()).toMatch(/birth/i);
      // the browser writes each refused request to its console; this one was asked for
      stage.faults.splice(0, stage.faults.length, ...stage.faults.filter((fault) => !fault.includes("400 (Bad Request)")));
      await page.close();
    });

    test("[W8] a list dropped on the page is taken in, and answers from then on", async () => {
      const page = await stage.open();
      const list = join(stage.dataDir, "own list.csv");
      await writeFile(
        list,
        "id,name,kind,programme,listed on\n7,Quibblesnout Trading Company,organisation,TEST,2020-02-03\nx8,Vorpalina Jabberwock,person,TEST,2020-02-04\n",
      );
      await page.locator('input[type="file"]').setInputFiles(list);
      const drop = page.locator("article.drop").first();
      await drop.getByText("A list: take it into the register").click();
      await drop.getByLabel("Its short name").fill("own");
      await drop.getByRole("button", { name: "Go on" }).click();
      await drop.getByText(/2 entries/).waitFor();
      await page.locator(".lists").getByText("own", { exact: true }).waitFor();
      await ask(page, "Quibblesnout Trading");
      expect(await firstAlert(page).locator(".alert-sentence").innerText()).toMatch(/listed on .* since 3 February 2020/);
      await takePicture(page, "page-list", "whole page");
      const row = page.locator("li.list").filter({ hasText: "own" }).first();
      await row.locator("summary").click();
      await row.getByRole("button", { name: "Take this list out" }).click();
      await row.getByRole("button", { name: "Take it out", exact: true }).click();
      await page.locator(".verdict-word").waitFor();
      expect(await page.locator("li.list").count()).toBe(1);
      await page.close();
    });

    test("[W8] a file of names dropped on the page is screened, with progress, bad rows and a result to download", async () => {
      const page = await stage.open();
      const names = join(stage.dataDir, "customers.csv");
      const ordinary = Array.from(
        { length: 3000 },
        (_, at) => `${at + 4},Inventadottir Testine ${String.fromCodePoint(97 + (at % 26)).repeat(5)},1980-01-01`,
      );
      await writeFile(names, ["id,name,birth date", "1,Jaish-i-Momhammed,", "2,Lashkar-e-Taiba,", "3,,", ...ordinary].join("\n"));
      const bytes = await readFile(names);
      // as the browser hands over what was let go over the window
      const transfer = await page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "customers.csv"));
        return data;
      }, bytes.toString("utf8"));
      await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
      await page.getByText("Let go to take it in").waitFor();
      await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
      const drop = page.locator("article.drop").first();
      await drop.getByRole("progressbar").waitFor();
      await drop.locator(".tally-hit").waitFor({ timeout: 30_000 });
      const tallies = (await drop.locator(".tallies").innerText()).replaceAll(/\s+/g, " ");
      expect(tallies).toMatch(/^2 hits 3,000 clear 0 incomplete 1 bad row$/);
      expect(await drop.locator(".problems").innerText()).toMatch(/customers\.csv, line 4/);
      const [download] = await Promise.all([page.waitForEvent("download"), drop.getByRole("link", { name: /CSV/ }).click()]);
      expect(download.suggestedFilename()).toBe("customers-screened.csv");
      const result = await readFile(await download.path(), "utf8");
      expect(result.split("\r\n").filter((line) => line.includes("Jaish-i-Momhammed")).length).toBeGreaterThan(0);
      const [workbook] = await Promise.all([page.waitForEvent("download"), drop.getByRole("link", { name: /XLSX/ }).click()]);
      expect((await readFile(await workbook.path())).subarray(0, 2).toString()).toBe("PK");
      await takePicture(page, "page-names", "whole page");
      await drop.getByRole("button", { name: "Remove" }).click();
      expect(await page.locator("article.drop").count()).toBe(0);
      await page.close();
    });

    test("the theme is the system's until somebody chooses, and the choice lasts", async () => {
      const page = await stage.open({ theme: "dark" });
      const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const dark = await ground();
      await page.getByRole("button", { name: /^Theme/ }).click();
      expect(await ground()).not.toBe(dark);
      await page.reload();
      expect(await ground()).not.toBe(dark);
      await page.getByRole("button", { name: /^Theme/ }).click();
      await page.getByRole("button", { name: /^Theme/ }).click();
      expect(await ground()).toBe(dark);
      await page.close();
    });

    test.each([1280, 390])("[W6] %i wide, light and dark: no breach of WCAG AA, nothing runs out of the page", async (width) => {
      const page = await stage.open({ width });
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const look = (name: string): Promise<void> =>
        inBothThemes(page, async (theme) => {
          expect(await breaches(page), `${theme} ${name}`).toEqual([]);
          expect(await sideways(), `${theme} ${name}`).toBe(0);
          await takePicture(page, `page-${width}-${theme}-${name}`, "whole page");
        });
      await look("empty");
      await ask(page, "Jaish-i-Momhammed");
      await look("hit");
      await page.locator("details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
      await look("opened");
      await ask(page, "Testine Inventadottir Qwrtzuk");
      await look("clear");
      await page.getByRole("button", { name: "Add a second fact" }).click();
      await look("facts");
      await page.getByRole("button", { name: /^Help/ }).click();
      await look("help");
      await page.close();
    });

    test("[W3] in all of this: no error in the console, no breach of the policy, no request to anywhere else", () => {
      // the second and the third browser were turned away on purpose, in contexts of their own
      expect(stage.faults).toEqual([]);
    });
  },
);
