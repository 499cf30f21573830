import { mayRole } from '#platform/rights.ts'
import { useSession } from '#web/session.ts'
import { PLACES, type Place } from './places.ts'

/** The places that the person's role uses. */
export function usePlaces(): Place[] {
  const { role } = useSession().person
  return PLACES.filter(({ right }) => mayRole(role, right))
}
