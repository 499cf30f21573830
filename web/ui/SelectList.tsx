import { Select } from '@base-ui/react/select'
import { ChoiceRow } from './ChoiceRow.tsx'
import type { Choice } from './choices.ts'

/** What opens below a field or a word that chooses one of a few. */
export function SelectList({ choices, value }: { choices: readonly Choice[]; value: string | null }) {
  return (
    <Select.Portal>
      <Select.Positioner className="floating" sideOffset={4} alignItemWithTrigger={false}>
        <Select.Popup className="menu select-list">
          {choices.map((choice) => (
            <Select.Item
              key={choice.value}
              value={choice.value}
              disabled={Boolean(choice.disabledReason)}
              className="menu-item"
            >
              <ChoiceRow choice={choice} chosen={choice.value === value ? 'yes' : 'no'} />
            </Select.Item>
          ))}
        </Select.Popup>
      </Select.Positioner>
    </Select.Portal>
  )
}
