/** The chat page: places, messages, threads, forms. The server's happenings are the only truth. */
import { attaching } from "/attach.js";
import { drawBlocks } from "/blocks.js";
import { showMessages } from "/messages.js";
import { openModal } from "/modal.js";
import { make } from "/text.js";

const at = (id) => document.getElementById(id);
const examples = [
  "Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28",
  "F 32, Hb 91 g/L, MCV 71, ferritin 6, TSAT 5 %, CRP 2, heavy periods",
  "6 yo girl, MCV 62, ferritin normal, TSAT low, not responding to oral iron",
  "M 60 Hb 152 g/L RBC 7.3 MCV 66 Hct 48 ferritin 5 platelets 620, itching",
  "What are the causes of microcytic hypochromic anaemia?",
];
const places = [
  { id: "direct", title: "Hypochrome", about: "Direct message: paste results, then ask why, what next, what if …" },
  {
    id: "room",
    title: "#ward-round",
    about: "A channel: use /anemia (only you see the answer) or mention @hypochrome",
  },
  { id: "home", title: "App Home", about: "" },
];
const state = { ids: {}, channels: {}, messages: new Map(), place: "direct", thread: undefined, home: undefined };

const offline = (
  yes,
  words = "The app is not running. Start it again with npm start; this page comes back by itself.",
) => {
  at("offline").hidden = !yes;
  if (yes) at("offline").textContent = words;
};

/** Carries a deed to the app. Undefined when it was not reached, and the page says so. */
const tell = async (deed) => {
  try {
    const response = await fetch("/deed", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(deed),
    });
    const answer = await response.json();
    offline(!response.ok, "The app did not take that. Try again.");
    return response.ok ? answer : undefined;
  } catch {
    offline(true);
    return undefined;
  }
};
const channel = () => state.channels[state.place];
const here = () =>
  [...state.messages.values()]
    .filter((message) => message.channel === channel())
    .sort((a, b) => Number(a.ts) - Number(b.ts));
const context = {
  mine: (message) => message.user === state.ids.user,
  replies: (message) =>
    [...state.messages.values()].filter((other) => other.thread_ts === message.ts && other.ts !== message.ts).length,
  act: (message, action) => tell({ do: "action", channel: message.channel, ts: message.ts, action }),
  openThread: (ts) => openThread(ts),
  assess: (message) => tell({ do: "shortcut", callback: "assess_labs", channel: message.channel, ts: message.ts }),
};

const empty =
  "Type what the lab printed, or choose an example from the menu. Then ask: why? why not thalassaemia? what next? what if ferritin were 200?";
const drawHome = (log) => {
  const act = (action) => tell({ do: "action", view: state.home?.id, action });
  const content = state.home
    ? drawBlocks(state.home.blocks, act)
    : [make("p", "empty", "The app has not shown its Home yet.")];
  log.replaceChildren(make("div", "body", ...content));
};

const drawThread = (messages) => {
  const thread = state.thread;
  at("thread").hidden = thread === undefined;
  const inside = messages.filter((message) => message.ts === thread || message.thread_ts === thread);
  showMessages(at("thread-log"), thread ? inside : [], context, true);
};

const draw = () => {
  const place = places.find((each) => each.id === state.place);
  at("title").textContent = place.title;
  at("about").textContent = place.about;
  at("composer").hidden = state.place === "home";
  for (const button of at("places").querySelectorAll("button"))
    button.setAttribute("aria-current", String(button.dataset.place === state.place));
  if (state.place === "home") return drawHome(at("log"));
  const messages = here();
  const outside = messages.filter((message) => !message.thread_ts || message.thread_ts === message.ts);
  showMessages(at("log"), outside, context, false);
  if (messages.length === 0) at("log").append(make("p", "empty", empty));
  drawThread(messages);
};

const openThread = (ts) => {
  state.thread = ts;
  draw();
  at("thread-words").focus();
};

const post = (text, thread, files = []) => {
  const words = text.trim();
  if (words === "" && files.length === 0) return Promise.resolve({});
  const message = { do: "message", channel: channel(), text: words, ...(thread ? { thread } : {}) };
  if (files.length > 0) return tell({ ...message, files });
  const command = /^(\/\S+)\s*([\s\S]*)$/.exec(words);
  if (command && !thread) return tell({ do: "command", channel: channel(), command: command[1], text: command[2] });
  return tell(message);
};

const composer = (form, field, thread) => {
  const attached = attaching(at(form));
  at(form).addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = at(field).value;
    at(field).value = "";
    const taken = await post(words, thread(), await attached.take());
    // Nothing typed is lost when the app is not there.
    if (!taken && at(field).value === "") at(field).value = words;
  });
  at(field).addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      at(form).requestSubmit();
    }
  });
};

const menu = (open) => {
  document.body.classList.toggle("menu-open", open);
  at("menu").setAttribute("aria-expanded", String(open));
};
const closeThread = () => {
  const { thread } = state;
  state.thread = undefined;
  draw();
  at("log").querySelector(`[data-ts="${thread}"] .reply`)?.focus();
};
const goTo = (place) => {
  menu(false);
  at("log").replaceChildren();
  state.place = place;
  state.thread = undefined;
  if (place === "home") tell({ do: "home" });
  draw();
};

const listen = () => {
  const source = new EventSource("/happenings");
  source.onmessage = (event) => {
    const happened = JSON.parse(event.data);
    if (happened.kind === "hello") {
      Object.assign(state, { ids: happened.ids, channels: happened.channels, home: happened.home });
      state.messages = new Map(happened.messages.map((message) => [`${message.channel}/${message.ts}`, message]));
    }
    if (happened.kind === "message")
      state.messages.set(`${happened.message.channel}/${happened.message.ts}`, happened.message);
    if (happened.kind === "deleted") state.messages.delete(`${happened.channel}/${happened.ts}`);
    if (happened.kind === "home") state.home = happened.view;
    if (happened.kind === "view") openModal(at("modal"), happened.view, tell);
    else draw();
  };
  source.onopen = () => offline(false);
  source.onerror = () => offline(true);
};

for (const place of places) {
  const button = make("button", "", place.title);
  button.type = "button";
  button.dataset.place = place.id;
  button.addEventListener("click", () => goTo(place.id));
  at("places").append(make("li", "", button));
}
for (const text of examples) {
  const button = make("button", "", text);
  button.type = "button";
  button.addEventListener("click", () => {
    menu(false);
    if (state.place === "home") goTo("direct");
    post(state.place === "room" && !text.startsWith("/") ? `/anemia ${text}` : text);
  });
  at("examples").append(make("li", "", button));
}
at("form").addEventListener("click", () => {
  menu(false);
  tell({ do: "shortcut", callback: "open_form" });
});
at("menu").addEventListener("click", () => menu(!document.body.classList.contains("menu-open")));
at("close-thread").addEventListener("click", closeThread);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || at("modal").open) return;
  if (document.body.classList.contains("menu-open")) menu(false);
  else if (state.thread !== undefined) closeThread();
});
composer("composer", "words", () => undefined);
composer("thread-composer", "thread-words", () => state.thread);
listen();
