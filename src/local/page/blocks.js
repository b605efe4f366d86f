/** Draws Block Kit as DOM. Text is only ever set as text, so nothing typed can become markup. */

const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
};
const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** *bold*, _italic_, ~struck~, `code`, <url|label>; the rest is text. */
const marks =
  /\*([^*\n]+)\*|(?<![\w])_([^_\n]+)_(?![\w])|~([^~\n]+)~|`([^`\n]+)`|<(https?:[^|<>]+)(?:\|([^<>]+))?>|<([@#!][^<>]+)>/g;
const mrkdwn = (text) => {
  const box = make("div", "text");
  let from = 0;
  for (const found of text.matchAll(marks)) {
    box.append(unescaped(text.slice(from, found.index)));
    const [, bold, italic, struck, code, url, label, mention] = found;
    if (bold) box.append(make("strong", "", unescaped(bold)));
    else if (italic) box.append(make("em", "", unescaped(italic)));
    else if (struck) box.append(make("s", "", unescaped(struck)));
    else if (code) box.append(make("code", "", unescaped(code)));
    else if (mention) box.append(make("strong", "", mention.startsWith("@U0HYPO") ? "@Hypochrome" : `@${mention}`));
    else box.append(link(url, unescaped(label ?? url)));
    from = found.index + found[0].length;
  }
  box.append(unescaped(text.slice(from)));
  return box;
};
const link = (url, label) => {
  const anchor = make("a", "", label);
  if (/^https?:/.test(url)) anchor.href = url;
  anchor.rel = "noreferrer";
  anchor.target = "_blank";
  return anchor;
};

/** A text object: plain_text, mrkdwn or (in modals) a bare string. */
export const textOf = (text) => {
  if (text === undefined) return undefined;
  return text.type === "mrkdwn" ? mrkdwn(text.text) : make("div", "text", text.text ?? String(text));
};

const richElement = (element) => {
  switch (element.type) {
    case "rich_text_section":
      return make("div", "text", ...element.elements.map(richElement));
    case "rich_text_list":
      return make(
        element.style === "ordered" ? "ol" : "ul",
        "list",
        ...element.elements.map((item) => make("li", "", richElement(item))),
      );
    case "rich_text_preformatted":
      return make("pre", "", ...element.elements.map(richElement));
    case "rich_text_quote":
      return make("blockquote", "", ...element.elements.map(richElement));
    case "link":
      return link(element.url, element.text ?? element.url);
    case "user":
      return make("strong", "", "@you");
    case "emoji":
      return document.createTextNode(
        element.unicode
          ? String.fromCodePoint(...element.unicode.split("-").map((code) => Number.parseInt(code, 16)))
          : `:${element.name}:`,
      );
    default: {
      let node = document.createTextNode(element.text ?? "");
      const style = element.style ?? {};
      for (const [name, tag] of [
        ["bold", "strong"],
        ["italic", "em"],
        ["strike", "s"],
        ["code", "code"],
      ])
        if (style[name]) node = make(tag, "", node);
      return node;
    }
  }
};

const cell = (value) => {
  if (value === undefined) return "";
  if (value.type === "raw_number") return String(value.text ?? value.value);
  return value.type === "rich_text" ? make("div", "", ...value.elements.map(richElement)) : (value.text ?? "");
};
const table = (block) => {
  const rows = block.rows.map((row, at) =>
    make(
      "tr",
      "",
      ...row.map((value, column) => {
        const side = block.column_settings?.[column]?.align === "right" ? "right" : "";
        return make(at === 0 ? "th" : "td", side, cell(value));
      }),
    ),
  );
  return make("div", "tablebox", make("table", "", ...rows));
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
  const drawn = make("select", "");
  drawn.setAttribute("aria-label", element.placeholder?.text ?? (element.type === "overflow" ? "More" : "Choose"));
  const opening = element.type === "overflow" ? "More …" : "—";
  drawn.append(new Option(element.placeholder?.text ?? opening, ""));
  const options = element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
  for (const option of options) {
    const chosen = option.value === element.initial_option?.value;
    drawn.append(new Option(option.text.text, option.value, chosen, chosen));
  }
  drawn.addEventListener("change", () => {
    const selected_option = options.find((option) => option.value === drawn.value);
    if (selected_option) act({ type: element.type, action_id: element.action_id, selected_option });
    // A menu is no field: the same entry can be chosen again.
    if (element.type === "overflow") drawn.value = "";
  });
  return drawn;
};

const interactive = (element, act, block) => {
  const acting = (action) => act({ ...action, block_id: block.block_id ?? "b0" });
  if (element.type === "button") return button(element, acting);
  if (element.type === "static_select" || element.type === "overflow") return select(element, acting);
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
  return make(
    "div",
    "input",
    label,
    field,
    block.hint ? make("p", "quiet", block.hint.text) : undefined,
    make("p", "fault"),
  );
};

/** One block; `act` is called with what was clicked. */
export const drawBlock = (block, act, at = 0) => {
  const children = block.child_blocks ?? block.blocks ?? [];
  switch (block.type) {
    case "header":
      return make("div", "block-header", block.text.text);
    case "section": {
      const fields = block.fields ? make("div", "fields", ...block.fields.map(textOf)) : undefined;
      return make(
        "div",
        "",
        textOf(block.text),
        fields,
        block.accessory ? interactive(block.accessory, act, block) : undefined,
      );
    }
    case "context":
      return make("div", "block-context", ...block.elements.map((element) => interactive(element, act, block)));
    case "divider":
      return make("hr");
    case "actions":
    case "context_actions":
      return make("div", "actions", ...block.elements.map((element) => interactive(element, act, block)));
    case "rich_text":
      return make("div", "", ...block.elements.map(richElement));
    case "markdown":
      return make("div", "text", block.text);
    case "table":
    case "data_table":
      return table(block);
    case "image":
      return image(block);
    case "alert":
      return make("div", "alert", textOf(block.text));
    case "input":
      return input(block, at);
    case "card":
      return make(
        "div",
        "container",
        textOf(block.title),
        textOf(block.body),
        ...(block.actions ?? []).map((element) => interactive(element, act, block)),
      );
    case "container": {
      const drawn = make(
        "details",
        "container",
        make("summary", "", textOf(block.title)?.textContent ?? "More"),
        ...children.map((child) => drawBlock(child, act)),
      );
      drawn.open = block.is_collapsible === false || block.default_collapsed === false;
      return drawn;
    }
    default:
      return make("div", "quiet", `[a ${block.type} block]`);
  }
};

/** All blocks of a message or view. */
export const drawBlocks = (blocks, act) => blocks.map((block, at) => drawBlock(block, act, at));
export { make };
