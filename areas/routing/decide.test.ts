import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BUILT_IN_MODEL, understand } from '#areas/understanding/understand.ts'
import { decideTeam, type Question, type Table } from './decide.ts'

const SERVICE = '01923456-789a-7bcd-8ef0-000000000001'
const table: Table = {
  rules: [],
  lines: [{ id: 'line', objective: 'repair', topic: null, team_id: SERVICE, fallback_team_id: null } as never],
  teams: new Map([[SERVICE, { name: 'Service', sealed: false }]]),
}
const [reading] = understand(
  [{ text: 'My kettle broke after a week', title: null, lang: 'en', network: 'feeds' }],
  BUILT_IN_MODEL,
)
const post = { network: 'feeds', audience: 'public', addressed: 'mention', text: '', title: null } as const
const decided = (read: Partial<Question['reading']>) => {
  const { team_id, because, confidence, shares } = decideTeam(table, {
    post,
    reading: { ...(reading as Question['reading']), topics: [], is_spam: false, ...read },
    followers: null,
  })
  return { team_id, because, confidence, shares }
}

test('a decision keeps how likely the teams were, but for what its team and confidence say already', () => {
  assert.deepEqual(decided({ objective: 'repair', objective_confidence: 0.91234 }), {
    ...{ team_id: SERVICE, because: 'table', confidence: 0.91234, shares: null },
  })
  assert.deepEqual(decided({ objective: 'repair', objective_confidence: 0.21234 }), {
    ...{ team_id: null, because: 'triage', confidence: 0.21234, shares: { [SERVICE]: 0.212 } },
  })
  assert.deepEqual(decided({ objective: 'hire', objective_confidence: 0.9 }), {
    ...{ team_id: null, because: 'triage', confidence: 0.9, shares: null },
  })
})

test('a line whose team is gone decides nothing', () => {
  const gone: Table = { ...table, teams: new Map() }
  const question = { post, reading: reading as Question['reading'], followers: null }
  assert.equal(decideTeam(gone, question).team_id, null)
})
