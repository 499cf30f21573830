import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ABILITIES } from '#connectors/connector.ts'
import { columnsOf, type Probed } from './ability-columns.ts'

const all = (ability: object) => Object.fromEntries(ABILITIES.map((name) => [name, ability])) as Probed['abilities']
const probed = (id: string, network: string, abilities: Probed['abilities']): Probed => ({
  id,
  network,
  handle: `@${id}`,
  state: 'well',
  purpose: network === 'feeds' ? 'source' : 'account',
  probed_at: '2026-11-22T10:00:00Z',
  abilities,
})

test('accounts that may do the same share a column, whoever differs has one of their own', () => {
  const columns = columnsOf([
    probed('a', 'feeds', all({ may: 'yes' })),
    probed('b', 'feeds', all({ may: 'yes' })),
    probed('c', 'feeds', all({ may: 'no', because: 'A feed is only heard.' })),
    probed('d', 'bluesky', all({ may: 'yes' })),
    probed('e', 'bluesky', null),
  ])
  assert.deepEqual(
    columns.map(({ network, handles }) => [network, handles]),
    [
      ['feeds', ['@a', '@b']],
      ['feeds', ['@c']],
      ['bluesky', ['@d']],
      ['bluesky', ['@e']],
    ],
  )
})

test('a source asks its network nothing, so no instant of a probe stands at it', () => {
  const columns = columnsOf([probed('a', 'feeds', all({ may: 'yes' })), probed('b', 'bluesky', all({ may: 'yes' }))])
  assert.deepEqual(
    columns.map(({ probed_at }) => probed_at !== null),
    [false, true],
  )
})
