import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ShownOnce } from '#web/ui/ShownOnce.tsx'
import { useWords } from '#web/words.ts'
import { importsWords } from '../words.ts'

/** The one time that it can be seen: it stays until somebody says that they have it. */
export function ShowAddress({ address, onClose }: { address: string; onClose: () => void }) {
  const words = useWords(importsWords)
  const [posted_at] = useState(() => `${new Date().toISOString().slice(0, 16)}:00Z`)
  const post = JSON.stringify({ text: 'It leaks', posted_at, author: { name: 'Ann' } })
  const example = `curl -H 'content-type: application/json' -d '${post}' ${address}`
  return (
    <Dialog
      open
      stays
      size="large"
      onClose={onClose}
      title={words.addressTitle}
      acts={
        <Button kind="primary" onClick={onClose}>
          {words.haveIt}
        </Button>
      }
    >
      <p className="ink-2">{words.addressLine}</p>
      <ShownOnce label={words.address} text={address} />
      <ShownOnce label={words.example} text={example} />
    </Dialog>
  )
}
