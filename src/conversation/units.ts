/** The knowledge with values shown in one system of units. Everything is still computed in canonical units. */
import type { Knowledge } from "../knowledge/types.ts";
import type { UnitSystem } from "../reading/reading.ts";

const shown = new WeakMap<Knowledge, Map<UnitSystem, Knowledge>>();
const originals = new WeakMap<Knowledge, Knowledge>();

/** One view per system, so that what is worked out once for a knowledge base is kept. */
export const inUnits = (knowledge: Knowledge, units: UnitSystem | undefined): Knowledge => {
  const original = originals.get(knowledge) ?? knowledge;
  if (units === undefined) return original;
  const views = shown.get(original) ?? new Map<UnitSystem, Knowledge>();
  shown.set(original, views);
  const view = views.get(units) ?? Object.freeze({ ...original, shownIn: units });
  views.set(units, view);
  originals.set(view, original);
  return view;
};
