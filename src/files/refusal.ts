/** Why a file was not read, in words with a way out. */

export type Refusal =
  | "empty"
  | "too large"
  | "binary"
  | "image"
  | "scan"
  | "password"
  | "broken pdf"
  | "costly pdf"
  | "office"
  | "archive"
  | "external"
  | "no access"
  | "no scope"
  | "gone"
  | "unreachable"
  | "too many";

const paste = "Please paste the text instead.";

const words: Readonly<Record<Refusal, string>> = {
  empty: "It is empty.",
  "too large": `It is larger than 5 MB. Please paste the results, or send only the page that holds them.`,
  binary: `It is neither text nor PDF. I read .txt, .csv, .tsv, .hl7, .json, .xml and .pdf. ${paste}`,
  image: `It is a picture, and I don't read pictures. ${paste}`,
  scan: `It is a PDF of pictures without a text layer (a scan or a fax), and I don't read pictures. ${paste}`,
  password: `It is a PDF protected by a password. Please send it without the password, or paste the text.`,
  "broken pdf": `It is a damaged PDF. ${paste}`,
  "costly pdf": `It is a PDF that takes too much time or memory to read. ${paste}`,
  office: `It is a word processor's or a spreadsheet's file. Please save it as PDF or CSV, or paste the text.`,
  archive: `It is an archive. Please send the file inside it, or paste the text.`,
  external: `It is kept outside Slack, where I have no access. ${paste}`,
  "no access": `Slack does not let me see it here (shared from another organisation, or withdrawn). ${paste}`,
  "no scope": `Slack does not let this app read files. Whoever installed it should add the scope files:read and reinstall it (Slack app settings → OAuth & Permissions). Until then: ${paste.replace("P", "p")}`,
  gone: `It has been deleted in Slack. ${paste}`,
  unreachable: `Slack did not hand it over in time. Please send it again, or paste the text.`,
  "too many": `I read ten files of one message at most. Please send the others in a further message.`,
};

/**
 * What to say of a file that was not read. Its name is never said: names of files hold names of patients.
 * @param at place of the file in its message, from 1, when there were several.
 */
export const refusalText = (why: Refusal, at?: number): string =>
  `${at === undefined ? "The file" : `File ${at}`} was not read. ${words[why]}`;
