import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { largestFile } from "../../src/files/file.ts";
import { isTrusted } from "../../src/slack/download.ts";
import { labReport, lockedPdf, makePdf } from "../files/make-pdf.ts";
import type { Served } from "./fake-slack.ts";
import { type Harness, harness, nextId, pause, until } from "./harness.ts";

let at: Harness;
/** What files.info tells of a file. */
const told = new Map<string, object>();
beforeAll(async () => {
  at = await harness({}, { "files.info": ({ file }) => ({ file: told.get(String(file)) }) });
});
afterAll(() => at.close());
beforeEach(() => {
  at.slack.calls.length = 0;
  at.slack.fetched.length = 0;
  at.lines.length = 0;
});

/** Puts a file on the server, and describes it as Slack's events do. */
const shared = (...served: Served[]): Record<string, unknown> => {
  const id = `F${nextId()}`;
  at.slack.files.set(`/files-pri/${id}`, served);
  return { id, mode: "hosted", file_access: "visible", url_private_download: `${at.slack.base}/files-pri/${id}` };
};
const direct = (files: readonly object[], text = "", more: object = {}) =>
  at.event({
    type: "message",
    subtype: "file_share",
    channel: `D${nextId()}`,
    channel_type: "im",
    user: "U1",
    text,
    files,
    upload: false,
    ts: `1700000${nextId()}.000100`,
    ...more,
  });
const answered = () => until(() => at.slack.made("chat.postMessage")[0]);
const saidTo = async (files: readonly object[], text = ""): Promise<string> => {
  await direct(files, text);
  return JSON.stringify(await answered());
};

const csv = "Test,Result,Units\nHaemoglobin,9.8,g/dL\nMCV,68,fL\nRDW,14,%\nFerritin,80,ng/mL\n";
const hl7 =
  "MSH|^~\\&|LAB|H|||20260304||ORU^R01|1|P|2.5\rPID|1||555||Doe^Jane||19980101|F\rOBX|1|NM|718-7^Hb^LN||9.8|g/dL\rOBX|2|NM|787-2^MCV^LN||68|fL\r";
const fhir = JSON.stringify({
  resourceType: "Observation",
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "718-7" }] },
  valueQuantity: { value: 9.8, unit: "g/dL" },
});

describe("a file in a direct message", () => {
  it.each([
    ["text", "Hb 9.8 g/dL MCV 68 RDW 14 ferritin 80 ng/mL"],
    ["CSV", csv],
    ["TSV", csv.replaceAll(",", "\t")],
    ["HL7", hl7],
    ["FHIR", fhir],
    ["a PDF", labReport],
  ])("%s is read like pasted text", async (_, body) => {
    expect(await saidTo([shared({ body })])).toContain("98 g/L");
    expect(at.slack.fetched).toEqual([{ path: expect.stringContaining("/files-pri/"), token: "Bearer xoxb-test" }]);
  });

  it("makes one case with the message and with further files", async () => {
    const said = await saidTo([shared({ body: "Hb 98 g/L" }), shared({ body: "MCV 68 fL" })], "F 28, ferritin 8 µg/L");
    for (const value of ["98 g/L", "68 fL", "8 µg/L", "28"]) expect(said).toContain(value);
    await pause(100);
    expect(at.slack.made("chat.postMessage")).toHaveLength(1);
  });

  it("whose patients differ is not mixed", async () => {
    const said = await saidTo([shared({ body: "F 28, Hb 98 g/L" }), shared({ body: "M 61, MCV 68 fL" })]);
    expect(said).toContain("different patients");
    expect(said).not.toContain("98 g/L");
  });

  it("of a megabyte is read as far as texts are, and says so", async () => {
    const said = await saidTo([shared({ body: `Hb 98 g/L MCV 68 fL\n${"nothing to see. ".repeat(65_000)}` })]);
    expect(said).toContain("98 g/L");
    expect(said).toContain("longer than 60000 characters");
  });

  it.each([
    ["FHIR cut off", fhir.slice(0, -4), /its JSON is broken or cut off/],
    ["HL7 without results", hl7.replaceAll("OBX", "ZBX"), /HL7 message, but none of its segments/],
    ["FHIR without results", fhir.replace("Observation", "Device"), /FHIR, but none of its resources/],
    ["ten thousand times one sign", "(".repeat(10_000), /no laboratory value/],
    ["brackets in brackets", `${"[".repeat(50_000)}1${"]".repeat(50_000)}`, /no laboratory value/],
    ["zero-width and right-to-left signs", "\u200b\u202e\u200f\ufeff".repeat(500), /no laboratory value/],
  ])("that is bad is answered with words: %s", async (_, body, words) => {
    expect(await saidTo([shared({ body })])).toMatch(words);
  });

  it("without results is said to have none", async () => {
    expect(await saidTo([shared({ body: "Dear colleague, thank you." })])).toContain("no laboratory value");
  });

  it("is answered once though Slack sends it twice", async () => {
    const file = shared({ body: "Hb 98 g/L MCV 68" });
    const message = { channel: "D777", ts: "1700000999.000100" };
    await direct([file], "", message);
    await answered();
    await direct([file], "", message);
    await pause(200);
    expect(at.slack.made("chat.postMessage")).toHaveLength(1);
  });

  it("shared from another organisation is asked for", async () => {
    const file = shared({ body: "Hb 98 g/L MCV 68" });
    told.set(String(file["id"]), { ...file, file_access: "visible" });
    expect(await saidTo([{ id: file["id"], mode: "file_access", file_access: "check_file_info" }])).toContain("98 g/L");
  });
});

describe("a file elsewhere", () => {
  const inChannel = (type: "app_mention" | "message", text: string, more: object) =>
    at.event({ type, channel: "C9", channel_type: "channel", user: "U1", text, ...more });

  it("is read where the bot is mentioned, by whichever event tells of it, and answered once", async () => {
    const files = [shared({ body: "Hb 98 g/L MCV 68" })];
    const ts = "1700001000.000100";
    await inChannel("message", "<@UBOT>", { ts, files, subtype: "file_share" });
    await inChannel("app_mention", "<@UBOT>", { ts, files });
    const sent = await answered();
    expect(sent).toMatchObject({ channel: "C9", thread_ts: ts });
    expect(JSON.stringify(sent)).toContain("98 g/L");
    await pause(200);
    expect(at.slack.made("chat.postMessage")).toHaveLength(1);
  });

  it("is added to the case of the thread", async () => {
    const thread = "1700001001.000100";
    await inChannel("app_mention", "<@UBOT> Hb 98 g/L MCV 68", { ts: thread });
    await answered();
    const files = [shared({ body: "Ferritin 8 µg/L" })];
    await inChannel("message", "", { ts: "1700001002.000100", thread_ts: thread, files, subtype: "file_share" });
    const card = await until(() => at.slack.made("chat.update")[0]);
    for (const value of ["98 g/L", "8 µg/L"]) expect(JSON.stringify(card)).toContain(value);
  });

  it("in a channel without a mention is left alone", async () => {
    await inChannel("message", "", {
      ts: "1700001003.000100",
      files: [shared({ body: "Hb 98" })],
      subtype: "file_share",
    });
    await pause(200);
    expect(at.slack.fetched).toEqual([]);
  });

  it("under a message is read by the shortcut", async () => {
    await at.interact({
      type: "message_action",
      callback_id: "assess_labs",
      trigger_id: nextId(),
      message_ts: "1700001004.000100",
      response_url: at.slack.responseUrl,
      channel: { id: "C9", name: "c" },
      message: { type: "message", text: "", files: [shared({ body: csv })], ts: "1700001004.000100" },
    });
    expect(JSON.stringify(await until(() => at.slack.made("respond")[0]))).toContain("98 g/L");
  });
});

describe("a file that can't be read", () => {
  const login = {
    headers: { "content-type": "text/html; charset=utf-8" },
    body: "<!DOCTYPE html><title>Slack</title>",
  };
  it.each<[string, () => object, RegExp]>([
    ["too large by Slack's word", () => ({ ...shared({ body: "x" }), size: largestFile + 1 }), /larger than 5 MB/],
    ["too large by its length", () => shared({ body: new Uint8Array(largestFile + 1) }), /larger than 5 MB/],
    ["a picture", () => shared({ body: Buffer.from("\x89PNG\r\n", "latin1") }), /is a picture/],
    ["a scan", () => shared({ body: makePdf([[]]) }), /without a text layer.*paste the text/i],
    ["a locked PDF", () => shared({ body: lockedPdf() }), /password/],
    ["a sign-in page: no scope", () => shared(login), /files:read.*reinstall/],
    ["forbidden: no scope", () => shared({ status: 403 }), /files:read.*reinstall/],
    ["sent elsewhere", () => shared({ status: 302, headers: { location: "https://example.org/" } }), /files:read/],
    ["deleted", () => shared({ status: 404 }), /deleted/],
    ["a tombstone", () => ({ ...shared({ body: "Hb 9" }), mode: "tombstone" }), /deleted/],
    ["kept outside Slack", () => ({ ...shared({ body: "Hb 9" }), is_external: true }), /outside Slack/],
    ["at a strange host", () => ({ id: "F1", url_private_download: "https://example.org/x" }), /outside Slack/],
    ["not to be had", () => shared({ status: 500 }), /did not hand it over/],
  ])("%s", async (_, file, words) => {
    expect(await saidTo([file()])).toMatch(words);
    expect(at.lines.join()).not.toMatch(/Hb|files-pri/);
  });

  it("is fetched again when Slack was busy", async () => {
    const file = shared({ status: 429, headers: { "retry-after": "0" } }, { body: "Hb 98 g/L MCV 68" });
    expect(await saidTo([file])).toContain("98 g/L");
  });

  it("is named by its place beside others that could", async () => {
    const said = await saidTo([shared({ body: "Hb 98 g/L MCV 68" }), { ...shared(login), name: "Jane_Doe.pdf" }]);
    expect(said).toContain("98 g/L");
    expect(said).toContain("File 2 was not read");
    expect(said).not.toContain("Jane");
  });

  it("no more than ten are fetched", async () => {
    const said = await saidTo(Array.from({ length: 12 }, () => shared({ body: "Hb 98 g/L" })));
    expect(at.slack.fetched).toHaveLength(10);
    expect(said).toContain("ten files");
  });
});

describe("the token", () => {
  it.each([
    ["https://files.slack.com/files-pri/T1-F1/a.pdf", true],
    ["https://example.slack.com/files-pri/T1-F1/a.pdf", true],
    ["http://files.slack.com/a", false],
    ["https://files.slack.com.example.org/a", false],
    ["https://notslack.com/a", false],
    ["https://files.slack.com@example.org/a", false],
    ["file:///etc/passwd", false],
    ["no address", false],
  ])("goes to %s: %s", (address, good) => expect(isTrusted(address, undefined)).toBe(good));

  it("goes to the stand-in alone where there is one", () => {
    expect(isTrusted("http://127.0.0.1:9/files-pri/x", "http://127.0.0.1:9/api/")).toBe(true);
    expect(isTrusted("http://127.0.0.1:8/files-pri/x", "http://127.0.0.1:9/api/")).toBe(false);
    expect(isTrusted("https://files.slack.com/x", "http://127.0.0.1:9/api/")).toBe(false);
  });
});

describe("identifiers in a message", () => {
  const secret = "<@UBOT> Name: Jane Doe, MRN 8812345, Hb 98 g/L MCV 68";
  it("in a channel are told to the sender alone, and in nobody's words", async () => {
    const ts = "1700002000.000100";
    await at.event({ type: "app_mention", channel: "C8", user: "U7", text: secret, ts });
    const card = await until(() => at.slack.made("chat.postMessage")[0]);
    const [whispered] = at.slack.made("chat.postEphemeral");
    expect(whispered).toMatchObject({ channel: "C8", user: "U7", thread_ts: ts });
    expect(JSON.stringify(whispered)).toMatch(/name.*record number/);
    expect(JSON.stringify(card)).not.toContain("identifies a patient");
    expect(JSON.stringify(at.slack.calls)).not.toMatch(/Jane|8812345/);
  });

  it("in a direct message are told in the answer", async () => {
    expect(await saidTo([shared({ body: "Name: Jane Doe\nHb 98 g/L MCV 68" })])).toContain("identifies a patient");
    expect(at.slack.made("chat.postEphemeral")).toEqual([]);
  });
});
