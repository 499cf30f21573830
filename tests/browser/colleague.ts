/** Somebody of another role in the house of the inbox: invited by Nora and signed in, by the endpoints that the pages use. */
import type { Cookie } from 'playwright-core'
import { administrationApi } from '#areas/administration/api.ts'
import type { Role } from '#platform/rights.ts'
import { type Browsing, browse } from '../over-http.ts'
import { type InboxHouse, PASSWORD } from './inbox-house.ts'

export interface Colleague extends Browsing {
  id: string
  cookies: Cookie[]
}

export async function colleagueIn(house: InboxHouse, who: { name: string; role: Role }): Promise<Colleague> {
  const nora = browse(house.url)
  await nora.call(administrationApi.signIn, { email: 'nora@fernhill.example', password: PASSWORD })
  const email = `${who.name.split(' ')[0]?.toLowerCase()}@fernhill.example`
  const { link } = await nora.call(administrationApi.invite, { email, role: who.role, team_ids: [] })
  const one = browse(house.url)
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  await one.call(administrationApi.acceptInvitation, { token, name: who.name, password: PASSWORD })
  const { person } = await one.call(administrationApi.session, {})
  const { hostname: domain } = new URL(house.url)
  const cookies = one
    .cookie()
    .split('; ')
    .map((pair): Cookie => {
      const at = pair.indexOf('=')
      const named = { name: pair.slice(0, at), value: pair.slice(at + 1), domain, path: '/', expires: -1 }
      return { ...named, httpOnly: true, secure: false, sameSite: 'Lax' }
    })
  return { ...one, id: person.id, cookies }
}
