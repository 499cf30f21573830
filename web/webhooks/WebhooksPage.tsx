/** Which programs outside are told of facts, and how that goes: the third view of Channels. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ChannelsViews } from '#areas/channels/screens/Views.tsx'
import { useLive } from '#web/live.ts'
import { paths } from '#web/paths.ts'
import { soon } from '#web/soon.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { Calls } from './Calls.tsx'
import { WEBHOOKS, webhooksQuery } from './queries.ts'
import { WebhookTable } from './WebhookTable.tsx'
import { webhooksWords } from './words.ts'

const MakeDialog = lazy(async () => ({ default: (await import('./MakeDialog.tsx')).MakeDialog }))

export function WebhooksPage() {
  const words = useWords(webhooksWords)
  const shell = useShellWords()
  const [makes, setMakes] = useState(false)
  const add = (
    <Button kind="primary" icon="plus" className="head-act" aria-label={words.make} onClick={() => setMakes(true)}>
      {words.make}
    </Button>
  )
  return (
    <>
      <PageHead title={shell.channels} beside={<ChannelsViews />} action={add} />
      <div className="scroll ledger">
        <div className="only-small">
          <ChannelsViews />
        </div>
        <List onMake={() => setMakes(true)} />
      </div>
      <Suspense fallback={null}>{makes && <MakeDialog onClose={() => setMakes(false)} />}</Suspense>
    </>
  )
}

const GATHER_MS = 2_000

function List({ onMake }: { onMake: () => void }) {
  const words = useWords(webhooksWords)
  const navigate = useNavigate()
  const { id } = useParams({ strict: false }) as { id?: string }
  const queries = useQueryClient()
  const webhooks = useQuery(webhooksQuery)
  // Every fact may make a call, so every fact is a reason to look; gathered, since there are many.
  useLive(['platform.', 'channels.', 'inbox.', 'routing.'], () =>
    soon('webhooks', GATHER_MS, () => void queries.invalidateQueries({ queryKey: WEBHOOKS })),
  )
  const opened = webhooks.data?.find((one) => one.id === id)
  const empty = (
    <EmptyState icon="link" title={words.firstTitle} acts={<Button onClick={onMake}>{words.make}</Button>}>
      {words.firstLine}
    </EmptyState>
  )
  return (
    <Loaded query={webhooks} shape="table" isEmpty={(all) => all.length === 0} empty={empty}>
      {(all) => (
        <>
          <div>
            <p className="lead">{words.lead(all.length)}</p>
            <p className="meta">{words.line}</p>
          </div>
          <WebhookTable
            webhooks={all}
            opened={id ?? null}
            onOpen={(one) => void navigate({ to: one === id ? paths.webhooks() : paths.webhook(one) })}
          />
          {opened ? <Calls key={opened.id} webhook={opened} /> : <p className="meta">{words.chooseOne}</p>}
        </>
      )}
    </Loaded>
  )
}
