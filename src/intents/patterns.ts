/** "(show|print) (me |)the case" → what it says, way by way. */

/** Ways of one pattern that are learnt; more would only repeat the same words. */
export const mostWays = 36;

/** The parts of a pattern: each a list of what may stand there. */
const partsOf = (pattern: string): readonly (readonly string[])[] =>
  (pattern.match(/\([^()]*\)|[^()]+/g) ?? []).map((part) =>
    part.startsWith("(") ? part.slice(1, -1).split("|") : [part],
  );

/**
 * Ways to say a pattern, the same ones each time: all when there are few, else `mostWays` spread evenly so that every
 * alternative is used.
 */
export const waysOf = (pattern: string): readonly string[] => {
  const parts = partsOf(pattern);
  const all = parts.reduce((count, part) => count * part.length, 1);
  const wanted = Math.min(all, mostWays);
  const ways = Array.from({ length: wanted }, (_, way) => {
    let rest = Math.floor((way * all) / wanted);
    return parts
      .map((part, at) => {
        // Shifted by the way and the place, so that neighbours in one part don't always meet the same in the next.
        const chosen = part[(rest + (wanted < all ? way * (at + 1) : 0)) % part.length] ?? "";
        rest = Math.floor(rest / part.length);
        return chosen;
      })
      .join("");
  });
  return [...new Set(ways.map((way) => way.replaceAll(/\s+/g, " ").trim()))];
};
