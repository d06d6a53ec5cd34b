import { type CORSRule, GetBucketCorsCommand, PutBucketCorsCommand } from '@aws-sdk/client-s3'
import { openS3, type S3 } from './s3-client.ts'
import { s3ErrorName } from './s3-errors.ts'
import type { S3Settings } from './s3-settings.ts'
import { s3StoreOf } from './s3-store.ts'

const METHODS = ['GET', 'HEAD', 'PUT']
const HEADERS = ['ETag', 'Content-Length', 'Content-Range']
const PREFLIGHT_MS = 5000

/**
 * Lets pages of ours send parts to the bucket and read media from it. Asks as a browser would; where that is refused, adds
 * a rule to the bucket's own ones.
 * @returns null when browsers are let in, else one sentence on what the operator has to do
 */
export async function allowBrowsers(settings: S3Settings, pageOrigin: string): Promise<string | null> {
  const s3 = openS3(settings)
  try {
    if (await isAllowed(s3, pageOrigin)) return null
    try {
      await addRule(s3, pageOrigin)
      return null
    } catch (error) {
      return `Browsers cannot upload to the bucket ${settings.bucket} nor play from it, and its CORS rule cannot be set from here (${s3ErrorName(error)}): in the object store allow the origin ${pageOrigin} the methods ${METHODS.join(', ')} with any header, and expose ${HEADERS.join(', ')}.`
    }
  } finally {
    s3.close()
  }
}

async function isAllowed(s3: S3, origin: string) {
  const address = await s3StoreOf(s3).presignGet('cors', 60)
  for (const method of ['PUT', 'GET']) {
    const answer = await fetch(address ?? '', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
      signal: AbortSignal.timeout(PREFLIGHT_MS),
    }).catch(() => null) // the name may be one that only browsers know
    const allowed = answer?.headers.get('access-control-allow-origin')
    if (!answer?.ok || !allowed || !['*', origin].includes(allowed)) return false
  }
  return true
}

async function addRule(s3: S3, origin: string) {
  const { bucket: Bucket } = s3.settings
  const present: CORSRule[] = await s3.client
    .send(new GetBucketCorsCommand({ Bucket }))
    .then((found) => found.CORSRules ?? [])
    .catch((error: unknown) => {
      if (s3ErrorName(error) === 'NoSuchCORSConfiguration') return []
      throw error
    })
  const isOurs = (rule: CORSRule) =>
    (rule.AllowedOrigins?.includes(origin) || rule.AllowedOrigins?.includes('*')) &&
    METHODS.every((method) => rule.AllowedMethods?.includes(method)) &&
    rule.AllowedHeaders?.includes('*')
  if (present.some(isOurs)) return
  const rule = {
    AllowedOrigins: [origin],
    AllowedMethods: METHODS,
    AllowedHeaders: ['*'],
    ExposeHeaders: HEADERS,
    MaxAgeSeconds: 3600,
  }
  await s3.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [...present, rule] } }))
}
