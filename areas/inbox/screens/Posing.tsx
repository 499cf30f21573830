import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { posingWords } from './posing-words.ts'

/** In a row: somebody goes by our name. The words are one hover away, and stand beside the open conversation. */
export function Posing({ like }: { like: string | null }) {
  const words = useWords(posingWords)
  if (like === null) return null
  return (
    <span className="badge warn" title={words.posesAs(like)}>
      <Icon name="alert" label={words.posesAs(like)} />
    </span>
  )
}
