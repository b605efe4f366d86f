/** Questions of knowledge and their pages: with or without a case. */
import type { ConditionId, Knowledge } from "../../knowledge/types.ts";
import type { Act } from "../act.ts";
import { type Part, strong } from "../doc.ts";
import type { Recognised } from "../intent.ts";
import { conditionsNamed, likeliest, namedWhole, withChildren } from "../names.ts";
import { calculatedFold } from "../parts/calculated.ts";
import { answer, assessed, hasCase, notice, type Outcome, type Scene } from "../scene.ts";
import { analytesNamed } from "../slots.ts";
import { askDoc, isWholePage } from "./ask.ts";
import { compareDoc } from "./compare.ts";
import { explainDoc } from "./explain.ts";
import { outOfScopeDoc } from "./notices.ts";
import { conflictsDoc, overviewDoc } from "./overview.ts";
import { pageDoc } from "./pages.ts";

/** The condition a question names; of several that fit the words the one likeliest here. */
export const namedCondition = (scene: Scene, { conditions }: Recognised): ConditionId | undefined => {
  if (conditions.length < 2 || !hasCase(scene.session.case)) return conditions[0];
  return likeliest(conditions, assessed(scene).causes);
};

/** Does a question name an index that is worked out from the case? */
export const asksIndex = (text: string, knowledge: Knowledge): boolean =>
  analytesNamed(text, knowledge).some((id) => id === "stfr_index" || id === "rpi");

/** What this case's own index comes to, when a question names an index that can be worked out here. */
const workedOut = (scene: Scene, text: string): readonly Part[] => {
  return asksIndex(text, scene.knowledge) && hasCase(scene.session.case)
    ? calculatedFold(assessed(scene), scene.knowledge)
    : [];
};

/** A question of knowledge: the whole page where only a name is asked after, else the sentences that answer. */
export const asked = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const [own] = workedOut(scene, text);
  if (own?.kind === "fold") {
    const doc = askDoc(text, scene.knowledge);
    const heading: Part = { kind: "text", text: [strong("In this case:")] };
    return answer(scene, { ...doc, parts: [heading, ...own.parts, ...doc.parts] });
  }
  const condition = scene.knowledge.conditions.get(namedCondition(scene, wish) ?? "");
  if (condition && namedWhole(text, scene.knowledge) && isWholePage(text, condition))
    return answer(scene, explainDoc(condition, scene.knowledge));
  return answer(scene, askDoc(text, scene.knowledge));
};

type Known = Extract<Act, { do: "page" | "compare" | "overview" | "conflicts" }>;

/** Carries out a wish for a page. */
export const known = (scene: Scene, act: Known): Outcome => {
  const { knowledge, session } = scene;
  const doc = (() => {
    switch (act.do) {
      case "page":
        return pageDoc(act, knowledge);
      case "compare":
        return compareDoc(scene, ...act.conditions);
      case "overview":
        return overviewDoc(knowledge);
      case "conflicts":
        return conflictsDoc(knowledge);
    }
  })();
  if (!doc) return notice(scene, outOfScopeDoc(hasCase(session.case), knowledge));
  return act.do === "overview" ? { session, reply: { kind: "answer", doc, again: act.do } } : answer(scene, doc);
};

const tiers: readonly string[] = ["common", "uncommon", "rare", "ultra-rare"];

/** "Inflammation" is the name of several: the one likeliest here; without a case the commonest, and of these the simplest. */
const meant = (scene: Scene, ids: readonly ConditionId[]): ConditionId | undefined => {
  if (ids.length > 1 && hasCase(scene.session.case)) return likeliest(ids, assessed(scene).causes);
  const found = ids.flatMap((id) => scene.knowledge.conditions.get(id) ?? []);
  const tier = (each: (typeof found)[number]): number => (each.pair ? tiers.length : tiers.indexOf(each.tier));
  const simplest = found.sort(
    (one, other) => tier(one) - tier(other) || other.share - one.share || one.name.length - other.name.length,
  );
  return simplest[0]?.id;
};

/** Where the names of several conditions stand in a text, in that order; only whole names count. */
const inOrder = (scene: Scene, text: string): readonly ConditionId[] => {
  const parts = text.split(/\b(?:versus|vs\.?|v|and|or|with|from|against|to|than)\b|[,;/]/i);
  const found = parts.flatMap((part) => meant(scene, conditionsNamed(part, scene.knowledge)) ?? []);
  return [...new Set(found)];
};

/** The two to compare: as named; one named is compared with what leads; none, the two that lead. */
export const compared = (scene: Scene, wish: Recognised, text: string): Outcome => {
  const named = inOrder(scene, text);
  const ranked = hasCase(scene.session.case) ? assessed(scene).causes.map((each) => each.condition) : [];
  const [first, second] = [...new Set([...named, ...ranked])];
  if (first === undefined || second === undefined) return asked(scene, wish, text);
  return known(scene, { do: "compare", conditions: [first, second] });
};

/** Does a question about treatment mean this patient? Not when it names a condition this patient hardly has. */
export const concernsCase = (scene: Scene, { conditions }: Recognised): boolean => {
  if (!hasCase(scene.session.case)) return false;
  if (conditions.length === 0) return true;
  return withChildren(assessed(scene).causes).some(
    (cause) => cause.probability >= 0.15 && conditions.includes(cause.condition),
  );
};
