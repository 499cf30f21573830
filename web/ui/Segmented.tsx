import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'

export interface SegmentedProps {
  label: string
  value: string
  onValue: (value: string) => void
  parts: readonly { value: string; label: string; count?: number | string }[]
}

/** A few ways to look at the same list; one is always on. */
export function Segmented({ label, value, onValue, parts }: SegmentedProps) {
  return (
    <ToggleGroup
      className="seg"
      aria-label={label}
      value={[value]}
      onValueChange={([next]) => next !== undefined && onValue(String(next))}
    >
      {parts.map((part) => (
        <Toggle key={part.value} value={part.value}>
          {part.label}
          {part.count !== undefined && <span className="count">{part.count}</span>}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
