import { useState } from 'react'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { ComboField } from '#web/ui/ComboField.tsx'
import type { Choice } from '#web/ui/choices.ts'
import { PasswordField } from '#web/ui/PasswordField.tsx'
import { Radios } from '#web/ui/Radios.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { Switch } from '#web/ui/Switch.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { Spec } from './Spec.tsx'

const TEAMS: Choice[] = ['Service', 'Product', 'Logistics', 'Accounts'].map((label) => ({
  value: label,
  label,
  before: <Avatar name={label} kind="team" size="s" />,
  ...(label === 'Accounts' && { disabledReason: 'Bob, today only' }),
}))
const PEOPLE: Choice[] = [
  'Nora Lindqvist',
  'Samir Haddad',
  'Oluwaseun Adeyemi-Fairbanks',
  'Maximiliane Freifrau von Hohenstein-Wartenberg',
  'عبد الرحمن المنصوري',
].map((label) => ({
  value: label,
  label,
  before: <Avatar name={label} size="s" />,
}))

export function Fields() {
  const [team, setTeam] = useState<string | null>('Service')
  const [person, setPerson] = useState<string | null>(null)
  const [words, setWords] = useState(['Fernhill', 'Arc kettle', 'غلاية'])
  return (
    <Spec title="Fields" rule="Label above, help or mend below. The edge is 3:1.">
      <div className="grid3">
        <TextField
          label="Name of the monitor"
          placeholder="For example, Arc kettle"
          help="Shown in lists and alarms."
        />
        <TextField
          label="Query"
          defaultValue="(fernhill OR “arc kettle” AND lid"
          error="The bracket at 1 is never closed. Close it after “arc kettle”."
        />
        <TextField label="Amount" before="£" defaultValue="89.00" inputMode="decimal" />
        <SelectField label="Team" choices={TEAMS} value={team} onChoice={setTeam} />
        <ComboField
          label="Hand over to"
          choices={PEOPLE}
          value={person}
          onChoice={setPerson}
          placeholder="Type a name"
        />
        <TextField label="Handle" defaultValue="@fernhill.co" disabled icon="lock" help="Set by the network." />
        <PasswordField
          label="Password"
          use="new-password"
          beside={
            <a className="link" href="#page">
              Forgotten
            </a>
          }
          help="Twelve characters or more; a sentence is good."
        />
        <ChipsField
          label="Words of the brand"
          values={words}
          onValues={setWords}
          className="col-span-2 max-[700px]:col-span-1"
        />
        <TextArea
          className="wide"
          label="Reason for the hand-over"
          defaultValue="Third one. She needs a decision about money, not a fourth kettle."
        />
        <Choices />
      </div>
    </Spec>
  )
}

function Choices() {
  const [lead, setLead] = useState(true)
  const [deputy, setDeputy] = useState(false)
  const [scope, setScope] = useState('all')
  const [warn, setWarn] = useState(true)
  const [ask, setAsk] = useState(false)
  const nothing = () => undefined
  return (
    <>
      <fieldset className="field">
        <legend className="label mb-1.5">Tell whom</legend>
        <Checkbox label="The team lead" checked={lead} onChange={setLead} />
        <Checkbox label="The deputy" checked={deputy} onChange={setDeputy} />
        <Checkbox label="Some of the others" checked={false} mixed onChange={nothing} />
        <Checkbox label="The customer, once signed" checked={false} disabled onChange={nothing} />
      </fieldset>
      <Radios
        label="Scope of the hold"
        value={scope}
        onChoice={setScope}
        choices={[
          { value: 'all', label: 'All channels' },
          { value: 'arc', label: 'Only what mentions Arc' },
          { value: 'one', label: 'One campaign', disabledReason: 'None is running' },
        ]}
      />
      <fieldset className="field">
        <legend className="label mb-1.5">Switches</legend>
        <Switch label="Warn before the limit" checked={warn} onChange={setWarn} />
        <Switch
          label="Ask how it went"
          checked={ask}
          onChange={setAsk}
          help="One question, a day after the last answer."
        />
        <Switch label="Language model, off for all" checked={false} disabled onChange={nothing} />
      </fieldset>
    </>
  )
}
