/** Draws Block Kit as DOM. */
import { overflow } from "/menu.js";
import { make, richElement, textOf } from "/text.js";

const cell = (value) => {
  if (value === undefined) return "";
  if (value.type === "raw_number") return String(value.text ?? value.value);
  return value.type === "rich_text" ? make("div", "", ...value.elements.map(richElement)) : (value.text ?? "");
};
const table = (block) => {
  const rowOf = (row, tag) =>
    make(
      "tr",
      "",
      ...row.map((value, column) => {
        const side = block.column_settings?.[column]?.align === "right" ? "right" : "";
        const drawn = make(tag, side, cell(value));
        if (tag === "th") drawn.scope = "col";
        return drawn;
      }),
    );
  const [head, ...rows] = block.rows;
  const body = rows.map((row) => rowOf(row, "td"));
  const box = make(
    "div",
    "tablebox",
    make("table", "", make("thead", "", rowOf(head, "th")), make("tbody", "", ...body)),
  );
  // Wider than a phone: the keyboard must reach it to scroll it.
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", block.caption ?? "Table");
  return box;
};

const button = (element, act) => {
  const drawn = make("button", `button ${element.style ?? ""}`, element.text.text);
  drawn.type = "button";
  drawn.addEventListener("click", () => {
    if (element.url) window.open(element.url, "_blank", "noreferrer");
    act({
      type: "button",
      action_id: element.action_id,
      block_id: element.block_id,
      text: element.text,
      value: element.value,
    });
  });
  return drawn;
};

const select = (element, act) => {
  const drawn = make("select", element.type);
  drawn.setAttribute("aria-label", element.placeholder?.text ?? "Choose");
  drawn.append(new Option(element.placeholder?.text ?? "—", ""));
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
  for (const option of options) {
    const chosen = option.value === element.initial_option?.value;
    drawn.append(new Option(option.text.text, option.value, chosen, chosen));
  }
  drawn.addEventListener("change", () => {
    const selected_option = options.find((option) => option.value === drawn.value);
    if (selected_option) act({ type: element.type, action_id: element.action_id, selected_option });
  });
  return drawn;
};

const interactive = (element, act, block) => {
  const acting = (action) => act({ ...action, block_id: block.block_id ?? "b0" });
  if (element.type === "button") return button(element, acting);
  if (element.type === "overflow") return overflow(element, acting);
  if (element.type === "static_select") return select(element, acting);
  if (element.type === "feedback_buttons")
    return make("span", "actions", button(element.positive_button, acting), button(element.negative_button, acting));
  if (element.type === "image") return image(element);
  return textOf(element) ?? make("span", "", "");
};
const image = (element) => {
  const drawn = make("img", "");
  drawn.src = element.image_url;
  drawn.alt = element.alt_text ?? "";
  return drawn;
};

const fieldOf = (element) => {
  if (element.type === "static_select") return select(element, () => undefined);
  const drawn = make(element.multiline ? "textarea" : "input", "");
  drawn.value = element.initial_value ?? "";
  drawn.placeholder = element.placeholder?.text ?? "";
  if (element.max_length) drawn.maxLength = element.max_length;
  if (element.multiline) drawn.rows = 5;
  return drawn;
};

/** An input of a form. Its value is read back by `valueOf`. */
const input = (block, at) => {
  const field = fieldOf(block.element);
  field.id = `field-${at}`;
  field.dataset.block = block.block_id;
  field.dataset.action = block.element.action_id;
  field.dataset.kind = block.element.type;
  const label = make("label", "", block.label.text);
  label.htmlFor = field.id;
  const fault = make("p", "fault");
  fault.id = `${field.id}-fault`;
  const hint = block.hint ? make("p", "quiet", block.hint.text) : undefined;
  if (hint) hint.id = `${field.id}-hint`;
  field.setAttribute("aria-describedby", hint ? `${hint.id} ${fault.id}` : fault.id);
  if (block.optional === false) field.setAttribute("aria-required", "true");
  return make("div", block.element.multiline ? "input wide" : "input", label, field, hint, fault);
};

const section = (block, act) => {
  const fields = block.fields ? make("div", "fields", ...block.fields.map(textOf)) : undefined;
  const accessory = block.accessory ? interactive(block.accessory, act, block) : undefined;
  return make("div", "", textOf(block.text), fields, accessory);
};
const heading = (block) => {
  const drawn = make("div", "block-header", block.text.text);
  drawn.setAttribute("role", "heading");
  drawn.setAttribute("aria-level", "3");
  return drawn;
};
const container = (block, act) => {
  const children = block.child_blocks ?? block.blocks ?? [];
  const summary = make("summary", "", textOf(block.title)?.textContent ?? "More");
  const drawn = make("details", "container", summary, ...children.map((child) => drawBlock(child, act)));
  drawn.open = block.is_collapsible === false || block.default_collapsed === false;
  return drawn;
};
const elements = (name) => (block, act) =>
  make("div", name, ...block.elements.map((element) => interactive(element, act, block)));
const card = (block, act) =>
  make(
    "div",
    "container",
    textOf(block.title),
    textOf(block.body),
    elements("actions")({ ...block, elements: block.actions ?? [] }, act),
  );

const drawers = {
  actions: elements("actions"),
  alert: (block) => make("div", "alert", textOf(block.text)),
  card,
  container,
  context: elements("block-context"),
  context_actions: elements("actions"),
  data_table: table,
  divider: () => make("hr"),
  header: heading,
  image,
  input: (block, _, at) => input(block, at),
  markdown: (block) => make("div", "text", block.text),
  rich_text: (block) => make("div", "", ...block.elements.map(richElement)),
  section,
  table,
};

/** One block; `act` is called with what was clicked. */
const drawBlock = (block, act, at = 0) =>
  drawers[block.type]?.(block, act, at) ?? make("div", "quiet", `[a ${block.type} block]`);

/** All blocks of a message or view. */
export const drawBlocks = (blocks, act) => blocks.map((block, at) => drawBlock(block, act, at));
