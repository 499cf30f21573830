import { shareOf } from '../../checks/figures/shares.ts'

interface Voice {
  name: string
  kind: string
  monitor_id: string
  now: { mentions: number }
}

/** Our share of all that is said of us and of competitors, and theirs, the loudest first; null where there is nobody beside us, or too little. */
export function voicesOf(voices: readonly Voice[], of: readonly string[]) {
  const all = voices.reduce((sum, { now }) => sum + now.mentions, 0)
  const theirs = voices.filter(({ kind, monitor_id }) => kind === 'competitor' && !of.includes(monitor_id))
  const said = theirs.reduce((sum, { now }) => sum + now.mentions, 0)
  const ours = shareOf(all - said, all)
  if (theirs.length === 0 || !ours) return null
  return {
    ours: ours.share,
    theirs: theirs
      .toSorted((a, b) => b.now.mentions - a.now.mentions)
      .map(({ name, now }) => ({ name, share: now.mentions / all })),
  }
}
