/** Endings of films and sounds; what else lies in a folder is no upload. */
const ENDINGS = new Set(
  '3g2 3gp aac aif aiff asf avi flac flv m2ts m2v m4a m4v mka mkv mov mp3 mp4 mpeg mpg mts mxf oga ogg ogv opus ts vob wav webm wma wmv'.split(
    ' ',
  ),
)

export function isMediaName(path: string): boolean {
  const name = path.split('/').at(-1) ?? ''
  if (name.startsWith('.')) return false
  return ENDINGS.has(name.split('.').at(-1)?.toLowerCase() ?? '')
}

/** For people; never a path. */
export function shownName(path: string): string {
  const name = (path.split('/').filter(Boolean).at(-1) ?? '').replace(/[\p{C}]+/gu, ' ').trim()
  return [...name].slice(-200).join('').slice(-255) || 'file'
}
