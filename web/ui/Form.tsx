/**
 * Every form looks and fails like every other: Enter sends it, it cannot be sent twice at once, the server's errors go
 * to their fields by name. A single one is said there and nowhere else; of several a summary above says how many.
 */
import { type ReactNode, type SubmitEvent, useRef, useState } from 'react'
import { CallError } from '#web/call.ts'
import { useShellWords } from '#web/words.ts'
import { Button } from './Button.tsx'
import { errorsLeft, FormErrors, fieldFor, focusIn, MendedField } from './form-errors.ts'

export interface FormProps {
  /** Throws a CallError when refused; what else it throws is a fault and is said as one. */
  onSend: () => Promise<void>
  send: string
  /** Why it cannot be sent yet. */
  disabledReason?: string | null
  kind?: 'primary' | 'secondary' | 'danger-full'
  keys?: string
  wide?: true
  /** More buttons, after the one that sends. */
  beside?: ReactNode
  children: ReactNode
}

export function Form({ onSend, send, disabledReason, kind = 'primary', keys, wide, beside, children }: FormProps) {
  const [problem, setProblem] = useState<CallError | null>(null)
  /** The one field that is wrong says so itself, and has the focus. */
  const [where, setWhere] = useState<'summary' | 'field'>('summary')
  const [mended, setMended] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)

  const sent = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (busy || disabledReason) return
    setBusy(true)
    setProblem(null)
    setMended([])
    try {
      await onSend()
    } catch (caught) {
      const told = asProblem(caught)
      const [only, ...more] = Object.keys(told.fields)
      const field = only && more.length === 0 && saysNoMore(told) ? fieldFor(form, only) : null
      setProblem(told)
      setWhere(field ? 'field' : 'summary')
      requestAnimationFrame(() => (field ? focusIn(field) : summary.current?.focus()))
    } finally {
      setBusy(false)
    }
  }

  return (
    <FormErrors value={errorsLeft(problem?.fields ?? {}, mended)}>
      <MendedField value={(name) => setMended((before) => [...before, name])}>
        <form className="form" noValidate onSubmit={sent}>
          {problem && where === 'summary' && <Summary ref={summary} problem={problem} />}
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
      </MendedField>
    </FormErrors>
  )
}

/** What stands above would only repeat the field, or call it by the name that programs know. */
const saysNoMore = ({ code, message, fields }: CallError): boolean =>
  code === 'invalid_input' || Object.values(fields).every((sentence) => sentence === message)

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
              <button
                type="button"
                className="link"
                onClick={(event) => focusIn(fieldFor(event.currentTarget.closest('form'), name))}
              >
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
