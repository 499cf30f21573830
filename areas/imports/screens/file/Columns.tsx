import { useState } from 'react'
import { timeZoneChoices } from '#areas/administration/screens/places.ts'
import { Button } from '#web/ui/Button.tsx'
import { ComboField } from '#web/ui/ComboField.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { DATE_FORMS, type DateForm, FIELDS, type Field, type Mapping } from '../../checks/fields.ts'
import type { OpenedImport } from '../queries.ts'
import { importsWords } from '../words.ts'
import { KeepDialog } from './KeepDialog.tsx'
import { useMapping } from './use-mapping.ts'

const FIRST: readonly Field[] = ['text', 'posted_at', 'author_name', 'author_handle', 'id', 'url', 'network']
const REST = FIELDS.filter((field) => !FIRST.includes(field))

export function Columns({ opened }: { opened: OpenedImport }) {
  const words = useWords(importsWords)
  const keep = useMapping(opened)
  const [asks, setAsks] = useState(false)
  const { mapping } = opened
  if (!mapping) return null
  return (
    <section className="import-step" aria-label={words.whatColumns}>
      <Heading
        beside={
          <Button size="small" onClick={() => setAsks(true)}>
            {words.keepMapping}
          </Button>
        }
      >
        {words.whatColumns}
      </Heading>
      <p className="meta">{words.whatColumnsLine}</p>
      <KeptBefore opened={opened} onMapping={(next) => keep({ mapping: next })} />
      <Some fields={FIRST} opened={opened} mapping={mapping} onMapping={(next) => keep({ mapping: next })} />
      <details>
        <summary>{words.moreColumns}</summary>
        <Some fields={REST} opened={opened} mapping={mapping} onMapping={(next) => keep({ mapping: next })} />
      </details>
      <Unused opened={opened} mapping={mapping} />
      <Times mapping={mapping} onMapping={(next) => keep({ mapping: next })} />
      {asks && <KeepDialog id={opened.id} onClose={() => setAsks(false)} />}
    </section>
  )
}

interface SomeProps {
  fields: readonly Field[]
  opened: OpenedImport
  mapping: Mapping
  onMapping: (mapping: Mapping) => void
}

function Some({ fields, opened, mapping, onMapping }: SomeProps) {
  const words = useWords(importsWords)
  const choices = [
    { value: '', label: words.none },
    ...(opened.format?.columns ?? []).map((column) => ({ value: column, label: column })),
  ]
  const set = (field: Field, column: string | null) => {
    const { [field]: _, ...others } = mapping.columns
    onMapping({ ...mapping, columns: column ? { ...others, [field]: column } : others })
  }
  return (
    <div className="import-fields">
      {fields.map((field) => (
        <ComboField
          key={field}
          name={field}
          label={words.fields[field]}
          value={mapping.columns[field] ?? ''}
          choices={field === 'text' ? choices.slice(1) : choices}
          onChoice={(column) => set(field, column)}
        />
      ))}
    </div>
  )
}

const UNUSED_SHOWN = 20

/** What is left behind is told, by its name in the file. */
function Unused({ opened: { format }, mapping }: Pick<SomeProps, 'opened' | 'mapping'>) {
  const words = useWords(importsWords)
  const used = new Set(Object.values(mapping.columns))
  const unused = format?.columns.filter((column) => !used.has(column)) ?? []
  if (unused.length === 0) return null
  const more = unused.length - UNUSED_SHOWN
  return (
    <p className="meta wrap-anywhere">
      {words.unused(unused.length)}{' '}
      {unused.slice(0, UNUSED_SHOWN).map((column, at) => (
        <span key={column}>
          {at > 0 && ', '}
          <bdi>{column}</bdi>
        </span>
      ))}
      {more > 0 && ` ${words.unusedMore(more)}`}
    </p>
  )
}

function Times({ mapping, onMapping }: Pick<SomeProps, 'mapping' | 'onMapping'>) {
  const words = useWords(importsWords)
  const [network, setNetwork] = useState(mapping.network)
  return (
    <div className="import-fields">
      <SelectField
        label={words.dates}
        value={mapping.date_form}
        choices={DATE_FORMS.map((value) => ({ value, label: words.dateForms[value] }))}
        onChoice={(value) => onMapping({ ...mapping, date_form: value as DateForm })}
      />
      <ComboField
        label={words.zone}
        value={mapping.time_zone}
        choices={timeZoneChoices(mapping.time_zone)}
        onChoice={(time_zone) => time_zone && onMapping({ ...mapping, time_zone })}
      />
      <TextField
        label={words.network}
        help={words.networkHelp}
        maxLength={40}
        value={network}
        onText={setNetwork}
        onBlur={() =>
          network.trim() && network !== mapping.network && onMapping({ ...mapping, network: network.trim() })
        }
      />
    </div>
  )
}

function KeptBefore({ opened, onMapping }: Pick<SomeProps, 'opened' | 'onMapping'>) {
  const words = useWords(importsWords)
  const { kept_mappings: kept, mapping } = opened
  if (kept.length === 0) return null
  const same = kept.find((one) => JSON.stringify(one.mapping) === JSON.stringify(mapping))
  return (
    <SelectField
      className="short"
      label={words.keptBefore}
      value={same?.id ?? null}
      choices={kept.map(({ id, name }) => ({ value: id, label: name }))}
      onChoice={(id) => {
        const chosen = kept.find((one) => one.id === id)
        if (chosen) onMapping(chosen.mapping)
      }}
    />
  )
}
