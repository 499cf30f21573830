/** What the status page adds to Home, for administrators. */
import { fill } from '#web/slots.tsx'

fill('home.section', { id: 'status', order: 9, load: async () => (await import('./OnHome.tsx')).OnHome })
