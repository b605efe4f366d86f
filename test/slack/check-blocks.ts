/**
 * Slack's block rules as we know them, strict: what this accepts, Slack should; what it refuses, Slack would. Written from Slack's
 * documents, not from our limits table, so the two check each other.
 */
import { z } from "zod";

const text = (max: number) => z.string().min(1).max(max);
const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: text(max), emoji: z.boolean().optional() });
const mrkdwnText = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: text(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.union([plainText(max), mrkdwnText(max)]);
const id = text(255);
const blockId = { block_id: id.optional() };

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});
const run = z.strictObject({ type: z.literal("text"), text: z.string().min(1), style: style.optional() });
const person = z.strictObject({ type: z.literal("user"), user_id: z.string().regex(/^[UW][A-Z0-9]+$/) });
const richSection = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z.array(z.union([run, person])).min(1),
});
const richText = z.strictObject({
  type: z.literal("rich_text"),
  ...blockId,
  elements: z
    .array(
      z.union([
        richSection,
        z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(z.union([run, person])).min(1) }),
        z.strictObject({ type: z.literal("rich_text_preformatted"), elements: z.array(run).min(1) }),
        z.strictObject({
          type: z.literal("rich_text_list"),
          style: z.enum(["bullet", "ordered"]),
          elements: z.array(richSection).min(1),
        }),
      ]),
    )
    .min(1),
});
const section = z.strictObject({
  type: z.literal("section"),
  ...blockId,
  text: anyText(3000),
  expand: z.boolean().optional(),
});
const header = z.strictObject({ type: z.literal("header"), ...blockId, text: plainText(150) });
const divider = z.strictObject({ type: z.literal("divider"), ...blockId });
const context = z.strictObject({
  type: z.literal("context"),
  ...blockId,
  elements: z.array(anyText(3000)).min(1).max(10),
});
const button = z.strictObject({
  type: z.literal("button"),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2000),
  style: z.enum(["primary", "danger"]).optional(),
});
const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: id,
  options: z
    .array(z.strictObject({ text: plainText(75), value: text(150) }))
    .min(1)
    .max(5),
});
const distinct = <T>(items: readonly T[], key: (item: T) => string | undefined): boolean => {
  const keys = items.map(key).filter((each) => each !== undefined);
  return new Set(keys).size === keys.length;
};
const actions = z.strictObject({
  type: z.literal("actions"),
  ...blockId,
  elements: z
    .array(z.union([button, overflow]))
    .min(1)
    .max(25)
    .refine((elements) => distinct(elements, (each) => each.action_id), "action_id repeats"),
});
const cell = z.union([z.strictObject({ type: z.literal("raw_text"), text: z.string().min(1) }), richText]);
const table = z.strictObject({
  type: z.literal("table"),
  ...blockId,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(z.strictObject({ align: z.enum(["left", "center", "right"]), is_wrapped: z.boolean() }))
    .max(20),
});
const container = z
  .strictObject({
    type: z.literal("container"),
    ...blockId,
    title: plainText(150),
    child_blocks: z
      .array(z.union([section, header, divider, context, actions, richText, table]))
      .min(1)
      .max(10),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
  })
  .refine((each) => !each.default_collapsed || each.is_collapsible, "default_collapsed needs is_collapsible");

const option = z.strictObject({ text: plainText(75), value: text(150) });
const textInput = z.strictObject({
  type: z.literal("plain_text_input"),
  action_id: id,
  multiline: z.boolean().optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
  initial_value: text(3000).optional(),
  placeholder: plainText(150).optional(),
});
const select = z.strictObject({
  type: z.literal("static_select"),
  action_id: id,
  options: z.array(option).min(1).max(100),
  initial_option: option.optional(),
});
const input = z.strictObject({
  type: z.literal("input"),
  ...blockId,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element: z.union([textInput, select]),
});

const old = [section, header, divider, context, actions] as const;
const inMessage = z.union([...old, richText, table, container]);
const inView = z.union([...old, richText, input]);
const needsSubmit = (view: { readonly submit?: unknown; readonly blocks: readonly Checked[] }): boolean =>
  view.submit !== undefined || view.blocks.every((each) => each.type !== "input");

type Checked = { readonly type: string; readonly block_id?: string | undefined };
const uniqueIds = (blocks: readonly Checked[]): boolean => distinct(blocks, (each) => each.block_id);
const nested = (blocks: readonly z.output<typeof inMessage>[]) =>
  blocks.flatMap((each) => (each.type === "container" ? [each, ...each.child_blocks] : [each]));
const textsIn = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === "text" && typeof each === "string" ? each.length : textsIn(each)),
    0,
  );
};

export const message = z.strictObject({
  text: text(40_000),
  blocks: z
    .array(inMessage)
    .min(1)
    .max(50)
    .refine((blocks) => uniqueIds(nested(blocks)), "block_id repeats")
    .refine((blocks) => nested(blocks).filter((each) => each.type === "table").length <= 1, "two tables")
    .refine((blocks) => textsIn(blocks.filter((each) => each.type === "table")) <= 10_000, "table too long")
    .refine((blocks) => JSON.stringify(blocks).length <= 13_200, "msg_blocks_too_long"),
});
export const oldMessage = z.strictObject({ text: text(40_000), blocks: z.array(z.union(old)).min(1).max(50) });

const viewBlocks = z.array(inView).min(1).max(100).refine(uniqueIds, "block_id repeats");
export const modal = z
  .strictObject({
    type: z.literal("modal"),
    callback_id: id,
    private_metadata: z.string().max(3000),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24),
    blocks: viewBlocks,
  })
  .refine(needsSubmit, "a view with inputs needs submit");
export const homeTab = z.strictObject({ type: z.literal("home"), blocks: viewBlocks });

/** What is wrong with `value`, in words; empty when nothing is. */
export const faultsIn = (schema: z.ZodType, value: unknown): readonly string[] => {
  const read = schema.safeParse(value);
  return read.success
    ? []
    : read.error.issues.map(
        (issue) => `${issue.path.join(".")}: ${issue.message} ${JSON.stringify(issue).slice(0, 600)}`,
      );
};
