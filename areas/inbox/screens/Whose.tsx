import { useWords } from '#web/words.ts'
import { isOurs } from '../schema.ts'
import type { ConversationRow } from './shown.ts'
import { inboxWords } from './words.ts'

/** Before the last words, whose they are, unless they are of whom the conversation is with. */
export function Whose({ row }: { row: ConversationRow }) {
  const words = useWords(inboxWords)
  const whose = isOurs(row) ? words.us : row.said_by
  return whose && <bdi className="three">{whose}: </bdi>
}
