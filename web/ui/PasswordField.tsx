import { type ComponentProps, useState } from 'react'
import { useShellWords } from '#web/words.ts'
import { Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'

export interface PasswordFieldProps
  extends FieldProps,
    Pick<ComponentProps<'input'>, 'autoFocus' | 'required' | 'minLength'> {
  use: 'current-password' | 'new-password' | 'one-time-code'
  value?: string
  onText?: (text: string) => void
}

/** A password that can be looked at while it is typed. */
export function PasswordField({
  label,
  name,
  help,
  error,
  beside,
  className,
  use,
  onText,
  ...rest
}: PasswordFieldProps) {
  const words = useShellWords()
  const [seen, setSeen] = useState(false)
  return (
    <Field {...{ label, name, help, error, beside, className }}>
      {(ids) => (
        <div className={ids['aria-invalid'] ? 'input bad' : 'input'}>
          <input
            {...rest}
            {...ids}
            type={seen ? 'text' : 'password'}
            autoComplete={use}
            spellCheck={false}
            onChange={(event) => onText?.(event.target.value)}
          />
          <button
            type="button"
            className="end"
            aria-label={seen ? words.hide : words.show}
            aria-pressed={seen}
            onClick={() => setSeen(!seen)}
          >
            <Icon name={seen ? 'eye-off' : 'eye'} />
          </button>
        </div>
      )}
    </Field>
  )
}
