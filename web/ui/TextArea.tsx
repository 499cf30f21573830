import type { ComponentProps, CSSProperties } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { useMended } from './form-errors.ts'

export interface TextAreaProps
  extends FieldProps,
    Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'className' | 'onChange' | 'style'> {
  /** What we are about to say in public is 16 px; notes and reasons are 14. */
  reading?: true
  onText?: (text: string) => void
}

/** Grows with what is written. */
export function TextArea({
  label,
  name,
  help,
  error,
  beside,
  className,
  reading,
  rows = 2,
  onText,
  ...rest
}: TextAreaProps) {
  const mended = useMended(name)
  const typed = (text: string) => {
    onText?.(text)
    mended()
  }
  return (
    <Field {...{ label, name, help, error, beside, className }}>
      {(ids) => (
        <textarea
          dir="auto"
          {...rest}
          {...ids}
          rows={rows}
          className={reading ? 'input read' : 'input'}
          style={{ '--rows': rows } as CSSProperties}
          onChange={(event) => typed(event.target.value)}
        />
      )}
    </Field>
  )
}
