import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAnswer } from "../../src/conversation/answer.ts";
import { memoryStore } from "../../src/store/memory.ts";
import { buttonIn, type Harness, harness, knowledge, nextId, pause, seconds, sign, until } from "./harness.ts";

const labs = "Hb 9.1 g/dL MCV 66 RDW 19 ferritin 5, F 28";
let at: Harness;
beforeAll(async () => {
  at = await harness();
});
afterAll(() => at.close());
beforeEach(() => {
  at.slack.calls.length = 0;
  at.lines.length = 0;
});

const click = (sent: { blocks: unknown }, label: string, more: object) => {
  const { value, action_id, block_id } = buttonIn(sent, label);
  const action = { type: "button", action_id, block_id, value, action_ts: `${Date.now()}.${nextId()}`, text: {} };
  return {
    type: "block_actions",
    trigger_id: `t.${nextId()}`,
    actions: [action],
    channel: { id: "C1", name: "c" },
    ...more,
  };
};
const ephemeral = () => ({
  container: { type: "message", message_ts: "1.1", channel_id: "C1", is_ephemeral: true },
  response_url: at.slack.responseUrl,
});
const said = (sent: unknown): string => JSON.stringify(sent);

describe("a signed command", () => {
  it("is acknowledged at once and answered privately", async () => {
    expect(await at.command(labs)).toEqual({ status: 200, body: "" });
    const [sent] = await until(() => at.slack.made("respond").length > 0 && at.slack.made("respond"));
    expect(sent).toMatchObject({ response_type: "ephemeral" });
    expect(said(sent)).toContain("Hb");
    expect(at.slack.made("chat.postMessage")).toEqual([]);
  });
  it("says help, and says it when nothing was typed", async () => {
    await at.command("help");
    await at.command("");
    const sent = await until(() => at.slack.made("respond").length === 2 && at.slack.made("respond"));
    expect(sent[0].text).toEqual(sent[1].text);
  });
  it("in the other spelling works too; one nobody registered is answered", async () => {
    await at.command("help", { command: "/anaemia" });
    await until(() => at.slack.made("respond").length > 0);
    const unknown = await at.command("", { command: "/other" });
    expect(unknown.status).toBe(200);
    expect(unknown.body).toContain("/anemia help");
  });
  it("keeps one person's case from another's", async () => {
    await at.command("start over");
    await at.command(labs);
    await until(() => at.slack.made("respond").length === 2);
    await at.command("show", { user_id: "U2" });
    const sent = await until(() => at.slack.made("respond").length === 3 && at.slack.made("respond"));
    expect(said(sent[2])).not.toContain("9.1");
  });
});

describe("what isn't Slack's", () => {
  const body = "command=%2Fanemia&text=help";
  const type = "application/x-www-form-urlencoded";
  it("is refused with a wrong, missing or old signature", async () => {
    expect((await at.send(body, type, sign(body, seconds(), "another secret"))).status).toBe(401);
    expect((await at.send(body, type, { "x-slack-signature": "" })).status).toBe(401);
    expect((await at.send(body, type, sign(body, seconds() - 301))).status).toBe(401);
  });
  it("is not acted on when it is signed for tomorrow", async () => {
    const event = { type: "message", channel: "D1", channel_type: "im", user: "U1", text: labs, ts: `9.${nextId()}` };
    const future = JSON.stringify({ type: "event_callback", team_id: "T1", event_id: "EvF", event });
    expect((await at.send(future, "application/json", sign(future, seconds() + 86_000))).status).toBe(401);
    await pause(150);
    expect(at.slack.calls).toEqual([]);
  });
});

const direct = (text: string, more: object = {}) => ({
  type: "message",
  channel: "D1",
  channel_type: "im",
  user: "U1",
  text,
  ts: `100.${nextId()}`,
  ...more,
});

describe("what nobody registered", () => {
  it.each([
    ["a global shortcut", { type: "shortcut", callback_id: "old", trigger_id: "t", action_ts: "1" }],
    ["a form", { type: "view_submission", view: { id: "V1", hash: "h", callback_id: "old", state: { values: {} } } }],
    ["a closed window", { type: "view_closed", view: { id: "V1", hash: "h", callback_id: "fold" }, is_cleared: false }],
  ])("%s is acknowledged at once", async (_, payload) => {
    expect((await at.interact(payload)).status).toBe(200);
    expect(at.lines.filter((line) => line.includes("error"))).toEqual([]);
  });
});

describe("cards of two patients", () => {
  it("keep theirs apart: the earlier one's buttons answer whose it was, and open no window and no form", async () => {
    await at.command("start over");
    await at.command(labs);
    const first = await until(() => at.slack.made("respond").find((sent) => said(sent).includes('"card~')));
    await at.command("M 60 Hb 80 g/L MCV 70 ferritin 500 TSAT 12 % CRP 60");
    await until(() => at.slack.made("respond").find((sent) => said(sent).includes("new patient")));
    for (const label of ["Why", "Treatment", "Add results", "▸ All causes"]) {
      const before = at.slack.made("respond").length;
      await at.interact(click(first, label, ephemeral()));
      const told = await until(() => at.slack.made("respond")[before]);
      expect(told.text).toContain("earlier patient (female, 28 y");
      expect(told).toMatchObject({ replace_original: false });
    }
    expect(at.slack.made("views.open")).toEqual([]);
  });
});

describe("the direct messages of a stand-in that has forgotten them", () => {
  it("say that a case is open, once, and nothing where none is", async () => {
    const event = { type: "app_home_opened", user: "U8", channel: "D8", tab: "messages", event_ts: "1.1" };
    await at.event(event);
    await pause(150);
    expect(at.slack.calls).toEqual([]);
    const store = memoryStore();
    const saved = await harness({
      answer: createAnswer({ knowledge, store }),
      knows: async () => true,
    });
    const place = { team: "T1", channel: "D8", user: "U8" };
    const typed = { id: "before", place, user: "U8", now: new Date(), text: labs };
    await createAnswer({ knowledge, store })(typed);
    await saved.event(event);
    const told = await until(() => saved.slack.made("chat.postMessage")[0]);
    expect(told.text).toContain("still open here: female, 28 y · Hb 91 g/L");
    expect(buttonIn(told, "New patient").value).toContain("start-over");
    await saved.event({ ...event, event_ts: "1.2" });
    await pause(150);
    expect(saved.slack.made("chat.postMessage")).toHaveLength(1);
    await saved.close();
  });
});

describe("a direct message", () => {
  it("is answered once, though Slack delivers it again under another event id", async () => {
    const event = direct(labs);
    await at.event(event);
    await at.event(event, {}, { "x-slack-retry-num": "1", "x-slack-retry-reason": "http_timeout" });
    await until(() => at.slack.made("chat.postMessage").length > 0);
    await pause(200);
    expect(at.slack.made("chat.postMessage")).toHaveLength(1);
  });
  it("offers to share with nobody, where nobody is; a channel's card does", async () => {
    await at.event(direct(labs));
    const sent = await until(() =>
      at.slack.made("chat.postMessage").find((each) => said(each).includes("Add results")),
    );
    expect(said(sent)).not.toContain('"Share"');
    await at.event({ type: "app_mention", channel: "C1", user: "U1", text: `<@UBOT> ${labs}`, ts: `210.${nextId()}` });
    await until(() => at.slack.made("chat.postMessage").find((each) => said(each).includes('"Share"')));
  });
  it("under an answer goes on with the conversation it belongs to", async () => {
    await at.event(direct("start over"));
    await at.event(direct(labs));
    await at.event(direct("next tests"));
    const posts = () => at.slack.made("chat.postMessage");
    const answer = await until(() => posts().find((each) => said(each).includes("Expected gain")));
    const ts = at.slack.posted(answer);
    const before = posts().length;
    await at.event(direct("why?", { thread_ts: ts }));
    const reply = await until(() => posts()[before]);
    expect(reply["thread_ts"]).toBe(ts);
    expect(said(reply)).not.toContain("no case here");
    expect(said(reply)).not.toContain("no ranking");
  });
  it("gets the overview of the field in few messages, and what it folds in a window each", async () => {
    await at.event(direct("what are the causes and management of microcytic hypochromic anaemia?"));
    await until(() => at.slack.made("chat.postMessage").find((each) => said(each).includes("Causes: Iron deficiency")));
    await pause(150);
    expect(at.slack.made("chat.postMessage").length).toBeLessThanOrEqual(2);
    const rows: readonly { readonly block_id: string; readonly elements?: readonly { readonly value?: string }[] }[] =
      at.slack.made("chat.postMessage").flatMap((each) => each.blocks);
    const folds = (value: string | undefined): boolean => value === "Causes: Iron deficiency";
    const row = rows.find((each) => each.elements?.some(({ value }) => folds(value)));
    const button = row?.elements?.find(({ value }) => folds(value));
    const pressed = { ...button, block_id: row?.block_id, action_ts: nextId() };
    const message = { type: "message", message_ts: "1.1", channel_id: "D1", is_ephemeral: false };
    await at.interact({
      type: "block_actions",
      actions: [pressed],
      channel: { id: "D1" },
      trigger_id: "t",
      container: message,
    });
    const { view } = await until(() => at.slack.made("views.open")[0]);
    expect(said(view)).toContain("menstrual loss");
  });
  it("is understood with Slack's escapes undone", async () => {
    await at.event(direct("start over"));
    await at.event(direct("Hb 9.1 g/dL MCV 66 ferritin &lt;5 CRP 2, F 28"));
    const sent = await until(() => at.slack.made("chat.postMessage").find((each) => said(each).includes("9.1")));
    expect(said(sent)).toMatch(/<\s?5/);
  });
  it.each([
    ["our own", { bot_id: "BBOT", user: "UBOT" }],
    ["another app's", { bot_id: "B7" }],
    ["an edit", { subtype: "message_changed" }],
    ["a deletion", { subtype: "message_deleted" }],
  ])("%s is not answered", async (_, more) => {
    await at.event(direct(labs, more));
    await pause(150);
    expect(at.slack.calls).toEqual([]);
  });
});

describe("a command typed among direct messages", () => {
  it("and what is written there next are one conversation", async () => {
    await at.command(labs, { channel_id: "D1", channel_name: "directmessage", user_id: "U1" });
    await until(() => at.slack.made("respond").length > 0);
    await at.event(direct("why?"));
    const answered = await until(() => at.slack.made("chat.postMessage")[0]);
    expect(said(answered)).not.toContain("no case");
    expect(said(answered)).toContain("iron deficiency");
  });
  it("is nobody else's, in a conversation between two people", async () => {
    await at.command(labs, { channel_id: "D7", channel_name: "directmessage", user_id: "U1" });
    await until(() => at.slack.made("respond").length > 0);
    await at.command("why?", { channel_id: "D7", channel_name: "directmessage", user_id: "U2" });
    const answered = await until(() => at.slack.made("respond")[1]);
    expect(said(answered)).toContain("no case");
  });
});

describe("a mention in a channel", () => {
  const thread = `200.${nextId()}`;
  const mention = (text: string) => ({
    type: "app_mention",
    channel: "C1",
    user: "U1",
    text: `<@UBOT> ${text}`,
    ts: thread,
  });
  const inThread = (text: string) => ({
    type: "message",
    channel: "C1",
    channel_type: "channel",
    user: "U2",
    text,
    ts: `200.9${nextId()}`,
    thread_ts: thread,
  });

  it("is answered in its thread, once for both events; replies there change the card in place", async () => {
    await at.event(mention(labs));
    await at.event({ ...inThread(`<@UBOT> ${labs}`), ts: thread, thread_ts: undefined });
    const [card] = await until(() => at.slack.made("chat.postMessage").length > 0 && at.slack.made("chat.postMessage"));
    expect(card).toMatchObject({ channel: "C1", thread_ts: thread });
    await at.event(inThread("CRP 60"));
    const [edited] = await until(() => at.slack.made("chat.update").length > 0 && at.slack.made("chat.update"));
    expect(said(edited)).toContain("CRP");
    const pointer = await until(() => at.slack.made("chat.postMessage")[1]);
    expect(pointer.text).toContain("Card updated");
  });
  it("who gave a value is named as Slack names people", async () => {
    await at.event(inThread("who gave the CRP and the Hb?"));
    const told = await until(() => at.slack.made("chat.postMessage")[0]);
    expect(said(told.blocks)).toContain('{"type":"user","user_id":"U1"}');
    expect(said(told.blocks)).toContain("CRP 60 mg/L");
  });
  it("what one takes back is gone from the card, and both are told", async () => {
    await at.event(inThread("undo"));
    const edited = await until(() => at.slack.made("chat.update")[0]);
    expect(said(edited)).toContain("Taken back: ");
    expect(said(edited)).toContain("CRP 60 mg/L added");
  });
  it("a case that is deleted does not stay on the screen", async () => {
    await at.event(inThread("delete this case"));
    const edited = await until(() => at.slack.made("chat.update").find((each) => said(each).includes("Deleted")));
    expect(said(edited)).not.toContain("9.1");
    await until(() => at.slack.made("chat.postMessage").find((each) => each.text.includes("Deleted")));
    await at.event(inThread("show the case"));
    await until(() => at.slack.made("chat.postMessage").find((each) => each.text.includes("no case here")));
  });
  it("in threads of others the bot is silent", async () => {
    await at.event({ ...inThread("Hb 80"), thread_ts: "1.999" });
    await pause(150);
    expect(at.slack.calls).toEqual([]);
  });
});

describe("buttons on a private card", () => {
  const card = async () => {
    await at.command("start over");
    await at.command(labs);
    return until(() => at.slack.made("respond").find((sent) => said(sent).includes('"card~')));
  };
  it("explain in a further private message", async () => {
    const sent = await card();
    const before = at.slack.made("respond").length;
    expect((await at.interact(click(sent, "Why", ephemeral()))).status).toBe(200);
    const answer = await until(() => at.slack.made("respond")[before]);
    expect(answer).toMatchObject({ replace_original: false, response_type: "ephemeral" });
  });
  it("open the form, whose values come back as an updated card", async () => {
    const sent = await card();
    await at.interact(click(sent, "Add results", ephemeral()));
    const [{ view }] = await until(() => at.slack.made("views.open").length > 0 && at.slack.made("views.open"));
    const before = at.slack.made("respond").length;
    const values = { crp: { value: { type: "plain_text_input", value: "64" } } };
    const submitted = { ...view, id: `V${nextId()}`, hash: "h", state: { values }, app_id: "A1", team_id: "T1" };
    await at.interact({ type: "view_submission", view: submitted, trigger_id: "t" });
    const updated = await until(() => at.slack.made("respond")[before]);
    expect(said(updated)).toContain("64");
    expect(updated).toMatchObject({ replace_original: true });
    const empty = await at.interact({
      type: "view_submission",
      view: { ...submitted, id: "V0", state: { values: {} } },
    });
    expect(empty.body).toContain("response_action");
  });
  it("show what the card folds away, and take answers given there", async () => {
    const sent = await card();
    const row = sent.blocks.find(
      (each: { elements?: { action_id?: string }[] }) => each.elements?.[0]?.action_id === "fold:0",
    );
    const pressed = { ...row.elements[0], block_id: row.block_id, action_ts: nextId() };
    const shown = { type: "block_actions", actions: [pressed], channel: { id: "C1" }, trigger_id: "t", ...ephemeral() };
    await at.interact(shown);
    const [{ view }] = await until(() => at.slack.made("views.open").length > 0 && at.slack.made("views.open"));
    expect(view.callback_id).toBe("fold");
    const before = at.slack.made("respond").length;
    const action = {
      type: "button",
      action_id: "act:0",
      block_id: "other~~U1~0",
      value: '{"do":"next"}',
      action_ts: nextId(),
    };
    await at.interact({
      type: "block_actions",
      actions: [action],
      view,
      container: { type: "view", view_id: "V7" },
      trigger_id: "t",
    });
    await until(() => at.slack.made("respond")[before]);
  });
  it("share the card in the channel without its buttons, or say why not", async () => {
    const sent = await card();
    await at.interact(click(sent, "Share", ephemeral()));
    const [shared] = await until(
      () => at.slack.made("chat.postMessage").length > 0 && at.slack.made("chat.postMessage"),
    );
    expect(shared).toMatchObject({ channel: "C1" });
    expect(said(shared)).not.toContain('"actions"');
    at.slack.failures.set("chat.postMessage", ["not_in_channel"]);
    const before = at.slack.made("respond").length;
    await at.interact(click(sent, "Share", ephemeral()));
    expect((await until(() => at.slack.made("respond")[before])).text).toContain("/invite");
  });
  it("do nothing for anyone else", async () => {
    const sent = await card();
    await at.interact({ ...click(sent, "Why", ephemeral()), user: { id: "U2", team_id: "T1" } });
    const told = await until(() => at.slack.made("chat.postMessage").find((each) => each.channel === "U2"));
    expect(told.text).toContain("someone else's");
  });
  it("delete asks in the card's place, and keeps it or not", async () => {
    const sent = await card();
    const value = JSON.stringify({ do: "delete" });
    const row = sent.blocks.find((each: { type: string }) => each.type === "actions");
    const menu = { type: "button", action_id: "act:0", block_id: row.block_id, value, text: {}, action_ts: nextId() };
    const before = at.slack.made("respond").length;
    await at.interact({
      type: "block_actions",
      trigger_id: "t",
      actions: [menu],
      channel: { id: "C1" },
      ...ephemeral(),
    });
    const question = await until(() => at.slack.made("respond")[before]);
    expect(question.replace_original).toBe(true);
    await at.interact(click(question, "Keep it", ephemeral()));
    expect(said(await until(() => at.slack.made("respond")[before + 1]))).toContain("9.1");
    await at.interact(click(question, "This case", ephemeral()));
    const gone = await until(() => at.slack.made("respond")[before + 2]);
    expect(gone.replace_original).toBe(true);
    expect(said(gone)).not.toContain("9.1");
  });
  it("say whether it helped, and only that is counted", async () => {
    const sent = await card();
    const row = sent.blocks.find((each: { type: string }) => each.type === "actions");
    const value = JSON.stringify({ do: "feedback", helpful: false });
    const action = { type: "button", action_id: "act:0", block_id: row.block_id, value, text: {}, action_ts: nextId() };
    await at.interact({
      type: "block_actions",
      trigger_id: "t",
      actions: [action],
      channel: { id: "C1" },
      ...ephemeral(),
    });
    await until(() => at.slack.made("respond").find((each) => each.text.includes("It is counted")));
    expect(await (await fetch(`${at.url}/metrics`)).text()).toContain('hypochrome_feedback_total{helpful="no"} 1');
  });
  it("behind the menu work: the handover is text to copy", async () => {
    await at.command(labs);
    const sent = await until(() => at.slack.made("respond")[0]);
    const row = sent.blocks.find((each: { elements?: readonly { type: string }[] }) =>
      each.elements?.some((element) => element.type === "overflow"),
    );
    const menu = row.elements.find((each: { type: string }) => each.type === "overflow");
    const option = menu.options.find((each: { text: { text: string } }) => each.text.text === "Handover (SBAR)");
    const action = { type: "overflow", action_id: menu.action_id, block_id: row.block_id, selected_option: option };
    await at.interact({
      type: "block_actions",
      trigger_id: `t.${nextId()}`,
      actions: [{ ...action, action_ts: nextId() }],
      channel: { id: "C1", name: "c" },
      ...ephemeral(),
    });
    const told = await until(() => at.slack.made("respond")[1]);
    expect(said(told.blocks)).toContain("rich_text_preformatted");
    expect(said(told.blocks)).toMatch(/SITUATION.*BACKGROUND.*ASSESSMENT.*RECOMMENDATION/);
  });
  it("of another kind are acknowledged", async () => {
    const action = { type: "button", action_id: "old-thing", block_id: "b", value: "x", action_ts: "1" };
    const answer = await at.interact({ type: "block_actions", actions: [action], trigger_id: "t", ...ephemeral() });
    expect(answer.status).toBe(200);
  });
});

describe("shortcuts and App Home", () => {
  it("assess anyone's message for the one who asked", async () => {
    const message = { type: "message", user: "U9", ts: "5.5", text: labs };
    const callback = { type: "message_action", callback_id: "assess_labs", message, message_ts: "5.5" };
    await at.interact({ ...callback, channel: { id: "C1" }, response_url: at.slack.responseUrl, trigger_id: nextId() });
    expect(said(await until(() => at.slack.made("respond")[0]))).toContain("9.1");
  });
  it("the global one opens the form, and the answer goes to direct messages", async () => {
    await at.interact({ type: "shortcut", callback_id: "open_form", trigger_id: nextId() });
    const [{ view }] = await until(() => at.slack.made("views.open").length > 0 && at.slack.made("views.open"));
    const values = { paste: { value: { type: "plain_text_input", value: labs } } };
    await at.interact({ type: "view_submission", view: { ...view, id: `V${nextId()}`, hash: "h", state: { values } } });
    expect(await until(() => at.slack.made("chat.postMessage")[0])).toMatchObject({ channel: "D900" });
  });
  it("App Home is published when opened", async () => {
    await at.event({ type: "app_home_opened", user: "U1", channel: "D1", tab: "home" });
    expect((await until(() => at.slack.made("views.publish")[0])).view.type).toBe("home");
  });
  it("a person's token withdrawn deletes nothing; the bot's does", async () => {
    const asked = async () => {
      at.slack.calls.length = 0;
      await at.command("show the case", { user_id: "U8" });
      return said((await until(() => at.slack.made("respond")[0])).blocks);
    };
    await at.command(labs, { user_id: "U8" });
    await until(() => at.slack.made("respond").length > 0);
    await at.event({ type: "tokens_revoked", tokens: { oauth: ["U8"], bot: [] } });
    await pause(100);
    expect(await asked()).toContain("9.1");
    await at.event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT"] } });
    await pause(100);
    expect(await asked()).not.toContain("9.1");
  });
  it("removing the app deletes what other processes keep, too", async () => {
    const store = memoryStore();
    const elsewhere = createAnswer({ knowledge, store });
    const place = { team: "T1", channel: "C7", thread: "7.7" };
    await elsewhere({ id: "e1", place, user: "U7", now: new Date(), text: labs });
    await elsewhere({ id: "e2", place: { ...place, team: "T2" }, user: "U7", now: new Date(), text: labs });
    const here = await harness({
      answer: createAnswer({ knowledge, store }),
      forget: (team) => store.removeTeam(team),
    });
    await here.event({ type: "app_uninstalled" });
    await pause(100);
    expect(await store.list("T1")).toEqual([]);
    expect(await store.list("T2")).toHaveLength(1);
    await here.close();
  });
  it("removing the app deletes the conversations of the workspace", async () => {
    await at.command(labs);
    await until(() => at.slack.made("respond").length > 0);
    await at.event({ type: "app_uninstalled" });
    await pause(200);
    await at.command("show");
    const sent = await until(() => at.slack.made("respond")[1]);
    expect(said(sent)).not.toContain("9.1");
  });
});

describe("when Slack has a bad day", () => {
  it("503 and 429 are tried again", async () => {
    at.slack.failures.set("chat.postMessage", ["503", "429"]);
    await at.event(direct("help"));
    await until(() => at.slack.made("chat.postMessage").length === 3);
  });
  it("refused blocks are sent again as old ones", async () => {
    at.slack.failures.set("chat.postMessage", ["invalid_blocks"]);
    await at.event(direct(labs));
    const again = await until(() => at.slack.made("chat.postMessage")[1]);
    expect(said(again.blocks)).not.toMatch(/"(table|container|rich_text)"/);
  });
  it("a private answer of blocks it refuses is sent again as old ones", async () => {
    at.slack.statuses.push(400);
    await at.command("help", { user_id: "U5" });
    const again = await until(() => at.slack.made("respond")[1]);
    expect(said(again.blocks)).not.toContain("rich_text");
  });
  it("an answer the response_url no longer takes goes to direct messages", async () => {
    at.slack.statuses.push(404);
    await at.command("help");
    expect((await until(() => at.slack.made("chat.postMessage")[0])).channel).toBe("U1");
  });
  it("nothing that was typed is in the log", async () => {
    at.slack.failures.set("chat.postMessage", ["channel_not_found"]);
    await at.event(direct("Hb 9.1 MCV 66 ferritin 5 Smith"));
    await until(() => at.lines.some((line) => line.includes("channel_not_found")));
    // The time of a line has numbers of its own.
    const logged = at.lines.map((line) => line.replace(/"at":"[^"]*"/, "")).join("\n");
    expect(logged).not.toMatch(/9\.1|Smith|ferritin/);
  });
});

describe("operation", () => {
  const get = async (path: string) => (await fetch(`${at.url}${path}`)).text();
  it("has health, readiness and counts", async () => {
    expect(await get("/healthz")).toBe("ok\n");
    expect(await get("/readyz")).toBe("ready\n");
    expect(await get("/metrics")).toMatch(/hypochrome_turns_total\{surface="command"\} \d+/);
  });
});
