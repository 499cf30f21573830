import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { happened } from '../facts.ts'
import { newId } from '../ids.ts'
import { theStage } from '../rehearsal.ts'
import { system, type Work } from '../work.ts'
import { entriesOfFile, lineOf, readEntries } from './entries.ts'
import { forgetFact } from './forget.ts'
import { sealNext } from './seal.ts'
import { verifyLog } from './verify.ts'

declare module '../facts.ts' {
  interface Facts {
    'test.thing_happened': { thing_id: string; amount: number }
  }
}

const { database } = await theStage()
const NOW = new Date('2026-11-21T12:00:00Z')
const whom = (workspace_id: string) => ({ workspace_id, by: system('test'), now: NOW })
const inWorkspace = <T>(workspace_id: string, body: (work: Work) => Promise<T>) =>
  database.inWork(whom(workspace_id), body)

async function workspaceWith(batches: readonly number[]): Promise<string> {
  const workspace_id = randomUUID()
  await inWorkspace(workspace_id, async (work) => {
    await work.db.insertInto('platform_heads').values({ workspace_id }).execute()
  })
  for (const many of batches) {
    await inWorkspace(workspace_id, async (work) => {
      for (let i = 0; i < many; i++) happened(work, 'test.thing_happened', { thing_id: newId(NOW), amount: i })
    })
    await sealAll()
  }
  return workspace_id
}

async function sealAll(): Promise<void> {
  while (await sealNext(database, NOW));
}

const verify = (workspace_id: string) => database.asOperator((db) => verifyLog(readEntries(db, workspace_id)))

const SIZES = [7, 1, 12, 5, 9]
const LAST = SIZES.reduce((sum, size) => sum + size, 0)
const firsts = SIZES.map((_, i) => 1 + SIZES.slice(0, i).reduce((sum, size) => sum + size, 0))
const any = (below: number) => Math.floor(Math.random() * below)
const anyPosition = () => 1 + any(LAST)

interface Edit {
  sql: string
  /** Where it must be found. */
  places: { place: 'fact' | 'seal'; position: number }[]
}

const factEdit =
  (set: string) =>
  (w: string): Edit => {
    const position = anyPosition()
    return {
      sql: `update platform_facts set ${set} where workspace_id = '${w}' and position = ${position}`,
      places: [{ place: 'fact', position }],
    }
  }
const sealEdit =
  (change: string) =>
  (w: string): Edit => {
    const position = firsts[any(firsts.length)] ?? 1
    return {
      sql: change.replace('HERE', `workspace_id = '${w}' and from_position = ${position}`),
      places: [{ place: 'seal', position }],
    }
  }

const EDITS: Record<string, (workspace_id: string) => Edit> = {
  detail: factEdit(`detail = jsonb_set(detail, '{amount}', '${10 ** 9}')`),
  'detail beyond the precision of numbers': factEdit(
    `detail = jsonb_set(detail, '{amount}', to_jsonb((detail->>'amount')::numeric + 0.00000000000000000001))`,
  ),
  'detail removed': factEdit('detail = null'),
  'detail erased without a word': factEdit(`salt = sha256(salt || convert_to(detail::text, 'UTF8')), detail = null`),
  salt: factEdit("salt = sha256('x')"),
  name: factEdit("name = 'test.thing_undone'"),
  'instant, by a microsecond': factEdit("happened_at = happened_at + interval '1 microsecond'"),
  'kind of actor': factEdit("by_kind = 'person'"),
  actor: factEdit("by_id = 'eve'"),
  audience: factEdit('audience = array[gen_random_uuid()]'),
  id: factEdit('id = gen_random_uuid()'),
  position: factEdit(`position = position + ${10 ** 6}`),
  'the row deleted': (w) => {
    const position = anyPosition()
    return {
      sql: `delete from platform_facts where workspace_id = '${w}' and position = ${position}`,
      places: [{ place: 'fact', position }],
    }
  },
  'a row added': (w) => {
    const position = any(2) ? anyPosition() : LAST + 1 + any(3)
    return {
      sql: `insert into platform_facts select workspace_id, gen_random_uuid(), ${position}, name, detail, audience, by_kind, by_id, happened_at, salt from platform_facts where workspace_id = '${w}' and position = 3`,
      places: [{ place: 'fact', position }],
    }
  },
  'two rows swapped': (w) => {
    const one = anyPosition()
    const other = 1 + ((one + any(LAST - 1)) % LAST)
    return {
      sql: `update platform_facts set position = ${one + other} - position where workspace_id = '${w}' and position in (${one}, ${other})`,
      places: [one, other].map((position) => ({ place: 'fact', position })),
    }
  },
  'a leaf': (w) => {
    const i = any(SIZES.length)
    const byte = any((SIZES[i] ?? 1) * 32)
    const first = firsts[i] ?? 1
    return {
      sql: `update platform_seals set leaves = set_byte(leaves, ${byte}, (get_byte(leaves, ${byte}) + 7) % 256) where workspace_id = '${w}' and from_position = ${first}`,
      places: [{ place: 'seal', position: first + Math.floor(byte / 32) }],
    }
  },
  'a seal': sealEdit('update platform_seals set seal = set_byte(seal, 5, (get_byte(seal, 5) + 1) % 256) where HERE'),
  "a seal's instant": sealEdit("update platform_seals set sealed_at = sealed_at - interval '1 microsecond' where HERE"),
  "a seal's end": sealEdit('update platform_seals set to_position = to_position + 2 where HERE'),
  "a seal's beginning": sealEdit('update platform_seals set from_position = from_position - 100 where HERE'),
  'leaves cut off': sealEdit('update platform_seals set leaves = substring(leaves for length(leaves) - 32) where HERE'),
  'a seal deleted': sealEdit('delete from platform_seals where HERE'),
}

test('A3 TRUST S10 1,000 of 1,000 edits behind the program’s back are located', async (t) => {
  const w = await workspaceWith(SIZES)
  assert.deepEqual((await verify(w)).findings, [])
  const kinds = Object.entries(EDITS)
  let located = 0
  let tried = 0
  await database.asOperator(async (db, client) => {
    while (tried < 1000) {
      const [kind, edit] = kinds[tried % kinds.length] ?? assert.fail()
      const { sql: statement, places } = edit(w)
      await client.query('savepoint before_edit')
      const { rowCount } = await client.query(statement)
      const { findings } = await verifyLog(readEntries(db, w))
      await client.query('rollback to savepoint before_edit')
      assert.ok(rowCount, `${kind} changed nothing: ${statement}`)
      tried += 1
      const found = places.every((p) => findings.some((f) => f.place === p.place && f.position === p.position))
      assert.ok(found, `${kind} was not located: ${statement}\n${JSON.stringify(findings)}`)
      located += 1
    }
  })
  t.diagnostic(`${located} of ${tried} edits of ${kinds.length} kinds located`)
  assert.deepEqual((await verify(w)).findings, [])
})

test('a forgotten fact has lost its detail, and its seals still verify', async () => {
  const w = await workspaceWith([5, 5])
  const { rows } = await inWorkspace(w, (work) =>
    sql<{ id: string }>`select id from platform_facts where position = 4`.execute(work.db),
  )
  const id = rows[0]?.id ?? assert.fail()
  await inWorkspace(w, (work) => forgetFact(work, id))
  await inWorkspace(w, (work) => forgetFact(work, id))
  const { rows: left } = await inWorkspace(w, (work) =>
    sql<{ detail: unknown; salt: Buffer }>`select detail, salt from platform_facts where id = ${id}`.execute(work.db),
  )
  assert.equal(left[0]?.detail, null)
  assert.equal(left[0]?.salt.length, 32)
  await sealAll()
  const verdict = await verify(w)
  assert.deepEqual([verdict.findings, verdict.forgotten, verdict.facts], [[], 1, 11])
})

test('an edit of a forgotten fact’s other columns is still located', async () => {
  const w = await workspaceWith([5])
  await inWorkspace(w, async (work) => {
    const { rows } = await sql<{ id: string }>`select id from platform_facts where position = 2`.execute(work.db)
    await forgetFact(work, rows[0]?.id ?? '')
  })
  await inWorkspace(w, (work) => sql`update platform_facts set by_id = 'eve' where position = 2`.execute(work.db))
  assert.deepEqual(
    (await verify(w)).findings.map((f) => [f.place, f.position]),
    [['fact', 2]],
  )
})

test('several copies sealing at once make one chain', async () => {
  const w = await workspaceWith([])
  for (let round = 0; round < 5; round++) {
    await inWorkspace(w, async (work) => {
      for (let i = 0; i < 700; i++) happened(work, 'test.thing_happened', { thing_id: w, amount: i })
    })
    await Promise.all(Array.from({ length: 4 }, sealAll))
  }
  const verdict = await verify(w)
  assert.deepEqual([verdict.findings, verdict.facts, verdict.unsealed], [[], 3500, 0])
})

test('a fact removed before it was sealed stops the sealing of that workspace only', async () => {
  const broken = await workspaceWith([3])
  const well = await workspaceWith([])
  for (const w of [broken, well])
    await inWorkspace(w, async (work) => {
      for (let i = 0; i < 3; i++) happened(work, 'test.thing_happened', { thing_id: w, amount: i })
    })
  await inWorkspace(broken, (work) => sql`delete from platform_facts where position = 5`.execute(work.db))
  await assert.rejects(sealAll, new RegExp(`${broken} was changed at position 5`))
  assert.equal((await verify(well)).unsealed, 0)
  assert.deepEqual(
    (await verify(broken)).findings.map((f) => [f.place, f.position]),
    [['fact', 5]],
  )
  await inWorkspace(broken, (work) => sql`delete from platform_facts`.execute(work.db))
  await inWorkspace(broken, (work) => sql`delete from platform_heads`.execute(work.db))
})

test('an exported log is verified without the database, and a seal noted elsewhere finds a rewritten one', async () => {
  const w = await workspaceWith([4, 4])
  const folder = await mkdtemp(join(tmpdir(), 'baton-log-'))
  const entries = await database.asOperator((db) => Array.fromAsync(readEntries(db, w)))
  const file = join(folder, 'log.jsonl')
  await writeFile(file, entries.map(lineOf).join(''))
  const noted = entries.findLast((entry) => entry.kind === 'seal') ?? assert.fail()
  const expected = [{ workspace_id: w, position: noted.to_position, seal: noted.seal }]
  assert.deepEqual((await verifyLog(entriesOfFile(file), expected)).findings, [])
  await writeFile(file, entries.map(lineOf).join('').replace('amount\\": 2', 'amount\\": 3'))
  assert.deepEqual(
    (await verifyLog(entriesOfFile(file))).findings.map((f) => f.position),
    [3],
  )
  const rewritten = [{ workspace_id: w, position: noted.to_position, seal: 'ab'.repeat(32) }]
  assert.equal((await verifyLog(entriesOfFile(file), rewritten)).findings.length, 2)
  await writeFile(file, '{"kind":"fact"}\n')
  await assert.rejects(verifyLog(entriesOfFile(file)), /Line 1 of/)
  await rm(folder, { recursive: true })
})
