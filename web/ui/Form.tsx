/**
 * Every form looks and fails like every other: Enter sends it, it cannot be sent twice at once, the server's errors go
 * to their fields by name, and above them a summary says how many and takes the focus.
 */
import { type ReactNode, type SubmitEvent, useRef, useState } from 'react'
import { CallError } from '#web/call.ts'
import { useShellWords } from '#web/words.ts'
import { Button } from './Button.tsx'
import { FormErrors } from './form-errors.ts'

export interface FormProps {
  /** Throws a CallError when refused; what else it throws is a fault and is said as one. */
  onSend: () => Promise<void>
  send: string
  /** Why it cannot be sent yet. */
  disabledReason?: string | null
  kind?: 'primary' | 'secondary'
  keys?: string
  wide?: true
  /** More buttons, after the one that sends. */
  beside?: ReactNode
  children: ReactNode
}

export function Form({ onSend, send, disabledReason, kind = 'primary', keys, wide, beside, children }: FormProps) {
  const [problem, setProblem] = useState<CallError | null>(null)
  const [busy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)

  const sent = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy || disabledReason) return
    setBusy(true)
    setProblem(null)
    try {
      await onSend()
    } catch (caught) {
      setProblem(asProblem(caught))
      requestAnimationFrame(() => summary.current?.focus())
    } finally {
      setBusy(false)
    }
  }

  return (
    <FormErrors value={problem?.fields ?? {}}>
      <form className="form" noValidate onSubmit={sent}>
        {problem && <Summary ref={summary} problem={problem} />}
        {children}
        <div className="form-acts">
          <Button
            type="submit"
            kind={kind}
            busy={busy}
            keys={keys}
            disabledReason={disabledReason}
            className={wide ? 'wide' : undefined}
          >
            {send}
          </Button>
          {beside}
        </div>
      </form>
    </FormErrors>
  )
}

function asProblem(caught: unknown): CallError {
  if (caught instanceof CallError) return caught
  console.error(caught)
  return new CallError({
    status: 0,
    code: 'fault',
    message: 'Something of ours broke. What you wrote is kept; try again.',
  })
}

function Summary({ problem, ref }: { problem: CallError; ref: React.Ref<HTMLDivElement> }) {
  const words = useShellWords()
  const fields = Object.entries(problem.fields)
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={ref}>
      <b>{problem.message}</b>
      {fields.length > 1 && (
        <ul>
          {fields.map(([name, sentence]) => (
            <li key={name}>
              <button type="button" className="link" onClick={(event) => focusField(event.currentTarget, name)}>
                {sentence}
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem.reference && <p className="meta">{words.reference(problem.reference)}</p>}
    </div>
  )
}

function focusField(from: HTMLElement, name: string) {
  const field = from.closest('form')?.querySelector(`[data-field="${CSS.escape(name)}"]`)
  field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus()
}
