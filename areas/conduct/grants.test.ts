import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { rehearse, theStage } from '#platform/rehearsal.ts'
import { type Person, system } from '#platform/work.ts'
import {
  canSpeak,
  grant,
  grantWhereMissing,
  listGrants,
  speakerFor,
  standing,
  withdraw,
  withdrawAllOf,
} from './grants.ts'

const NOON = new Date('2026-11-21T12:00:00Z')
const LATER = new Date('2026-11-21T18:00:00Z')
const person = (): Person => ({ kind: 'person', id: randomUUID(), role: 'agent', team_ids: [] })
const refusal = (code: string) => (error: Error & { code?: string }) => error.code === code

describe('the right to speak', () => {
  test('is refused with what to do, until somebody grants it', async () => {
    const anna = person()
    const channel_id = randomUUID()
    await rehearse(anna, NOON, async (work) => {
      await assert.rejects(speakerFor(work, channel_id), /Ask an administrator/)
      assert.equal(await canSpeak(work, channel_id), false)
      const given = await grant(work, { person_id: anna.id, channel_id, reason: 'answers' })
      assert.deepEqual(await speakerFor(work, channel_id), { person_id: anna.id, channel_id, grant_id: given.id })
      assert.equal(await canSpeak(work, channel_id), true)
      assert.equal(await canSpeak(work, randomUUID()), false)
      assert.deepEqual(
        work.facts.map((fact) => fact.name),
        ['conduct.grant_given'],
      )
    })
  })

  test('R7 is never a machine’s', async () => {
    const channel_id = randomUUID()
    await rehearse(system('robot'), NOON, async (work) => {
      await assert.rejects(speakerFor(work, channel_id), refusal('people_answer_people'))
      assert.equal(await canSpeak(work, channel_id), false)
    })
  })

  test('begins and ends at its instants', async () => {
    const anna = person()
    const channel_id = randomUUID()
    await rehearse(anna, NOON, async (work) => {
      await grant(work, { person_id: anna.id, channel_id, from_at: LATER, reason: 'takeover' })
      await assert.rejects(speakerFor(work, channel_id), /begins at 2026-11-21T18:00/)
      assert.ok(await speakerFor({ ...work, now: LATER }, channel_id))
      const other = randomUUID()
      await grant(work, { person_id: anna.id, channel_id: other, until_at: LATER, reason: 'takeover' })
      assert.ok(await speakerFor(work, other))
      await assert.rejects(speakerFor({ ...work, now: LATER }, other), refusal('may_not_speak'))
      const backwards = { person_id: anna.id, channel_id, from_at: LATER, until_at: NOON, reason: 'x' }
      await assert.rejects(grant(work, backwards), refusal('ends_before_it_begins'))
    })
  })

  test('is withdrawn at once, by a record that stays', async () => {
    const anna = person()
    const channel_id = randomUUID()
    await rehearse(anna, NOON, async (work) => {
      const given = await grant(work, { person_id: anna.id, channel_id, reason: 'answers' })
      assert.deepEqual(await standing(work, [given.id, randomUUID()]), new Set([given.id]))
      await withdraw(work, { id: given.id, reason: 'moved to accounts' })
      assert.deepEqual(await standing(work, [given.id]), new Set())
      await assert.rejects(speakerFor(work, channel_id), refusal('may_not_speak'))
      await assert.rejects(withdraw(work, { id: given.id, reason: 'again' }), refusal('grant_withdrawn'))
      await assert.rejects(withdraw(work, { id: randomUUID(), reason: 'x' }), refusal('grant_not_found'))
      assert.equal((await listGrants(work, { channel_id, past: 'no' })).length, 0)
      const [past] = await listGrants(work, { channel_id, past: 'yes' })
      assert.equal(past?.withdrawn_reason, 'moved to accounts')
    })
  })

  test('is given once, and taken back whole', async () => {
    const anna = person()
    const channel_id = randomUUID()
    const theirs = { person_id: anna.id, channel_id, reason: 'answers' }
    await rehearse(anna, NOON, async (work) => {
      const evening = await grant(work, { ...theirs, until_at: LATER })
      const given = await grant(work, theirs)
      await assert.rejects(grant(work, theirs), refusal('speaks_already'))
      await assert.rejects(grant(work, { ...theirs, from_at: LATER }), refusal('speaks_already'))
      assert.equal((await withdraw(work, { id: given.id, reason: 'moved' })).id, given.id)
      assert.deepEqual(await standing(work, [given.id, evening.id]), new Set())
      assert.equal(await canSpeak(work, channel_id), false)
      assert.ok(await grant(work, theirs))
    })
  })

  test('goes once to each who is named, and all of it goes with a person who leaves', async () => {
    const anna = person()
    const ben = randomUUID()
    const channel_id = randomUUID()
    await rehearse(anna, NOON, async (work) => {
      await grantWhereMissing(work, { channel_id, person_ids: [anna.id, ben, anna.id], reason: 'answers' })
      await grantWhereMissing(work, { channel_id, person_ids: [anna.id, ben], reason: 'answers' })
      assert.equal((await listGrants(work, { channel_id, past: 'yes' })).length, 2)
      assert.equal((await withdrawAllOf(work, ben, 'left')).length, 1)
      assert.equal(await canSpeak(work, channel_id), true)
    })
  })

  test('of one workspace is nothing in another', async () => {
    const anna = person()
    const channel_id = randomUUID()
    const { database } = await theStage()
    const workspaces = [randomUUID(), randomUUID()] as const
    for (const workspace_id of workspaces) {
      await database.inWork({ workspace_id, by: anna }, async (work) => {
        await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
      })
    }
    await database.inWork({ workspace_id: workspaces[0], by: anna }, (work) =>
      grant(work, { person_id: anna.id, channel_id, reason: 'answers' }),
    )
    const here = await database.inWork({ workspace_id: workspaces[0], by: anna }, (work) => canSpeak(work, channel_id))
    const there = await database.inWork({ workspace_id: workspaces[1], by: anna }, (work) => canSpeak(work, channel_id))
    assert.deepEqual([here, there], [true, false])
  })
})
