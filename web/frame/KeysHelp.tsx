import { useState } from 'react'
import { type Shortcut, useAllKeys } from '#web/keys.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { laterWords } from '#web/words/later.ts'
import { useWords } from '#web/words.ts'

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const words = useWords(laterWords)
  const allKeys = useAllKeys()
  // As they were when it was opened: the dialog itself changes what works.
  const [keys] = useState(allKeys)
  const here = keys.filter(({ group }) => group !== 'everywhere')
  return (
    <Dialog open onClose={onClose} title={words.keysTitle} size="large">
      {here.length > 0 && <Group head={words.keysHere} keys={here} />}
      <Group head={words.keysEverywhere} keys={keys.filter(({ group }) => group === 'everywhere')} />
    </Dialog>
  )
}

function Group({ head, keys }: { head: string; keys: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="meta">{head}</h3>
      <ul className="keys-list">
        {keys.map((shortcut) => (
          <li key={shortcut.keys}>
            <span>{shortcut.label}</span>
            <span className="sr">{shortcut.keys}</span>
            <Kbd keys={shortcut.keys} />
          </li>
        ))}
      </ul>
    </section>
  )
}
