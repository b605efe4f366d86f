/** Refuses what Slack would refuse: block types in the wrong place, and texts and lists over their limits. */

type Block = { readonly [key: string]: unknown };
export type Surface = "message" | "modal" | "home";

const everywhere = ["section", "header", "context", "divider", "actions", "rich_text", "image", "input"];
const inMessages = [
  "markdown",
  "table",
  "data_table",
  "container",
  "context_actions",
  "card",
  "carousel",
  "video",
  "file",
  "task_card",
  "plan",
];
const allowed: Readonly<Record<Surface, ReadonlySet<string>>> = {
  message: new Set([...everywhere, ...inMessages]),
  modal: new Set([...everywhere, "alert", "video"]),
  home: new Set([...everywhere, "card", "carousel", "video"]),
};
const mostBlocks: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
/** About what Slack takes before it says `msg_blocks_too_long`. */
const mostCharacters = 13_200;

const textOf = (value: unknown): string => String((value as Block | undefined)?.["text"] ?? "");
const list = (value: unknown): readonly Block[] => (Array.isArray(value) ? (value as Block[]) : []);

const elementFault = (element: Block): string | undefined => {
  if (String(element["action_id"] ?? "").length > 255) return "action_id is over 255 characters";
  if (element["type"] === "button") {
    const label = textOf(element["text"]);
    if (label === "" || label.length > 75) return "a button's text must have 1 to 75 characters";
    if (String(element["value"] ?? "").length > 2000) return "a button's value is over 2000 characters";
  }
  if (element["type"] === "static_select" && list(element["options"]).length > 100)
    return "a select has over 100 options";
  return undefined;
};

const tableFault = (block: Block): string | undefined => {
  const rows = (block["rows"] ?? []) as readonly (readonly Block[])[];
  if (rows.length < 1 || rows.length > 100) return "a table has 1 to 100 rows";
  return rows.some((row) => row.length > 20) ? "a table has at most 20 columns" : undefined;
};

const typeFault = (block: Block, surface: Surface): string | undefined => {
  switch (block["type"]) {
    case "header":
      return textOf(block["text"]).length > 150 ? "a header is over 150 characters" : undefined;
    case "section": {
      if (textOf(block["text"]).length > 3000) return "a section's text is over 3000 characters";
      if (list(block["fields"]).length > 10) return "a section has over 10 fields";
      return block["text"] === undefined && block["fields"] === undefined
        ? "a section needs text or fields"
        : undefined;
    }
    case "context":
      return list(block["elements"]).length > 10 ? "a context has over 10 elements" : undefined;
    case "actions":
      return list(block["elements"]).length > 25 ? "an actions block has over 25 elements" : undefined;
    case "table":
      return tableFault(block);
    case "container":
      return list(block["child_blocks"] ?? block["blocks"]).length > 10
        ? "a container has over 10 children"
        : undefined;
    default:
      return surface === "message" && block["type"] === "input" ? "no input blocks in messages" : undefined;
  }
};

const blockFault = (block: Block, surface: Surface): string | undefined => {
  if (!allowed[surface].has(String(block["type"]))) return `a ${surface} can't hold a ${String(block["type"])} block`;
  if (String(block["block_id"] ?? "").length > 255) return "block_id is over 255 characters";
  const elements = [...list(block["elements"]), ...(block["accessory"] ? [block["accessory"] as Block] : [])];
  return typeFault(block, surface) ?? elements.map(elementFault).find((fault) => fault !== undefined);
};

/**
 * What is wrong with the blocks, in Slack's error word and a reason; undefined when all is well.
 * @param blocks as sent, already parsed.
 */
export const blocksFault = (
  blocks: unknown,
  surface: Surface,
): { readonly error: string; readonly reason: string } | undefined => {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) return { error: "invalid_blocks_format", reason: "blocks must be a list" };
  if (blocks.length > mostBlocks[surface])
    return { error: "invalid_blocks", reason: `over ${mostBlocks[surface]} blocks` };
  const named = list(blocks)
    .map((block) => block["block_id"])
    .filter((id) => id !== undefined);
  if (new Set(named).size < named.length) return { error: "invalid_blocks", reason: "a block_id is there twice" };
  if (list(blocks).filter((block) => block["type"] === "table").length > 1)
    return { error: "invalid_attachments", reason: "one table a message" };
  const reason = list(blocks)
    .map((block) => blockFault(block, surface))
    .find((fault) => fault !== undefined);
  if (reason !== undefined) return { error: "invalid_blocks", reason };
  if (surface === "message" && JSON.stringify(blocks).length > mostCharacters)
    return { error: "msg_blocks_too_long", reason: "too long" };
  return undefined;
};

/** What is wrong with a view. */
export const viewFault = (view: Block): { readonly error: string; readonly reason: string } | undefined => {
  const surface = view["type"] === "home" ? "home" : "modal";
  if (String(view["private_metadata"] ?? "").length > 3000)
    return { error: "invalid_arguments", reason: "private_metadata is over 3000" };
  for (const part of ["title", "submit", "close"])
    if (textOf(view[part]).length > 24) return { error: "invalid_arguments", reason: `${part} is over 24 characters` };
  return blocksFault(view["blocks"] ?? [], surface);
};
