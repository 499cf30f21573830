/**
 * The frame of every field: label above, help or mend below, and the links between them for a screen reader. The error
 * comes from the field itself or, by its name, from the form around it.
 */
import { type ReactNode, useId } from 'react'
import { useFieldError } from './form-errors.ts'
import { Icon } from './Icon.tsx'

export interface FieldProps {
  label: string
  /** The input's place in the call, for its error: `email`, `rules.0.name`. */
  name?: string | undefined
  help?: ReactNode
  error?: ReactNode
  /** Stands at the end of the label's line: "Forgotten". */
  beside?: ReactNode
  className?: string | undefined
}

/** What the control itself must carry. */
export interface ControlIds {
  id: string
  name?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

export function Field({
  label,
  name,
  help,
  error,
  beside,
  className,
  children,
}: FieldProps & { children: (ids: ControlIds) => ReactNode }) {
  const made = useId()
  const id = name ? `field-${name}-${made}` : made
  const told = useFieldError(name)
  const wrong = error ?? told
  const below = wrong ?? help
  return (
    <div className={className ? `field ${className}` : 'field'} data-field={name}>
      <div className="field-top">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        {beside && <span className="meta ms-auto">{beside}</span>}
      </div>
      {children({
        id,
        ...(name && { name }),
        ...(below ? { 'aria-describedby': `${id}-below` } : {}),
        ...(wrong ? { 'aria-invalid': true as const } : {}),
      })}
      <Below id={`${id}-below`} help={help} wrong={wrong} />
    </div>
  )
}

export function Below({ id, help, wrong }: { id: string; help: ReactNode; wrong: ReactNode }) {
  if (wrong)
    return (
      <p className="wrong" id={id}>
        <Icon name="alert" size="s" />
        <span>{wrong}</span>
      </p>
    )
  return help ? (
    <p className="help" id={id}>
      {help}
    </p>
  ) : null
}
