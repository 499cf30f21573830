import type { ComponentProps, ReactNode } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { useMended } from './form-errors.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface TextFieldProps
  extends FieldProps,
    Omit<ComponentProps<'input'>, 'id' | 'name' | 'className' | 'onChange'> {
  /** A sign inside the field, before what is typed: `£`, `@`. */
  before?: ReactNode
  icon?: IconName
  onText?: (text: string) => void
}

export function TextField({
  label,
  name,
  help,
  error,
  beside,
  className,
  before,
  icon,
  onText,
  ...rest
}: TextFieldProps) {
  const mended = useMended(name)
  const typed = (text: string) => {
    onText?.(text)
    mended()
  }
  return (
    <Field {...{ label, name, help, error, beside, className }}>
      {(ids) => (
        <div className={ids['aria-invalid'] ? 'input bad' : 'input'}>
          {before && <span className="before">{before}</span>}
          <input type="text" dir="auto" {...rest} {...ids} onChange={(event) => typed(event.target.value)} />
          {(icon || rest.readOnly) && (
            <span className="end">
              <Icon name={icon ?? 'lock'} />
            </span>
          )}
        </div>
      )}
    </Field>
  )
}
