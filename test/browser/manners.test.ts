/** The page's manners: a phone, two tabs, the keyboard, answers that come elsewhere, and a start after a start. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Opened, openPage } from "./open-page.ts";

let opened: Opened;
let page: Page;
const database = join(mkdtempSync(join(tmpdir(), "hypochrome-")), "cases.db");
beforeAll(async () => {
  opened = await openPage(database);
  page = opened.page;
});
afterAll(() => opened?.close());

const limit = { timeout: 15_000 };
const log = () => page.locator("#log");
const last = () => log().locator("article").last();
const place = (name: string) => page.locator("#places").getByRole("button", { name });
const say = async (words: string): Promise<void> => {
  await page.fill("#words", words);
  await page.press("#words", "Enter");
};
const labs = "Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28";
const widerThanItself = (selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((drawn) => drawn.scrollWidth > drawn.clientWidth + 1);

describe("the card on the page", () => {
  it("shows what must not be given in colour and without scrolling, the danger with more weight", async () => {
    await say(labs);
    const stop = page.locator(".alert.stop");
    await expect.poll(() => stop.count(), limit).toBe(1);
    expect(await stop.innerText()).toMatch(/^No iron:/);
    const { y = 0, height = 0 } = (await stop.boundingBox()) ?? {};
    expect(y + height).toBeLessThan(500);
    await say("/anemia M 66 collapsed, melaena, Hb 62, MCV 70");
    await expect.poll(() => page.locator(".alert.emergency").count(), limit).toBeGreaterThan(0);
    expect(await page.locator(".alert.emergency").first().innerText()).toMatch(/^Emergency:/);
  });
});

describe("the menu of a card", () => {
  it("does nothing until an entry is chosen, and Escape closes it", async () => {
    const before = await log().locator("article").count();
    const more = last().getByRole("button", { name: "More …" });
    await more.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("References");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("menu").isVisible()).toBe(false);
    expect(await page.evaluate("document.activeElement.textContent")).toBe("More …");
    expect(await log().locator("article").count()).toBe(before);
  });
});

describe("two tabs", () => {
  it("a window opens in the one that asked for it", async () => {
    const second = await opened.browser.newPage();
    await second.goto(page.url());
    await expect.poll(() => second.locator("article").count(), limit).toBeGreaterThan(0);
    await page.bringToFront();
    await page.getByRole("button", { name: "Enter results in a form" }).click();
    await page.getByRole("dialog").waitFor();
    await second.waitForTimeout(300);
    expect(await second.getByRole("dialog").count()).toBe(0);
    await second.close();
  });

  it("what is typed into a form is not dropped without a question", async () => {
    await page.getByRole("dialog").locator('[data-block="mcv"]').fill("66");
    page.once("dialog", (asked) => asked.dismiss());
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    page.once("dialog", (asked) => asked.accept());
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});

describe("answers that come elsewhere", () => {
  it("are gone to: the help of App Home, the thread of a mention", async () => {
    await place("App Home").click();
    await log().getByRole("button", { name: "Help" }).click();
    await expect.poll(() => page.locator("#title").innerText(), limit).toBe("Hypochrome");
    await place("#ward-round").click();
    expect(await log().innerText()).toContain("nothing typed here is answered unless you ask");
    await say(`@hypochrome ${labs}`);
    await expect.poll(() => page.locator("#thread-log").innerText(), limit).toContain("thalassaemia");
  });

  it("a draft stays where it was written, and so does one who reloads", async () => {
    await page.fill("#words", "half a thought");
    await place("Hypochrome").click();
    expect(await page.inputValue("#words")).toBe("");
    await place("#ward-round").click();
    expect(await page.inputValue("#words")).toBe("half a thought");
    await page.reload();
    await expect.poll(() => page.locator("#title").innerText(), limit).toBe("#ward-round");
  });

  it("a shared card is asked about in its thread", async () => {
    await say(`/anemia ${labs}`);
    await expect.poll(() => last().innerText(), limit).toContain("Only visible to you");
    await last().getByRole("button", { name: "Share" }).click();
    await expect.poll(() => last().innerText(), limit).toContain("Shared by");
    await last().getByRole("button", { name: /repl/i }).click();
    const before = await page.locator("#thread-log article").count();
    await page.fill("#thread-words", "why?");
    await page.press("#thread-words", "Enter");
    const answers = page.locator("#thread-log article");
    await expect.poll(() => answers.count(), limit).toBeGreaterThan(before + 1);
    await expect.poll(() => answers.last().innerText(), limit).toContain("female, 28 y");
  });
});

describe("a phone", () => {
  it("closes the menu by its cross and by a tap beside it", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "Close thread" }).click();
    await page.getByRole("button", { name: "Menu", exact: true }).click();
    await page.getByRole("button", { name: "Back", exact: true }).click();
    expect(await page.locator("#side").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu", exact: true }).click();
    await page.mouse.click(370, 500);
    expect(await page.locator("#side").isVisible()).toBe(false);
  });

  it("has folds and the handover inside the window", async () => {
    await say("/anemia show");
    await expect.poll(() => last().getByRole("button", { name: "More …" }).count(), limit).toBe(1);
    for (const fold of ["▸ All causes", "▸ Discriminant indices"]) {
      await last().getByRole("button", { name: fold }).click();
      await page.getByRole("dialog").waitFor();
      expect(await widerThanItself("dialog .fieldset")).toBe(false);
      await page.getByRole("button", { name: "Close", exact: true }).click();
    }
    await last().getByRole("button", { name: "More …" }).click();
    await page.getByRole("menuitem", { name: "Handover (SBAR)" }).click();
    await expect.poll(() => last().locator("pre").count(), limit).toBe(1);
    expect(await last().locator("pre").innerText()).toContain("SITUATION");
    expect(await last().evaluate((drawn) => drawn.scrollWidth > drawn.clientWidth + 1)).toBe(false);
    expect(await last().getByRole("button", { name: "Copy" }).isVisible()).toBe(true);
  });
});

describe("after a restart", () => {
  it("the page says whose case is open", async () => {
    await opened.close();
    opened = await openPage(database);
    page = opened.page;
    await expect.poll(() => log().innerText(), limit).toContain("still open here: male, 66 y · Hb 62 g/L");
    await last().getByRole("button", { name: "Show it" }).click();
    await expect.poll(() => log().innerText(), limit).toContain("What was understood");
  });
});
