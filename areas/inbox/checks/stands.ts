/**
 * Whether what somebody wrote still stands in a text: whole, anywhere in it; or mended, with three quarters of it left,
 * counted from its beginning and from its end. A colleague who mends a word has taken nothing out.
 */
export function standsIn(theirs: string, text: string): boolean {
  if (text.includes(theirs)) return true
  let before = 0
  while (before < theirs.length && theirs[before] === text[before]) before += 1
  // Where an ending of some length is found, each shorter one is.
  let [behind, not] = [0, theirs.length - before + 1]
  while (behind + 1 < not) {
    const half = (behind + not) >> 1
    if (text.includes(theirs.slice(-half), before)) behind = half
    else not = half
  }
  return before + behind >= theirs.length * 0.75
}
