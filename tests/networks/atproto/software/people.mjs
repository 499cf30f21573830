/** What people do on the network, through the client that its makers write: it is independent of our connector. */
import { AtpAgent, RichText } from '@atproto/api'

export function deeds(network) {
  const agents = new Map()

  return {
    async makeAccount({ name }) {
      const agent = new AtpAgent({ service: network.pds.url })
      const handle = `${name}.test`
      const password = `password-of-${name}`
      await agent.createAccount({ handle, email: `${name}@example.com`, password })
      const made = await agent.com.atproto.server.createAppPassword({ name: 'baton' })
      agents.set(handle, agent)
      return { did: agent.session.did, handle, password, app_password: made.data.password }
    },

    /** Facets are found by the client, as in the network's own app. */
    async post({ handle, text, reply_to, langs = ['en'], image, quote, created_at }) {
      const agent = agents.get(handle)
      const rich = new RichText({ text })
      await rich.detectFacets(agent)
      const embed = image ? await withImage(agent, image) : quote ? { $type: 'app.bsky.embed.record', record: quote } : undefined
      const reply = reply_to ? await answering(agent, reply_to) : undefined
      const createdAt = created_at ?? new Date().toISOString()
      const record = { text: rich.text, facets: rich.facets, langs, createdAt, ...(embed && { embed }), ...(reply && { reply }) }
      const { uri, cid } = await agent.post(record)
      return { uri, cid }
    },

    like: ({ handle, uri, cid }) => agents.get(handle).like(uri, cid),
    follow: ({ handle, did }) => agents.get(handle).follow(did),
    remove: ({ handle, uri }) => agents.get(handle).deletePost(uri),
    setProfile: ({ handle, display_name }) =>
      agents.get(handle).upsertProfile((old) => ({ ...old, displayName: display_name })),

    async revokeAppPasswords({ handle }) {
      const { server } = agents.get(handle).com.atproto
      for (const { name } of (await server.listAppPasswords()).data.passwords) await server.revokeAppPassword({ name })
    },

    async likes({ handle, uri }) {
      return (await agents.get(handle).getLikes({ uri })).data.likes.map((like) => like.actor.did)
    },

    async notifications({ handle }) {
      const { data } = await agents.get(handle).listNotifications({ limit: 50 })
      return data.notifications.map(({ reason, uri, author, record }) => ({ reason, uri, author: author.handle, text: record.text }))
    },

    /** Every post of the thread as this person sees it, root first. */
    async thread({ handle, uri }) {
      const { data } = await agents.get(handle).getPostThread({ uri, depth: 20 })
      return posts(data.thread)
    },

    async records({ handle }) {
      const agent = agents.get(handle)
      const asked = { repo: agent.session.did, collection: 'app.bsky.feed.post', limit: 100 }
      return (await agent.com.atproto.repo.listRecords(asked)).data.records.map(({ uri, cid, value }) => ({ uri, cid, value }))
    },
  }
}

async function withImage(agent, { base64, alt, width, height }) {
  const { data } = await agent.uploadBlob(Buffer.from(base64, 'base64'), { encoding: 'image/png' })
  const aspectRatio = { width, height }
  return { $type: 'app.bsky.embed.images', images: [{ alt, image: data.blob, aspectRatio }] }
}

async function answering(agent, { uri, cid }) {
  const [repo, collection, rkey] = uri.slice('at://'.length).split('/')
  const { data } = await agent.com.atproto.repo.getRecord({ repo, collection, rkey })
  return { root: data.value.reply?.root ?? { uri, cid }, parent: { uri, cid } }
}

function posts(thread) {
  if (!thread.post) return []
  const { uri, cid, author, record, embed, likeCount } = thread.post
  const images = (embed?.images ?? []).map(({ alt, thumb }) => ({ alt, thumb }))
  const post = { uri, cid, author: author.handle, text: record.text, facets: record.facets ?? [], reply: record.reply ?? null, images, likeCount }
  return [post, ...(thread.replies ?? []).flatMap(posts)]
}
