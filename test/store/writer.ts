/** Writes one version after another and says each that was acknowledged, until it is killed. */
import { openStore } from "../../src/store/open.ts";

const store = await openStore(process.argv[2] ?? "");
for (let version = 1; ; version++) {
  const taken = await store.write({
    key: "k",
    team: "T1",
    body: `{"v":${version}}`,
    version,
    expires: new Date("2099-01-01"),
  });
  if (!taken) throw new Error(`version ${version} was refused`);
  process.stdout.write(`${version}\n`);
}
