/** A name as people write it, and beside it, live, what is said about it. */
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { Form } from '#web/ui/Form.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { Heard } from './Heard.tsx'
import { TryName } from './lazily.tsx'
import type { MonitorShown } from './queries.ts'
import { SetField } from './SetField.tsx'
import { type Named, useName } from './use-name.ts'
import { listeningWords } from './words.ts'

export interface NameAndHeardProps {
  /** Undefined while it is not there yet. */
  monitor: MonitorShown | undefined
  /** What stands in the field at first. */
  guess: string
  /** Asks what it is about; in the first run it is the brand. */
  withSet?: true
  /** How many posts are shown. */
  limit?: number
  /** Why it can only be read. */
  forbidden?: string | null
  onMade?: (made: MonitorShown) => void
}

export function NameAndHeard({ monitor, guess, withSet, limit = 6, forbidden = null, onMade }: NameAndHeardProps) {
  const words = useWords(listeningWords)
  const { named, setNamed, changed, store, setLeftOut } = useName(monitor, guess)
  const send = async () => {
    const kept = await store(named)
    if (monitor) say({ text: words.kept })
    else onMade?.(kept)
  }
  const leaveOut = async (phrase: string) => {
    await setLeftOut(phrase, 'add')
    say({ text: words.leftOut(phrase), undo: () => setLeftOut(phrase, 'take') })
  }
  return (
    <div className="namer">
      <Form send={monitor ? words.keep : words.listenFor} kind="secondary" disabledReason={forbidden} onSend={send}>
        {forbidden && <Notice icon="lock">{forbidden}</Notice>}
        <fieldset className="contents" disabled={forbidden !== null}>
          <Fields named={named} setNamed={setNamed} />
          {withSet && (
            <SetField value={named.kind} onSet={(kind) => setNamed({ ...named, kind })} disabled={forbidden !== null} />
          )}
        </fieldset>
      </Form>
      <div className="name-said">
        {withSet && changed && <TryName named={named} />}
        {/* Of one that is not there yet nothing is heard: what it would have heard stands in that place. */}
        {(monitor || !withSet) && (
          <Heard monitor={monitor} limit={limit} onLeaveOut={forbidden ? undefined : leaveOut} />
        )}
      </div>
    </div>
  )
}

function Fields({ named, setNamed }: { named: Named; setNamed: (named: Named) => void }) {
  const words = useWords(listeningWords)
  return (
    <>
      <TextField
        label={words.brand}
        name="name"
        required
        value={named.name}
        onText={(name) => setNamed({ ...named, name })}
      />
      <ChipsField
        label={words.alsoWritten}
        name="names"
        help={words.alsoHelp}
        values={named.names}
        onValues={(names) => setNamed({ ...named, names })}
      />
      <ChipsField
        label={words.products}
        name="products"
        help={words.productsHelp}
        limit={200}
        values={named.products}
        onValues={(products) => setNamed({ ...named, products })}
      />
      <ChipsField
        label={words.leaveOut}
        name="leave_out"
        help={words.leaveOutHelp}
        limit={200}
        values={named.leave_out}
        onValues={(leave_out) => setNamed({ ...named, leave_out })}
      />
    </>
  )
}
