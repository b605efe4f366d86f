/** Getting ready before anybody asks: the first turn builds the names and the classifier, and takes a hundred times as long as a later one. */
import type { Knowledge } from "../knowledge/types.ts";
import { read } from "../reading/read.ts";
import { converse } from "./converse.ts";
import { newSession } from "./session.ts";

/** Of nobody. */
const messages = ["Hb 98 g/L, MCV 68, RBC 5.6, RDW 14, F 28", "why not iron?", "ferritin came back 8, what next?"];
/** Rounds through the messages: by then the machine's own compiler knows most of what a turn runs through. */
const rounds = 20;
/** Milliseconds left to whoever asks meanwhile, before each step. */
const pause = 20;

const place = { team: "", channel: "practice" };

/**
 * Talks to itself about an invented patient, one turn at a time between whatever else there is to do; nothing is kept.
 * @returns stops it.
 */
export const practise = (knowledge: Knowledge): (() => void) => {
  const now = new Date(0);
  let session = newSession(place);
  const turn = (text: string): void => {
    if (text === messages[0]) session = newSession(place);
    session = converse({ id: "", place, user: "", now, text }, session, knowledge).session;
  };
  // Compiling the names is a step of its own, so that no step keeps anybody waiting long.
  const steps: (() => unknown)[] = [() => read(messages[0] ?? "", knowledge)];
  for (let round = 0; round < rounds; round++) for (const text of messages) steps.push(() => turn(text));
  const next = (at: number): NodeJS.Timeout =>
    setTimeout(() => {
      steps[at]?.();
      if (at + 1 < steps.length) timer = next(at + 1);
    }, pause).unref();
  let timer = next(0);
  return () => clearTimeout(timer);
};
