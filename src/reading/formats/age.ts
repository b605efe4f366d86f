/** Age from a date of birth. */

/** Years (three decimals) from an ISO date of birth to `now`; undefined when either is missing or it makes no sense. */
export const ageOn = (born: string | undefined, now: Date | undefined): number | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(born ?? "");
  if (!match || !now) return undefined;
  const years =
    (now.getTime() - Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))) / (365.25 * 86_400_000);
  return years >= 0 && years <= 120 ? Number(years.toFixed(3)) : undefined;
};
