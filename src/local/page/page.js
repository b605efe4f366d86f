/** The chat page: places, messages, threads, forms. The server's happenings are the only truth. */
import { attaching } from "/attach.js";
import { drawBlocks, make } from "/blocks.js";

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

const tell = (deed) =>
  fetch("/deed", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(deed) }).then(
    (response) => response.json(),
  );
const channel = () => state.channels[state.place];
const timeOf = (ts) => new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

const drawMessage = (message, inThread) => {
  const mine = message.user === state.ids.user;
  const act = (action) => tell({ do: "action", channel: message.channel, ts: message.ts, action });
  const body = make("div", "body");
  const head = make(
    "div",
    "",
    make("span", "who", mine ? "You" : "Hypochrome"),
    make("span", "quiet", timeOf(message.ts)),
  );
  if (message.ephemeral) head.append(make("span", "quiet", " · Only visible to you"));
  if (message.edited) head.append(make("span", "quiet", " · edited"));
  body.append(
    head,
    ...(message.blocks?.length ? drawBlocks(message.blocks, act) : [make("div", "text", message.text)]),
    ...(message.files ?? []).map((file) => make("div", "file", file.name)),
  );
  if (!inThread && !message.ephemeral) body.append(...messageTools(message, mine));
  const face = make("div", mine ? "face you" : "face", mine ? "Y" : "H");
  face.setAttribute("aria-hidden", "true");
  const drawn = make("article", message.ephemeral ? "message private" : "message", face, body);
  drawn.dataset.ts = message.ts;
  return drawn;
};

const messageTools = (message, mine) => {
  const count = [...state.messages.values()].filter(
    (other) => other.thread_ts === message.ts && other.ts !== message.ts,
  ).length;
  const reply = make("button", "reply", count ? `${count} ${count === 1 ? "reply" : "replies"}` : "Reply in thread");
  reply.type = "button";
  reply.addEventListener("click", () => openThread(message.ts));
  const assess = make("button", "reply", "Assess these labs");
  assess.type = "button";
  assess.addEventListener("click", () =>
    tell({ do: "shortcut", callback: "assess_labs", channel: message.channel, ts: message.ts }),
  );
  return mine ? [make("div", "actions", reply, assess)] : [make("div", "actions", reply)];
};

const fill = (box, messages, inThread) => {
  const low = box.scrollHeight - box.scrollTop - box.clientHeight < 140;
  box.replaceChildren(...messages.map((message) => drawMessage(message, inThread)));
  if (low) box.scrollTop = box.scrollHeight;
};

const draw = () => {
  const place = places.find((each) => each.id === state.place);
  at("title").textContent = place.title;
  at("about").textContent = place.about;
  at("composer").hidden = state.place === "home";
  for (const button of at("places").querySelectorAll("button"))
    button.setAttribute("aria-current", String(button.dataset.place === state.place));
  const log = at("log");
  if (state.place === "home") {
    const act = (action) => tell({ do: "action", view: state.home?.id, action });
    log.replaceChildren(
      make(
        "div",
        "body",
        ...(state.home
          ? drawBlocks(state.home.blocks, act)
          : [make("p", "empty", "The app has not shown its Home yet.")]),
      ),
    );
    return;
  }
  const here = [...state.messages.values()]
    .filter((message) => message.channel === channel())
    .sort((a, b) => Number(a.ts) - Number(b.ts));
  fill(
    log,
    here.filter((message) => !message.thread_ts || message.thread_ts === message.ts),
    false,
  );
  if (here.length === 0)
    log.append(
      make(
        "p",
        "empty",
        "Type what the lab printed, or choose an example on the left. Then ask: why? why not thalassaemia? what next? what if ferritin were 200?",
      ),
    );
  const thread = state.thread;
  at("thread").hidden = thread === undefined;
  if (thread)
    fill(
      at("thread-log"),
      here.filter((message) => message.ts === thread || message.thread_ts === thread),
      true,
    );
};

const openThread = (ts) => {
  state.thread = ts;
  draw();
  at("thread-words").focus();
};

const post = (text, thread, files = []) => {
  const words = text.trim();
  if (words === "" && files.length === 0) return;
  const message = { do: "message", channel: channel(), text: words, ...(thread ? { thread } : {}) };
  if (files.length > 0) return tell({ ...message, files });
  const command = /^(\/\S+)\s*([\s\S]*)$/.exec(words);
  if (command && !thread) tell({ do: "command", channel: channel(), command: command[1], text: command[2] });
  else tell(message);
};

const composer = (form, field, thread) => {
  const attached = attaching(at(form));
  at(form).addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = at(field).value;
    at(field).value = "";
    post(words, thread(), await attached.take());
  });
  at(field).addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      at(form).requestSubmit();
    }
  });
};

/** The values of a form, as Slack sends them. */
const valuesOf = (dialog) => {
  const values = {};
  for (const field of dialog.querySelectorAll("[data-block]")) {
    const { block, action, kind } = field.dataset;
    const chosen = field.selectedOptions?.[0];
    const value =
      kind === "static_select"
        ? {
            selected_option: chosen?.value
              ? { text: { type: "plain_text", text: chosen.text }, value: chosen.value }
              : null,
          }
        : { value: field.value || null };
    values[block] = { ...values[block], [action]: { type: kind, ...value } };
  }
  return values;
};

const showFaults = (dialog, errors) => {
  for (const field of dialog.querySelectorAll("[data-block]")) {
    const said = field.parentElement.querySelector(".fault");
    said.textContent = errors[field.dataset.block] ?? "";
  }
};

const openModal = (view) => {
  const dialog = at("modal");
  const act = (action) => tell({ do: "action", view: view.id, action });
  const title = make("h2", "", view.title.text);
  title.id = "modal-title";
  const close = make("button", "plain", view.close?.text ?? "Cancel");
  close.type = "button";
  close.addEventListener("click", () => dialog.close());
  const submit = view.submit ? make("button", "primary", view.submit.text) : undefined;
  const form = make(
    "form",
    "",
    make("header", "", title),
    make("div", "fieldset", ...drawBlocks(view.blocks, act)),
    make("footer", "", close, submit),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await tell({ do: "submit", view: view.id, values: valuesOf(dialog) });
    const said = answer.body ? JSON.parse(answer.body) : {};
    if (said.response_action === "errors") showFaults(dialog, said.errors);
    else dialog.close();
  });
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
};

const goTo = (place) => {
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
    if (happened.kind === "view") openModal(happened.view);
    else draw();
  };
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
    if (state.place === "home") goTo("direct");
    post(state.place === "room" && !text.startsWith("/") ? `/anemia ${text}` : text);
  });
  at("examples").append(make("li", "", button));
}
at("form").addEventListener("click", () => tell({ do: "shortcut", callback: "open_form" }));
at("close-thread").addEventListener("click", () => {
  state.thread = undefined;
  draw();
});
composer("composer", "words", () => undefined);
composer("thread-composer", "thread-words", () => state.thread);
listen();
