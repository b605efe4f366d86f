/** The chat page: places, messages, threads, forms. The server's happenings are the only truth. */
import { at, offline, tab, tell, waited } from "/app.js";
import { drawBlocks } from "/blocks.js";
import { composer } from "/composer.js";
import { showMessages } from "/messages.js";
import { openModal } from "/modal.js";
import { drawPlaces, placeInAddress, places } from "/places.js";
import { make } from "/text.js";

const examples = [
  "Hb 9.8 MCV 68 RBC 5.6 RDW 14 ferritin 80, F 28",
  "F 32, Hb 91 g/L, MCV 71, ferritin 6, TSAT 5 %, CRP 2, heavy periods",
  "6 yo girl, MCV 62, ferritin normal, TSAT low, not responding to oral iron",
  "M 60 Hb 152 g/L RBC 7.3 MCV 66 Hct 48 ferritin 5 platelets 620, itching",
  "What are the causes of microcytic hypochromic anaemia?",
];
const state = {
  ...{ ids: {}, channels: {}, messages: new Map(), place: placeInAddress(), thread: undefined, home: undefined },
  drafts: new Map(),
  unseen: new Map(),
};

const channel = (place = state.place) => state.channels[place];
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

const drawHome = (log, { empty }) => {
  const act = (action) => tell({ do: "action", view: state.home?.id, action });
  const content = state.home ? drawBlocks(state.home.blocks, act) : [make("p", "empty", empty)];
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
  at("words").placeholder = place.hint;
  at("composer").hidden = state.place === "home";
  drawPlaces(at("places"), state.place, (id) => state.unseen.get(channel(id)) ?? 0, goTo);
  if (state.place === "home") return drawHome(at("log"), place);
  const messages = here();
  const outside = messages.filter((message) => !message.thread_ts || message.thread_ts === message.ts);
  at("log").querySelector(".empty")?.remove();
  showMessages(at("log"), outside, context, false);
  if (messages.length === 0) at("log").append(make("p", "empty", place.empty));
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

const menu = (open) => {
  document.body.classList.toggle("menu-open", open);
  at("menu").setAttribute("aria-expanded", String(open));
  if (open) at("close-menu").focus();
};
const closeThread = () => {
  // Who closes it or goes elsewhere waits no more, and is not fetched back.
  waited();
  const { thread } = state;
  state.thread = undefined;
  draw();
  at("log").querySelector(`[data-ts="${thread}"] .reply`)?.focus();
};
const goTo = (place) => {
  waited();
  menu(false);
  at("log").replaceChildren();
  // What is half written stays where it was meant for.
  state.drafts.set(state.place, at("words").value);
  at("words").value = state.drafts.get(place) ?? "";
  Object.assign(state, { place, thread: undefined });
  state.unseen.delete(channel());
  window.history.replaceState(null, "", `#${place}`);
  if (place === "home") tell({ do: "home" });
  draw();
};

/** An answer out of sight: the one that is waited for is gone to, any other is counted at its place. */
const arrived = (message) => {
  if (message.user === state.ids.user) return;
  const elsewhere = message.channel !== channel();
  const thread = message.thread_ts === message.ts ? undefined : message.thread_ts;
  const wanted = waited();
  if (wanted && elsewhere) goTo(places.find((place) => channel(place.id) === message.channel)?.id ?? state.place);
  if (wanted && thread && thread !== state.thread) openThread(thread);
  if (!wanted && elsewhere) state.unseen.set(message.channel, (state.unseen.get(message.channel) ?? 0) + 1);
};

const happenings = {
  hello: ({ ids, channels, home, messages }) => {
    Object.assign(state, { ids, channels, home });
    state.messages = new Map(messages.map((message) => [`${message.channel}/${message.ts}`, message]));
    // Messages live as long as the app, cases longer: it says if one is open.
    if (messages.length === 0) tell({ do: "opened" });
  },
  message: ({ message }) => {
    state.messages.set(`${message.channel}/${message.ts}`, message);
    arrived(message);
  },
  deleted: ({ channel: from, ts }) => state.messages.delete(`${from}/${ts}`),
  home: ({ view }) => Object.assign(state, { home: view }),
};

const listen = () => {
  const source = new EventSource(`/happenings?tab=${tab}`);
  source.onmessage = (event) => {
    const happened = JSON.parse(event.data);
    if (happened.kind === "view") return openModal(at("modal"), happened.view, tell);
    happenings[happened.kind](happened);
    draw();
  };
  source.onopen = () => offline(false);
  source.onerror = () => offline(true);
};

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
for (const id of ["scrim", "close-menu"]) at(id).addEventListener("click", () => menu(false));
at("close-thread").addEventListener("click", closeThread);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || at("modal").open) return;
  if (document.body.classList.contains("menu-open")) menu(false);
  else if (state.thread !== undefined) closeThread();
});
composer("composer", "words", (words, files) => post(words, undefined, files));
composer("thread-composer", "thread-words", (words, files) => post(words, state.thread, files));
if (state.place === "home") tell({ do: "home" });
listen();
at("words").focus();
