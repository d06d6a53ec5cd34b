import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { content } from '../tables.ts'
import type { Interaction } from './schema.ts'

export type Kind = Interaction['kind']
/** What an interaction says; where it stands and which one it is are columns. */
export type Payload = Record<string, unknown>

type ListTable = {
  video_id: string
  channel_id: string
  revision: number
  updated_by: string | null
  updated_at: Date
}
type InteractionTable = {
  video_id: string
  id: string
  channel_id: string
  rank: number
  at_ms: number
  kind: Kind
  payload: Payload
  revision: number
  deleted_at: Date | null
}
type RevisionTable = {
  video_id: string
  interaction_id: string
  revision: number
  channel_id: string
  kind: Kind
  payload: Payload
  replaced_at: Date
}
export type AnswerTable = {
  video_id: string
  interaction_id: string
  revision: number
  viewer: string
  channel_id: string
  shown_at: Date
  option_ids: string[] | null
  answered_at: Date | null
  attempts: number
  last_playback_id: string | null
  last_option_ids: string[] | null
  set_apart: 'self' | 'bot' | null
}
export type InteractionRow = Selectable<InteractionTable>
export type RevisionRow = Selectable<RevisionTable>
export type ListRow = Selectable<ListTable>

export const interactions = (ctx: Ctx) =>
  content(ctx).$extendTables<{
    'content.interaction_lists': ListTable
    'content.interactions': InteractionTable
    'content.interaction_revisions': RevisionTable
    'content.interaction_answers': AnswerTable
  }>()
