/** Matches of a global pattern, without the copy of the pattern that `matchAll` makes for every text. */

/** All matches in order. `pattern` is global and never matches nothing. */
export const everyMatch = (pattern: RegExp, text: string): readonly RegExpExecArray[] => {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return none;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) found.push(match);
  return found;
};

const none: readonly RegExpExecArray[] = [];
