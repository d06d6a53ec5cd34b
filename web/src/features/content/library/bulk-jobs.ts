import type { components } from '@studio/api-client'
import type { QueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { randomId } from '#web/lib/random-id.ts'
import { workToast } from '#web/ui/work-toast.ts'
import { changeCachedVideo, refreshOwnVideos } from '../cached-videos.ts'
import { showBulkResults } from './bulk-dialog-state.ts'

export type BulkAction = components['schemas']['BulkAction']
export type BulkSelect = components['schemas']['VideoSelectionInput']
type Bulk = components['schemas']['Bulk']

type Wanted = { channelId: string | null; select: BulkSelect; action: BulkAction; count: number }

const UNDER_WAY = 'studio.bulk'
/** By this page; those of `UNDER_WAY` that are not were begun before a reload. */
const followed = new Set<string>()

/** Asks for a change of many videos and follows it, whatever page is looked at meanwhile. */
export async function startBulk(queryClient: QueryClient, { channelId, select, action, count }: Wanted): Promise<void> {
  showAtOnce(queryClient, select, action)
  const work = workToast(beginning(kindOf({ action }), count))
  try {
    const { id } = await call(
      api.POST('/api/creator/videos/bulk', {
        params: { header: { 'idempotency-key': randomId() } },
        body: { ...(channelId && { channelId }), select, action },
      }),
    )
    await follow(queryClient, id, work)
  } catch (thrown) {
    work.end(t('The videos could not be changed'), { tone: 'danger', detail: asProblem(thrown).message })
    await refreshOwnVideos(queryClient)
  }
}

/** Follows a change that was begun elsewhere, e.g. by a table. */
export function followBulk(queryClient: QueryClient, id: string, count: number): void {
  void follow(queryClient, id, workToast(beginning('csv', count))).catch(() => forget(id))
}

/** After the page was loaded anew: goes on telling of what is under way. */
export function resumeBulks(queryClient: QueryClient): void {
  for (const id of underWay())
    if (!followed.has(id)) void follow(queryClient, id, workToast(t('Changing your videos'))).catch(() => forget(id))
}

const underWay = (): string[] => {
  try {
    return (sessionStorage.getItem(UNDER_WAY) ?? '').split(',').filter(Boolean)
  } catch {
    return [] // storage is switched off
  }
}
const remember = (ids: string[]) => {
  try {
    sessionStorage.setItem(UNDER_WAY, ids.join(','))
  } catch {
    // Then a reload forgets it; the change itself goes on.
  }
}
const forget = (id: string) => remember(underWay().filter((each) => each !== id))

async function follow(queryClient: QueryClient, id: string, work: ReturnType<typeof workToast>): Promise<void> {
  remember([...new Set([...underWay(), id])])
  followed.add(id)
  let waitMs = 120
  for (;;) {
    const bulk = await call(api.GET('/api/creator/videos/bulk/{id}', { params: { path: { id }, query: { limit: 0 } } }))
    if (bulk.state !== 'running') return finish(queryClient, bulk, work)
    const through = bulk.done + bulk.skipped + bulk.failed
    work.change(beginning(kindOf(bulk), bulk.total), {
      percent: bulk.total > 0 ? (through / bulk.total) * 100 : null,
      detail: t('{done} of {all}', { done: through, all: bulk.total }),
      action: { label: t('Cancel'), run: () => void cancel(id) },
    })
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    waitMs = Math.min(1000, waitMs * 1.5)
  }
}

const cancel = (id: string) =>
  call(api.POST('/api/creator/videos/bulk/{id}/cancel', { params: { path: { id } } })).catch(() => {}) // it ended meanwhile

async function finish(queryClient: QueryClient, bulk: Bulk, work: ReturnType<typeof workToast>): Promise<void> {
  forget(bulk.id)
  const changed = ended(kindOf(bulk), bulk.done)
  work.end(bulk.state === 'cancelled' ? t('Cancelled: {changed}', { changed }) : changed, {
    tone: bulk.failed > 0 ? 'danger' : 'success',
    ...(bulk.skipped + bulk.failed > 0 && {
      detail: notChanged(bulk),
      other: { label: t('Why?'), run: () => showBulkResults(bulk.id) },
    }),
    ...(bulk.can.undo && { action: { label: t('Undo'), run: () => void undoBulk(queryClient, bulk.id) } }),
  })
  await refreshOwnVideos(queryClient)
}

/** `3 could not be changed, 20 left as they were`. */
function notChanged({ failed, skipped, state }: Bulk): string {
  const wrong = t('{count, plural, one {# could not be changed} other {# could not be changed}}', { count: failed })
  const count = skipped
  const left =
    state === 'cancelled'
      ? t('{count, plural, one {# not reached or left as they were} other {# not reached or left as they were}}', {
          count,
        })
      : t('{count, plural, one {# left as they were} other {# left as they were}}', { count })
  if (failed === 0) return left
  return skipped > 0 ? t('{first}, {second}', { first: wrong, second: left }) : wrong
}

export async function undoBulk(queryClient: QueryClient, id: string): Promise<void> {
  const work = workToast(t('Taking it back'))
  try {
    const undo = await call(
      api.POST('/api/creator/videos/bulk/{id}/undo', {
        params: { path: { id }, header: { 'idempotency-key': randomId() } },
      }),
    )
    await follow(queryClient, undo.id, work)
  } catch (thrown) {
    work.end(t('It could not be taken back'), { tone: 'danger', detail: asProblem(thrown).message })
  }
}

/** A playlist says which way; all others are told by their kind. */
const kindOf = ({ action }: { action: { kind: string; change?: unknown } }) =>
  action.kind === 'playlist' ? `playlist.${action.change}` : action.kind

function beginning(kind: string, videos: number): string {
  const count = exact(videos)
  switch (kind) {
    case 'delete':
      return t('Moving to the trash: {count, plural, one {# video} other {# videos}}', { count })
    case 'restore':
      return t('Bringing back: {count, plural, one {# video} other {# videos}}', { count })
    case 'undo':
      return t('Taking it back: {count, plural, one {# video} other {# videos}}', { count })
    case 'playlist.add':
      return t('Adding to the playlist: {count, plural, one {# video} other {# videos}}', { count })
    case 'playlist.remove':
      return t('Taking out of the playlist: {count, plural, one {# video} other {# videos}}', { count })
    case 'csv':
      return t('Changing by your table: {count, plural, one {# video} other {# videos}}', { count })
    case 'metadata':
      return t('Copying details: {count, plural, one {# video} other {# videos}}', { count })
    default:
      return t('Changing: {count, plural, one {# video} other {# videos}}', { count })
  }
}

function ended(kind: string, videos: number): string {
  const count = exact(videos)
  switch (kind) {
    case 'delete':
      return t('{count, plural, one {# video moved to the trash} other {# videos moved to the trash}}', { count })
    case 'restore':
      return t('{count, plural, one {# video brought back} other {# videos brought back}}', { count })
    case 'undo':
      return t('{count, plural, one {# video as before} other {# videos as before}}', { count })
    case 'playlist.add':
      return t('{count, plural, one {# video added to the playlist} other {# videos added to the playlist}}', { count })
    case 'playlist.remove':
      return t('{count, plural, one {# video taken out of the playlist} other {# videos taken out of the playlist}}', {
        count,
      })
    case 'metadata':
      return t('{count, plural, one {# video given the same details} other {# videos given the same details}}', {
        count,
      })
    case 'csv':
      return t('{count, plural, one {# video changed by your table} other {# videos changed by your table}}', { count })
    default:
      return t('{count, plural, one {# video changed} other {# videos changed}}', { count })
  }
}

/** What was named one by one looks as asked before the server has said so; its answer corrects it. */
function showAtOnce(queryClient: QueryClient, select: BulkSelect, action: BulkAction): void {
  if (!('ids' in select) || select.ids.length > 200) return
  for (const id of select.ids)
    changeCachedVideo(queryClient, id, (video) => {
      if (action.kind === 'delete') return video.can.delete ? null : video
      if (!video.can.edit) return video
      if (action.kind === 'visibility') return { ...video, visibility: action.visibility }
      if (action.kind === 'category') return { ...video, category: action.category }
      if (action.kind !== 'tags') return video
      const tags = video.tags.filter((tag) => !action.remove?.includes(tag))
      return { ...video, tags: [...new Set([...tags, ...(action.add ?? [])])] }
    })
}
