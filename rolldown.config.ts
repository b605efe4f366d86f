import type { InputOptions, OutputOptions } from "rolldown";

/**
 * The program in two files instead of eight hundred: finding and parsing that many modules one by one takes longer than
 * everything else a start does, and what is shorter is parsed sooner (names stay, so that a stack trace can be read). Bolt, the database's binary and the PDF reader stay packages. `dist/start/` is as deep as
 * the folders of `src/`, so that paths relative to a module hold here too.
 */
const bundle: InputOptions & { readonly output: OutputOptions } = {
  input: { main: "src/main.ts", "pdf-thread": "src/files/pdf-thread.ts" },
  platform: "node",
  external: ["@slack/bolt", "libsql", "unpdf"],
  output: {
    dir: "dist/start",
    format: "esm",
    minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
  },
};

export default bundle;
