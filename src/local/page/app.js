/** The way to the app: what is done on the page is carried there, and waited for. */
export const at = (id) => document.getElementById(id);

/** This tab's name: a window the app opens comes up where it was asked for. */
export const tab = crypto.getRandomValues(new Uint32Array(2)).join("");

/** How long, in milliseconds, an answer counts as the one that is waited for. */
const patience = 15_000;
let waitsUntil = 0;
/** Was an answer waited for here? Asking ends the wait. */
export const waited = () => {
  const yes = Date.now() < waitsUntil;
  waitsUntil = 0;
  return yes;
};

/** Says that the app is not there, or why it did not take something. */
export const offline = (
  yes,
  words = "The app is not running. Start it again with npm start; this page comes back by itself.",
) => {
  at("offline").hidden = !yes;
  if (yes) at("offline").textContent = words;
};
const refused = {
  413: "That was too much at once: a message takes 20 MB of files. They are still here: leave some out.",
};

/** Carries a deed to the app. Undefined when it was not reached, and the page says so. */
export const tell = async (deed) => {
  if (deed.do !== "home" && deed.do !== "opened") waitsUntil = Date.now() + patience;
  try {
    const response = await fetch("/deed", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...deed, tab }),
    });
    const answer = await response.json();
    offline(!response.ok, refused[response.status] ?? "The app did not take that. Try again.");
    return response.ok ? answer : undefined;
  } catch {
    offline(true);
    return undefined;
  }
};
