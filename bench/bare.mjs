/** A bare Bolt app over signed HTTP, for comparison: one command that acks. Prints its start time in ms, then serves. */
const started = performance.now();
const { App, HTTPReceiver } = await import("@slack/bolt");
const receiver = new HTTPReceiver({ signingSecret: process.argv[3] ?? "" });
const app = new App({ receiver, token: "xoxb-bench", clientOptions: { slackApiUrl: process.argv[4] ?? "" } });
app.command("/anemia", async ({ ack }) => ack());
await app.start(Number(process.argv[2]));
console.log(`ready ${(performance.now() - started).toFixed(0)}`);
