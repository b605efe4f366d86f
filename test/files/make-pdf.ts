/** Small PDFs for tests, written by hand: text at places, nothing, or a lock. */

/** [x, y from below, size, text], points; a page is 600 × 800. */
export type Placed = readonly [number, number, number, string];

const escaped = (text: string): string => text.replace(/[\\()]/g, (mark) => `\\${mark}`);

const stream = (content: string): string =>
  `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`;

const assembled = (objects: readonly string[], trailer: string): Uint8Array => {
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = body.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(body, "latin1"));
};

/** One page for each list of texts. */
export const makePdf = (
  pages: readonly (readonly Placed[])[],
  trailer = "",
  more: readonly string[] = [],
): Uint8Array => {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(" ");
  const content = pages.flatMap((texts, at) => {
    const drawn = texts.map(([x, y, size, text]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`);
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
      stream(drawn.join("\n")),
    ];
  });
  return assembled(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
      ...content,
      ...more,
    ],
    trailer,
  );
};

/** Locked with a password nobody knows. */
export const lockedPdf = (): Uint8Array => {
  const key = `<${"5a".repeat(32)}>`;
  const lock = `<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`;
  return makePdf([[[50, 700, 12, "Hb 9.8"]]], `/Encrypt 6 0 R /ID [${key} ${key}]`, [lock]);
};

/** One page whose content is what `packed` (deflated) unpacks to. */
export const packedPdf = (packed: Uint8Array): Uint8Array => {
  const stream = `<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${Buffer.from(packed).toString("latin1")}\nendstream`;
  const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>";
  return assembled(
    ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream],
    "",
  );
};

const columns = [50, 200, 250, 300, 380] as const;

/** A laboratory's report: heading, a table whose third column is often empty, a remark. */
export const labReport: Uint8Array = makePdf([
  [
    [50, 750, 16, "City Laboratory"],
    [50, 725, 10, "Patient: Jane Doe"],
    [250, 725, 10, "MRN: 12345678"],
    [400, 725, 10, "Female, 28 years"],
    ...[
      ["Test", "Result", "Flag", "Units", "Reference"],
      ["Haemoglobin", "9.8", "L", "g/dL", "12.0 - 16.0"],
      ["MCV", "68", "L", "fL", "80 - 96"],
      ["RDW", "14", "", "%", "11.5 - 14.5"],
      ["Ferritin", "80", "", "ng/mL", "15 - 200"],
      ["RBC", "5.6", "H", "10^12/L", "3.9 - 5.2"],
    ].flatMap((row, line) =>
      row.flatMap((text, at): Placed[] => (text === "" ? [] : [[columns[at] ?? 0, 690 - line * 16, 10, text]])),
    ),
    [50, 580, 10, "Comment: no melaena reported."],
  ],
]);
