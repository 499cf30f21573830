/** What an address is told of: everything, or what is ticked, area by area. `inbox.*` stands for a whole area. */
import { useQuery } from '@tanstack/react-query'
import type { ToldFact } from '#platform/webhooks-api.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { Radios } from '#web/ui/Radios.tsx'
import { useWords } from '#web/words.ts'
import { areaOf, type Chosen, tick } from './chosen.ts'
import { factsQuery } from './queries.ts'
import { webhooksWords } from './words.ts'

export interface FactTicksProps {
  chosen: Chosen
  onChosen: (chosen: Chosen) => void
}

export function FactTicks({ chosen, onChosen }: FactTicksProps) {
  const words = useWords(webhooksWords)
  const query = useQuery(factsQuery)
  return (
    <>
      <Radios
        name="fact_names"
        label={words.which}
        choices={[
          { value: 'all', label: words.everything },
          { value: 'some', label: words.some },
        ]}
        value={chosen.which}
        onChoice={(which) => onChosen({ ...chosen, which: which === 'all' ? 'all' : 'some' })}
      />
      {chosen.which === 'some' && (
        <Loaded query={query} shape="rows">
          {(facts) => (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and must by keyboard too
            <section className="fact-ticks" aria-label={words.facts} tabIndex={0}>
              {[...Map.groupBy(facts, areaOf)].map(([area, ofArea]) => (
                <Area
                  key={area}
                  area={area}
                  facts={ofArea}
                  names={chosen.names}
                  onNames={(names) => onChosen({ ...chosen, names })}
                />
              ))}
            </section>
          )}
        </Loaded>
      )}
    </>
  )
}

interface AreaProps {
  area: string
  facts: readonly ToldFact[]
  names: readonly string[]
  onNames: (names: string[]) => void
}

function Area({ area, facts, names, onNames }: AreaProps) {
  const words = useWords(webhooksWords)
  const whole = names.includes(`${area}.*`)
  const title = words.allOf(words.areas[area] ?? area)
  return (
    <fieldset className="fact-area">
      <legend className="sr">{title}</legend>
      <Checkbox
        label={title}
        help={words.allOfHelp}
        checked={whole}
        mixed={!whole && facts.some(({ name }) => names.includes(name))}
        onChange={() => onNames(tick(names, `${area}.*`))}
      />
      <div className="fact-area-each">
        {facts.map(({ name, tells }) => (
          <Checkbox
            key={name}
            label={tells}
            help={name}
            checked={whole || names.includes(name)}
            disabled={whole}
            onChange={() => onNames(tick(names, name))}
          />
        ))}
      </div>
    </fieldset>
  )
}
