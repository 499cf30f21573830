/** Why a conversation is before the reader: who gave it to them with which words, else what routing says. */
import { useSession } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import type { ConversationRow } from './shown.ts'
import { type InboxWords, inboxWords } from './words.ts'

export function useWhy(): (row: Why) => string {
  const words = useWords(inboxWords)
  const me = useSession().person
  return (row) => whyOf(row, me, words)
}

type Why = Pick<ConversationRow, 'given' | 'assignee_id' | 'why'>

export function whyOf({ given, assignee_id, why }: Why, me: { id: string; name: string }, words: InboxWords): string {
  if (!given || assignee_id !== me.id) return why
  const [first = ''] = given.by.name.split(' ')
  const note = unaddressed(given.note ?? '', me.name)
  if (!note) return words.gaveYou(first)
  return /[?？؟]/.test(note) ? words.asksYou(first, note) : words.gaveYouWith(first, note)
}

/** Without the name of whom it is for, where it begins with that. */
function unaddressed(note: string, name: string): string {
  const called = [name, name.split(' ')[0] ?? name].map((one) => RegExp.escape(one)).join('|')
  return note.replace(new RegExp(`^@(?:${called})(?![\\p{L}\\p{N}\\p{M}])[,:]?\\s*`, 'iu'), '').trim()
}
