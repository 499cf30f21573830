/** What the list can be read without: loaded when somebody comes near it, drawn in its place when it is asked for. */
import { lazy } from 'react'

export const loadConversation = () => import('./ConversationPanes.tsx')
export const ConversationPanes = lazy(async () => ({ default: (await loadConversation()).ConversationPanes }))

const assignPick = () => import('./AssignPick.tsx')
const handOver = () => import('./HandOver.tsx')
const handBack = () => import('./HandBack.tsx')
/** With a conversation open they may be asked any moment, and what is typed next is meant for them. */
export const loadQuestions = () => Promise.all([assignPick(), handOver()])
export const AssignPick = lazy(async () => ({ default: (await assignPick()).AssignPick }))
export const HandOver = lazy(async () => ({ default: (await handOver()).HandOver }))
export const HandBack = lazy(async () => ({ default: (await handBack()).HandBack }))
export const EmptyList = lazy(async () => ({ default: (await import('./EmptyList.tsx')).EmptyList }))
