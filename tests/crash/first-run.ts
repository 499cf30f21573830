/** What a person does in the first minute, over HTTP: a workspace, a monitor, the open stream. */
import { administrationApi } from '#areas/administration/api.ts'
import { connectChannel } from '#areas/channels/api.ts'
import { listeningApi } from '#areas/listening/api.ts'
import { type Browsing, browse } from '../over-http.ts'

const EMAIL = 'ines@ternwind.example'
const PASSWORD = 'a horse for every course'

export async function firstRun(address: string): Promise<Browsing> {
  const ines = browse(address)
  await ines.call(administrationApi.createWorkspace, {
    ...{ workspace_name: 'Ternwind', name: 'Ines Duarte', email: EMAIL, password: PASSWORD },
    ...{ locale: 'en', time_zone: 'Europe/Lisbon' },
  })
  await ines.call(listeningApi.makeMonitor, { name: 'Ternwind', names: [], products: [], leave_out: [] })
  return ines
}

/** The stream's server is asked for names too; nothing outside of this machine is. */
export async function listenTo(ines: Browsing, stream: string): Promise<string> {
  const answers = { stream: `${stream}/subscribe`, appview: stream.replace(/^ws/, 'http') }
  return (await ines.call(connectChannel, { network: 'bluesky', purpose: 'source', answers })).id
}
