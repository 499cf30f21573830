import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type About, type Known, rankTeams } from './better-teams.ts'

const line = (objective: string, topic: string | null, team_id: string, fallback_team_id: string | null = null) =>
  ({ objective, topic, team_id, fallback_team_id }) as Known['lines'][number]

const known: Known = {
  lines: [
    line('repair', null, 'service', 'product'),
    line('repair', 'late_or_lost', 'logistics', 'service'),
    line('repair', 'danger', 'product', 'press'),
    line('inform', 'invoice_payment', 'office'),
  ],
  team_ids: ['hiring', 'logistics', 'marketing', 'office', 'press', 'product', 'service'],
  moved: new Map([['marketing', 4]]),
}
const about = (rest: Partial<About>): About => ({
  objective: 'repair',
  topic: null,
  team_id: null,
  topics: [],
  ...rest,
})

test('what is in triage is first for the team that the table was too unsure of', () => {
  assert.deepEqual(rankTeams(known, about({ topic: 'late_or_lost' })).slice(0, 2), ['logistics', 'service'])
})

test('the next line, the fallback and the other topics come before teams that only stand earlier in the alphabet', () => {
  const ranked = rankTeams(
    known,
    about({ topic: 'danger', team_id: 'product', topics: ['danger', 'invoice_payment', 'late_or_lost'] }),
  )
  assert.deepEqual(ranked, ['service', 'press', 'office', 'logistics', 'marketing', 'hiring'])
})

test('where no line speaks of it, the team that people moved such to comes first, the others by name', () => {
  assert.deepEqual(rankTeams(known, about({ objective: 'amplify', team_id: 'service' })), [
    'marketing',
    'hiring',
    'logistics',
    'office',
    'press',
    'product',
  ])
})

test('a line whose team is gone proposes nobody, and no team stands twice', () => {
  const ranked = rankTeams({ ...known, team_ids: ['service', 'press'] }, about({ topic: 'danger' }))
  assert.deepEqual(ranked, ['service', 'press'])
})
