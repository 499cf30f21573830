import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { OpenToken, Token } from '#web/ui/Token.tsx'
import { useWords } from '#web/words.ts'
import type { Conditions } from '../schema.ts'
import { type ManyKind, useConditionTexts, useManyChoices } from './condition-texts.ts'
import type { ConditionKind } from './conditions.ts'
import { routingWords } from './words.ts'

interface ConditionFieldProps {
  kind: ConditionKind
  conditions: Conditions
  onChange: (conditions: Conditions) => void
}

/** The field of one condition, in its sentence. */
export function ConditionField({ kind, conditions, onChange }: ConditionFieldProps) {
  const words = useWords(routingWords)
  const { textOf } = useConditionTexts()
  const label = words.conditions[kind]
  const one = (value: string | undefined, texts: Record<string, string>, read: (value: string) => Conditions) => (
    <Token
      label={label}
      choices={Object.entries(texts).map(([value, text]) => ({ value, label: text }))}
      value={value ?? null}
      onChoice={(next) => onChange(read(next))}
    />
  )
  if (kind === 'sentiment')
    return one(conditions.sentiment, words.sounds, (value) => ({
      ...conditions,
      sentiment: value as NonNullable<Conditions['sentiment']>,
    }))
  if (kind === 'addressed')
    return one(conditions.addressed, words.addressed, (value) => ({
      ...conditions,
      addressed: value as NonNullable<Conditions['addressed']>,
    }))
  if (kind === 'private')
    return one(conditions.private ? 'yes' : 'no', words.privacy, (value) => ({
      ...conditions,
      private: value === 'yes',
    }))
  return (
    <OpenToken label={label} says={textOf(conditions, kind)}>
      {kind === 'words' ? (
        <ChipsField
          label={label}
          className="bare-field"
          help={words.wordsHelp}
          values={conditions.words ?? []}
          limit={100}
          onValues={(values) => onChange({ ...conditions, words: values })}
        />
      ) : kind === 'min_followers' ? (
        <TextField
          label={words.atLeast}
          className="bare-field"
          inputMode="numeric"
          value={String(conditions.min_followers ?? '')}
          onText={(text) =>
            onChange({ ...conditions, min_followers: Math.max(1, Number(text.replaceAll(/\D/g, '')) || 1) })
          }
        />
      ) : (
        <Many kind={kind} conditions={conditions} onChange={onChange} />
      )}
    </OpenToken>
  )
}

function Many({ kind, conditions, onChange }: ConditionFieldProps & { kind: ManyKind }) {
  const choices = useManyChoices()[kind]
  const values: readonly string[] = conditions[kind] ?? []
  const toggle = (value: string, on: 'yes' | 'no') =>
    onChange({ ...conditions, [kind]: on === 'yes' ? [...values, value] : values.filter((one) => one !== value) })
  return (
    <div className="many">
      {choices.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={values.includes(value)}
          onChange={(checked) => toggle(value, checked ? 'yes' : 'no')}
        />
      ))}
    </div>
  )
}
