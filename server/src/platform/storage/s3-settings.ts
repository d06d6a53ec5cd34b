/** Where an S3 bucket is and how to get in; complete, or the files lie in a folder. */
export type S3Settings = Readonly<{
  /** Origin of the store, or null for Amazon's of this region. */
  endpoint: string | null
  /** Origin that browsers use for the same store, or null when it is the same. */
  publicEndpoint: string | null
  region: string
  bucket: string
  /** In front of every key: empty, or with a slash at its end. */
  prefix: string
  /** The bucket is the first part of the path instead of the first part of the host name. */
  forcePathStyle: boolean
  credentials: Readonly<{ accessKeyId: string; secretAccessKey: string }>
}>

type Read = (name: string) => string | undefined
type Rules = {
  origin(name: string, text: string): string
  /** What stands in a file, without white space at its ends; throws when it cannot be read. */
  readFile(path: string): string
  refuse(sentence: string): never
}

const REST = ['S3_ENDPOINT', 'S3_PUBLIC_ENDPOINT', 'S3_REGION', 'S3_PREFIX', 'S3_FORCE_PATH_STYLE'] as const

/** @returns null when nothing is set; all or nothing, so that a typing mistake never puts files in a folder */
export function readS3Settings(read: Read, { origin, readFile, refuse }: Rules): S3Settings | null {
  const secret = (name: string) => {
    const path = read(`${name}_FILE`)
    if (!path) return read(name)
    if (read(name)) refuse(`${name}_FILE and ${name} are both set: unset one of them.`)
    try {
      return readFile(path) || undefined
    } catch {
      return refuse(`${name}_FILE names a file that cannot be read.`)
    }
  }
  /** Bucket for all files, instead of the folder STUDIO_DATA/objects. */
  const bucket = read('S3_BUCKET')
  /** Or S3_ACCESS_KEY_ID_FILE, a file that holds it. */
  const accessKeyId = secret('S3_ACCESS_KEY_ID')
  /** Or S3_SECRET_ACCESS_KEY_FILE, a file that holds it. */
  const secretAccessKey = secret('S3_SECRET_ACCESS_KEY')
  if (!bucket) {
    for (const name of [
      ...REST,
      'S3_ACCESS_KEY_ID',
      'S3_ACCESS_KEY_ID_FILE',
      'S3_SECRET_ACCESS_KEY',
      'S3_SECRET_ACCESS_KEY_FILE',
    ])
      if (read(name)) refuse(`${name} is set but S3_BUCKET is not: set both, or neither to keep files in STUDIO_DATA.`)
    return null
  }
  if (!/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,253}[a-zA-Z0-9]$/.test(bucket))
    refuse('S3_BUCKET must be the name of a bucket: letters, digits, dots and hyphens.')
  if (!accessKeyId || !secretAccessKey)
    return refuse('S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it.')

  /** Origin of the store, e.g. https://s3.example.org; default Amazon's of S3_REGION. */
  const endpoint = read('S3_ENDPOINT') ? origin('S3_ENDPOINT', read('S3_ENDPOINT')!) : null
  /** Origin by which browsers reach the same store, where S3_ENDPOINT is a name of an inner network; default the same. */
  const publicEndpoint = read('S3_PUBLIC_ENDPOINT') ? origin('S3_PUBLIC_ENDPOINT', read('S3_PUBLIC_ENDPOINT')!) : null
  /** Region that requests are signed for, default us-east-1. */
  const region = read('S3_REGION') ?? 'us-east-1'
  if (!/^[a-zA-Z0-9-]{1,64}$/.test(region)) refuse('S3_REGION must be the name of a region such as us-east-1.')
  /** In front of every key, for a bucket that is shared; default none. */
  const prefix = (read('S3_PREFIX') ?? '').replace(/\/+$/, '')
  if (prefix && !/^[a-zA-Z0-9_-][a-zA-Z0-9._-]*(\/[a-zA-Z0-9_-][a-zA-Z0-9._-]*)*$/.test(prefix))
    refuse('S3_PREFIX must be names separated by slashes, such as studio or team/studio.')
  if (prefix.length > 256) refuse('S3_PREFIX must not be longer than 256 characters.')
  /** true, false; default true with S3_ENDPOINT (most stores but Amazon's want it), else false. */
  const pathStyle = read('S3_FORCE_PATH_STYLE') ?? String(endpoint !== null)
  if (pathStyle !== 'true' && pathStyle !== 'false') refuse('S3_FORCE_PATH_STYLE must be true or false.')
  return Object.freeze({
    endpoint,
    publicEndpoint,
    region,
    bucket,
    prefix: prefix ? `${prefix}/` : '',
    forcePathStyle: pathStyle === 'true',
    credentials: hidden({ accessKeyId, secretAccessKey }),
  })
}

/** Readable, but in no log: whatever prints or copies an object's members passes these by. */
function hidden<T extends object>(members: T): Readonly<T> {
  const holder = {}
  for (const [name, value] of Object.entries(members)) Object.defineProperty(holder, name, { value, enumerable: false })
  return Object.freeze(holder) as T // has just been given every member
}
