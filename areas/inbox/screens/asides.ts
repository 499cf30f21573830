import type { Aside, ConversationView, Draft } from './shown.ts'

export interface Field {
  kind: Draft['kind']
  text: string
  me: string
}

/** Of what is set aside, what this field offers: once something was sent here, only who wrote it still wants it. */
export const asidesFor = ({ asides, messages }: ConversationView, { kind, text, me }: Field): Aside[] =>
  asides.filter((aside) => {
    if (aside.kind !== kind || text.includes(aside.text)) return false
    return aside.written_by === me || !messages.some((sent) => sent.kind === kind && sent.sent_at >= aside.set_at)
  })

/** What became of words of mine that left a field elsewhere, and by whom. */
export function becameOf({ asides, messages }: ConversationView, { kind, text, me }: Field) {
  const mine = text.trim()
  const aside = asides.findLast((one) => one.kind === kind && one.written_by === me && one.text === mine)
  const sent = messages.findLast((one) => one.kind === kind)
  if (!aside) return { what: sent?.text.includes(mine) ? 'sent' : 'out', by: sent?.person?.id } as const
  return { what: sent && sent.sent_at >= aside.set_at ? 'sent_over' : 'emptied', by: aside.set_by } as const
}
