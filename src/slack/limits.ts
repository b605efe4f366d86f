/** Slack's limits in one table. Views keep inside it; the strict checker in the tests reads its own copy of the same facts. */
export const limits = {
  message: { blocks: 50, tables: 1, tableCharacters: 10_000, text: 38_000 },
  /** Slack counts about 13,200 characters and does not say of what: the JSON of all blocks stays under that. */
  messageCost: 13_000,
  /** As Slack's staff put it: 12,000 characters of text, and each container takes from that (a divider was seen to take 125). */
  messageWords: 12_000,
  blockWords: 125,
  view: { blocks: 100, title: 24 },
  header: 150,
  section: 3000,
  context: { elements: 10, text: 2900 },
  actions: 25,
  /** Options of an overflow menu. */
  overflow: 5,
  /** Value of an option. */
  option: 150,
  /** Longest JSON of one row of buttons, so that a row fits any message. */
  actionsCost: 6000,
  button: { label: 75, value: 2000 },
  table: { rows: 100, columns: 20 },
  container: { children: 10, title: 150, cost: 9000 },
  input: { initial: 3000 },
} as const;

/** `text` in at most `max` UTF-16 units, with an ellipsis where it was shortened. For labels only; prose is split instead. */
export const shortened = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
