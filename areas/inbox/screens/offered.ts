/** What the palette offers of the inbox's page while it is shown. */
import type { Act } from './acts.ts'

let offered: () => readonly Act[] = () => []

/** Returns how to take it back. */
export function offer(acts: () => readonly Act[]): () => void {
  offered = acts
  return () => {
    offered = () => []
  }
}

export const offeredActs = (): readonly Act[] => offered()
