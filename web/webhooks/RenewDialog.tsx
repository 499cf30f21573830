import { useState } from 'react'
import { renewWebhookSecret } from '#platform/webhooks-api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { useWords } from '#web/words.ts'
import { type ShownWebhook, WEBHOOKS } from './queries.ts'
import { SecretDialog } from './SecretDialog.tsx'
import { webhooksWords } from './words.ts'

/** Asks, since the old secret can't be brought back; then shows the new one. */
export function RenewDialog({ webhook, onClose }: { webhook: ShownWebhook; onClose: () => void }) {
  const words = useWords(webhooksWords)
  const [secret, setSecret] = useState<string | null>(null)
  const { doing, run } = useDoing(WEBHOOKS)
  const renew = () =>
    run({
      key: 'renew',
      ask: () => call(renewWebhookSecret, { id: webhook.id }),
      done: (made) => void setSecret(made.secret),
    })
  if (secret) return <SecretDialog secret={secret} onClose={onClose} />
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.renewTitle}
      acts={
        <>
          <Button onClick={onClose}>{words.keepOld}</Button>
          <Button kind="danger-full" busy={doing === 'renew'} onClick={renew}>
            {words.renewNow}
          </Button>
        </>
      }
    >
      <p className="ink-2 wrap-anywhere">
        <bdi>{webhook.address}</bdi>
      </p>
      <p className="ink-2">{words.renewLine}</p>
    </Dialog>
  )
}
