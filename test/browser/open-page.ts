/** The whole app as `npm start` runs it, and a page of it in a headless browser. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";

const main = fileURLToPath(new URL("../../dist/start/main.js", import.meta.url));
const executablePath = "/usr/bin/chromium";
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Opened {
  readonly app: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

const pageUrl = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (data: Buffer) => {
      text += data.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0];
      if (url) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`the app stopped with ${code} before it listened`)));
  });

/**
 * @param database where cases are kept; in memory without one.
 * @throws when Chromium is not installed.
 */
export const openPage = async (database = "memory"): Promise<Opened> => {
  if (!existsSync(executablePath)) throw new Error(`needs Chromium at ${executablePath}: apt-get install chromium`);
  const env = { ...process.env, HYPOCHROME_PORT: "0", HYPOCHROME_DB: database };
  const app = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await pageUrl(app);
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  const close = async (): Promise<void> => {
    await browser.close();
    app.kill();
  };
  return { app, browser, page, close };
};
