/** A wish to write, from a key or a menu, kept until the composer of that conversation is there to fulfil it. */
export interface Wish {
  id: string
  kind: 'reply' | 'note'
}

let waiting: Wish | null = null
let listener: ((wish: Wish) => void) | null = null

export function wish(wished: Wish): void {
  if (listener) listener(wished)
  else waiting = wished
}

/** Hears wishes for one conversation, the one that waited first. Returns how to stop. */
export function hearWishes(id: string, hear: (kind: Wish['kind']) => void): () => void {
  const mine = (wished: Wish) => {
    if (wished.id === id) hear(wished.kind)
    else waiting = wished
  }
  listener = mine
  if (waiting?.id === id) {
    const { kind } = waiting
    waiting = null
    // The page that was just drawn is not drawn again in the middle of it.
    queueMicrotask(() => hear(kind))
  }
  return () => {
    if (listener === mine) listener = null
  }
}
