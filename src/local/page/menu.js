/** A menu behind a button. Nothing happens before an entry is chosen: arrows only move, Escape and a click elsewhere close. */
import { make } from "/text.js";

const step = { ArrowDown: 1, ArrowUp: -1 };

/** `element` is Slack's overflow; `act` is called with the chosen option. */
export const overflow = (element, act) => {
  const opener = make("button", "button", "More …");
  const list = make("div", "menu");
  const box = make("span", "overflow", opener, list);
  opener.type = "button";
  opener.setAttribute("aria-haspopup", "menu");
  list.setAttribute("role", "menu");
  const elsewhere = (event) => !box.contains(event.target) && open(false);
  const open = (yes) => {
    list.hidden = !yes;
    opener.setAttribute("aria-expanded", String(yes));
    document[yes ? "addEventListener" : "removeEventListener"]("pointerdown", elsewhere);
  };
  const items = element.options.map((option) => {
    const item = make("button", "menu-item", option.text.text);
    item.type = "button";
    item.tabIndex = -1;
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", () => {
      open(false);
      opener.focus();
      act({ type: "overflow", action_id: element.action_id, selected_option: option });
    });
    return item;
  });
  list.append(...items);
  opener.addEventListener("click", () => {
    open(list.hidden);
    if (!list.hidden) items[0]?.focus();
  });
  box.addEventListener("keydown", (event) => {
    const move = step[event.key];
    if (move) {
      event.preventDefault();
      open(true);
      const from = items.indexOf(document.activeElement);
      items[from < 0 ? 0 : (from + move + items.length) % items.length]?.focus();
    }
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    open(false);
    opener.focus();
  });
  box.addEventListener("focusout", (event) => event.relatedTarget && !box.contains(event.relatedTarget) && open(false));
  open(false);
  return box;
};
