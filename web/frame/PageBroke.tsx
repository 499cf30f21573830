import '#web/ui/all-icons.ts'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '#web/call.ts'
import { tryPartAgain } from '#web/new-version.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useShellWords } from '#web/words.ts'

/** A page that broke or whose data could not be had. A fault of the page has a reference for whoever runs Baton. */
export function PageBroke({ error, reset }: ErrorComponentProps) {
  const words = useShellWords()
  const router = useRouter()
  const [reference] = useState(() => referenceOf(error))
  const again = () => {
    reset()
    void router.invalidate()
    void tryPartAgain(error)
  }
  return (
    <div className="state-page">
      {error instanceof CallError ? (
        <ErrorState error={error} onRetry={again} />
      ) : (
        <StateBlock
          role="alert"
          icon="alert"
          title={words.brokeTitle}
          acts={<Button onClick={again}>{words.tryAgain}</Button>}
        >
          <p>{words.brokeLine}</p>
          <p className="meta">{words.reference(reference)}</p>
        </StateBlock>
      )}
    </div>
  )
}

/** Short enough to read out; the console has the cause beside the same reference. */
function referenceOf(error: unknown): string {
  const reference = crypto.randomUUID().slice(0, 8)
  console.error(`reference ${reference}`, error)
  return reference
}
