import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Icon } from './Icon.tsx'

export interface CheckboxProps {
  label: string
  help?: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some of what it stands for are on. */
  mixed?: boolean
  disabled?: boolean
  name?: string
  /** The label is for a screen reader only, as in the first column of a table. */
  bare?: true
}

export function Checkbox({
  label,
  help,
  checked,
  onChange,
  mixed = false,
  disabled = false,
  name,
  bare,
}: CheckboxProps) {
  const box = (
    <Base.Root
      className="box"
      checked={checked}
      indeterminate={mixed}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
      {...(name && { name })}
      {...(bare && { 'aria-label': label })}
    >
      <Base.Indicator>
        <Icon name={mixed ? 'minus' : 'check'} />
      </Base.Indicator>
    </Base.Root>
  )
  if (bare) return box
  return (
    <label className="check">
      {box}
      <span>
        {label}
        {help && <small>{help}</small>}
      </span>
    </label>
  )
}
