import { createRequire } from "node:module";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listId } from "../../src/ground/index.ts";
import { openRegister } from "../../src/registry/index.ts";
import { ask, chromiumPath, openStage, takePicture, type Stage } from "./browser.ts";

describe.skipIf(chromiumPath === null)(
  `parties on the page${chromiumPath === null ? " (SKIPPED: no Chromium is installed)" : ""}`,
  { timeout: 120_000 },
  () => {
    let stage: Stage;
    beforeAll(async () => {
      const dataDir = await mkdtemp(join(tmpdir(), "writ-page-party-"));
      const register = openRegister(dataDir);
      for (const list of ["alpha", "beta", "gamma"]) {
        const letter = list.charAt(0).toUpperCase();
        const path = join(dataDir, `${list} list.csv`);
        const rows = `${list === "gamma" ? "" : `${letter}1,Quibblesnout Zorvan Ilmarek,1961-02-03,\n`}${letter}2,Order of the Ninth Gate,,529900T8BM49AURSDO55\n`;
        await writeFile(path, `id,name,date of birth,lei\n${rows}`);
        await register.addLists([path], { who: "clerk", at: new Date().toISOString(), as: listId(list) });
      }
      register.decideParty(
        { what: "split", left: "gamma:G2", right: null },
        { who: "A. Hasty", why: "by mistake", at: new Date().toISOString() },
      );
      register.close();
      stage = await openStage({ dataDir });
    });
    afterAll(async () => {
      await stage?.close();
    });

    test("[R6, R13, R14] the card says by what entries are one party and where it is printed; a proposal is accepted with a reason", async () => {
      const page = await stage.open();
      await ask(page, "Order of the Ninth Gate");
      const joined = page.locator("article.alert").first();
      if ((await joined.getAttribute("data-open")) !== "true") await joined.locator("button.alert-button").click();
      await joined.getByText("One party? Why these entries belong together").click();
      await joined.getByText("2 entries count as one party").waitFor();
      await joined.getByText("beta:B2: lei 529900T8BM49AURSDO55 (beta list.csv, line 3)").waitFor();

      await joined.getByText(/^beta:B2 prints no day of listing; on the list in the first version held/).waitFor();

      const apart = joined
        .locator("details.list-more")
        .filter({ hasText: "but kept apart by A. Hasty" })
        .filter({ has: page.locator("form.decision") })
        .last();
      await apart.locator("summary").first().click();
      await apart.locator("form.decision input").fill("it is the same order");
      await apart.getByRole("button", { name: "They are one", exact: true }).click();
      // one button for the split as a whole, and what it ends stands beside it
      await apart.getByText(/would be one party, and that takes back: .* kept apart by A\. Hasty on .*: by mistake\.$/).waitFor();
      await apart.getByRole("button", { name: "They are one: take that back" }).click();
      await joined.getByText("3 entries count as one party").waitFor();

      await ask(page, "Quibblesnout Zorvan Ilmarek");
      const first = page.locator("article.alert").first();
      if ((await first.getAttribute("data-open")) !== "true") await first.locator("button.alert-button").click();
      await first.getByText("One party? Why these entries belong together").click();
      await first.getByText("May be the same party, by names and facts alone").waitFor();
      await first.locator("summary").filter({ hasText: /bits/ }).first().click();
      const yes = first.getByRole("button", { name: "They are one", exact: true });
      expect(await yes.isDisabled()).toBe(true);
      await first.locator("form.decision input").first().fill("the same birth and name on both");
      await takePicture(page, "page-party", "whole page");
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
      await yes.click();
      await first.getByText("joined").first().waitFor();
      await first.getByText("the same birth and name on both").waitFor();
    });
  },
);
