import { useSyncExternalStore } from 'react'
import { useLiveState } from '#web/live.ts'
import { Strip } from '#web/ui/Notice.tsx'
import { useShellWords } from '#web/words.ts'

function subscribe(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine)

/** Nothing while the line is well. */
export function ConnectionLine() {
  const words = useShellWords()
  const online = useOnline()
  const live = useLiveState()
  if (!online) return <Strip icon="offline">{words.offline}</Strip>
  return live === 'lost' ? <Strip icon="offline">{words.lost}</Strip> : null
}
