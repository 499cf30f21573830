/**
 * Doors: addresses to which other programs bring posts. The address holds 256 random bits, of which only the hash is
 * kept; it is shown once, and can be renewed.
 */
import '../tables.ts'
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { Opens } from '../checks/fields.ts'
import { personId } from '../imports.ts'
import { networkNamed } from '../posts/bring.ts'
import type { Door, DoorWithLots } from '../schema.ts'

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

export interface Opened {
  door: Door
  /** Shown once. */
  address: string
}

const addressOf = (public_url: string, { workspace_id, id }: Pick<Door, 'workspace_id' | 'id'>, secret: string) =>
  `${public_url}/api/in/${workspace_id}/${id}/${secret}`

const newSecret = () => randomBytes(32).toString('base64url')

const COLUMNS = [
  ...['workspace_id', 'id', 'name', 'network', 'opens', 'brought', 'refused', 'called_at', 'created_at', 'created_by'],
  'closed_at',
] as (keyof Door)[]

/** Closed ones too, at the end, where something of them is still here. */
export async function listDoors(work: Work): Promise<DoorWithLots[]> {
  const { rows } = await sql<DoorWithLots & { brought: unknown; refused: unknown }>`
    select ${sql.join(COLUMNS.map((name) => sql.ref(name)))}, coalesce(lots.back, 0)::int as taken_back,
      coalesce(lots.in_lots, 0)::int as brought_in_lots
    from imports_doors d left join lateral (
      select sum((counts->>'taken_back')::int) as back, sum((counts->>'new')::int) as in_lots, count(*) as many
      from imports_imports where door_id = d.id
    ) lots on true
    where closed_at is null or many > 0
    order by closed_at is not null, id`.execute(work.db)
  return rows.map((row) => ({ ...asDoor(row), taken_back: row.taken_back, brought_in_lots: row.brought_in_lots }))
}

const asDoor = (row: Door): Door => ({ ...row, brought: Number(row.brought), refused: Number(row.refused) })

export async function findDoor(work: Work, id: string): Promise<Door> {
  const row = await work.db.selectFrom('imports_doors').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? asDoor(row) : refuse('not_found', 'door_not_found', 'There is no such address (any more).')
}

export async function openDoor(
  work: Work,
  public_url: string,
  input: { name: string; network: string; opens: Opens },
): Promise<Opened> {
  const secret = newSecret()
  const door: Door = {
    ...{ workspace_id: work.workspace_id, id: newId(work.now), name: input.name, network: networkNamed(input.network) },
    ...{ opens: input.opens, brought: 0, refused: 0, called_at: null, created_at: work.now },
    ...{ created_by: personId(work), closed_at: null },
  }
  await work.db
    .insertInto('imports_doors')
    .values({ ...door, secret_hash: hashOf(secret) })
    .execute()
  happened(work, 'imports.door_changed', { door_id: door.id })
  return { door, address: addressOf(public_url, door, secret) }
}

async function change(work: Work, id: string, to: { secret_hash: Buffer } | { closed_at: Date }): Promise<Door> {
  const row = await work.db
    .updateTable('imports_doors')
    .set(to)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst()
  happened(work, 'imports.door_changed', { door_id: id })
  return row ? asDoor(row) : refuse('not_found', 'door_not_found', 'There is no such address (any more).')
}

/** The old address ends at once. */
export async function renewDoor(work: Work, public_url: string, id: string): Promise<Opened> {
  const secret = newSecret()
  const door = await change(work, id, { secret_hash: hashOf(secret) })
  return { door, address: addressOf(public_url, door, secret) }
}

export async function closeDoor(work: Work, id: string): Promise<void> {
  await change(work, id, { closed_at: work.now })
}
