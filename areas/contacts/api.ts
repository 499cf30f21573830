import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { ContactView } from './schema.ts'

const id = z.uuid()

export const contactsApi = {
  read: endpoint({
    method: 'GET',
    path: '/api/contacts/{id}',
    who: 'read',
    does: 'A person outside, with their identities on the networks',
    input: z.object({ id }),
    output: ContactView,
  }),
  markVip: endpoint({
    method: 'PUT',
    path: '/api/contacts/{id}/vip',
    who: 'answer',
    does: 'Marks somebody outside as one whom nobody may overlook',
    input: z.object({ id }),
    output: ContactView,
  }),
  markNoVip: endpoint({
    method: 'DELETE',
    path: '/api/contacts/{id}/vip',
    who: 'answer',
    does: 'Takes that mark away',
    input: z.object({ id }),
    output: ContactView,
  }),
  describe: endpoint({
    method: 'PATCH',
    path: '/api/contacts/{id}',
    who: 'answer',
    does: 'Writes down what we know of them',
    input: z.object({ id, name: z.string().trim().min(1).max(200).nullable(), about: z.string().max(5_000) }),
    output: ContactView,
  }),
}
