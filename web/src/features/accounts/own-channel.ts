import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { stored } from '#web/lib/stored.ts'
import { type Me, meQuery, type OwnChannel } from './queries.ts'

const chosen = stored('studio.channel')
/** What the studio's addresses say: a handle, for people with several channels. */
let inAddress: string | undefined

/** The channel last worked on, or the first one; `null` for a person who has none yet (made on first need). */
export const pickChannel = (me: Me | undefined): OwnChannel | null =>
  me?.channels.find((channel) => channel.id === chosen.get()) ?? me?.channels[0] ?? null

export function useOwnChannel(): OwnChannel | null {
  const { data: me } = useQuery(meQuery)
  chosen.use()
  return pickChannel(me)
}

export function chooseChannel(channelId: string): void {
  inAddress = undefined // of the channel before; the page opened next finds the new one's
  chosen.set(channelId)
}

/** Works on another channel: on this page if it is the studio's, else from the next one on. */
export function useChooseChannel(): (channel: { id: string; handle: string }) => void {
  const router = useRouter()
  return ({ id, handle }) => {
    chooseChannel(id)
    if (router.state.location.pathname.startsWith('/studio'))
      void router.navigate({ to: '.', search: (before) => ({ ...before, channel: handle }) })
  }
}

/**
 * Goes to the channel that an address names. It wins over the one last worked on, so that a link shows everybody the same.
 * @returns what the address should say; nothing for people with one channel, and for a channel that is not theirs
 */
export function followAddress(me: Me, handle: string | undefined): string | undefined {
  const named = me.channels.find((channel) => channel.handle === handle)
  if (named && named.id !== chosen.get()) chosen.set(named.id)
  const oneOfSeveral = me.channels.length > 1 ? pickChannel(me) : null
  // The server sends the studio's pages with the data of this channel.
  // biome-ignore lint/suspicious/noDocumentCookie: Firefox 128 has no cookie store
  if (oneOfSeveral) document.cookie = `channel=${oneOfSeveral.id}; path=/studio; max-age=31536000; samesite=lax`
  inAddress = named?.handle ?? oneOfSeveral?.handle
  return inAddress
}

export type InStudio = { channel?: string | undefined }

/** Every link inside the studio keeps the channel, whatever else it asks for. */
export function keepChannel<Search extends InStudio>(options: {
  search: Search
  next: (search: Search) => Search
}): Search {
  const search = options.next(options.search)
  return inAddress && !search.channel ? { ...search, channel: inAddress } : search
}
