import { capsOf } from '#web/strokes.ts'

const platform = /Mac|iPhone|iPad/.test(navigator.platform) ? 'mac' : 'other'

/** Keys as caps: `<Kbd keys="mod+k" />`, `<Kbd keys="g i" />`. Read aloud by the shortcut's own label, so hidden here. */
export function Kbd({ keys }: { keys: string }) {
  const caps = capsOf(keys, platform)
  return (
    <span className="kbds" aria-hidden="true">
      {caps.map((cap, at) => (
        <kbd className="kbd" key={at}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
