/** Draws Slack's texts as DOM: plain, mrkdwn and rich text. Text is only ever set as text, so nothing typed can become markup. */

/** An element with its class and children; absent children are left out. */
export const make = (tag, className, ...children) => {
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

/** The signs that open an alert. They are drawn by the page, as not every machine has pictures for them. */
const urgencies = { "🚨": "emergency", "🔴": "urgent", "🟠": "soon", "⛔": "stop", "⚠": "caution" };
const quote = (element) => {
  const [first, ...rest] = element.elements;
  const sign = urgencies[[...(first?.text ?? "")][0]];
  if (sign === undefined) return make("blockquote", "text", ...element.elements.map(richElement));
  const words = { ...first, text: first.text.replace(/^\S+ ?/u, "") };
  return make("div", `alert ${sign}`, make("div", "text", ...[words, ...rest].map(richElement)));
};

/** Columns keep their lines and scroll; anything else wraps, and can be copied where it is longer than a line or two. */
const preformatted = (element) => {
  const text = element.elements.map((each) => each.text ?? "").join("");
  const drawn = make("pre", /─{3}/.test(text) ? "columns" : "", ...element.elements.map(richElement));
  if (drawn.className !== "" || text.includes("█") || text.split("\n").length < 3) return drawn;
  const copy = make("button", "button", "Copy");
  copy.type = "button";
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = "Copied";
  });
  return make("div", "copied", drawn, copy);
};

/** One node of a rich_text block. */
export const richElement = (element) => {
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
      return preformatted(element);
    case "rich_text_quote":
      return quote(element);
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
