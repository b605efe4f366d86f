/** Words that can't wait for a classifier to be sure of them: somebody in despair, or in grief. */

const plainly = (text: string): string => text.toLowerCase().replaceAll("’", "'").replaceAll(/\s+/g, " ");

const ofMyself =
  /\b(?:kill|hurt|harm|hang|cut|shoot|drown|poison) (?:myself|me)\b|\b(?:end|take|ending|taking) (?:my|my own) life\b|\bend it all\b|\b(?:i|i'm|im|i am|me|my)\b.{0,30}\bsuicid|\bsuicid.{0,30}\b(?:i|i'm|im|me|my|myself)\b|\bi (?:just |really )?(?:want|wish|wanna|would like) (?:to die|i (?:was|were) dead|to be dead|to disappear)|\b(?:don't|dont|do not) want to (?:live|be alive|wake up)\b|\b(?:better off dead|no reason to live|self[- ]harm(?:ing|ed)?)\b/;

/** Does the writer speak of ending their own life, or of harming themselves? */
export const despairs = (text: string): boolean => ofMyself.test(plainly(text));

const afraid =
  /\b(?:i'm|im|i am|we're|we are|i feel|feeling) (?:so |very |really |a bit |just )?(?:scared|afraid|frightened|terrified|devastated|heartbroken|desperate|hopeless|worried sick)\b/;
const bereaved =
  /\bmy (?:[a-z]+ )?(?:daughter|son|baby|child|mother|father|mum|mom|dad|wife|husband|partner|sister|brother|friend) (?:has |just )?(?:died|passed away|is dead)\b|\bi (?:just )?lost my (?:daughter|son|baby|child|mother|father|mum|mom|dad|wife|husband|partner|sister|brother)\b/;

/** Does a person speak of their own fear or loss? */
export const grieves = (text: string): boolean => {
  const words = plainly(text);
  return afraid.test(words) || bereaved.test(words);
};
