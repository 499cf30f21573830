import { CallError } from '#web/call.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { NoPermission } from '#web/ui/NoPermission.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { Spec } from './Spec.tsx'

const away = new CallError({
  status: 0,
  code: 'not_reached',
  message: 'The server did not answer for 10 seconds. What you were writing is kept.',
})
const broke = new CallError({
  status: 500,
  code: 'fault',
  message: 'The server failed. Nothing was changed; try again in a moment.',
  reference: '7f3a-01c2',
})
const again = () => undefined

export function States() {
  return (
    <Spec title="States" rule="Each list has them all.">
      <div className="grid3 states">
        <div>
          <p className="meta">First use</p>
          <EmptyState
            icon="ear"
            title="What people say will stand here"
            acts={<Button kind="primary">Name the brand</Button>}
          >
            Name your brand and the first mentions arrive within a minute, from sources that need no key.
          </EmptyState>
        </div>
        <div>
          <p className="meta">Empty, and that is good</p>
          <EmptyState title="Nobody waits for you" acts={<Button>Look at Service</Button>}>
            Service has 31 open, all with somebody. Two are late: they are Samir’s.
          </EmptyState>
        </div>
        <div>
          <p className="meta">Loading</p>
          <Skeleton shape="rows" />
        </div>
        <div>
          <p className="meta">Not reached</p>
          <ErrorState title="The list did not come" error={away} onRetry={again} />
        </div>
        <div>
          <p className="meta">A fault, with its reference</p>
          <ErrorState error={broke} onRetry={again} />
        </div>
        <div>
          <p className="meta">No permission</p>
          <NoPermission
            title="Talent conversations are HR’s"
            who={['Gwendolyn Pryce-Abernathy']}
            acts={<Button>Ask Gwendolyn</Button>}
          />
        </div>
        <div>
          <p className="meta">Partial, and too much</p>
          <StateBlock
            icon="dashed"
            title="Shown: 500 of about 104,000"
            acts={
              <>
                <Button>Reconnect</Button>
                <Button kind="quiet">Add a filter</Button>
              </>
            }
          >
            Mastodon is missing since 09:20: its sign-in ran out. Narrow the list or reconnect.
          </StateBlock>
        </div>
        <div>
          <p className="meta">Loading a table</p>
          <Skeleton shape="table" count={4} />
        </div>
        <div>
          <p className="meta">Loading words</p>
          <Skeleton shape="lines" count={5} />
        </div>
      </div>
    </Spec>
  )
}
