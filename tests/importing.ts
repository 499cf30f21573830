/** Brings files the way a browser does: in parts, through the API. */
import { setTimeout as sleep } from 'node:timers/promises'
import { importsApi } from '#areas/imports/api.ts'
import { LIMITS } from '#areas/imports/checks/fields.ts'
import type { Import } from '#areas/imports/schema.ts'
import type { Wire } from '#web/call.ts'
import type { Browsing } from './over-http.ts'

export type ImportShown = Wire<Omit<Import, 'workspace_id'>>

/** Returns its id once all of it is there; nobody has looked at it yet. */
export async function upload(who: Browsing, file_name: string, bytes: Uint8Array): Promise<string> {
  const { id } = await who.call(importsApi.begin, { file_name, bytes: bytes.length })
  for (let nth = 0; nth * LIMITS.part_bytes < bytes.length; nth++) {
    const form = new FormData()
    const part = bytes.slice(nth * LIMITS.part_bytes, (nth + 1) * LIMITS.part_bytes)
    form.append('file', new Blob([part as BlobPart]), 'part')
    const address = `${who.address}/api/imports/${id}/parts/${nth}`
    const response = await fetch(address, { method: 'PUT', headers: { cookie: who.cookie() }, body: form })
    if (!response.ok) throw new Error(await response.text())
  }
  return id
}

/** Uploaded, and its columns guessed. */
export async function bring(who: Browsing, file_name: string, content: string | Uint8Array): Promise<ImportShown> {
  const id = await upload(who, file_name, typeof content === 'string' ? Buffer.from(content) : content)
  return who.call(importsApi.look, { id })
}

/** Once nobody works on it any more. */
export async function ended(who: Browsing, id: string): Promise<ImportShown> {
  for (let tries = 0; tries < 15_000; tries++) {
    const record = await who.call(importsApi.read, { id })
    if (!['trying', 'running', 'undoing'].includes(record.state)) return record
    await sleep(20)
  }
  throw new Error('the import never ended')
}

export async function tried(who: Browsing, id: string): Promise<ImportShown> {
  await who.call(importsApi.dryRun, { id })
  return ended(who, id)
}

export async function ran(who: Browsing, id: string): Promise<ImportShown> {
  await who.call(importsApi.run, { id })
  return ended(who, id)
}
