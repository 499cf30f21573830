/** Who works at Fernhill. All of them are invented. */
import type { Role } from '#platform/rights.ts'

export interface Colleague {
  name: string
  /** Before the @. */
  mailbox: string
  role: Role
  teams: readonly string[]
  locale: string
  time_zone: string
}

export const FOUNDER = {
  name: 'Imke Vandersteen-Albrecht',
  mailbox: 'imke',
  team: 'Service',
  locale: 'en-GB',
  time_zone: 'Europe/London',
}

const uk = { locale: 'en-GB', time_zone: 'Europe/London' }
const agent = (name: string, mailbox: string, team: string, where = uk): Colleague => ({
  ...{ name, mailbox, role: 'agent', teams: [team] },
  ...where,
})

export const COLLEAGUES: readonly Colleague[] = [
  agent('Kwabena Osei', 'kwabena', 'Service'),
  agent('Lucía Fernández de Córdoba', 'lucia', 'Service', { locale: 'es', time_zone: 'Europe/Madrid' }),
  agent('Bartholomew Ashdown-Reyes', 'bart', 'Service'),
  agent('Marit Søndergaard', 'marit', 'Product', { locale: 'en', time_zone: 'Europe/Copenhagen' }),
  agent('Farid Benhaddou', 'farid', 'Logistics', { locale: 'fr', time_zone: 'Europe/Amsterdam' }),
  agent('Tilda Brandt', 'tilda', 'Logistics', { locale: 'de', time_zone: 'Europe/Berlin' }),
  agent('Rosalind Okonkwo-Whitby', 'rosalind', 'Press'),
  agent('Henrik Sjöström', 'henrik', 'Investor relations'),
  agent('Yasemin Karaca', 'yasemin', 'Sales', { locale: 'tr', time_zone: 'Europe/Istanbul' }),
  agent('Piotr Wiśniewski', 'piotr', 'Human resources', { locale: 'pl', time_zone: 'Europe/Warsaw' }),
  agent('Cosima Delacroix', 'cosima', 'Marketing', { locale: 'fr', time_zone: 'Europe/Paris' }),
  agent('Ngozi Adebayo', 'ngozi', 'Back office'),
  { ...agent('Derek Plimpton', 'derek', 'Back office'), role: 'contributor' },
  { ...uk, name: 'Aoife Ní Bhriain', mailbox: 'aoife', role: 'executive', teams: [] },
]

/** Asked to join, not here yet. */
export const ASKED = { mailbox: 'wilhelmina', team: 'Service' }
