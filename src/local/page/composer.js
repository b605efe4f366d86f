/** A field to write in, with its files: Enter sends, and nothing is lost when the app does not take it. */
import { at } from "/app.js";
import { attaching, packed } from "/attach.js";

export const composer = (form, field, post) => {
  const attached = attaching(at(form));
  at(form).addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = at(field).value;
    at(field).value = "";
    const files = attached.take();
    if (await post(words, await Promise.all(files.map(packed)))) return;
    // Nothing typed or attached is lost when the app does not take it.
    attached.giveBack(files);
    if (at(field).value === "") at(field).value = words;
  });
  at(field).addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      at(form).requestSubmit();
    }
  });
};
