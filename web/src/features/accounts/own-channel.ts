import { useQuery } from '@tanstack/react-query'
import { stored } from '#web/lib/stored.ts'
import { type Me, meQuery, type OwnChannel } from './queries.ts'

const chosen = stored('studio.channel')

/** The channel last worked on, or the first one; `null` for a person who has none yet (made on first need). */
export const pickChannel = (me: Me | undefined): OwnChannel | null =>
  me?.channels.find((channel) => channel.id === chosen.get()) ?? me?.channels[0] ?? null

export function useOwnChannel(): OwnChannel | null {
  const { data: me } = useQuery(meQuery)
  chosen.use()
  return pickChannel(me)
}

export const chooseChannel = (channelId: string): void => chosen.set(channelId)
