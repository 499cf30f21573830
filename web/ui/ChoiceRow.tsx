import type { Choice } from './choices.ts'
import { Icon } from './Icon.tsx'

/** A choice inside a list: what stands before it, its label, and at the end its tick, its note or why it is off. */
export function ChoiceRow({ choice, chosen }: { choice: Choice; chosen: 'yes' | 'no' }) {
  const note = choice.disabledReason ?? choice.note
  return (
    <>
      {choice.icon && <Icon name={choice.icon} />}
      {choice.before}
      <span className="cut">{choice.label}</span>
      {(note || chosen === 'yes') && (
        <span className="end meta">{chosen === 'yes' ? <Icon name="check" /> : note}</span>
      )}
    </>
  )
}
