/** Runs in a thread: a PDF's bytes in, its text out. */
import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";
import type { FileRead } from "./file.ts";
import { laidOut, type Piece } from "./layout.ts";

/** Further pages are not read: a report's results are not there, and the reader takes 60,000 characters at most. */
const mostPages = 40;
const mostCharacters = 80_000;
/** Fewer characters than this on all pages together are a stamp on a scan, not a report. */
const fewest = 12;

type Matrix = readonly [number, number, number, number, number, number];

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** Where a run of text stands on the page as it is looked at: x to the right, y downwards. */
const pieceOf = ({ str, transform, width }: Item, view: Matrix): Piece => {
  const [a, b, c, d, x, y] = times(view, transform as unknown as Matrix);
  const height = Math.hypot(c, d);
  const flat = Math.abs(b) <= Math.abs(a) * 0.05 && a > 0;
  return { text: str, left: x, right: x + width, base: y, height: height || 1, flat };
};

const pagesOf = async (pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<readonly string[]> => {
  const pages: string[] = [];
  let characters = 0;
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages) && characters < mostCharacters; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const view = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
    const pieces = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [pieceOf(item, view)] : []));
    const text = laidOut(pieces);
    characters += text.length;
    pages.push(text);
    page.cleanup();
  }
  return pages;
};

const nameOf = (error: unknown): string => String((error as { readonly name?: unknown } | undefined)?.name ?? "");

const read = async (bytes: Uint8Array): Promise<FileRead> => {
  try {
    const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0, maxImageSize: 1 });
    const text = (await pagesOf(pdf)).join("\n\n");
    if (text.replace(/\s/g, "").length < fewest) return { kind: "refused", why: "scan" };
    return { kind: "text", text, from: "pdf" };
  } catch (error) {
    return { kind: "refused", why: nameOf(error) === "PasswordException" ? "password" : "broken pdf" };
  }
};

parentPort?.postMessage(await read(workerData as Uint8Array));
