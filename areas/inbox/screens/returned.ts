/** The words of an answer that was withdrawn go back to where they can be mended: the field, where that is empty. */
export interface Returned {
  text: string
  media_ids: readonly string[]
  /** Whose they were, and of when. */
  by: string
  at: string
}

type Taker = (returned: Returned) => boolean

let taker: Taker | null = null

/** False where nobody took them. */
export const giveBack = (returned: Returned): boolean => taker?.(returned) ?? false

/** Takes what comes back while the composer is there. Returns how to stop. */
export function takeReturned(take: Taker): () => void {
  taker = take
  return () => {
    if (taker === take) taker = null
  }
}
