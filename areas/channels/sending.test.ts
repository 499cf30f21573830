import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConnectorError } from '#connectors/connector.ts'
import { realOutside } from '#tests/crash/stage.ts'
import { halfLife } from './accounts.ts'
import { inWords } from './health.ts'
import type { Listener } from './leases.ts'
import { type Channel, gapsIn } from './schema.ts'
import { PACE, pause, within } from './sending.ts'

describe('a call to a network', () => {
  test('ends at its limit, and nothing leaves after it', async (t) => {
    let requests = 0
    const server = createServer(() => {
      requests += 1
    }).listen(0, '127.0.0.1')
    // Whatever fails: a server that is left open keeps the whole run waiting.
    t.after(() => {
      server.closeAllConnections()
      server.close()
    })
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    let second: Promise<unknown> = Promise.resolve()
    const call = within(realOutside, 1_000, async (outside) => {
      await outside.fetch(url).catch(() => {})
      second = outside.fetch(url).catch((error: unknown) => error)
      return second
    })
    await assert.rejects(call, (error: ConnectorError) => error.kind === 'outcome_unknown')
    await sleep(50)
    assert.ok((await second) instanceof ConnectorError)
    assert.equal(requests, 1)
  })

  test('that ended leaves no request behind', async () => {
    let kept: typeof fetch | undefined
    await within(realOutside, 1_000, async (outside) => {
      kept = outside.fetch
    })
    await assert.rejects(async () => kept?.('http://127.0.0.1:9/'))
  })
})

test('pauses double, with a difference between workers, and stay below the longest', () => {
  const first = Array.from({ length: 50 }, () => pause(PACE, 0))
  assert.ok(first.every((ms) => ms >= 800 && ms <= 1200) && new Set(first).size > 10)
  assert.ok(pause(PACE, 3) > 6_000)
  assert.ok(pause(PACE, 1000) <= PACE.most_ms * 1.2)
})

test('N8 credentials are renewed at half life, daily where no end is told, never more than once a minute', () => {
  const now = new Date('2026-11-21T12:00:00Z')
  const after_h = (expires_at: Date | null) => (halfLife(now, expires_at).getTime() - now.getTime()) / 3_600_000
  assert.equal(after_h(new Date('2026-11-21T14:00:00Z')), 1)
  assert.equal(after_h(null), 24)
  assert.equal(after_h(new Date('2026-11-20T12:00:00Z')), 1 / 60)
  assert.equal(after_h(new Date('2026-11-21T12:00:01Z')), 1 / 60)
  assert.equal(after_h(new Date('2028-11-20T12:00:00Z')), 30 * 24)
})

const NOBODY = {
  answers_person_id: null,
  answers_team_id: null,
  fixes_person_id: null,
  fixes_team_id: null,
  signs_person_id: null,
  signs_team_id: null,
}

test('R9 a duty of nobody is a gap', () => {
  assert.deepEqual(gapsIn(NOBODY), ['answers', 'fixes', 'signs'])
  assert.deepEqual(gapsIn({ ...NOBODY, answers_team_id: 't', signs_person_id: 'p' }), ['fixes'])
})

test('a channel says in words how it is', () => {
  const at = new Date('2026-11-21T12:00:00Z')
  const ago = (ms: number) => new Date(at.getTime() - ms)
  const words = (change: Partial<Channel>, listener: Listener = 'in_turn') =>
    inWords(
      {
        state: 'well',
        problem: null,
        retry_at: null,
        polled_at: null,
        next_read_at: null,
        heard_at: null,
        behind_ms: null,
        settings: {},
        ...change,
      } as Channel,
      { at, listener },
    )
  assert.equal(words({}), 'Set up; waits for the first answer.')
  assert.equal(words({ polled_at: ago(1_000), heard_at: ago(600_000) }), 'Well; last heard 10 min ago.')
  assert.equal(words({ polled_at: ago(1_000), behind_ms: 300_000 }), 'Well, and catching up: 5 min behind.')
  const read = { polled_at: ago(1_800_000), heard_at: ago(1_800_000) }
  assert.equal(words({ ...read, next_read_at: ago(-600_000) }), 'Well; read 30 min ago, again in 10 min.')
  assert.match(words({ ...read, next_read_at: ago(600_000) }), /the network last answered 30 min ago/)
  assert.match(words({ polled_at: ago(7_200_000) }), /the network last answered 2 h ago/)
  assert.equal(words(read, 'never'), 'Nobody listens here: it is not asked.')
  assert.equal(
    words(read, 'nobody'),
    'Nobody listens at the moment; the network last answered 30 min ago. Status says why.',
  )
  assert.equal(words({}, 'nobody'), 'Nobody listens at the moment; it was not reached yet. Status says why.')
  assert.match(words({ ...read, settings: { brought: 'yes' } }, 'never'), /^Brought by people and programs/)
  const waiting = { state: 'waiting', problem: 'The network cannot be reached.', retry_at: ago(-30_000) } as const
  assert.equal(words(waiting), 'Not reached yet. The network cannot be reached. Next try in 30 s.')
  assert.equal(words({ ...waiting, polled_at: ago(60_000) }), 'The network cannot be reached. Next try in 30 s.')
  assert.match(words({ state: 'needs_person', problem: 'The password was changed.' }), /changed. Sign in again/)
  assert.match(words({ state: 'retired', retired_at: at }), /Retired on 2026-11-21/)
})
