/** YAML files → checked content, or faults that say file, line and path. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import * as schema from "./schema.ts";
import type { Content } from "./types.ts";

/** Something wrong in a knowledge file. `where` is `file:line`. */
export interface Fault {
  readonly where: string;
  readonly path: string;
  readonly message: string;
}

export type ReadContent =
  | { readonly content: Content; readonly faults: readonly [] }
  | { readonly faults: readonly Fault[] };

interface Part {
  readonly value?: unknown;
  readonly faults: readonly Fault[];
}

const readFile = (root: string, file: string, shape: z.ZodType): Part => {
  const name = relative(root, file);
  const lines = new LineCounter();
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { faults: [{ where: name, path: "", message: "the file is missing" }] };
  }
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors.map((error) => ({
    where: `${name}:${lines.linePos(error.pos[0]).line}`,
    path: "",
    message: error.message.split("\n")[0] ?? "not YAML",
  }));
  if (broken.length > 0) return { faults: broken };
  const parsed = shape.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, faults: [] };
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: readonly number[] } | undefined;
      if (node?.range) return lines.linePos(node.range[0] ?? 0).line;
    }
    return 1;
  };
  return {
    faults: parsed.error.issues.map((issue) => ({
      where: `${name}:${lineOf(issue.path)}`,
      path: issue.path.map(String).join("."),
      message: issue.message,
    })),
  };
};

const readFolder = (root: string, folder: string, shape: z.ZodType): Part => {
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith(".yaml"));
  const parts = files.sort().map((name) => {
    const part = readFile(root, join(root, folder, name), shape);
    const id = (part.value as { id?: string } | undefined)?.id;
    if (id === undefined || `${id}.yaml` === name) return part;
    return {
      faults: [{ where: `${folder}/${name}:1`, path: "id", message: `the file of ${id} is called ${id}.yaml` }],
    };
  });
  return { value: parts.map((part) => part.value), faults: parts.flatMap((part) => part.faults) };
};

/**
 * Reads every file under `root` (the `knowledge/` folder) and the `intents/` beside it.
 * @returns the content, or every fault found; never throws for bad content.
 */
export const readContent = (root: string): ReadContent => {
  const shapes = schema.content.shape;
  const files: Record<string, Part> = {};
  for (const name of [
    "sources",
    "analytes",
    "findings",
    "intervals",
    "settings",
    "indices",
    "correlations",
    "rules",
    "calculators",
    "conflicts",
    "wording",
  ] as const)
    files[name] = readFile(root, join(root, `${name}.yaml`), shapes[name]);
  files["conditions"] = readFolder(root, "conditions", schema.condition);
  files["tests"] = readFolder(root, "tests", schema.test);
  files["treatments"] = readFolder(root, "treatments", schema.treatment);
  files["topics"] = readFolder(root, "topics", schema.topic);
  files["intents"] = readFolder(root, "../intents", schema.intent);
  const faults = Object.values(files).flatMap((part) => part.faults);
  if (faults.length > 0) return { faults };
  const content = Object.fromEntries(Object.entries(files).map(([name, part]) => [name, part.value]));
  return { content: content as unknown as Content, faults: [] };
};
