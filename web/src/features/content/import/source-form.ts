import { t } from '#web/lib/i18n/t.ts'
import type { NewSource } from './queries.ts'

export type SourceForm = {
  kind: NewSource['kind']
  urls: string
  folder: string
  endpoint: string
  region: string
  bucket: string
  prefix: string
  accessKeyId: string
  secretAccessKey: string
}
export const EMPTY: SourceForm = {
  kind: 'urls',
  urls: '',
  folder: '',
  endpoint: '',
  region: 'us-east-1',
  bucket: '',
  prefix: '',
  accessKeyId: '',
  secretAccessKey: '',
}

export const linesOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((each) => each.trim())
    .filter(Boolean)

/** Why it cannot be asked for yet; null when it can. */
export function missingIn(form: SourceForm): string | null {
  if (form.kind === 'folder') return form.folder ? null : t('Choose a folder')
  if (form.kind === 's3') {
    if (!form.bucket) return t('Name the bucket')
    return form.accessKeyId && form.secretAccessKey ? null : t('Give the keys of the bucket')
  }
  const urls = linesOf(form.urls)
  if (urls.length === 0) return t('Give an address')
  if (urls.length > 1000) return t('At most 1,000 addresses at once')
  const wrong = urls.find((url) => !/^https?:\/\//i.test(url) || !URL.canParse(url))
  return wrong ? t('This is no http or https address: {address}', { address: wrong.slice(0, 80) }) : null
}

export function sourceOf(form: SourceForm): NewSource {
  if (form.kind === 'folder') return { kind: 'folder', folder: form.folder }
  if (form.kind === 'urls') return { kind: 'urls', urls: linesOf(form.urls) }
  const { endpoint, region, bucket, prefix, accessKeyId, secretAccessKey } = form
  const credentials = { accessKeyId, secretAccessKey }
  return { kind: 's3', endpoint: endpoint || null, region, bucket, prefix, credentials }
}
