import { useQuery } from '@tanstack/react-query'
import { peopleQuery } from '#areas/administration/screens/queries.ts'
import { builtInTopicsQuery, topicsQuery } from '#areas/routing/screens/queries.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { BUILT_IN_TOPICS } from '#areas/understanding/schema.ts'
import { useMay } from '#web/session.ts'
import { Chip } from '#web/ui/Chip.tsx'
import { ComboField } from '#web/ui/ComboField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import type { PartProps } from './HeardPage.tsx'
import { heardWords } from './words.ts'

/** What may be left out; folded, so that the rest fits on a phone. */
export function More({ noted, set }: PartProps) {
  const words = useWords(heardWords)
  return (
    <details>
      <summary>{words.more}</summary>
      <div className="import-step">
        <TextField
          label={words.where}
          name="where"
          help={words.whereHelp}
          maxLength={200}
          value={noted.where}
          onText={(where) => set({ where })}
        />
        <TextField
          label={words.when}
          name="heard_at"
          help={words.whenHelp}
          type="datetime-local"
          value={noted.heard_at}
          onText={(heard_at) => set({ heard_at })}
        />
        <Topic noted={noted} set={set} />
        <OurPeople noted={noted} set={set} />
      </div>
    </details>
  )
}

function Topic({ noted, set }: PartProps) {
  const words = useWords(heardWords)
  const enabled = useMay('read')
  const own = useQuery({ ...topicsQuery, enabled }).data ?? []
  const changes = useQuery({ ...builtInTopicsQuery, enabled }).data ?? []
  const isOff = (name: string) => changes.some(({ topic, switched_off }) => topic === name && switched_off)
  const names = [...BUILT_IN_TOPICS.filter((topic) => !isOff(topic)), ...own.map(({ name }) => name)]
  return (
    <ComboField
      label={words.topic}
      name="topic"
      value={noted.topic}
      choices={[{ value: '', label: words.topicRead }, ...names.map((value) => ({ value, label: topicName(value) }))]}
      onChoice={(topic) => set({ topic: topic ?? '' })}
    />
  )
}

function OurPeople({ noted, set }: PartProps) {
  const words = useWords(heardWords)
  const people = useQuery(peopleQuery).data ?? []
  const chosen = people.filter(({ id }) => noted.people_ids.includes(id))
  const others = people.filter(({ id }) => !noted.people_ids.includes(id))
  return (
    <>
      <ComboField
        label={words.people}
        placeholder={words.addPerson}
        value={null}
        choices={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChoice={(id) => id && set({ people_ids: [...noted.people_ids, id] })}
      />
      {chosen.length > 0 && (
        <div className="chips">
          {chosen.map(({ id, name }) => (
            <Chip key={id} pressed onPress={() => set({ people_ids: noted.people_ids.filter((one) => one !== id) })}>
              {name}
            </Chip>
          ))}
        </div>
      )}
    </>
  )
}
