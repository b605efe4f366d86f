/** Sex where no age tells it: labels, nouns, a capital alone, pronouns, what only women have. */
import type { Sex } from "../case/case.ts";
import { ofKin, sexAt } from "./age-sex.ts";
import { isName } from "./raw.ts";
import type { Scene } from "./scene.ts";
import { text } from "./token-at.ts";

const pronouns: Readonly<Record<string, Sex>> = {
  she: "female",
  her: "female",
  he: "male",
  his: "male",
  him: "male",
  madame: "female",
  madam: "female",
  mme: "female",
  miss: "female",
  monsieur: "male",
  mrs: "female",
  ms: "female",
  mr: "male",
  herself: "female",
  himself: "male",
};

const ofWomen = new Set(
  "multiparous nulliparous primiparous menorrhagia menses menstrual menstruation periods menstruating menarche gravida primigravida hysterectomy lmp breastfeeding postmenopausal menopausal premenopausal menopause postpartum caesarean cesarean lscs mirena menopausia menorragia".split(
    " ",
  ),
);

const edge = (scene: Scene, at: number): boolean =>
  scene.tokens[at] === undefined ||
  scene.tokens[at]?.kind === "line" ||
  text(scene, at) === "," ||
  // The point of "M.C.H." ends nothing.
  (text(scene, at) === "." && scene.tokens[at + 1]?.start !== scene.tokens[at]?.end);

/** "Hb 9.8, F": a capital that stands alone. "Temp 99 F" is no sex, a result's number before it may be. */
const capital = (scene: Scene, at: number): Sex | undefined => {
  const token = scene.tokens[at];
  const written = token && scene.text.slice(token.start, token.end);
  if ((written !== "F" && written !== "M") || !edge(scene, at + 1)) return undefined;
  const result = scene.quantityAt[at - 1]?.role === "taken";
  return edge(scene, at - 1) || result ? (written === "F" ? "female" : "male") : undefined;
};

/** "…, ferritin 12, male": a noun that stands alone behind results. */
const apart = (scene: Scene, at: number): boolean =>
  (scene.tokens[at]?.text.length ?? 0) > 1 &&
  edge(scene, at + 1) &&
  (text(scene, at - 1) === "," || scene.quantityAt[at - 1]?.role === "taken") &&
  !ofKin(scene, at);

/** Without a noun, the pronouns decide when they agree by far; "her mother" still says whose mother. */
export const sexElsewhere = (scene: Scene): Sex | undefined => {
  const count = { female: 0, male: 0 };
  let woman = false;
  for (let at = 0; at < scene.tokens.length; at++) {
    const labelled =
      ["sex", "gender", "sexe", "sexo", "sesso", "geschlecht", "cinsiyet"].includes(text(scene, at - 1)) ||
      (/^[:=]$/.test(text(scene, at - 1)) &&
        ["sex", "gender", "sexe", "sexo", "sesso", "geschlecht", "cinsiyet"].includes(text(scene, at - 2)));
    const said = sexAt(scene, at, labelled);
    const alone = capital(scene, at);
    if (alone) return alone;
    if (said && labelled) return said;
    const noun = said !== undefined && !ofKin(scene, at) && (at < 8 || scene.tokens[at - 1]?.text === "a");
    if (noun && said) return said;
    if (said && apart(scene, at)) return said;
    const pronoun = isName(scene.marks[at]) ? undefined : pronouns[text(scene, at)];
    if (pronoun) count[pronoun]++;
    const section = text(scene, at) === "section" && text(scene, at - 2) === "c";
    woman ||= (ofWomen.has(text(scene, at)) || section) && !ofKin(scene, at);
  }
  if (count.female === count.male && woman) return "female";
  if (count.female > 0 && count.male === 0) return "female";
  if (count.male > 0 && count.female === 0) return "male";
  return count.female > 2 * count.male ? "female" : count.male > 2 * count.female ? "male" : undefined;
};
