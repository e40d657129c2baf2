import { existsSync, mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { startServer, type RunningServer } from "../../src/server/index.ts";

const CANDIDATES = [process.env["WRIT_CHROMIUM"] ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The system's browser, or null: the tests that need it are then skipped, visibly. */
export const chromiumPath: string | null = CANDIDATES.find((path) => path !== "" && existsSync(path)) ?? null;

/** A real server on a folder of its own, and a real browser that is signed in to it. */
export interface Stage {
  readonly server: RunningServer;
  readonly browser: Browser;
  readonly dataDir: string;
  /** signed in; whatever goes wrong in it is in `faults` */
  readonly context: BrowserContext;
  /** errors of the console, of scripts and of the policy, failed answers, and requests to anywhere but the server */
  readonly faults: string[];
  open(view?: View): Promise<Page>;
  close(): Promise<void>;
}

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
}

/** Takes a picture for whoever wants to look, into `out/`: with `WRIT_PICTURES=1` in the environment, for a whole page costs seconds. */
export async function takePicture(page: Page, name: string, extent: "window" | "whole page" = "window"): Promise<void> {
  if (process.env["WRIT_PICTURES"] === undefined) return;
  mkdirSync("out", { recursive: true });
  await page.screenshot({ path: join("out", `${name}.png`), fullPage: extent === "whole page" });
}

export async function openStage(options: { readonly dataDir?: string } = {}): Promise<Stage> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "writ-page-")));
  const faults: string[] = [];
  const onNotice = (line: string): void => void (/^the (page|starter)/.test(line) || faults.push(`server: ${line}`));
  const server = await startServer({ dataDir, who: "tester", now: Date.now, port: 0, addStarter: true, onNotice });
  // root in a container has no sandbox to build on
  const browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce" });
  const watch = (page: Page): void => {
    page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on(
      "request",
      (request) =>
        !request.url().startsWith(`${server.url}/`) && !request.url().startsWith("blob:") && faults.push(`elsewhere: ${request.url()}`),
    );
  };
  context.on("page", watch);
  const first = await context.newPage();
  await first.goto(server.signInLink());
  await first.getByRole("heading", { name: "Lists" }).waitFor();
  await first.close();
  return {
    server,
    browser,
    dataDir,
    context,
    faults,
    async open(view = {}) {
      const page = await context.newPage();
      await page.setViewportSize({ width: view.width ?? 1280, height: view.height ?? 900 });
      await page.emulateMedia({ colorScheme: view.theme ?? "light" });
      await page.goto(server.url);
      await page.getByRole("heading", { name: "Lists" }).waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Looks at the page as it stands in the light and in the dark: a theme changes colours alone, so nothing is walked through twice. */
export async function inBothThemes(page: Page, look: (theme: "light" | "dark") => Promise<void>): Promise<void> {
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await look(theme);
  }
}

/** Types as a person does, and waits until the page has said what it found. */
export async function ask(page: Page, name: string): Promise<void> {
  const box = page.getByRole("textbox", { name: /a name/i });
  await box.fill("");
  await box.pressSequentially(name, { delay: 5 });
  await page.waitForFunction((asked) => document.querySelector("[data-asked]")?.getAttribute("data-asked") === asked, name);
}
