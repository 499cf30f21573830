import { useQuery } from '@tanstack/react-query'
import { useMay } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { peopleQuery } from '../queries.ts'
import { peopleWords } from './words.ts'

/** Null for an administrator; for everybody else why they cannot, with those who can. */
export function useAdminReason(): string | null {
  const words = useWords(peopleWords)
  const administers = useMay('administer')
  const people = useQuery({ ...peopleQuery, enabled: !administers }).data ?? []
  if (administers) return null
  const names = people.filter(({ role, deactivated_at }) => role === 'administrator' && !deactivated_at)
  const first = names.slice(0, 3).map(({ name }) => name)
  return first.length > 0 ? words.adminOnly(first.join(', ')) : words.adminOnlyNobody
}
