import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { S3Client } from '@aws-sdk/client-s3'
import { explainS3Error } from './s3-errors.ts'
import type { S3Settings } from './s3-settings.ts'
import { checkKey } from './store.ts'

const MOST_CONNECTIONS = 64
const CONNECT_MS = 5_000
/** Until the answer begins; putting thousands of parts together takes a store a while. */
const ANSWER_MS = 120_000
/** Without a byte in either direction. */
const SILENCE_MS = 60_000
/** With pauses that grow from 0.1 s, and from 0.5 s after SlowDown. */
const ATTEMPTS = 4

export type S3 = {
  settings: S3Settings
  client: S3Client
  /** Signs for the addresses that browsers use; never connects. */
  signer: S3Client
  /** What a request needs to name an object. */
  at(key: string): { Bucket: string; Key: string }
  /** The store's key without the prefix of this installation. */
  keyOf(name: string): string
  /** Runs a request; failures come as the errors of a store. */
  ask<T>(request: Promise<T>): Promise<T>
  close(): void
}

export function openS3(settings: S3Settings): S3 {
  const { region, forcePathStyle, bucket, prefix } = settings
  const agent = { keepAlive: true, maxSockets: MOST_CONNECTIONS, keepAliveMsecs: 10_000 }
  const clientOf = (endpoint: string | null) =>
    new S3Client({
      ...(endpoint ? { endpoint } : {}),
      region,
      forcePathStyle,
      // A plain copy for the SDK, which wants to extend it.
      credentials: {
        accessKeyId: settings.credentials.accessKeyId,
        secretAccessKey: settings.credentials.secretAccessKey,
      },
      // By default the SDK signs the checksum of an empty body into the address of a part, which then fits no part; and
      // many stores know none of the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: ATTEMPTS,
      retryMode: 'standard',
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: ANSWER_MS,
        throwOnRequestTimeout: true,
        socketTimeout: SILENCE_MS,
        socketAcquisitionWarningTimeout: 60_000,
        httpAgent: new HttpAgent(agent),
        httpsAgent: new HttpsAgent(agent),
      },
    })
  const client = clientOf(settings.endpoint)
  const signer = clientOf(settings.publicEndpoint ?? settings.endpoint)
  return {
    settings,
    client,
    signer,
    at: (key) => ({ Bucket: bucket, Key: prefix + checkKey(key) }),
    keyOf: (name) => name.slice(prefix.length),
    ask: (request) =>
      request.catch((error: unknown) => {
        throw explainS3Error(error)
      }),
    close() {
      client.destroy()
      signer.destroy()
    },
  }
}

/** Strong and quoted, whatever the store says. */
export const etagOf = (etag: string | undefined) => `"${(etag ?? '').replace(/^W\//, '').replaceAll('"', '')}"`
