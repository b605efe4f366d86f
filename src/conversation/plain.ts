/** A document as plain text: for the command line, and for the text that stands in for blocks. */
import type { Doc, Part, Rich } from "./doc.ts";

export interface PlainOptions {
  /** Print what stands behind a fold (default), or only its title. */
  readonly folds?: "open" | "titles";
  /** Print buttons as "[ Why ]" (default), or leave them out where nothing can be tapped. */
  readonly buttons?: boolean;
}

type Table = Extract<Part, { kind: "table" }>;
type Alerted = Extract<Part, { kind: "alert" }>;

const flat = (text: Rich): string => text.map((span) => span.text).join("");

/** Width as printed: marks that combine take no room. */
const width = (text: string): number => [...text.normalize("NFC")].length;

const cell = (text: string, size: number, right: boolean): string => {
  const gap = " ".repeat(Math.max(0, size - width(text)));
  return right ? gap + text : text + gap;
};

const tableText = (table: Table): readonly string[] => {
  const rows = table.rows.map((row) => row.map((each) => flat(each).replaceAll(/\s+/g, " ")));
  const all = [table.columns.map((column) => column.title), ...rows];
  const sizes = table.columns.map((_, at) => Math.max(...all.map((row) => width(row[at] ?? ""))));
  const line = (row: readonly string[]): string =>
    table.columns
      .map((column, at) => cell(row[at] ?? "", sizes[at] ?? 0, column.align === "right"))
      .join("  ")
      .trimEnd();
  const rule = sizes.map((size) => "─".repeat(size)).join("  ");
  return [`${table.caption}:`, line(all[0] ?? []), rule, ...rows.map(line)];
};

const urgencies: Readonly<Record<Alerted["urgency"], string>> = {
  emergency: "!! EMERGENCY",
  urgent: "!! URGENT",
  soon: "! SOON",
  stop: "!",
  caution: "!",
};

const alertText = (alert: Alerted): readonly string[] => [
  `${urgencies[alert.urgency]} ${flat(alert.text)}`,
  ...(alert.action ? [`   → ${flat(alert.action)}`] : []),
];

const bar = (share: number): string => "█".repeat(Math.round(Math.max(0, Math.min(1, share)) * 20)).padEnd(20, "·");

const barsText = (part: Extract<Part, { kind: "bars" }>): readonly string[] => {
  const size = Math.max(0, ...part.bars.map((each) => width(each.label)));
  const lines = part.bars.map(
    ({ label, share, note }) =>
      `${cell(label, size, false)}  ${bar(share)} ${String(Math.round(share * 100)).padStart(3)} %${note ? ` ${note}` : ""}`,
  );
  return [`${part.caption}:`, ...lines];
};

const foldText = (part: Extract<Part, { kind: "fold" }>, options: PlainOptions): readonly string[] => {
  if (options.folds === "titles") return [`▸ ${part.title}`];
  const inner = part.parts.flatMap((each) => partText(each, options));
  return [`▾ ${part.title}`, ...inner.map((line) => (line === "" ? "" : `  ${line}`))];
};

const partText = (part: Part, options: PlainOptions): readonly string[] => {
  switch (part.kind) {
    case "headline":
      return [part.text, "=".repeat(Math.min(100, width(part.text)))];
    case "alert":
      return alertText(part);
    case "text":
    case "context":
      return [flat(part.text)];
    case "list":
      return part.items.map((item) => `• ${flat(item)}`);
    case "table":
      return tableText(part);
    case "bars":
      return barsText(part);
    case "fold":
      return foldText(part, options);
    case "verbatim":
      return [part.text];
    case "divider":
      return ["────"];
    case "buttons":
      return options.buttons === false
        ? []
        : [`[ ${[...part.buttons, ...(part.more ?? [])].map((button) => button.label).join(" ] [ ")} ]`];
  }
};

/**
 * The document, or the document of a reply, as lines of text; tables are aligned.
 * @param what a `Doc`, or anything that carries one (every `Reply` does).
 */
export const plainText = (what: Doc | { readonly doc: Doc }, options: PlainOptions = {}): string => {
  const doc = "doc" in what ? what.doc : what;
  const blocks = doc.parts.map((part) => partText(part, options).join("\n")).filter((text) => text !== "");
  return (blocks.length > 0 ? blocks : [doc.summary]).join("\n\n");
};
