import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Duties } from '#areas/channels/schema.ts'
import { dutiesWith, type Folk, holderOf } from './duties.ts'

const NOBODY: Duties = {
  answers_person_id: null,
  answers_team_id: null,
  fixes_person_id: null,
  fixes_team_id: null,
  signs_person_id: null,
  signs_team_id: null,
}
const folk = {
  people: [
    { id: 'ana', name: 'Ana', deactivated_at: null },
    { id: 'bo', name: 'Bo', deactivated_at: new Date() },
  ],
  teams: [{ id: 'service', name: 'Service' }],
} as unknown as Folk

test('a duty goes to one person or one team, and the other duties stay', () => {
  const team = dutiesWith({ ...NOBODY, signs_person_id: 'ana' }, 'fixes', { kind: 'team', id: 'service' })
  assert.deepEqual(team, { ...NOBODY, signs_person_id: 'ana', fixes_team_id: 'service' })
  const person = dutiesWith(team, 'fixes', { kind: 'person', id: 'ana' })
  assert.deepEqual(person, { ...NOBODY, signs_person_id: 'ana', fixes_person_id: 'ana' })
  assert.deepEqual(dutiesWith(person, 'fixes', null), { ...NOBODY, signs_person_id: 'ana' })
})

test('who left holds a duty no more by name, and nobody is nobody', () => {
  assert.deepEqual(holderOf({ ...NOBODY, answers_person_id: 'ana' }, 'answers', folk)?.name, 'Ana')
  assert.deepEqual(holderOf({ ...NOBODY, answers_person_id: 'bo' }, 'answers', folk)?.name, null)
  assert.deepEqual(holderOf({ ...NOBODY, answers_team_id: 'gone' }, 'answers', folk)?.name, null)
  assert.equal(holderOf(NOBODY, 'answers', folk), null)
})
