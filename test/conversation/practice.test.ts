import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { practise } from "../../src/conversation/practice.ts";
import { knowledge } from "./fixtures.ts";

/** The same knowledge, counting how often it is asked how people ask. */
const watched = () => {
  const speech = vi.fn(knowledge.speech);
  return { speech, knowledge: { ...knowledge, speech } };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("practice before anybody asks", () => {
  it("goes through questions, so that the first one of somebody finds everything made", () => {
    const { speech, knowledge: own } = watched();
    practise(own);
    expect(speech).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(speech).toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
  it("makes the names in a step of its own, before the first turn", () => {
    const { speech, knowledge: own } = watched();
    practise(own);
    vi.runOnlyPendingTimers();
    expect(speech).not.toHaveBeenCalled();
    vi.runOnlyPendingTimers();
    expect(speech).toHaveBeenCalled();
  });
  it("stops when told to", () => {
    const { speech, knowledge: own } = watched();
    const stop = practise(own);
    vi.runOnlyPendingTimers();
    stop();
    vi.runAllTimers();
    expect(speech).not.toHaveBeenCalled();
  });
});
