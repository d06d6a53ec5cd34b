import type { Video } from '../queries.ts'
import type { FieldConflict, FieldsState, FieldsStore } from '../saving/fields-store.ts'

export const FIELDS = [
  'title',
  'description',
  'tags',
  'category',
  'level',
  'language',
  'licence',
  'visibility',
  'publishAt',
  'comments',
  'downloads',
  'encryption',
  'embedding',
  'embedSites',
  'ageRestricted',
  'announced',
] as const
export type FieldName = (typeof FIELDS)[number]
export type Details = Pick<Video, FieldName>
export type Edits = Partial<Details>
export type Conflict = FieldConflict<FieldName>
export type State = FieldsState<Video, FieldName>
export type DetailsStore = FieldsStore<Video, FieldName>
