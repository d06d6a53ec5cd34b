import { setTimeout as delay } from 'node:timers/promises'
import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { StoreUnavailable } from './errors.ts'
import { openS3, type S3 } from './s3-client.ts'
import { explainS3Error, s3ErrorName } from './s3-errors.ts'
import type { S3Settings } from './s3-settings.ts'
import { s3StoreOf } from './s3-store.ts'
import { storeInstallation } from './store-installation.ts'

/** The bucket cannot be used as it is; one sentence for the operator. */
export class StoreRefused extends Error {}

/** Stores accept 15 minutes; a clock that is off by this much goes on drifting. */
const MOST_SKEW_MS = 5 * 60_000

/**
 * Looks, before anything is done, whether the bucket can be reached, lets us in, and is this installation's; claims it
 * when it is nobody's.
 * @param patienceMs for a store that starts at the same time
 * @throws {StoreRefused}
 */
export async function checkS3(settings: S3Settings, installationId: string, patienceMs = 20_000): Promise<void> {
  const s3 = openS3(settings)
  try {
    const giveUp = performance.now() + patienceMs
    for (let pause = 250; ; pause = Math.min(2000, pause * 2)) {
      try {
        return await look(s3, installationId)
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error
        if (performance.now() + pause > giveUp)
          throw new StoreRefused(
            `The object store at ${placeOf(s3)} does not answer (${causeOf(error)}): start it, or correct S3_ENDPOINT.`,
            { cause: error },
          )
        await delay(pause)
      }
    }
  } finally {
    s3.close()
  }
}

async function look(s3: S3, installationId: string) {
  const { bucket, prefix } = s3.settings
  try {
    let answeredAt: string | undefined
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 })
    command.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args)
        answeredAt = headersOf(result.response).date
        return result
      },
      { step: 'finalizeRequest', name: 'noteClock' },
    )
    await s3.client.send(command)
    refuseSkew(answeredAt)
    const owner = await storeInstallation(s3StoreOf(s3)).claim(installationId)
    if (owner !== installationId)
      throw new StoreRefused(
        `The files in the bucket ${bucket}${prefix && ` under ${prefix}`} belong to installation ${owner}, the database to ${installationId}: correct S3_BUCKET and S3_PREFIX, or DATABASE_URL.`,
      )
  } catch (error) {
    throw refusalOf(s3, error)
  }
}

function refusalOf(s3: S3, error: unknown): unknown {
  const { bucket } = s3.settings
  const sentence = {
    NoSuchBucket: `There is no bucket ${bucket} at ${placeOf(s3)}: make it, or correct S3_BUCKET.`,
    InvalidAccessKeyId: `The object store at ${placeOf(s3)} does not know S3_ACCESS_KEY_ID: correct it.`,
    SignatureDoesNotMatch: `The object store at ${placeOf(s3)} refuses the signature: correct S3_SECRET_ACCESS_KEY, or S3_REGION.`,
    AccessDenied: `The object store does not let this access key read and write in the bucket ${bucket}: give it the right to list, get, put and delete objects.`,
    RequestTimeTooSkewed: `The clock of this machine differs from that of the object store by too much: set it right.`,
    AuthorizationHeaderMalformed: `The bucket ${bucket} is in another region than S3_REGION says (${s3.settings.region}): correct it.`,
    PermanentRedirect: `The bucket ${bucket} is in another region than S3_REGION says (${s3.settings.region}): correct it.`,
  }[s3ErrorName(error)]
  return sentence ? new StoreRefused(sentence, { cause: error }) : explainS3Error(error)
}

/** The SDK allows for a wrong clock by itself; addresses that others use cannot. */
function refuseSkew(answeredAt: string | undefined) {
  const skewMs = answeredAt ? Date.now() - Date.parse(answeredAt) : 0
  if (!(Math.abs(skewMs) > MOST_SKEW_MS)) return
  const minutes = Math.round(Math.abs(skewMs) / 60_000)
  throw new StoreRefused(
    `The clock of this machine is ${minutes} minutes ${skewMs > 0 ? 'ahead of' : 'behind'} that of the object store, so that addresses it signs are refused: set it right.`,
  )
}

/** The SDK's type of an answer is open; only what we look at is checked. */
const headersOf = (response: unknown): Record<string, string | undefined> =>
  typeof response === 'object' && response && 'headers' in response
    ? ((response.headers as Record<string, string>) ?? {})
    : {}

const placeOf = ({ settings }: S3) => settings.endpoint ?? `Amazon, region ${settings.region}`

const causeOf = (error: Error) => {
  const { cause } = error
  return cause instanceof Error
    ? 'code' in cause && cause.code
      ? String(cause.code)
      : cause.message || cause.name
    : 'no reason given'
}
