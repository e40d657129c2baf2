/** `npm run pictures`: the README's pictures of the page, light and dark, taken of a real server with the starter register. Needs Chromium. */
import { chromiumPath, openStage } from "./browser.ts";

const ASKED = "Jaish-i-Momhammed";
const SIZE = { width: 1280, height: 1260 };

if (chromiumPath === null) {
  process.stderr.write("no Chromium is installed (or WRIT_CHROMIUM does not name one)\n");
  process.exitCode = 2;
} else {
  const stage = await openStage();
  try {
    for (const theme of ["light", "dark"] as const) {
      const page = await stage.open({ ...SIZE, theme });
      await page.getByRole("textbox", { name: /a name/i }).fill(ASKED);
      await page.getByText("Who lists it").first().waitFor();
      await page.screenshot({ path: `docs/screenshot-${theme}.png` });
    }
  } finally {
    await stage.close();
  }
}
