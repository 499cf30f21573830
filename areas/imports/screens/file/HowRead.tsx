import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { DELIMITERS, ENCODINGS } from '../../checks/fields.ts'
import { IMPORTS, type OpenedImport } from '../queries.ts'
import { importsWords } from '../words.ts'

type Asked = Partial<Pick<NonNullable<OpenedImport['format']>, 'encoding'>> & {
  delimiter?: (typeof DELIMITERS)[number]
}

/** Its letters and its separator were found out; who sees strange signs below chooses another. */
export function HowRead({ opened }: { opened: OpenedImport }) {
  const words = useWords(importsWords)
  const { doing, run } = useDoing(IMPORTS)
  const { id, format } = opened
  if (!format) return null
  const { encoding, delimiter, kind, rows_at } = format
  const read = (asked: Asked) =>
    run({
      key: 'read',
      ask: () =>
        call(api.look, {
          id,
          encoding,
          ...(delimiter && { delimiter }),
          ...asked,
          time_zone: opened.mapping?.time_zone,
        }),
    })
  return (
    <section className="import-step" aria-label={words.howRead}>
      <Heading>{words.howRead}</Heading>
      <div className="import-fields">
        <SelectField
          label={words.encoding}
          value={encoding}
          disabled={doing !== null}
          choices={ENCODINGS.map((value) => ({ value, label: words.encodings[value] }))}
          onChoice={(value) => read({ encoding: value as typeof encoding })}
        />
        {kind === 'csv' && (
          <SelectField
            label={words.separator}
            value={delimiter}
            disabled={doing !== null}
            choices={DELIMITERS.map((value) => ({ value, label: words.separators[value] }))}
            onChoice={(value) => read({ delimiter: value as (typeof DELIMITERS)[number] })}
          />
        )}
      </div>
      {rows_at && (
        <p className="meta wrap-anywhere">
          {words.rowsAt} <bdi>{rows_at.join('.')}</bdi>
        </p>
      )}
    </section>
  )
}
