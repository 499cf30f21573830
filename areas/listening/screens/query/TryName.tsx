/** What a name with its spellings would have heard, before it is kept. */
import { useWords } from '#web/words.ts'
import type { Named } from '../use-name.ts'
import { queryWords } from './query-words.ts'
import { TryIt } from './TryIt.tsx'
import { usePreview } from './use-preview.ts'

export function TryName({ named: { name, names, products, leave_out } }: { named: Named }) {
  const words = useWords(queryWords)
  const tried = usePreview(name.trim() === '' ? null : { name, names, products, leave_out })
  return <TryIt tried={tried} waits={words.tryNameLine} />
}
