/** Names in a sentence of another direction: each keeps its own, and the rest of the sentence its place. */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/** For sentences that are plain text; where there is an element, `<bdi>` does the same. */
export const isolate = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name)
