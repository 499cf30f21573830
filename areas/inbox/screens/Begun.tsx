/** A draft is shared: whose words stand in the field is said above it, and asked about before they leave as mine. */
import { Button } from '#web/ui/Button.tsx'
import { Finding } from '#web/ui/Notice.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { draftWords } from './draft-words.ts'
import type { Draft } from './shown.ts'
import type { BegunWords } from './use-begun.ts'

export function BegunLine({
  words: { begun, by, isAsLeft, startEmpty },
  onEmpty,
}: {
  words: BegunWords
  onEmpty: () => void
}) {
  const words = useWords(draftWords)
  if (!begun) return null
  return (
    <p className="begun meta" role="status">
      <span>
        {isAsLeft ? words.writtenBy(by) : words.goesOn(by)}, <Time at={begun.at} />
      </span>
      <Button
        kind="quiet"
        size="small"
        onClick={() => {
          startEmpty()
          onEmpty()
        }}
      >
        {words.startEmpty}
      </Button>
    </p>
  )
}

interface AskProps {
  words: BegunWords
  kind: Draft['kind']
  onSend: () => void
}

export function BegunAsk({ words: { asking, answered, by }, kind, onSend }: AskProps) {
  const words = useWords(draftWords)
  if (!asking) return null
  const send = () => {
    answered()
    onSend()
  }
  return (
    <Finding
      what={words.begunAsk(by)}
      tone="warn"
      mend={
        <Button size="small" autoFocus onClick={send}>
          {kind === 'note' ? words.addAsMine : words.sendAsMine}
        </Button>
      }
    >
      {words.begunAskLine}
    </Finding>
  )
}
