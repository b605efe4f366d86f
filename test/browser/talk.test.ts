/** A consultation on the chat page, as a clinician has it: paste, ask, answer in a thread, delete; and the app going away. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Opened, openPage } from "./open-page.ts";

let opened: Opened;
beforeAll(async () => {
  opened = await openPage();
});
afterAll(() => opened?.close());

const log = () => opened.page.locator("#log");
const articles = () => log().locator("article");
const say = async (words: string): Promise<void> => {
  await opened.page.fill("#words", words);
  await opened.page.press("#words", "Enter");
};
/** Does `deed`, and gives the words of the answer that it brought. */
const answerTo = async (deed: () => Promise<void>, mine: number): Promise<string> => {
  const before = await articles().count();
  await deed();
  await expect.poll(() => articles().count(), { timeout: 10_000 }).toBeGreaterThanOrEqual(before + mine + 1);
  return articles().last().innerText();
};
const click = async (name: string): Promise<void> =>
  opened.page.getByRole("button", { name, exact: true }).last().click();

const report = [
  "Test\tResult\tUnits\tReference",
  "Haemoglobin\t91 L\tg/L\t120-155",
  "RBC\t4.1\t10^12/L\t3.8-5.1",
  "MCV\t68 L\tfL\t80-100",
  "RDW\t18.4 H\t%\t11.5-14.5",
  "Platelets\t480 H\t10^9/L\t150-400",
  "Ferritin\t6 L\tug/L\t15-150",
  "CRP\t2\tmg/L\t0-5",
  "F 32, heavy periods",
].join("\n");

describe("a consultation", () => {
  it("reads a pasted report of several lines, and shows the answer from its first line", async () => {
    const text = await answerTo(() => say(report), 1);
    for (const value of ["91 g/L", "68 fL", "18.4 %", "6 µg/L", "2 mg/L"]) expect(text).toContain(value);
    expect(text).toContain("ron deficiency");
    await expect
      .poll(() =>
        articles()
          .last()
          .evaluate((drawn) => drawn.getBoundingClientRect().top),
      )
      .toBeGreaterThan(0);
  });

  it("draws the table as a table that a screen reader and the keyboard can use", async () => {
    const table = log().getByRole("table").last();
    expect(await table.getByRole("columnheader").count()).toBeGreaterThan(3);
    expect(await log().getByRole("region").last().getAttribute("tabindex")).toBe("0");
  });

  it("brings the next answer into sight, though the last was longer than the window", async () => {
    await opened.page.setViewportSize({ width: 1280, height: 600 });
    await answerTo(() => say("why?"), 1);
    const inSight = (): Promise<boolean> =>
      articles()
        .last()
        .evaluate((drawn) => {
          const box = drawn.parentElement?.getBoundingClientRect();
          const { top } = drawn.getBoundingClientRect();
          return box !== undefined && top >= box.top - 1 && top < box.bottom - 40;
        });
    await expect.poll(inSight).toBe(true);
    await opened.page.setViewportSize({ width: 1280, height: 900 });
  });

  it.each(["Next tests", "Treatment"])("answers %s", async (name) => {
    expect(await answerTo(() => click(name), 0)).toMatch(name === "Treatment" ? /iron/i : /test/i);
  });

  it("answers what if, and leaves the case alone", async () => {
    expect(await answerTo(() => say("what if ferritin were 200?"), 1)).toContain("200");
    expect(await answerTo(() => say("show the case"), 1)).toContain("6 µg/L");
  });

  it("goes on in a thread, and Escape leads back to where it was", async () => {
    const { page } = opened;
    await articles().first().getByRole("button", { name: /repl/i }).click();
    await page.fill("#thread-words", "Hb 84 g/L MCV 62 fL F 30 ferritin 4");
    await page.press("#thread-words", "Enter");
    await expect.poll(() => page.locator("#thread-log").innerText(), { timeout: 10_000 }).toContain("84 g/L");
    await page.keyboard.press("Escape");
    expect(await page.locator("#thread").isVisible()).toBe(false);
    await expect.poll(() => page.evaluate("document.activeElement.className")).toBe("reply");
  });

  it("takes a file dropped anywhere on the conversation", async () => {
    const { page } = opened;
    const dropped = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File(["Hb 84 g/L"], "dropped.txt"));
      return data;
    })()`);
    await page.dispatchEvent("#log", "drop", { dataTransfer: dropped });
    expect(await page.locator("#composer").innerText()).toContain("dropped.txt");
    await page.getByRole("button", { name: "Leave out dropped.txt" }).click();
    expect(await page.locator("#composer").innerText()).not.toContain("dropped.txt");
  });

  it("deletes when told to", async () => {
    await say("delete this case");
    await expect.poll(() => articles().last().innerText(), { timeout: 10_000 }).toMatch(/delete/i);
    expect(await answerTo(() => say("show the case"), 1)).not.toContain("6 µg/L");
  });
});

describe("the page's manners", () => {
  it("on a phone everything is in the menu", async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.getByRole("button", { name: "App Home" }).isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "App Home" }).click();
    await expect.poll(() => log().innerText(), { timeout: 10_000 }).toContain("/anemia");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Hypochrome", exact: true }).click();
  });

  it("says that the app is gone, and keeps what was typed", async () => {
    const { page, app } = opened;
    app.kill("SIGKILL");
    await expect.poll(() => page.getByRole("alert").first().innerText(), { timeout: 10_000 }).toContain("not running");
    await say("Hb 98 MCV 70");
    await expect.poll(() => page.inputValue("#words")).toBe("Hb 98 MCV 70");
  });
});
