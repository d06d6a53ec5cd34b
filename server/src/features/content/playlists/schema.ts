import { z } from 'zod'
import { Details, Title } from '../details/fields.ts'
import { Video, VideoId } from '../schema.ts'

/** Of one call; a bulk takes more. */
export const MOST_AT_ONCE = 500
export const MOST_ITEMS = 10_000
export const MOST_PLAYLISTS = 1000

export const PlaylistId = z.uuid().toLowerCase()
const Kind = z.enum(['playlist', 'series'])
const PlaylistVisibility = z.enum(['private', 'unlisted', 'public'])

export const Playlist = z
  .object({
    id: PlaylistId,
    channel: z.object({ id: z.uuid(), handle: z.string(), name: z.string() }),
    title: z.string(),
    description: z.string(),
    kind: Kind.meta({ description: 'A series has numbered parts, each with the one before and the one after it' }),
    visibility: PlaylistVisibility,
    cover: z
      .object({ url: z.string(), small: z.string(), placeholder: z.string().nullable() })
      .nullable()
      .meta({ description: 'Of the video chosen, or of the first' }),
    coverVideoId: z.uuid().nullable().meta({ description: 'Chosen; only for the channel’s team' }),
    firstVideoId: z.uuid().nullable().meta({ description: 'Where to begin to watch' }),
    itemCount: z.int().meta({ description: 'Of those that the caller may watch, as every figure here' }),
    durationMs: z.int(),
    revision: z.int().meta({ description: 'The ETag; counts changes of the fields, not of the videos' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    deletedAt: z.iso.datetime().nullable(),
    contains: z.boolean().optional().meta({ description: 'Whether the video asked about is in it' }),
    can: z.object({ edit: z.boolean() }),
    why: z.object({ edit: z.string().optional() }),
  })
  .meta({ id: 'Playlist' })

const fields = {
  title: Title,
  description: Details.description,
  kind: Kind,
  visibility: PlaylistVisibility,
}
export const NewPlaylist = z
  .strictObject({
    channelId: z.uuid().toLowerCase().optional(),
    ...fields,
    description: Details.description.default(''),
    kind: Kind.default('playlist'),
    visibility: PlaylistVisibility.default('private'),
    videoIds: z.array(VideoId).max(MOST_AT_ONCE).default([]),
  })
  .meta({ id: 'NewPlaylist' })
export type NewPlaylist = z.infer<typeof NewPlaylist>

export const PlaylistPatch = z
  .strictObject({ ...fields, coverVideoId: VideoId.nullable().meta({ description: 'Null: the first video’s' }) })
  .partial()
  .meta({ id: 'PlaylistPatch' })
export type PlaylistPatch = z.infer<typeof PlaylistPatch>

const Page = {
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.string().max(600).optional(),
}
export const PlaylistListQuery = z.object({
  channelId: z.uuid().toLowerCase().optional(),
  q: z.string().max(200).optional().meta({ description: 'A part of the title' }),
  videoId: VideoId.optional().meta({ description: 'Each says whether it `contains` this video' }),
  deleted: z.enum(['true', 'false']).default('false').meta({ description: 'Those that can be restored, instead' }),
  ...Page,
})
export type PlaylistListQuery = z.infer<typeof PlaylistListQuery>
export const PublicPlaylistsQuery = z.object({ ...Page, cursor: z.string().max(200).optional() })
export const PlaylistPage = z
  .object({ items: z.array(Playlist), nextCursor: z.string().nullable() })
  .meta({ id: 'PlaylistPage' })

export const ItemsQuery = z.object({
  ...Page,
  around: VideoId.optional().meta({ description: 'Begin a little before this video; without a cursor' }),
})
export type ItemsQuery = z.infer<typeof ItemsQuery>
export const PlaylistItem = z
  .object({
    position: z.int().meta({ description: 'From 1, counting those that the caller may watch' }),
    video: Video,
  })
  .meta({ id: 'PlaylistItem' })
export const PlaylistItems = z
  .object({ items: z.array(PlaylistItem), nextCursor: z.string().nullable() })
  .meta({ id: 'PlaylistItems' })

const VideoIds = z.array(VideoId).min(1).max(MOST_AT_ONCE)
export const AddItems = z
  .strictObject({
    videoIds: VideoIds.meta({ description: 'In this order; those that are in it already stay where they are' }),
    at: z.enum(['start', 'end']).default('end'),
    before: VideoId.optional().meta({ description: 'Instead of `at`; at the end when it is not in it any more' }),
  })
  .meta({ id: 'AddPlaylistItems' })
export type AddItems = z.infer<typeof AddItems>
export const Added = z.object({ added: z.int(), already: z.int() }).meta({ id: 'AddedPlaylistItems' })

export const RemoveItems = z.strictObject({ videoIds: VideoIds }).meta({ id: 'RemovePlaylistItems' })
export const Removed = z
  .object({
    removed: z.array(
      z.object({
        videoId: z.uuid(),
        before: z.uuid().nullable().meta({ description: 'What came next, to put it back' }),
      }),
    ),
  })
  .meta({ id: 'RemovedPlaylistItems' })

export const Reorder = z
  .strictObject({
    playlistId: PlaylistId.optional(),
    videoIds: VideoIds.meta({ description: 'They follow each other in this order afterwards' }),
    before: VideoId.optional(),
    after: VideoId.optional(),
    position: z.int().min(1).max(1_000_000).optional().meta({ description: 'Where the first of them stands then' }),
  })
  .meta({ id: 'ReorderVideos', description: 'One of `before`, `after` and `position`' })
export type Reorder = z.infer<typeof Reorder>
export const Reordered = z.object({ changed: z.boolean() }).meta({ id: 'ReorderedVideos' })
