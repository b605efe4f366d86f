/** Quotations without the identifiers inside them. */
import type { Stated } from "../../case/case.ts";
import { mask } from "../identifiers.ts";
import type { Identifier } from "../reading.ts";

/** Index of the first identifier that ends behind `offset`. They are in order and don't overlap. */
const firstBehind = (identifiers: readonly Identifier[], offset: number): number => {
  let low = 0;
  let high = identifiers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((identifiers[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

const masked = (stated: Stated, identifiers: readonly Identifier[]): Stated => {
  const inside: Identifier[] = [];
  for (let at = firstBehind(identifiers, stated.start); (identifiers[at]?.start ?? stated.end) < stated.end; at++) {
    const { kind, start, end } = identifiers[at] as Identifier;
    const from = Math.max(0, start - stated.start);
    inside.push({ kind, start: from, end: Math.min(end, stated.end) - stated.start });
  }
  return inside.length === 0 ? stated : { ...stated, text: mask(stated.text, inside) };
};

/** Masks what a value quotes of the text it was read from, wherever an identifier stands in the midst of it. */
export const hiding =
  (identifiers: readonly Identifier[]) =>
  <T extends { readonly stated: Stated }>(item: T): T => {
    const stated = masked(item.stated, identifiers);
    return stated === item.stated ? item : { ...item, stated };
  };

/** The same for a record; the very same one where there is nothing to hide. */
export const hiddenById = <T extends { readonly stated: Stated }>(
  items: Readonly<Record<string, T>>,
  identifiers: readonly Identifier[],
): Readonly<Record<string, T>> => {
  if (identifiers.length === 0) return items;
  const hidden = hiding(identifiers);
  return Object.fromEntries(Object.entries(items).map(([id, item]) => [id, hidden(item)]));
};
