import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Readable } from 'node:stream'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { said } from '#platform/language.ts'
import { checkUrl, guardedLookup, OutboundFailed, OutboundRefused } from '#platform/outbound.ts'
import { KeysRefused, NotImportable } from './errors.ts'
import { isMediaName, shownName } from './media-names.ts'
import type { Keys, Source } from './source.ts'

export type Bucket = { endpoint: string | null; region: string; bucket: string; prefix: string }

/** Somebody's bucket: reached behind the same guard as every address that a person gives. */
export function openBucket(allow: readonly string[], { endpoint, region, bucket, prefix }: Bucket, keys: Keys): Source {
  const url = endpoint ? checked(endpoint, allow) : null
  const port = Number(url?.port || (url?.protocol === 'http:' ? 80 : 443))
  const agent = { lookup: guardedLookup(allow, port), maxSockets: 8 }
  const [httpAgent, httpsAgent] = [new HttpAgent(agent), new HttpsAgent(agent)]
  const client = new S3Client({
    ...(url ? { endpoint: url.origin } : {}),
    region,
    forcePathStyle: url !== null,
    credentials: { ...keys },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 10_000,
      requestTimeout: 30_000,
      throwOnRequestTimeout: true,
      socketTimeout: 60_000,
      httpAgent,
      httpsAgent,
    },
  })
  return {
    async check() {},
    async *walk(ignored, signal) {
      let token: string | undefined
      do {
        const found = await told(
          client.send(
            new ListObjectsV2Command({
              Bucket: bucket,
              Prefix: prefix,
              ...(token ? { ContinuationToken: token } : {}),
            }),
            { abortSignal: signal },
          ),
        )
        for (const { Key: key, Size: size } of found.Contents ?? []) {
          if (!key || !size || !isMediaName(key)) {
            if (key && !key.endsWith('/')) ignored()
          } else yield { key, name: shownName(key), size }
        }
        token = found.IsTruncated ? found.NextContinuationToken : undefined
      } while (token)
    },
    async open(key, from, signal) {
      const range = from > 0 ? { Range: `bytes=${from}-` } : {}
      const found = await told(
        client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...range }), { abortSignal: signal }),
      )
      if (!(found.Body instanceof Readable)) throw new OutboundFailed(said('The store sent nothing.'))
      return { body: found.Body, size: from + (found.ContentLength ?? 0) }
    },
    close() {
      client.destroy()
      httpAgent.destroy()
      httpsAgent.destroy()
    },
  }
}

function checked(endpoint: string, allow: readonly string[]): URL {
  try {
    return checkUrl(endpoint, allow)
  } catch (error) {
    if (error instanceof OutboundRefused) throw new NotImportable(error.message)
    throw error
  }
}

const SENTENCES: Record<string, string> = {
  NoSuchBucket: said('There is no such bucket.'),
  NoSuchKey: said('The file is no longer there.'),
  InvalidAccessKeyId: said('The store does not know this access key.'),
  SignatureDoesNotMatch: said('The secret key does not belong to the access key.'),
  AccessDenied: said('These keys may not read there.'),
  PermanentRedirect: said('The bucket is in another region.'),
  AuthorizationHeaderMalformed: said('The bucket is in another region.'),
}

/** What will not pass by itself becomes `NotImportable`, the rest a failure that is tried again. */
async function told<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error instanceof OutboundRefused) throw new NotImportable(error.message)
    const sentence = SENTENCES[error.name]
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode // of the SDK's errors
    if (status === 401 || status === 403)
      throw new KeysRefused(sentence ?? said('The store answered {status} ({name}).', { status, name: error.name }))
    if (sentence) throw new NotImportable(sentence)
    if (status && status < 500 && status !== 429)
      throw new NotImportable(said('The store answered {status} ({name}).', { status, name: error.name }))
    throw new OutboundFailed(said('The store does not answer ({name}).', { name: error.name }), error)
  }
}
