/** Files to send with the next message: chosen, or dropped on the page. */
import { make } from "/text.js";

const base64 = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).split(",")[1] ?? ""));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });

/** A file as the app wants it. */
export const packed = async (file) => ({ name: file.name, type: file.type, data: await base64(file) });

const megabyte = 1024 * 1024;
/** Of one file, and of all files of a message. */
const most = { each: 5 * megabyte, all: 20 * megabyte };

const fileInput = (add) => {
  const input = make("input", "hidden");
  input.type = "file";
  input.multiple = true;
  // The button beside it is the one stop for the keyboard.
  input.tabIndex = -1;
  input.accept = ".txt,.csv,.tsv,.hl7,.json,.xml,.pdf,text/*";
  input.setAttribute("aria-label", "Files");
  input.addEventListener("change", () => {
    add(input.files ?? []);
    input.value = "";
  });
  return input;
};

/** What of `files` there is no room for beside `chosen`, in words. */
const refusal = (chosen, files) => {
  const large = files.filter((file) => file.size > most.each).map((file) => file.name);
  if (large.length > 0) return `Left out, as it is over 5 MB: ${large.join(", ")}`;
  const size = [...chosen, ...files].reduce((sum, file) => sum + file.size, 0);
  return size > most.all ? "Left out: the files of one message may have 20 MB together." : "";
};

/** Adds the button and the list to `form`; `take` gives the files chosen so far, `giveBack` puts those back that were not sent. */
export const attaching = (form) => {
  let chosen = [];
  const button = make("button", "plain", "Attach");
  button.type = "button";
  const list = make("ul", "chosen");
  const fault = make("p", "fault");
  fault.setAttribute("role", "alert");
  const draw = () => {
    list.replaceChildren(
      ...chosen.map((file) => {
        const remove = make("button", "plain", "✕");
        remove.type = "button";
        remove.setAttribute("aria-label", `Leave out ${file.name}`);
        remove.addEventListener("click", () => {
          chosen = chosen.filter((each) => each !== file);
          draw();
          button.focus();
        });
        return make("li", "", make("span", "", file.name), remove);
      }),
    );
  };
  const add = (files) => {
    fault.textContent = refusal(chosen, [...files]);
    if (fault.textContent === "") chosen = [...chosen, ...files];
    draw();
  };
  const input = fileInput(add);
  button.addEventListener("click", () => input.click());
  // Anywhere beside the composer will do; the browser itself would leave the page to show the file.
  form.parentElement.addEventListener("dragover", (event) => event.preventDefault());
  form.parentElement.addEventListener("drop", (event) => {
    event.preventDefault();
    add(event.dataTransfer?.files ?? []);
    form.querySelector("textarea").focus();
  });
  form.prepend(list, fault);
  form.querySelector("button[type=submit]").before(input, button);
  return {
    take: () => {
      const files = chosen;
      chosen = [];
      draw();
      return files;
    },
    giveBack: (files) => {
      chosen = [...files, ...chosen];
      draw();
    },
  };
};
