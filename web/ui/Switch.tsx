import { Switch as Base } from '@base-ui/react/switch'

export interface SwitchProps {
  label: string
  help?: string
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  name?: string
}

/** Takes effect at once; what waits for a Save is a Checkbox. */
export function Switch({ label, help, checked, onChange, disabled = false, name }: SwitchProps) {
  return (
    <label className="check">
      <Base.Root
        className="switch"
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        {...(name && { name })}
      />
      <span>
        {label}
        {help && <small>{help}</small>}
      </span>
    </label>
  )
}
