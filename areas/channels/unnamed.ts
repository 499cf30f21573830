/** Whoever said something without a name: written down offline, or brought without an author. One of each network stands for them all. */

import type { Work } from '#platform/work.ts'
import { listChannels } from './channels.ts'
import { identityId } from './identity.ts'

/** As notes and imports call them. */
export const UNNAMED = { note: 'somebody', brought: 'unknown' } as const

export async function unnamedIds(work: Work): Promise<string[]> {
  const networks = new Set((await listChannels(work, { retired: 'yes' })).map(({ network }) => network))
  return [...networks].flatMap((network) => Object.values(UNNAMED).map((native_id) => identityId(network, native_id)))
}
