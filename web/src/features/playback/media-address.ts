/** Where the media lie. Of a video that is not public the address carries a permission, which ends at `expiresAt`. */
export type PlaybackAddress = { hls: string; expiresAt: string | null }

type Ports = {
  /** Asks the studio again; `null` when the viewer may no longer watch. Rejects when it cannot be reached. */
  refetch: () => Promise<PlaybackAddress | null>
  now: () => number
  /** Told once, when the viewer may no longer watch. */
  onGone: () => void
}

/** Renewed this long before the end, so that no request is made with a permission that ends on its way. */
const MARGIN_MS = 60_000
/** A refusal right after a renewal is meant: asking again would not help. */
const TRUSTED_MS = 10_000

export class NoLongerAvailable extends Error {
  constructor() {
    super('no longer available to this viewer')
  }
}

export type MediaAddress = ReturnType<typeof createMediaAddress>

/**
 * Keeps the address of a video's files current while it plays. Playlists name their segments by relative addresses, which
 * therefore begin with the folder of the playlist they came from; `resolve` puts today's folder in place of any earlier one,
 * so a renewal changes neither position nor buffer.
 */
export function createMediaAddress(first: PlaybackAddress, page: string, ports: Ports) {
  let current = absolute(first, page)
  const folders = new Set([folderOf(current.hls)])
  let renewing: Promise<void> | null = null
  let renewedAt = Number.NEGATIVE_INFINITY
  let gone = false

  const expiring = () => current.expiresAt !== null && Date.parse(current.expiresAt) - ports.now() < MARGIN_MS

  function renew(): Promise<void> {
    renewing ??= ports
      .refetch()
      .then((next) => {
        if (next) return use(next)
        gone = true
        ports.onGone()
      })
      .finally(() => {
        renewedAt = ports.now()
        renewing = null
      })
    return renewing
  }

  function use(next: PlaybackAddress): void {
    current = absolute(next, page)
    folders.add(folderOf(current.hls))
  }

  return {
    master: () => current.hls,

    /** When the permission should be renewed, ms of the clock; `null` for a public video. */
    renewAt: () => (current.expiresAt === null ? null : Date.parse(current.expiresAt) - MARGIN_MS),

    isGone: () => gone,

    /** An address that the page learned otherwise, e.g. because its data were refreshed. */
    use,

    /**
     * Today's address for one of this video's files; other addresses come back as they are.
     * @throws {NoLongerAvailable} and whatever `refetch` throws
     */
    async resolve(url: string): Promise<string> {
      // Waits for a renewal under way; asks for one itself at most every few seconds, whatever the clock says.
      if (renewing || (expiring() && ports.now() - renewedAt > TRUSTED_MS)) await renew()
      if (gone) throw new NoLongerAvailable()
      for (const folder of folders) if (url.startsWith(folder)) return folderOf(current.hls) + url.slice(folder.length)
      return url
    },

    /** The server refused a file: true when a new address was asked for and the file is worth another try. */
    refused(): boolean {
      if (gone || ports.now() - renewedAt < TRUSTED_MS) return false
      renew().catch(() => {})
      return true
    },
  }
}

const absolute = ({ hls, expiresAt }: PlaybackAddress, page: string): PlaybackAddress => ({
  hls: new URL(hls, page).href,
  expiresAt,
})

const folderOf = (url: string): string => url.slice(0, url.split('?')[0]!.lastIndexOf('/') + 1)
