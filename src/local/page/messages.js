/** Messages as articles. One that has not changed keeps its element, so that focus and what a screen reader has read stay. */
import { drawBlocks } from "/blocks.js";
import { make } from "/text.js";

const timeOf = (ts) => new Date(Number(ts) * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

const tool = (words, act) => {
  const drawn = make("button", "reply", words);
  drawn.type = "button";
  drawn.addEventListener("click", act);
  return drawn;
};

/** `context` has: mine(message), replies(message), act(message, action), openThread(ts), assess(message). */
const tools = (message, context) => {
  const count = context.replies(message);
  const words = count ? `${count} ${count === 1 ? "reply" : "replies"}` : "Reply in thread";
  const reply = tool(words, () => context.openThread(message.ts));
  const assess = tool("Assess these labs", () => context.assess(message));
  return make("div", "actions", reply, context.mine(message) ? assess : undefined);
};

/** More of a pasted report than this is shown on request. */
const longest = { characters: 1500, lines: 18 };
const words = (text) => {
  const drawn = make("div", "text", text);
  if (text.length <= longest.characters && text.split("\n").length <= longest.lines) return [drawn];
  drawn.classList.add("clamped");
  const more = tool("Show all of it", () => {
    const all = drawn.classList.toggle("clamped");
    more.textContent = all ? "Show all of it" : "Show less";
  });
  return [drawn, more];
};

const drawMessage = (message, context, inThread) => {
  const mine = context.mine(message);
  const notes = `${message.ephemeral ? " · Only visible to you" : ""}${message.edited ? " · edited" : ""}`;
  const head = make(
    "div",
    "",
    make("span", "who", mine ? "You" : "Hypochrome"),
    make("span", "quiet", timeOf(message.ts), notes),
  );
  const content = message.blocks?.length
    ? drawBlocks(message.blocks, (action) => context.act(message, action))
    : words(message.text);
  const files = (message.files ?? []).map((file) => make("div", "file", file.name));
  const body = make("div", "body", head, ...content, ...files);
  if (!inThread && !message.ephemeral) body.append(tools(message, context));
  const face = make("div", mine ? "face you" : "face", mine ? "Y" : "H");
  face.setAttribute("aria-hidden", "true");
  const drawn = make("article", message.ephemeral ? "message private" : "message", face, body);
  drawn.dataset.ts = message.ts;
  return drawn;
};

const drawn = new WeakMap();
/** Shows `messages` in `box`: changes only what changed, and brings a new answer's first line into sight. */
export const showMessages = (box, messages, context, inThread) => {
  const known = drawn.get(box) ?? new Map();
  const shown = new Map();
  let fresh;
  for (const message of messages) {
    const state = `${JSON.stringify(message)}${inThread ? "" : context.replies(message)}`;
    const before = known.get(message.ts);
    const element = before?.state === state ? before.element : drawMessage(message, context, inThread);
    if (!before) fresh = element;
    shown.set(message.ts, { state, element });
  }
  drawn.set(box, shown);
  const had = document.activeElement;
  const focused = had?.closest?.("article")?.dataset.ts;
  const wanted = [...shown.values()].map(({ element }) => element);
  for (const old of [...box.children]) if (!wanted.includes(old)) old.remove();
  wanted.forEach((element, at) => {
    if (box.children[at] !== element) box.insertBefore(element, box.children[at] ?? null);
  });
  // A message drawn anew keeps the focus that was in it: on the same button where that is still there.
  const anew = document.activeElement === document.body ? shown.get(focused)?.element : undefined;
  if (anew) {
    const same = [...anew.querySelectorAll("button")].find((each) => each.textContent === had.textContent);
    anew.tabIndex = -1;
    (same ?? anew.querySelector(".reply") ?? anew).focus({ preventScroll: true });
  }
  // Every new message follows a deed of the one person here: it is what they wait for.
  fresh?.scrollIntoView({ block: fresh.offsetHeight > box.clientHeight ? "start" : "end" });
};
