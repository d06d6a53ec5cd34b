import type { ChannelList } from '../queries.ts'

/** The list as its address has it. */
export const channelListOf = ({ sort, date, q }: Record<string, unknown>): ChannelList => ({
  sort: sort === 'trending' || sort === 'views' ? sort : undefined,
  date: date === 'week' || date === 'month' || date === 'year' ? date : undefined,
  q: (typeof q === 'string' || typeof q === 'number') && q !== '' ? String(q).slice(0, 200) : undefined,
})
