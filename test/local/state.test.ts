import { describe, expect, it } from "vitest";
import { createState } from "../../src/local/state.ts";

const at = { now: 1_000_000 };
const open = () => createState(() => at.now);

describe("the workspace's memory", () => {
  it("gives timestamps that are unique and rise, even within one millisecond", () => {
    const state = open();
    const made = Array.from({ length: 50 }, () => state.nextTs());
    expect(new Set(made).size).toBe(50);
    expect([...made].sort()).toEqual(made);
    expect(made[0]).toMatch(/^\d+\.\d{6}$/);
  });

  it("lets a trigger live three seconds", () => {
    const state = open();
    const [early, late] = [state.openTrigger(), state.openTrigger()];
    expect(state.useTrigger(early)).toBe("ok");
    at.now += 3001;
    expect(state.useTrigger(late)).toBe("expired_trigger_id");
  });

  it("lets a response_url live half an hour", () => {
    const state = open();
    const id = state.openResponse("D1", "1.0");
    expect(state.useResponse(id)).toMatchObject({ channel: "D1", ts: "1.0" });
    at.now += 30 * 60_000 + 1;
    expect(state.useResponse(id)).toBeUndefined();
  });

  it("tells every open page, until it closes", () => {
    const state = open();
    const heard: string[] = [];
    const stop = state.listen((happening) => heard.push(happening.kind));
    const message = { channel: "D1", ts: state.nextTs(), user: "U1", text: "x" };
    state.put(message);
    state.remove("D1", message.ts);
    stop();
    state.put(message);
    expect(heard).toEqual(["message", "deleted"]);
  });
});
