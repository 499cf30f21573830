import type { ConversationView, MessageView } from './shown.ts'

/** The newest page of a thread joined with the earlier ones that were fetched by hand. */
export function joinThread(known: ConversationView | undefined, fresh: ConversationView): ConversationView {
  const first = fresh.messages[0]
  if (!known || !first) return fresh
  const earlier = known.messages.filter((message) => message.id < first.id && !isPending(message))
  if (earlier.length === 0) return fresh
  // More came than one page holds: the middle is missing, so what was earlier has to be fetched again.
  const touches = known.messages.some((message) => message.id >= first.id && !isPending(message))
  if (!touches) return fresh
  return { ...fresh, messages: [...earlier, ...fresh.messages], earlier: known.earlier }
}

/** Puts an earlier page before what is shown. */
export const joinEarlier = (known: ConversationView, older: ConversationView): ConversationView => ({
  ...known,
  messages: [...older.messages, ...known.messages],
  earlier: older.earlier,
})

const PENDING = 'pending '
/** A message that was just sent and has no id of the server's yet. */
export const pendingId = (key: string): string => `${PENDING}${key}`
export const isPending = (message: Pick<MessageView, 'id'>): boolean => message.id.startsWith(PENDING)

/** What a writer had before them: the last message that the server knows. */
export const lastSeen = (messages: readonly MessageView[]): string | undefined =>
  messages.findLast((message) => !isPending(message))?.id
