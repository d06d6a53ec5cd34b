import { isSignedBy, type Secrets, sign } from '#platform/secrets.ts'
import { MediaAddressExpired, MediaAddressInvalid } from './errors.ts'

/** Beyond the media's own length: a break in the middle, a slow clock. */
const MARGIN_MS = 6 * 3_600_000

/**
 * Where players find the files of an asset, with a slash at the end. The permission is a path segment, so that relative
 * addresses in playlists inherit it on every player.
 */
export const mediaBase = (secrets: Secrets, asset: Addressed & { visibility: string }, now: Date): Base =>
  asset.visibility === 'public'
    ? { path: `/media/${asset.media_key}/`, expiresAt: null }
    : signedBase(secrets, asset, now)

/** As `mediaBase`, for what plays: what is encrypted is never to be had without a permission, nor is its key. */
export const streamBase = (
  secrets: Secrets,
  asset: Addressed & { visibility: string; encrypted: boolean },
  now: Date,
): Base => (asset.encrypted ? signedBase(secrets, asset, now) : mediaBase(secrets, asset, now))

type Addressed = { media_key: string; duration_ms: number | null }
type Base = { path: string; expiresAt: Date | null }

function signedBase(secrets: Secrets, asset: Addressed, now: Date): Base {
  // Rounded up to the quarter of an hour, so that an address asked for twice is the same and caches hold it.
  const quarter = 900_000
  const expiresMs = Math.ceil((now.getTime() + (asset.duration_ms ?? 0) + MARGIN_MS) / quarter) * quarter
  const expiry = String(expiresMs / 1000)
  const signature = sign(secrets.key('media'), `${expiry}.${asset.media_key}`)
  return { path: `/media/~${expiry}.${signature}/${asset.media_key}/`, expiresAt: new Date(expiresMs) }
}

/** @throws {MediaAddressInvalid | MediaAddressExpired} */
export function checkToken(secrets: Secrets, token: string, mediaKey: string, now: Date): void {
  const found = /^~(\d{1,12})\.([\w-]{32})$/.exec(token)
  if (!found?.[1] || !found[2]) throw new MediaAddressInvalid()
  if (!isSignedBy(secrets.key('media'), `${found[1]}.${mediaKey}`, found[2])) throw new MediaAddressInvalid()
  if (Number(found[1]) * 1000 < now.getTime()) throw new MediaAddressExpired()
}
