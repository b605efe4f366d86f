import { spawnSync } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { exitCodes, main } from "../../src/cli.ts";
import { labReport } from "../files/make-pdf.ts";

const report = "Hb 9.8 g/dL MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28";

const called = async (args: readonly string[], piped?: string | Uint8Array) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, () => piped, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join("\n"), err: err.join("\n") };
};

describe("hypochrome on the command line", () => {
  it("answers a text with a readable table, folded, without buttons", async () => {
    const { code, out } = await called([report]);
    expect(code).toBe(exitCodes.answered);
    expect(out).toMatch(/Hb +98 g\/L +↓ low/);
    expect(out).toContain("▸ All causes");
    expect(out).not.toContain("[ Why ]");
    expect((await called([report, "--full"])).out.length).toBeGreaterThan(out.length);
  });

  it("takes words, standard input and a file alike", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "hypochrome-")), "report.txt");
    writeFileSync(file, report);
    const { out } = await called([report]);
    expect((await called(report.split(" "))).out).toBe(out);
    expect((await called([], report)).out).toBe(out);
    expect((await called(["-"], report)).out).toBe(out);
    expect((await called([file])).out).toBe(out);
  });

  it("prints the assessment as JSON", async () => {
    const { code, out } = await called([report, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).causes[0].condition).toBe("beta-trait");
  });

  it("asks further questions", async () => {
    const { out } = await called([report, "--ask", "why not iron deficiency?", "--ask", "next tests"]);
    expect(out).toContain("Speaks against it");
    expect(out).toContain("Next test:");
  });

  it("says by its exit code what became of it", async () => {
    expect(await called(["the cat sat on the mat"])).toMatchObject({ code: exitCodes.nothingRead, out: "" });
    expect((await called(["Hb 8.4 MCV 66 F 30, glucose 5.1 mmol/L"])).code).toBe(exitCodes.clarify);
    expect((await called(["Hb 8.4 MCV 66 F 30, glucose 5.1 mmol/L", "--json"])).code).toBe(exitCodes.clarify);
    expect((await called(["Hb 8.4 MCV 66 F 30, glucose 5.1 mmol/L", "--units", "us"])).code).toBe(exitCodes.answered);
    for (const args of [
      [],
      ["--nonsense"],
      ["missing.txt"],
      [report, "--units", "metric"],
      [report, "--setting", "mars"],
    ]) {
      const { code, err } = await called(args);
      expect(code, args.join(" ")).toBe(exitCodes.usage);
      expect(err).toMatch(/^hypochrome: [^\n]+\nTry: hypochrome --help$/);
    }
  });

  it("says in words why nothing could be read", async () => {
    expect((await called(["missing.txt"])).err).toContain("can't read missing.txt: there is no such file");
    expect((await called([tmpdir()])).err).toContain("it is a folder");
    expect(await called([], Buffer.from(""))).toMatchObject({ code: exitCodes.usage });
    expect((await called([], Buffer.from(""))).err).toContain("nothing to read");
  });

  it("helps, and tells its version", async () => {
    expect((await called(["--help"])).out).toContain("Exit codes:");
    expect((await called(["--version"])).out).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("runs as a program, through a link too", () => {
    const source = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
    const link = join(mkdtempSync(join(tmpdir(), "hypochrome-")), "hypochrome.ts");
    symlinkSync(source, link);
    const run = spawnSync(process.execPath, ["--import", "tsx", link], { input: report, encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
    expect(run.stdout).toContain("98 g/L");
  });
});

const folder = mkdtempSync(join(tmpdir(), "hypochrome-"));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe("hypochrome with files", () => {
  it("reads a PDF, by its name and piped in", async () => {
    const { code, out } = await called([file("report.pdf", labReport)]);
    expect(code).toBe(exitCodes.answered);
    expect(out).toMatch(/Hb +98 g\/L/);
    expect((await called([], labReport)).out).toBe(out);
  });

  it("takes several files as one case, and assesses what it could read of them", async () => {
    const files = [file("a.txt", "Hb 98 g/L, F 28"), file("b.csv", "Test,Result,Units\nMCV,68,fL\n")];
    const { out, err } = await called([...files, file("c.png", Buffer.from("\x89PNG\r\n", "latin1"))]);
    expect(out).toMatch(/98 g\/L.*68 fL/s);
    expect(err).toMatch(/File 3 was not read/);
    expect(JSON.parse((await called([...files, "--json"])).out).case.labs).toHaveLength(2);
  });

  it("says why a file was not read", async () => {
    const { code, out, err } = await called([file("scan.png", Buffer.from("\x89PNG\r\n", "latin1"))]);
    expect(code).toBe(exitCodes.usage);
    expect(out).toBe("");
    expect(err).toMatch(/picture/);
  });
});

describe("hypochrome read", () => {
  const text = "Name: Jane Doe, 34F. Hb 9.8, ferritin 800000, no melaena, Zqx 12 mg/L";

  it("reports what was read, assumed, refused, masked and not understood", async () => {
    const { code, out } = await called(["read", text]);
    expect(code).toBe(exitCodes.answered);
    for (const words of [/Hb +98 g\/L +Hb 9\.8/, /Refused.*800000/s, /Melaena +absent/i, /masked.*name/s, /Zqx 12/])
      expect(out).toMatch(words);
    expect(out).not.toMatch(/Jane|Doe|Likely|Next test/);
  });

  it("explains every step, with the spans in the text", async () => {
    const { out } = await called(["read", "--explain", text]);
    for (const step of ["1. format: prose", "2. identifiers: 1", "3. words", "4. numbers", "5. values", "6. units"])
      expect(out).toContain(step);
    expect(out).toMatch(/21–23 +Hb +result: hb/);
    expect(out).not.toMatch(/Jane|Doe/);
  });

  it("prints the reading, and the steps, as JSON", async () => {
    const read = JSON.parse((await called(["read", "--json", text])).out);
    expect(read).toMatchObject({
      format: "prose",
      patient: { ageYears: 34, sex: "female" },
      findings: { melaena: {} },
    });
    const { reading, steps } = JSON.parse((await called(["read", "--json", "--explain", text])).out);
    expect(reading).toEqual(read);
    for (const { seen } of steps)
      for (const { start, end, as } of seen) expect(start <= end && as.length > 0).toBe(true);
  });

  it("says when it read nothing, and wants --explain after read only", async () => {
    expect((await called(["read", "good morning"])).code).toBe(exitCodes.nothingRead);
    expect((await called([text, "--explain"])).code).toBe(exitCodes.usage);
  });
});
