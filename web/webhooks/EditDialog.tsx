import { useQueryClient } from '@tanstack/react-query'
import { changeWebhook } from '#platform/webhooks-api.ts'
import { call } from '#web/call.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type ShownWebhook, WEBHOOKS } from './queries.ts'
import { type Told, WebhookForm } from './WebhookForm.tsx'
import { webhooksWords } from './words.ts'

export function EditDialog({ webhook, onClose }: { webhook: ShownWebhook; onClose: () => void }) {
  const words = useWords(webhooksWords)
  const queries = useQueryClient()
  const save = async (told: Told) => {
    await call(changeWebhook, { id: webhook.id, ...told })
    await queries.invalidateQueries({ queryKey: WEBHOOKS })
    say({ text: words.saved })
    onClose()
  }
  return (
    <Dialog open size="large" onClose={onClose} title={words.editTitle}>
      <WebhookForm from={webhook} send={words.save} onSend={save} onClose={onClose} />
    </Dialog>
  )
}
