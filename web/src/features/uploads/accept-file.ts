import { t } from '#web/lib/i18n/t.ts'

/** What the pickers offer and what is taken by its ending where the system knows no type for it. */
const MEDIA_TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
  wmv: 'video/x-ms-wmv',
  flv: 'video/x-flv',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  ts: 'video/mp2t',
  mts: 'video/mp2t',
  m2ts: 'video/mp2t',
  '3gp': 'video/3gpp',
  ogv: 'video/ogg',
  mxf: 'application/mxf',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  wav: 'audio/wav',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wma: 'audio/x-ms-wma',
  aiff: 'audio/aiff',
}

const ending = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** The type to announce; `null` for what is neither video nor audio. The ending wins: systems disagree about types. */
export function mediaType(file: { name: string; type: string }): string | null {
  const known = file.name.includes('.') ? MEDIA_TYPES[ending(file.name)] : undefined
  if (known) return known
  return /^(video|audio)\//.test(file.type) ? file.type : null
}

/** Why a file cannot be uploaded, as a sentence; `null` when it can. */
export function refusal(file: { name: string; type: string; size: number }): string | null {
  if (mediaType(file) === null)
    return t('This is not a video or audio file. MP4, MOV, MKV, WebM, MP3, WAV and the like work.')
  if (file.size === 0) return t('This file is empty (0 bytes). Check that it was copied or exported completely.')
  return null
}

export const ENDINGS = Object.keys(MEDIA_TYPES).map((ending) => `.${ending}`)
/** For the `accept` attribute of a file field. */
export const ACCEPT = ['video/*', 'audio/*', ...ENDINGS].join(',')
