/** A view as a dialog: its blocks, its fields read back, its faults shown where they are. */
import { drawBlocks } from "/blocks.js";
import { make } from "/text.js";

const unreached = "The app did not answer. What you typed is still here.";

/** The values of a form, as Slack sends them. */
const valuesOf = (dialog) => {
  const values = {};
  for (const field of dialog.querySelectorAll("[data-block]")) {
    const { block, action, kind } = field.dataset;
    const chosen = field.selectedOptions?.[0];
    const value =
      kind === "static_select"
        ? {
            selected_option: chosen?.value
              ? { text: { type: "plain_text", text: chosen.text }, value: chosen.value }
              : null,
          }
        : { value: field.value || null };
    values[block] = { ...values[block], [action]: { type: kind, ...value } };
  }
  return values;
};

const showFaults = (dialog, errors) => {
  const fields = [...dialog.querySelectorAll("[data-block]")];
  for (const field of fields) {
    const fault = errors[field.dataset.block];
    field.parentElement.querySelector(".fault").textContent = fault ?? "";
    field.setAttribute("aria-invalid", String(fault !== undefined));
  }
  fields.find((field) => errors[field.dataset.block] !== undefined)?.focus();
};

/** True when nothing typed would be lost, or the person agrees to lose it. */
const mayGo = (form) => !form.dataset.typed || window.confirm("Discard what you typed?");

/** Shows a view; `tell` carries deeds to the app and answers undefined when it is not reached. */
export const openModal = (dialog, view, tell) => {
  const act = (action) => tell({ do: "action", view: view.id, action });
  const title = make("h2", "", view.title.text);
  title.id = "modal-title";
  const close = make("button", "plain", view.close?.text ?? "Cancel");
  close.type = "button";
  close.addEventListener("click", () => mayGo(form) && dialog.close());
  const submit = view.submit ? make("button", "primary", view.submit.text) : undefined;
  const form = make(
    "form",
    "",
    make("header", "", title),
    make("div", "fieldset", ...drawBlocks(view.blocks, act)),
    make("footer", "", close, submit),
  );
  form.addEventListener("input", () => {
    form.dataset.typed = "yes";
  });
  dialog.oncancel = (event) => mayGo(form) || event.preventDefault();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await tell({ do: "submit", view: view.id, values: valuesOf(dialog) });
    if (!answer) return showFaults(dialog, { [form.querySelector("[data-block]")?.dataset.block]: unreached });
    const said = answer.body ? JSON.parse(answer.body) : {};
    if (said.response_action === "errors") showFaults(dialog, said.errors);
    else dialog.close();
  });
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
};
