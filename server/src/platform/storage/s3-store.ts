import { GetObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { openS3, type S3 } from './s3-client.ts'
import { openS3Multipart } from './s3-multipart.ts'
import { deleteObjects, getObject, headObject, listObjects, putObject, putObjectFile } from './s3-objects.ts'
import type { S3Settings } from './s3-settings.ts'
import { checkKey, type ObjectStore } from './store.ts'

/** Addresses for reading are the same for this long, so that caches know them again. */
const SAME_ADDRESS_S = 900
/** Signing takes 2 ms of the processor, and many ask for the same segment. */
const ADDRESSES_KEPT = 5000
/** Media are never changed under their name; who may see them does change. */
const CACHE = 'private, max-age=3600'

export const openS3Store = (settings: S3Settings): ObjectStore => s3StoreOf(openS3(settings))

export function s3StoreOf(s3: S3): ObjectStore {
  const addresses = new Map<string, string>()
  return {
    kind: 's3',
    put: (key, body, options) => putObject(s3, key, body, options),
    putFile: async (key, path, options) => putObjectFile(s3, key, path, options),
    get: async (key, range) => getObject(s3, key, range),
    head: async (key) => headObject(s3, key),
    list: (prefix) => listObjects(s3, prefix),
    delete: (keys) => deleteObjects(s3, keys),
    localPath(key) {
      checkKey(key)
      return null
    },
    async presignGet(key, expiresS, { contentDisposition } = {}) {
      const step = Math.min(SAME_ADDRESS_S, expiresS) * 1000
      const signedAt = Math.floor(Date.now() / step) * step
      const which = `${signedAt} ${expiresS} ${key} ${contentDisposition ?? ''}`
      const known = addresses.get(which)
      if (known) return known
      const address = await getSignedUrl(
        s3.signer,
        new GetObjectCommand({
          ...s3.at(key),
          ResponseCacheControl: CACHE,
          ...(contentDisposition ? { ResponseContentDisposition: contentDisposition } : {}),
        }),
        {
          expiresIn: expiresS + step / 1000,
          signingDate: new Date(signedAt),
        },
      )
      if (addresses.size >= ADDRESSES_KEPT) addresses.clear()
      addresses.set(which, address)
      return address
    },
    multipart: openS3Multipart(s3),
    browserOrigin: browserOriginOf(s3.settings),
    partReceiver: null,
    close: async () => s3.close(),
  }
}

/** What the SDK makes of the settings; it also takes the path for a bucket that cannot be part of a certificate's name. */
function browserOriginOf({ endpoint, publicEndpoint, region, bucket, forcePathStyle }: S3Settings): string {
  const place = new URL(publicEndpoint ?? endpoint ?? `https://s3.${region}.amazonaws.com`)
  const isName = /^[a-z0-9][a-z0-9-]*[a-z0-9]$/.test(bucket)
  return forcePathStyle || !isName ? place.origin : `${place.protocol}//${bucket}.${place.host}`
}
