/** Figures beside the places: an area gives a hook for its own (`fillCount('inbox', useInboxCount)`). */
import type { PlaceId } from './places.ts'

export interface Count {
  count: number
  /** Something burns: shown in red with a flame. */
  hot?: boolean
}
export type UseCount = () => Count | undefined

// Filled while modules load, so the same hook is called for a place on every drawing.
const hooks = new Map<PlaceId, UseCount>()
const none: UseCount = () => undefined

export const fillCount = (place: PlaceId, hook: UseCount): void => void hooks.set(place, hook)
export const countHook = (place: PlaceId): UseCount => hooks.get(place) ?? none
