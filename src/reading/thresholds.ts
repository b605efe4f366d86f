/** Limits of protocols and comments, which are no results: "transfuse if Hb < 7", "TSAT <20% and ferritin <100 suggests …". */
import type { Quantity } from "./quantity.ts";
import type { Scene } from "./scene.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Before the name: what is to be done, or said, should it be so. */
const conditional = words(
  "if when whenever where unless until once should trigger threshold cutoff cut-off target targets goal goals aim aiming keep maintain defined definition criteria criterion transfuse transfusing hold protocol bei wenn falls sofern ab si se quando cuando lorsque als indien wanneer hvis naar om jesli gdy jika bila apabila eger kalau",
);
/** Behind the number: what such a value means in anybody. */
const interprets = words(
  "indicates indicate indicating suggests suggest means defines excludes exclude confirms is are implies supports makes would favors favours favor favour diagnostic predicts warrants applies apply bewijst bewijzen impune demuestra prouve liegt spricht entspricht gilt indica sugere sugiere suggere indique evoque wijst tyder",
);
/** "Ferritin < 30 in an adult", "Hb <105 in pregnancy": of whom it is said. */
const anybody = words(
  "adult adults women men woman man child children patients patient pregnancy infants males females ckd inflammation neonates newborns anyone people erwachsenen frauen",
);

const wordsBack = 9;
const wordsOn = 5;

const introduced = (scene: Scene, { token }: Quantity): boolean => {
  for (let at = token - 1; at >= 0 && at >= token - wordsBack; at--) {
    if (scene.sentence[at] !== scene.sentence[token] || scene.quantityAt[at]) return false;
    const { text = "", kind } = scene.tokens[at] ?? {};
    if (kind === "word" && conditional.has(text)) return true;
  }
  return false;
};

const interpreted = (scene: Scene, { to, token }: Quantity): boolean => {
  // "RPI < 2 = inadequate response"
  if (scene.tokens[to]?.text === "=" && scene.tokens[to + 1]?.kind === "word") return true;
  for (let at = to; at < to + wordsOn; at++) {
    const next = scene.tokens[at];
    if (!next || scene.sentence[at] !== scene.sentence[token] || next.kind !== "word") return false;
    if (anybody.has(next.text)) return true;
    if (interprets.has(next.text)) return at < to + 2 || scene.tokens[to]?.text === "in";
  }
  return false;
};

const passing = words("exceeds exceed exceeding above below under over beyond reaches");

/** "Ferritin exceeds 1000", "Hb under 70": compared with, and no more than that without a condition before it. */
const compared = (scene: Scene, { token }: Quantity): boolean => passing.has(scene.tokens[token - 1]?.text ?? "");

/** No laboratory reports a result as ≥; that is how a limit is written. */
const atLeast = (scene: Scene, { token, start }: Quantity): boolean => {
  const sign = scene.tokens[token - 1]?.text;
  if (sign !== "<" && sign !== ">" && sign !== "=") return false;
  return /≥ ?$|> ?= ?$/.test(scene.text.slice(Math.max(0, start - 4), start));
};

const remark =
  /^[ \t*#-]{0,9}(?:note|nota|nb|nhg|bsh|has|obs|observa[a-z]{2,6}|opmerking|aciklama|yorum|commento|bemerkungen|komentarz|comments?|protocol|criteria|guidance|guidelines?|who|nice|rcpa|cdc|kdigo|acog|interpretation|interpretive|toelichting|beurteilung|kommentar|bemerkung|commentaire|comentarios?|uwagi|catatan|key)\b[^:\n]{0,20}:/;

/** How the line of a place begins; asked for places in order, so that no line end is looked for twice. */
const linesOf = (folded: string): ((at: number) => string) => {
  let from = 0;
  let end = folded.indexOf("\n");
  return (at) => {
    while (end >= 0 && end < at) {
      from = end + 1;
      end = folded.indexOf("\n", from);
    }
    return folded.slice(from, from + 60);
  };
};

/**
 * Bounded numbers that are limits get the role of a range. In one sentence what follows a limit is a limit too; in a remark's
 * line everything bounded is.
 */
export const markThresholds = (scene: Scene): void => {
  let sentence = -1;
  const lineOf = linesOf(scene.folded);
  for (const quantity of scene.quantities) {
    if (quantity.role !== "free") continue;
    if (quantity.bound === undefined && !atLeast(scene, quantity) && !compared(scene, quantity)) continue;
    const own = scene.sentence[quantity.token] ?? 0;
    const limit =
      own === sentence ||
      introduced(scene, quantity) ||
      interpreted(scene, quantity) ||
      atLeast(scene, quantity) ||
      remark.test(lineOf(quantity.start));
    if (!limit) continue;
    quantity.role = "range";
    sentence = own;
  }
};
