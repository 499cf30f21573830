import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { rehearse, theStage } from '#platform/rehearsal.ts'
import { versionsOf } from '#platform/versions.ts'
import type { Person, Work } from '#platform/work.ts'
import { applyChange } from './changes.ts'
import { findTeam, membersOf, TEAMS, teamNamed } from './people.ts'
import type { PersonRecord } from './schema.ts'
import { addMember, changeTeam, deleteTeam, joinTeams, makeTeam, removeMember } from './teams.ts'

const NOW = new Date('2026-11-21T10:00:00Z')
const ANA = '0190a000-0000-7000-8000-000000000001'
const BO = '0190a000-0000-7000-8000-000000000002'
const by: Person = { kind: 'person', id: ANA, role: 'administrator', team_ids: [] }
after(async () => (await theStage()).database.close())

const inOffice = (body: (work: Work) => Promise<void>) =>
  rehearse(by, NOW, async (work) => {
    await addPeople(work, [
      { id: ANA, name: 'Ana Ortega', role: 'administrator' },
      { id: BO, name: 'Bo Bell', role: 'agent' },
    ])
    await body(work)
  })

async function addPeople(work: Work, people: Pick<PersonRecord, 'id' | 'name' | 'role'>[]): Promise<void> {
  const rest = { locale: 'en', time_zone: 'UTC', created_at: NOW, invitation_id: null }
  const rows = people.map((person) => ({
    workspace_id: work.workspace_id,
    account_id: person.id,
    email: `${person.id}@example.com`,
    ...rest,
    deactivated_at: null,
    deactivated_by: null,
    ...person,
  }))
  await work.db.insertInto('administration_people').values(rows).execute()
}

const RETURNS = { name: 'Returns', purpose: 'Takes things back.', sealed: false }
const factsOf = (work: Work) => work.facts.map((fact) => fact.name)

test('a team’s name is taken once, without regard to case, and found so', () =>
  inOffice(async (work) => {
    const team = await makeTeam(work, RETURNS)
    await assert.rejects(makeTeam(work, { ...RETURNS, name: 'RETURNS' }), { code: 'team_name_taken' })
    assert.equal((await teamNamed(work, ' returns '))?.id, team.id)
    const other = await makeTeam(work, { ...RETURNS, name: 'Repairs' })
    await assert.rejects(changeTeam(work, { id: other.id, name: 'Returns' }), { code: 'team_name_taken' })
    assert.equal((await changeTeam(work, { id: other.id, name: 'REPAIRS' })).name, 'REPAIRS')
  }))

test('a team is deleted only when nobody says that it owns something', () =>
  inOffice(async (work) => {
    const team = await makeTeam(work, RETURNS)
    const guards = [async () => null, async () => 'it owns 3 conversations. Hand them to another team first.']
    await assert.rejects(deleteTeam(work, team.id, guards), {
      code: 'team_owns_things',
      message: 'Returns cannot be deleted yet: it owns 3 conversations. Hand them to another team first.',
    })
    await deleteTeam(work, team.id, guards.slice(0, 1))
    await assert.rejects(findTeam(work, team.id), { code: 'team_not_found' })
  }))

test('joining and leaving a team take effect once, and whoever left the house is no member to count on', () =>
  inOffice(async (work) => {
    const team = await makeTeam(work, RETURNS)
    const member = { id: team.id, person_id: BO }
    await addMember(work, member)
    assert.deepEqual((await addMember(work, member)).member_ids, [BO])
    assert.deepEqual(
      (await membersOf(work, team.id)).map((person) => person.name),
      ['Bo Bell'],
    )
    await applyChange(work, { id: BO, active: false })
    assert.deepEqual(await membersOf(work, team.id), [])
    await removeMember(work, member)
    assert.deepEqual((await removeMember(work, member)).member_ids, [])
    await assert.rejects(addMember(work, member), { code: 'person_left' })
    assert.equal(factsOf(work).filter((name) => name === 'administration.member_added').length, 1)
    assert.equal(factsOf(work).filter((name) => name === 'administration.member_removed').length, 1)
  }))

test('every change to teams raises the version that caches go by', () =>
  inOffice(async (work) => {
    const version = async () => (await versionsOf(work)).get(TEAMS) ?? 0
    const seen = [await version()]
    const team = await makeTeam(work, RETURNS)
    seen.push(await version())
    await changeTeam(work, { id: team.id, sealed: true })
    seen.push(await version())
    await joinTeams(work, BO, [team.id])
    seen.push(await version())
    await deleteTeam(work, team.id, [])
    seen.push(await version())
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    )
    assert.equal(new Set(seen).size, 5)
  }))

test('a workspace keeps an administrator who works there', () =>
  inOffice(async (work) => {
    for (const change of [{ role: 'agent' as const }, { active: false }])
      await assert.rejects(applyChange(work, { id: ANA, ...change }), { code: 'last_administrator' })
    await applyChange(work, { id: BO, role: 'administrator' })
    await applyChange(work, { id: ANA, role: 'executive' })
    await assert.rejects(applyChange(work, { id: BO, role: 'executive' }), { code: 'last_administrator' })
    await applyChange(work, { id: ANA, role: 'administrator' })
    await applyChange(work, { id: BO, active: false })
    await assert.rejects(
      applyChange(work, { id: ANA, role: 'agent' }),
      { code: 'last_administrator' },
      'one who left does not count',
    )
  }))

test('saying what is so already changes nothing and records nothing', () =>
  inOffice(async (work) => {
    await applyChange(work, { id: BO, role: 'agent', active: true })
    assert.deepEqual(factsOf(work), [])
  }))
