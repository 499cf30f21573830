/** Step 2: the brand as people write it, and beside it, live, what is said about it. */
import { useQuery } from '@tanstack/react-query'
import type { MonitorShown } from '#areas/listening/screens/queries.ts'
import { monitorsQuery } from '#areas/listening/screens/queries.ts'
import { useSession } from '#web/session.ts'
import { ChipsField } from '#web/ui/ChipsField.tsx'
import { Form } from '#web/ui/Form.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { Heard } from './Heard.tsx'
import { Sources } from './Sources.tsx'
import { useName } from './use-name.ts'
import { firstRunWords } from './words.ts'

export function YourName() {
  const words = useWords(firstRunWords)
  const monitors = useQuery(monitorsQuery)
  return (
    <>
      <Loaded query={monitors} shape="lines" failed={words.monitorFailed}>
        {(all) => <NameAndHeard monitor={all.find(({ kind }) => kind === 'brand')} />}
      </Loaded>
      <Sources />
    </>
  )
}

function NameAndHeard({ monitor }: { monitor: MonitorShown | undefined }) {
  const words = useWords(firstRunWords)
  const { workspace } = useSession()
  const { named, setNamed, store, setLeftOut } = useName(monitor, workspace.name)
  const send = async () => {
    await store(named)
    if (monitor) say({ text: words.kept })
  }
  const leaveOut = async (phrase: string) => {
    await setLeftOut(phrase, 'add')
    say({ text: words.leftOut(phrase), undo: () => setLeftOut(phrase, 'take') })
  }
  return (
    <div className="namer">
      <Form send={monitor ? words.keep : words.listenFor} kind="secondary" onSend={send}>
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
      </Form>
      <Heard monitor={monitor} onLeaveOut={leaveOut} />
    </div>
  )
}
