import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { createDeflate } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type FileRead, largestFile, readFile } from "../../src/files/file.ts";
import { pdfText } from "../../src/files/pdf.ts";
import { refusalText } from "../../src/files/refusal.ts";
import { labReport, lockedPdf, makePdf, type Placed, packedPdf } from "./make-pdf.ts";

const bytes = (text: string, encoding: BufferEncoding = "utf8"): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));
const text = (read: FileRead): string => (read.kind === "text" ? read.text : `refused: ${read.why}`);
const readAs = async (data: Uint8Array): Promise<string> => text(await readFile(data));

describe("a file's text", () => {
  it.each([
    ["UTF-8", bytes("Hb 98 g/L, ferritin 8 µg/L")],
    ["UTF-8 with a mark", bytes("\ufeffHb 98 g/L, ferritin 8 µg/L")],
    ["Windows-1252", bytes("Hb 98 g/L, ferritin 8 µg/L", "latin1")],
    ["UTF-16 with a mark", bytes("\ufeffHb 98 g/L, ferritin 8 µg/L", "utf16le")],
    ["UTF-16 without a mark", bytes("Hb 98 g/L, ferritin 8 µg/L", "utf16le")],
  ])("%s", async (_, data) => expect(await readAs(data)).toBe("Hb 98 g/L, ferritin 8 µg/L"));

  it("keeps the frame HL7 is sent in", async () => {
    expect(await readAs(bytes("\x0bMSH|^~\\&|LAB\rOBX|1|NM|718-7||9.8|g/dL\r\x1c\r"))).toContain("OBX|1|NM");
  });

  it.each([
    ["a picture", bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), "image"],
    ["a photograph", bytes("\xff\xd8\xff\xe0\0\x10JFIF", "latin1"), "image"],
    ["a DICOM picture", bytes(`${"\0".repeat(128)}DICM`, "latin1"), "image"],
    ["a spreadsheet", bytes("PK\x03\x04....[Content_Types].xml", "latin1"), "office"],
    ["an old spreadsheet", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), "office"],
    ["rich text", bytes("{\\rtf1\\ansi Hb 9.8}"), "office"],
    ["an archive", bytes("PK\x03\x04....report.txt", "latin1"), "archive"],
    ["a program", bytes(`\x7fELF${"\0\x01\x02\x03".repeat(50)}`, "latin1"), "binary"],
    ["nothing", bytes(""), "empty"],
    ["blanks", bytes(" \r\n\t"), "empty"],
    ["too much", new Uint8Array(largestFile + 1), "too large"],
  ])("%s is refused", async (_, data, why) => expect(await readAs(data)).toBe(`refused: ${why}`));

  it("that begins with BM is no bitmap when words follow", async () => {
    expect(await readAs(bytes("BMI 22, Hb 98 g/L"))).toContain("Hb 98");
  });

  it("says what to do for each refusal, and never a name", () => {
    expect(refusalText("scan")).toMatch(/^The file was not read\. .*paste/s);
    expect(refusalText("no scope", 2)).toMatch(/^File 2 was not read\. .*files:read.*reinstall/s);
  });
});

describe("a PDF", () => {
  it("is read in lines, its tables by columns with empty cells kept", async () => {
    expect((await readAs(labReport)).split("\n")).toEqual([
      "City Laboratory",
      "Patient: Jane Doe   MRN: 12345678   Female, 28 years",
      "Test\tResult\tFlag\tUnits\tReference",
      "Haemoglobin\t9.8\tL\tg/dL\t12.0 - 16.0",
      "MCV\t68\tL\tfL\t80 - 96",
      "RDW\t14\t\t%\t11.5 - 14.5",
      "Ferritin\t80\t\tng/mL\t15 - 200",
      "RBC\t5.6\tH\t10^12/L\t3.9 - 5.2",
      "Comment: no melaena reported.",
    ]);
  });

  it("keeps a name that runs over three lines with its values, and narrow columns apart", async () => {
    const row = (y: number, ...texts: readonly string[]): Placed[] =>
      texts.map((text, at): Placed => [[50, 300, 340, 416][at] ?? 0, y, 12, text]);
    const table = [
      ...row(700, "Hemoglobin", "8.2 L", "g/dL", "12.0 - 15.0"),
      ...([[50, 687, 12, "Total Leucocyte Count, by impedance"]] satisfies Placed[]),
      ...row(680, "", "7,400", "cells/cu.mm", "4000 - 10000").slice(1),
      ...([[50, 674, 12, "flow cytometry"]] satisfies Placed[]),
      ...row(660, "MCV", "64.1", "fL", "83 - 101"),
    ];
    expect((await readAs(makePdf([table]))).split("\n")).toEqual([
      "Hemoglobin\t8.2 L\tg/dL\t12.0 - 15.0",
      "Total Leucocyte Count, by impedance flow cytometry\t7,400\tcells/cu.mm\t4000 - 10000",
      "MCV\t64.1\tfL\t83 - 101",
    ]);
  });

  it("of several pages is read to its end", async () => {
    const page = (number: number) => [[50, 700, 12, `Page ${number} of the report`]] as const;
    expect(await readAs(makePdf([page(1), page(2), page(3)]))).toMatch(/Page 1.*Page 2.*Page 3/s);
  });

  it.each([
    ["locked", lockedPdf(), "password"],
    ["without a text layer", makePdf([[], []]), "scan"],
    ["cut off", labReport.slice(0, 300), "broken pdf"],
    ["only in name", bytes("%PDF-1.7 and then nothing"), "broken pdf"],
  ])("%s is refused", async (_, data, why) => expect(await readAs(data)).toBe(`refused: ${why}`));

  it("that takes too long is given up", async () => {
    expect(text(await pdfText(labReport, 1))).toBe("refused: costly pdf");
  });

  it("that unpacks to far more than it weighs is given up before it fills the memory", async () => {
    const blank = Buffer.alloc(1_000_000, 32);
    const packed = await buffer(Readable.from(Array(700).fill(blank)).pipe(createDeflate()));
    expect(packed.length).toBeLessThan(largestFile);
    const before = process.memoryUsage.rss();
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss() - before);
    }, 20);
    expect(await readAs(packedPdf(packed))).toBe("refused: costly pdf");
    clearInterval(watch);
    expect(most).toBeLessThan(1_000_000_000);
    expect(await readAs(labReport)).toContain("Haemoglobin");
  }, 60_000);
});
