/** Control characters and halves of surrogate pairs mean nothing in a message, cost six characters each in Slack's budget, and some are refused. */
export const clean = <T>(value: T): T => {
  const json = JSON.stringify(value);
  // JSON writes them with a backslash, all but the delete character: most messages hold none.
  if (!/\\[ubfr]|\u007f/.test(json)) return value;
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "string" ? printable(each) : each))) as T;
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/gu, "");
