/** Where one can be on the page, and what is said there before anything was written. */
import { make } from "/text.js";

const how = "Then ask: why? why not thalassaemia? what next? what if ferritin were 200?";
export const places = [
  {
    id: "direct",
    title: "Hypochrome",
    about: "Direct message: paste results, then ask why, what next, what if …",
    hint: "Type or paste results …",
    empty: `Type what the lab printed, or choose an example from the menu. ${how}`,
  },
  {
    id: "room",
    title: "#ward-round",
    about: "A channel: use /anemia (only you see the answer) or mention @hypochrome",
    hint: "/anemia and the results, or @hypochrome …",
    empty:
      "A channel, where colleagues talk: nothing typed here is answered unless you ask. Begin with /anemia and the results (only you see the answer), or with @hypochrome (it answers in a thread that everybody can read).",
  },
  { id: "home", title: "App Home", about: "", hint: "", empty: "The app has not shown its Home yet." },
];

const known = (id) => places.some((place) => place.id === id);

/** The place named in the address, so that a reload stays where one was. */
export const placeInAddress = () => {
  const id = window.location.hash.slice(1);
  return known(id) ? id : "direct";
};

/** The buttons of the places; `unseen` says of each how many answers came while one was elsewhere. */
export const drawPlaces = (box, here, unseen, goTo) => {
  for (const place of places) {
    const old = box.querySelector(`[data-place="${place.id}"]`);
    const button = old ?? make("button", "");
    if (!old) {
      button.type = "button";
      button.dataset.place = place.id;
      button.addEventListener("click", () => goTo(place.id));
      box.append(make("li", "", button));
    }
    const count = unseen(place.id);
    const badge = count > 0 ? make("span", "badge", `${count} new`) : undefined;
    button.replaceChildren(...[place.title, badge].filter((each) => each !== undefined));
    button.setAttribute("aria-current", String(place.id === here));
  }
};
