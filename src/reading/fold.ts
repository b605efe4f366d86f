/** Folds text for matching without moving anything: every UTF-16 unit maps to exactly one unit. */

/** What each unit folds to; nought where nobody has met it yet. */
const table = new Uint16Array(65536);

const special: Readonly<Record<string, string>> = {
  µ: "u",
  μ: "u",
  "×": "x",
  "✕": "x",
  "⁄": "/",
  "∕": "/",
  "·": ".",
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "≤": "<",
  "≥": ">",
  "≈": "~",
  "∼": "~",
  ß: "s",
  ø: "o",
  ł: "l",
  ı: "i",
  İ: "i",
  "％": "%",
  "，": ",",
  "：": ":",
  "；": ";",
  "（": "(",
  "）": ")",
  "⇒": "→",
  "➔": "→",
  "➡": "→",
  "⬆": "↑",
  "⬇": "↓",
  "▲": "↑",
  "▼": "↓",
};
const digitRows = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10, 0x2080];
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const blanks = [0xa0, 0x1680, 0x202f, 0x205f, 0x3000, 0xfeff, 0x2028, 0x2029, 0x200e, 0x200f, 0xfe0f, 0];

const one = (code: number): number => {
  const letter = String.fromCharCode(code);
  if (code >= 0xd800 && code <= 0xdfff) return 32;
  const lower = letter.toLowerCase();
  const plain = lower.normalize("NFD").charCodeAt(0);
  return plain >= 0x300 && plain <= 0x36f ? 32 : plain;
};

const build = (): void => {
  for (let code = 1; code < 128; code++) table[code] = code;
  for (let code = 65; code <= 90; code++) table[code] = code + 32;
  for (const [from, to] of Object.entries(special)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const row of digitRows) for (let digit = 0; digit < 10; digit++) table[row + digit] = 48 + digit;
  for (let digit = 0; digit < 10; digit++) table[superscripts.charCodeAt(digit)] = 48 + digit;
  for (const code of blanks) table[code] = 32;
  for (let code = 0x2000; code <= 0x200d; code++) table[code] = 32;
  for (let code = 0x2060; code <= 0x206f; code++) table[code] = 32;
  for (let code = 0x202a; code <= 0x202e; code++) table[code] = 32;
};
build();

/** Working all 65,536 out would be a tenth of a start. */
const learnt = (code: number): number => {
  table[code] = one(code);
  return table[code] as number;
};

const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });
const short = 512;

const plain = /^[ -~\t\r\n]*$/;

const foldAnew = (text: string): string => {
  // Most texts are ASCII, and of those only the case changes.
  if (plain.test(text)) return text.toLowerCase();
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    codes[at] = table[code] || learnt(code);
  }
  return codes.length <= short ? String.fromCharCode.apply(null, codes as unknown as number[]) : decoder.decode(codes);
};

/** One reading folds its text for several readers. */
const latest = { text: "", folded: "" };

/** A scan takes an l for a 1 and an o for a 0: "hemog1obin". Of genes and sites ("ivs1nt5") the digits are their own. */
const scanned = /(?<=[a-z]{3})(?<!ivs)[01](?=[a-z]{2})/g;
const unscanned = (folded: string): string =>
  /[a-z]{3}[01][a-z]{2}/.test(folded) ? folded.replace(scanned, (digit) => (digit === "1" ? "l" : "o")) : folded;

/** Lower case, no accents, ASCII digits, plain spaces and hyphens. Same length as `text`. */
export const fold = (text: string): string => {
  if (text.length < 64) return unscanned(foldAnew(text));
  if (text !== latest.text) {
    latest.folded = unscanned(foldAnew(text));
    latest.text = text;
  }
  return latest.folded;
};

/** Is the code unit of folded text a letter (Latin, Greek, Cyrillic …)? */
export const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 0xaa && code < 0x2000 && code !== 0xb0 && code !== 0xb1 && code !== 0xd7);

/** Is it an ASCII digit? */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
