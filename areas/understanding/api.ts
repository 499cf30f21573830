import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { Topic, TopicInput } from './records.ts'

const id = z.uuid()

export const understandingApi = {
  topics: endpoint({
    method: 'GET',
    path: '/api/topics',
    who: 'read',
    does: 'The workspace’s own topics with their keywords',
    input: z.object({}),
    output: z.array(Topic),
  }),
  makeTopic: endpoint({
    method: 'POST',
    path: '/api/topics',
    who: 'administer',
    does: 'Adds a topic by keywords',
    input: TopicInput,
    output: Topic,
  }),
  changeTopic: endpoint({
    method: 'PUT',
    path: '/api/topics/{id}',
    who: 'administer',
    does: 'Changes a topic’s name, objective or keywords',
    input: TopicInput.extend({ id }),
    output: Topic,
  }),
  removeTopic: endpoint({
    method: 'DELETE',
    path: '/api/topics/{id}',
    who: 'administer',
    does: 'Removes a topic; what was routed by it stays where it is',
    input: z.object({ id }),
    output: z.null(),
  }),
}
