import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinEarlier, joinThread, lastSeen, pendingId } from './join-thread.ts'
import { piecesOf } from './pieces.ts'
import { firstView, hrefOf, readPlace } from './place.ts'
import type { ConversationView, MessageView } from './shown.ts'
import { textLength } from './text-length.ts'

const message = (id: string) => ({ id }) as MessageView
const view = (ids: string[], earlier = 0) => ({ messages: ids.map(message), earlier }) as ConversationView
const ids = ({ messages }: ConversationView) => messages.map(({ id }) => id)

test('a refetched thread keeps the earlier pages that were fetched by hand', () => {
  const known = joinEarlier(view(['c', 'd'], 2), view(['a', 'b'], 0))
  const joined = joinThread(known, view(['c', 'd', 'e'], 2))
  assert.deepEqual(ids(joined), ['a', 'b', 'c', 'd', 'e'])
  assert.equal(joined.earlier, 0)
})

test('when more came than a page holds, the thread begins anew rather than with a hole', () => {
  assert.deepEqual(ids(joinThread(view(['a', 'b']), view(['x', 'y'], 20))), ['x', 'y'])
})

test('what is being sent is not yet something that was seen, and gives way to what was kept', () => {
  const sending = view(['a', pendingId('k')])
  assert.equal(lastSeen(sending.messages), 'a')
  assert.deepEqual(ids(joinThread(sending, view(['a', 'b']))), ['a', 'b'])
})

test('only addresses of the web become links; wrong positions stay text', () => {
  const text = 'see example and @joe #tag'
  const link = (target: string) => ({ kind: 'link' as const, start: 4, end: 11, target })
  assert.deepEqual(piecesOf(text, [link('https://other.example/x')])[1], {
    ...{ kind: 'link', text: 'example', href: 'https://other.example/x', host: 'other.example' },
  })
  for (const trap of ['javascript:alert(1)', 'data:text/html,x', ' ', '//x'])
    assert.equal(piecesOf(text, [link(trap)])[1]?.kind, 'text', trap)
  const wrong = [
    { ...link('https://a.example'), start: 5, end: 99 },
    { ...link('https://a.example'), start: 9, end: 3 },
  ]
  assert.deepEqual(piecesOf(text, wrong), [{ kind: 'text', text }])
  const overlapping = [
    link('https://a.example'),
    { kind: 'mention' as const, start: 6, end: 20, target: 'did:plc:joe' },
  ]
  assert.equal(
    piecesOf(text, overlapping)
      .map((piece) => piece.text)
      .join(''),
    text,
  )
})

test('a length is counted in the unit of its network', () => {
  const family = '👨‍👩‍👧‍👦'
  assert.equal(textLength(`é${family}`, 'graphemes'), 2)
  assert.equal(textLength(family, 'characters'), 7)
  assert.equal(textLength('é', 'bytes'), 2)
})

test('a place is what its address says, and nonsense falls back', () => {
  const said = { view: 'team', team_id: 't1', state: 'closed', id: 'c1', pane: 'who' } as const
  assert.deepEqual(readPlace({ view: 'team', team: 't1', state: 'closed', pane: 'who' }, 'c1'), said)
  assert.equal(hrefOf(said), '/inbox/c1?view=team&team=t1&state=closed&pane=who')
  assert.equal(readPlace({ view: 7, state: 'x', team: null }, undefined).view, null)
  assert.equal(readPlace({ view: 'team' }, undefined).view, 'all')
})

test('an address that names no list leads to the first with something in it', () => {
  const nothing = { mine: 0, nobody: 0, teams: {} }
  const teams = { sales: 7, service: 2 }
  assert.deepEqual(firstView({ mine: 1, nobody: 3, teams }, ['service']), { view: 'mine', team_id: null })
  assert.deepEqual(firstView({ mine: 0, nobody: 3, teams }, ['press', 'service']), { view: 'team', team_id: 'service' })
  assert.deepEqual(firstView({ mine: 0, nobody: 3, teams }, ['press']), { view: 'nobody', team_id: null })
  assert.deepEqual(firstView({ ...nothing, teams }, []), { view: 'all', team_id: null })
  assert.deepEqual(firstView(nothing, ['service']), { view: 'mine', team_id: null })
})
