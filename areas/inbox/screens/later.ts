/** What the list can be read without: loaded when somebody comes near it, drawn in its place when it is asked for. */
import { lazy } from 'react'

export const loadConversation = () => import('./ConversationPanes.tsx')
export const ConversationPanes = lazy(async () => ({ default: (await loadConversation()).ConversationPanes }))
export const AssignPick = lazy(async () => ({ default: (await import('./AssignPick.tsx')).AssignPick }))
export const HandOver = lazy(async () => ({ default: (await import('./HandOver.tsx')).HandOver }))
