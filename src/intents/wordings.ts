/** What each intent's file has to word: the replies, and the slots their words may leave open. */

/** Intent → reply → slots, written `{slot}` in the words. */
export const wordings = {
  add: { nothing: [], "not-sure": [], "no-question": [] },
  assess: { none: [] },
  changed: { nobody: [], who: [] },
  delete: { what: [], case: [], mine: [], done: [], "done-mine": [], shared: [], here: [] },
  emergency: { first: [], after: [] },
  feedback: { ask: [], yes: [], no: [] },
  greeting: { hello: [] },
  language: { only: [] },
  "out-of-scope": { unknown: [], nearest: [], "in-case": [], "no-case": [] },
  population: { ask: ["setting"], done: ["setting"] },
  role: { ask: [], done: ["role"] },
  "start-over": { done: [], split: [] },
  thanks: { welcome: [] },
  undo: { nothing: [], same: [] },
  units: { si: [], us: [] },
} as const;

type Wordings = typeof wordings;
export type Worded = keyof Wordings;
export type ReplyOf<I extends Worded> = keyof Wordings[I] & string;

const slot = /\{([a-z-]+)\}/g;

/** The words with their slots filled. */
export const filledIn = (words: string, slots: Readonly<Record<string, string>>): string =>
  words.replaceAll(slot, (whole, name: string) => slots[name] ?? whole);

interface Replies {
  readonly id: string;
  readonly replies: Readonly<Record<string, string>>;
}

const faultsIn = (words: string | undefined, slots: readonly string[]): readonly string[] => {
  if (words === undefined) return ["this reply is not worded"];
  const used = [...words.matchAll(slot)].map((match) => match[1] ?? "");
  return [
    ...used.filter((name) => !slots.includes(name)).map((name) => `there is no slot {${name}} here`),
    ...slots.filter((name) => !used.includes(name)).map((name) => `the words leave out {${name}}`),
  ];
};

/** Replies that are missing, that nobody asks for, and slots that are wrong. Empty when all is well. */
export const wordingFaults = (
  intents: readonly Replies[],
): readonly { readonly where: string; readonly path: string; readonly message: string }[] =>
  intents.flatMap(({ id, replies }) => {
    const wanted: Readonly<Record<string, readonly string[]>> = id in wordings ? wordings[id as Worded] : {};
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(replies)])];
    return names.flatMap((name) => {
      const slots = wanted[name];
      const messages = slots === undefined ? ["there is no such reply"] : faultsIn(replies[name], slots);
      return messages.map((message) => ({ where: `../intents/${id}.yaml`, path: `replies.${name}`, message }));
    });
  });
