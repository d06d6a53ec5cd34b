import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { t } from '#web/lib/i18n/t.ts'

export type ChannelStorage = components['schemas']['ChannelStorage']

/** What a channel holds, and may hold. */
export const storageQuery = (channelId: string | null) =>
  queryOptions({
    queryKey: ['content', 'storage', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/storage', { params: { query: channelId ? { channelId } : {} }, signal })),
  })

const DAY_MS = 86_400_000

/** Whole days until a deleted video goes for good, at least 0. */
export const daysLeft = (deletedAt: string, trashDays: number, now: number): number =>
  Math.max(0, Math.ceil((Date.parse(deletedAt) + trashDays * DAY_MS - now) / DAY_MS))

export const daysInWords = (days: number): string =>
  days === 0 ? t('Goes today') : t('{days, plural, one {# day left} other {# days left}}', { days })
