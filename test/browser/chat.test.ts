/** The chat page in a real browser, against the whole app as `npm start` runs it. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labReport } from "../files/make-pdf.ts";
import { type Opened, openPage } from "./open-page.ts";

let opened: Opened;
let page: Page;
beforeAll(async () => {
  opened = await openPage();
  page = opened.page;
});
afterAll(() => opened?.close());

const last = () => page.locator("#log article").last();
const say = async (words: string): Promise<void> => {
  await page.fill("#words", words);
  await page.press("#words", "Enter");
};

describe("the chat page", () => {
  it("answers a typed case, and Why", async () => {
    await say("Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28");
    await expect.poll(() => page.locator("#log").innerText(), { timeout: 10_000 }).toContain("thalassaemia trait");
    const before = await page.locator("#log article").count();
    await page.getByRole("button", { name: "Why", exact: true }).last().click();
    await expect.poll(() => page.locator("#log article").count(), { timeout: 10_000 }).toBeGreaterThan(before);
  });

  it("takes corrections and takes them back, and hands over from the menu", async () => {
    await say("MCV was 78 not 68");
    await expect.poll(() => last().innerText(), { timeout: 10_000 }).toContain("MCV 68 fL → 78 fL");
    await say("undo");
    await expect.poll(() => last().innerText(), { timeout: 10_000 }).toContain("Taken back: MCV 68 fL → 78 fL");
    await say("units US");
    await expect.poll(() => last().innerText(), { timeout: 10_000 }).toContain("9.8 g/dL");
    const more = last().getByRole("button", { name: "More …" });
    await more.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await more.click();
    await page.getByRole("menuitem", { name: "Handover (SBAR)" }).click();
    await expect.poll(() => last().locator("pre").innerText(), { timeout: 10_000 }).toContain("S – SITUATION");
    await say("units SI");
    await expect.poll(() => last().innerText(), { timeout: 10_000 }).toContain("98 g/L");
  });

  it("keeps a command's answer private in a channel", async () => {
    await page.getByRole("button", { name: "#ward-round" }).click();
    await say("/anemia F 32 Hb 91 g/L MCV 71 ferritin 6 TSAT 5 % heavy periods");
    await expect.poll(() => last().innerText(), { timeout: 10_000 }).toContain("Only visible to you");
    expect(await page.locator("#log").innerText()).toContain("ron deficiency");
  });

  it("opens the form, and its numbers come back assessed", async () => {
    await page.getByRole("button", { name: "Enter results in a form" }).click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Haemoglobin", { exact: false }).first().fill("152 g/L");
    await form.locator('[data-block="mcv"]').fill("66");
    await form.locator('[data-block="rbc"]').fill("7.3");
    await form.locator('[data-block="ferritin"]').fill("5");
    await form.locator('[data-block="age"]').fill("60");
    await form.locator('[data-block="sex"]').selectOption("male");
    await form.getByRole("button", { name: /assess|add|send|submit/i }).click();
    await form.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Hypochrome", exact: true }).click();
    await expect.poll(() => page.locator("#log").innerText(), { timeout: 10_000 }).toContain("olycythaemia");
  });

  it("reads an attached PDF in a direct message, and a file in a channel's thread", async () => {
    await page.getByRole("button", { name: "Hypochrome", exact: true }).click();
    await say("start over");
    const composer = page.locator("#composer");
    await composer
      .locator("input[type=file]")
      .setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.from(labReport) });
    await expect.poll(() => composer.innerText()).toContain("report.pdf");
    await composer.getByRole("button", { name: "Send" }).click();
    await expect.poll(() => last().innerText(), { timeout: 15_000 }).toMatch(/98 g\/L/);
    expect(await composer.innerText()).not.toContain("report.pdf");
    await page.getByRole("button", { name: "#ward-round" }).click();
    await composer
      .locator("input[type=file]")
      .setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("Hb 77 g/L MCV 61 fL, F 44") });
    await say("@hypochrome please");
    await expect.poll(() => last().innerText(), { timeout: 10_000 }).toContain("1 reply");
  });

  it("shows App Home", async () => {
    await page.getByRole("button", { name: "App Home" }).click();
    await expect.poll(() => page.locator("#log").innerText(), { timeout: 10_000 }).toContain("/anemia");
    expect(await page.locator("#composer").isVisible()).toBe(false);
  });

  it("never lets typed words act as markup", async () => {
    await page.getByRole("button", { name: "Hypochrome", exact: true }).click();
    await say('<img src=x onerror="document.title=1"> <!channel> Hb 84 MCV 66 F 30');
    await expect.poll(() => page.locator("#log").innerText(), { timeout: 10_000 }).toContain("<img src=x");
    expect(await page.title()).not.toBe("1");
  });
});
