import { useQuery } from '@tanstack/react-query'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useWords } from '#web/words.ts'
import { versionsQuery } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

/** What stood there before it was edited, the latest first. */
export function Before({ post_id }: { post_id: string }) {
  const words = useWords(streamWords)
  const format = useFormat()
  const now = useNow()
  return (
    <Loaded query={useQuery(versionsQuery(post_id))} shape="lines">
      {(versions) => (
        <ul className="mention-before">
          {versions.map(({ text, replaced_at }) => (
            <li key={replaced_at}>
              <p className="meta">{words.before(format.short(replaced_at, now))}</p>
              <blockquote className="quote" dir="auto">
                {text}
              </blockquote>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
