/** Files to send with the next message: chosen, or dropped on the page. */
import { make } from "/text.js";

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });

/** Adds the button and the list to `form`; `take` gives the files chosen so far and forgets them. */
export const attaching = (form) => {
  let chosen = [];
  const input = make("input", "hidden");
  input.type = "file";
  input.multiple = true;
  input.accept = ".txt,.csv,.tsv,.hl7,.json,.xml,.pdf,text/*";
  input.setAttribute("aria-label", "Files");
  const button = make("button", "plain", "Attach");
  button.type = "button";
  button.addEventListener("click", () => input.click());
  const list = make("ul", "chosen");
  const draw = () => {
    list.replaceChildren(
      ...chosen.map((file) => {
        const remove = make("button", "plain", "✕");
        remove.type = "button";
        remove.setAttribute("aria-label", `Leave out ${file.name}`);
        remove.addEventListener("click", () => {
          chosen = chosen.filter((each) => each !== file);
          draw();
        });
        return make("li", "", make("span", "", file.name), remove);
      }),
    );
  };
  const add = (files) => {
    chosen = [...chosen, ...files];
    draw();
  };
  input.addEventListener("change", () => {
    add(input.files ?? []);
    input.value = "";
  });
  // Anywhere beside the composer will do; the browser itself would leave the page to show the file.
  form.parentElement.addEventListener("dragover", (event) => event.preventDefault());
  form.parentElement.addEventListener("drop", (event) => {
    event.preventDefault();
    add(event.dataTransfer?.files ?? []);
    form.querySelector("textarea").focus();
  });
  form.prepend(list);
  form.querySelector("button[type=submit]").before(input, button);
  return {
    take: async () => {
      const files = chosen;
      chosen = [];
      draw();
      return Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, data: await base64(file) })));
    },
  };
};
