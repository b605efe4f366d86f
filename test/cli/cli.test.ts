import { spawnSync } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { exitCodes, main } from "../../src/cli.ts";

const report = "Hb 9.8 g/dL MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28";

const called = (args: readonly string[], piped?: string) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, () => piped, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join("\n"), err: err.join("\n") };
};

describe("hypochrome on the command line", () => {
  it("answers a text with a readable table, folded, without buttons", () => {
    const { code, out } = called([report]);
    expect(code).toBe(exitCodes.answered);
    expect(out).toMatch(/Hb +98 g\/L +↓ low/);
    expect(out).toContain("▸ All causes");
    expect(out).not.toContain("[ Why ]");
    expect(called([report, "--full"]).out.length).toBeGreaterThan(out.length);
  });

  it("takes words, standard input and a file alike", () => {
    const file = join(mkdtempSync(join(tmpdir(), "hypochrome-")), "report.txt");
    writeFileSync(file, report);
    const { out } = called([report]);
    expect(called(report.split(" ")).out).toBe(out);
    expect(called([], report).out).toBe(out);
    expect(called(["-"], report).out).toBe(out);
    expect(called([file]).out).toBe(out);
  });

  it("prints the assessment as JSON", () => {
    const { code, out } = called([report, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).causes[0].condition).toBe("beta-trait");
  });

  it("asks further questions", () => {
    const { out } = called([report, "--ask", "why not iron deficiency?", "--ask", "next tests"]);
    expect(out).toContain("Speaks against it");
    expect(out).toContain("Next test:");
  });

  it("says by its exit code what became of it", () => {
    expect(called(["the cat sat on the mat"])).toMatchObject({ code: exitCodes.nothingRead, out: "" });
    expect(called(["Hb 8.4 MCV 66 F 30"]).code).toBe(exitCodes.clarify);
    expect(called(["Hb 8.4 MCV 66 F 30", "--json"]).code).toBe(exitCodes.clarify);
    expect(called(["Hb 8.4 MCV 66 F 30", "--units", "us"]).code).toBe(exitCodes.answered);
    for (const args of [
      [],
      ["--nonsense"],
      ["missing.txt"],
      [report, "--units", "metric"],
      [report, "--setting", "mars"],
    ]) {
      const { code, err } = called(args);
      expect(code, args.join(" ")).toBe(exitCodes.usage);
      expect(err).toContain("Usage:");
    }
  });

  it("helps, and tells its version", () => {
    expect(called(["--help"]).out).toContain("Exit codes:");
    expect(called(["--version"]).out).toMatch(/^\d+\.\d+\.\d+$/);
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
