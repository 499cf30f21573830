import { CallError } from '#web/call.ts'
import { useShellWords } from '#web/words.ts'
import { Button } from './Button.tsx'
import { NoPermission } from './NoPermission.tsx'
import { StateBlock } from './StateBlock.tsx'

export interface ErrorStateProps {
  error: unknown
  /** "The list did not come". */
  title?: string
  onRetry?: () => void
  who?: readonly string[]
}

/** Says what happened and what to do; a refusal by rights says who can let you in, a fault has its reference. */
export function ErrorState({ error, title, onRetry, who }: ErrorStateProps) {
  const words = useShellWords()
  if (error instanceof CallError && error.status === 403) return <NoPermission {...(who && { who })} />
  const known = error instanceof CallError
  const gone = known && error.status === 0
  return (
    <StateBlock
      role="alert"
      icon={gone ? 'offline' : 'alert'}
      title={title ?? words.listFailed}
      acts={onRetry && <Button onClick={onRetry}>{words.tryNow}</Button>}
    >
      <p>{known ? error.message : words.brokeLine}</p>
      {known && error.reference && <p className="meta">{words.reference(error.reference)}</p>}
    </StateBlock>
  )
}
