/** What notifications adds to the shell: the bell at the head of every page. */
import { fill } from '#web/slots.tsx'

fill('page.head', { id: 'notifications.bell', order: 0, load: async () => (await import('./Bell.tsx')).Bell })
