import { lazy, Suspense, useState } from 'react'
import { deleteWebhook, pauseWebhook, resumeWebhook } from '#platform/webhooks-api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Health } from '#web/ui/Health.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { type ShownWebhook, WEBHOOKS } from './queries.ts'
import { webhooksWords } from './words.ts'

const EditDialog = lazy(async () => ({ default: (await import('./EditDialog.tsx')).EditDialog }))
const RenewDialog = lazy(async () => ({ default: (await import('./RenewDialog.tsx')).RenewDialog }))

export interface WebhookTableProps {
  webhooks: readonly ShownWebhook[]
  opened: string | null
  onOpen: (id: string) => void
}

export function WebhookTable({ webhooks, opened, onOpen }: WebhookTableProps) {
  const words = useWords(webhooksWords)
  const format = useFormat()
  const columns: Column<ShownWebhook>[] = [
    {
      id: 'address',
      head: words.address,
      cell: (webhook) => (
        <>
          <button
            type="button"
            className="link start wrap-anywhere"
            aria-expanded={webhook.id === opened}
            onClick={() => onOpen(webhook.id)}
          >
            <bdi>{webhook.address}</bdi>
          </button>
          <span className="meta block">{webhook.fact_names.join(', ') || words.allFacts}</span>
        </>
      ),
    },
    { id: 'state', head: words.state, cell: (webhook) => <State webhook={webhook} /> },
    {
      id: 'waiting',
      head: words.waiting,
      align: 'end',
      small: 'hidden',
      cell: ({ waiting }) => format.number(waiting),
    },
    {
      id: 'given',
      head: words.givenUp,
      align: 'end',
      small: 'hidden',
      cell: ({ given_up }) => format.number(given_up),
    },
    {
      id: 'act',
      head: <span className="sr">{words.act}</span>,
      align: 'end',
      cell: (webhook) => <Acts webhook={webhook} />,
    },
  ]
  return (
    <Table
      label={words.title}
      columns={columns}
      rows={webhooks}
      keyOf={({ id }) => id}
      onKey={opened}
      onRow={({ id }) => onOpen(id)}
    />
  )
}

function State({ webhook }: { webhook: ShownWebhook }) {
  const words = useWords(webhooksWords)
  const format = useFormat()
  const now = useNow()
  const { paused_at, paused_because, failures, not_before } = webhook
  const why = paused_at ? paused_because : not_before && words.again(format.relative(not_before, now))
  return (
    <>
      {paused_at ? (
        <Health state="unknown">{words.paused}</Health>
      ) : failures > 0 ? (
        <Health state="soon">{words.failing(failures)}</Health>
      ) : (
        <Health state="well">{words.well}</Health>
      )}
      {why && <span className="meta block">{why}</span>}
    </>
  )
}

function Acts({ webhook }: { webhook: ShownWebhook }) {
  const words = useWords(webhooksWords)
  const [asks, setAsks] = useState<'edit' | 'renew' | 'remove' | null>(null)
  const close = () => setAsks(null)
  const { doing, run } = useDoing(WEBHOOKS)
  const { id } = webhook
  const resume = () =>
    run({ key: 'state', ask: () => call(resumeWebhook, { id }), done: () => ({ text: words.isResumed }) })
  const pause = () =>
    run({ key: 'state', ask: () => call(pauseWebhook, { id }), done: () => ({ text: words.isPaused, undo: resume }) })
  const remove = () =>
    run({
      key: 'remove',
      ask: () => call(deleteWebhook, { id }),
      done: () => {
        close()
        return { text: words.removed }
      },
    })
  return (
    <span className="row-acts">
      <Button size="small" busy={doing === 'state'} onClick={webhook.paused_at ? resume : pause}>
        {webhook.paused_at ? words.resume : words.pause}
      </Button>
      <Menu
        trigger={<IconButton size="small" kind="quiet" icon="more" label={words.more(webhook.address)} />}
        entries={[
          { label: words.edit, icon: 'pen', run: () => setAsks('edit') },
          { label: words.renew, icon: 'lock', run: () => setAsks('renew') },
          'rule',
          { label: words.remove, icon: 'trash', red: true, run: () => setAsks('remove') },
        ]}
      />
      <Suspense fallback={null}>
        {asks === 'edit' && <EditDialog webhook={webhook} onClose={close} />}
        {asks === 'renew' && <RenewDialog webhook={webhook} onClose={close} />}
      </Suspense>
      <Dialog
        open={asks === 'remove'}
        onClose={close}
        title={words.removeTitle}
        acts={
          <>
            <Button onClick={close}>{words.keep}</Button>
            <Button kind="danger-full" busy={doing === 'remove'} onClick={remove}>
              {words.removeNow}
            </Button>
          </>
        }
      >
        <p className="ink-2 wrap-anywhere">
          <bdi>{webhook.address}</bdi>
        </p>
        <p className="ink-2">{words.removeLine}</p>
      </Dialog>
    </span>
  )
}
