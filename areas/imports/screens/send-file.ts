import { CallError, call, notReached, problemOf } from '#web/call.ts'
import type { Where } from '#web/locale.ts'
import { importsApi as api } from '../api.ts'
import { LIMITS } from '../checks/fields.ts'

/**
 * In parts, each tried three times, so that a slow or broken line loses little. Returns the import's id. What did not
 * arrive, or is no file of posts, is not listed as if it were still on its way.
 */
export async function sendFile(
  file: File,
  { time_zone }: Pick<Where, 'time_zone'>,
  told: (share: number) => void,
): Promise<string> {
  const { id } = await call(api.begin, { file_name: file.name || 'file', bytes: file.size })
  const drop = async (error: unknown): Promise<never> => {
    await call(api.remove, { id }).catch(() => {})
    throw error
  }
  await sendParts(id, file, told).catch(drop)
  // Times without a zone are most likely those of whoever brings them.
  await call(api.look, { id, time_zone }).catch((error) => (isRemoved(error) ? Promise.reject(error) : drop(error)))
  return id
}

/** What it looked into and cannot read, the server has removed by itself. */
const isRemoved = (error: unknown) => error instanceof CallError && error.status === 400

async function sendParts(id: string, file: File, told: (share: number) => void): Promise<void> {
  for (let nth = 0; nth * LIMITS.part_bytes < file.size; nth++) {
    told((nth * LIMITS.part_bytes) / file.size)
    await sendPart(
      `/api/imports/${id}/parts/${nth}`,
      file.slice(nth * LIMITS.part_bytes, (nth + 1) * LIMITS.part_bytes),
    )
  }
  told(1)
}

const TRIES = 3

async function sendPart(address: string, part: Blob): Promise<void> {
  for (let tries = 1; ; tries++) {
    const body = new FormData()
    body.set('file', part, 'part')
    const response = await fetch(address, { method: 'PUT', body }).catch(() => null)
    if (response?.ok) return
    if (response && response.status < 500) throw await problemOf(response)
    if (tries === TRIES) throw response ? await problemOf(response) : notReached()
  }
}
