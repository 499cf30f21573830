import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asidesFor, becameOf } from './asides.ts'
import type { ConversationView } from './shown.ts'

const ASIDE = {
  ...{ workspace_id: 'w', conversation_id: 'c', id: 'a', kind: 'reply', text: 'Hers', media_ids: [] },
  ...{ written_by: 'imke', written_at: '2026-01-01T10:00:00Z', set_by: 'nora', set_at: '2026-01-01T12:00:00Z' },
} as const
const sent = (text: string, sent_at: string) => ({ kind: 'reply', text, sent_at, person: { id: 'nora', name: 'Nora' } })
const view = (...messages: ReturnType<typeof sent>[]) => ({ asides: [ASIDE], messages }) as unknown as ConversationView
const EARLIER = sent('Before', '2026-01-01T11:00:00Z')
const OTHER = sent('Other words', ASIDE.set_at)

test('what is aside is offered in its field while it does not stand there, and once something was sent to its writer', () => {
  const offered = (of: ConversationView, field: { kind?: 'note'; text?: string; me: string }) =>
    asidesFor(of, { kind: 'reply', text: '', ...field }).length
  assert.equal(offered(view(EARLIER), { me: 'nora' }), 1)
  assert.equal(offered(view(EARLIER), { me: 'nora', kind: 'note' }), 0)
  assert.equal(offered(view(EARLIER), { me: 'nora', text: 'Hers, and more' }), 0)
  assert.equal(offered(view(OTHER), { me: 'nora' }), 0)
  assert.equal(offered(view(OTHER), { me: 'imke' }), 1)
})

test('who wrote it is told whether it was sent, other words were, or it was emptied', () => {
  const became = (of: ConversationView, text = 'Hers') => becameOf(of, { kind: 'reply', text, me: 'imke' })
  assert.deepEqual(became(view(EARLIER)), { what: 'emptied', by: 'nora' })
  assert.deepEqual(became(view(OTHER)), { what: 'sent_over', by: 'nora' })
  assert.deepEqual(became(view(sent('Good day. More', ASIDE.set_at)), 'More '), { what: 'sent', by: 'nora' })
  assert.equal(became(view(EARLIER), 'Mine, emptied by me elsewhere').what, 'out')
})
