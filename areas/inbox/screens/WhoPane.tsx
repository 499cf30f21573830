import { Slot } from '#web/slots.tsx'
import { SidePane } from '#web/ui/SidePane.tsx'
import { useWords } from '#web/words.ts'
import { ContactSection } from './ContactSection.tsx'
import type { ConversationView } from './shown.ts'
import { WhySection } from './WhySection.tsx'
import { inboxWords } from './words.ts'

/** Who they are and why this is here; other areas add what they know of the conversation. */
export function WhoPane({ view, may, onBack }: { view: ConversationView; may: boolean; onBack: () => void }) {
  const words = useWords(inboxWords)
  return (
    <SidePane label={words.who} onBack={onBack}>
      {view.contact && <ContactSection key={view.contact.id} view={view} contact={view.contact} may={may} />}
      <WhySection row={view.conversation} may={may} />
      <Slot name="conversation.side" conversation_id={view.conversation.id} />
    </SidePane>
  )
}
