import { problem } from '#platform/problem.ts'

export const PlaylistNotFound = problem('content.playlist_not_found', 404, 'No such playlist')
export const PlaylistFull = problem('content.playlist_full', 422, 'More videos do not fit into this playlist')
export const TooManyPlaylists = problem('content.too_many_playlists', 422, 'More playlists cannot be made here')
export const NotInPlaylist = problem('content.not_in_playlist', 422, 'Not every video named is in this playlist')
export const OrderUnclear = problem('content.order_unclear', 400, 'Say where to: before, after or position')
export const NoChannelOrder = problem(
  'content.no_channel_order',
  400,
  'A channel has no order of its own: name the playlist',
)
