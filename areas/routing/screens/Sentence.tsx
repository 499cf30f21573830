/** A rule as a sentence whose changeable words are fields. */
import { Fragment } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Token } from '#web/ui/Token.tsx'
import { useWords } from '#web/words.ts'
import { ConditionField } from './ConditionField.tsx'
import { CONDITION_KINDS, type Draft, FRESH, kindsIn, without } from './conditions.ts'
import { useTeamChoices } from './queries.ts'
import { routingWords } from './words.ts'

export function Sentence({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const words = useWords(routingWords)
  const { choices } = useTeamChoices()
  const kinds = kindsIn(draft.conditions)
  const unused = CONDITION_KINDS.filter((kind) => !kinds.includes(kind))
  const change = (conditions: Draft['conditions']) => onDraft({ ...draft, conditions })
  return (
    <>
      <div className="sentence">
        {words.when} {kinds.length === 0 && <span className="ink-3">{words.noCondition}</span>}
        {kinds.map((kind, at) => {
          const [before, after] = words.phrases[kind]
          return (
            <Fragment key={kind}>
              {at > 0 && ` ${words.and} `}
              <span className="phrase">
                {before}{' '}
                <span className="phrase-field">
                  <ConditionField kind={kind} conditions={draft.conditions} onChange={change} />
                  <IconButton
                    kind="quiet"
                    size="small"
                    icon="cross"
                    label={words.dropCondition(words.conditions[kind])}
                    onClick={() => change(without(draft.conditions, kind))}
                  />
                </span>
                {after && ` ${after}`}
              </span>
            </Fragment>
          )
        })}
        , {words.goesTo}{' '}
        <Token
          label={words.team}
          choices={choices}
          value={draft.team_id}
          onChoice={(team_id) => onDraft({ ...draft, team_id })}
        />
        .
      </div>
      {unused.length > 0 && (
        <Menu
          align="start"
          trigger={
            <Button kind="quiet" size="small" icon="plus">
              {words.addCondition}
            </Button>
          }
          entries={unused.map((kind) => ({
            label: words.conditions[kind],
            run: () => change({ ...draft.conditions, [kind]: FRESH[kind] }),
          }))}
        />
      )}
    </>
  )
}
