import { call } from '#web/lib/api.ts'
import { filterOf, type ListSearch, sortOf } from './list-state.ts'

/** What a table would change, line by line. */
export type CsvPreview = {
  rows: number
  unchanged: number
  changes: {
    line: number
    id: string
    title: string
    before: Record<string, unknown>
    after: Record<string, unknown>
    /** Changed since the table was made: it would not be written. */
    conflict: boolean
  }[]
  errors: { line: number; column: string | null; message: string }[]
}
export type CsvApplied = { id: string | null; changing: number; conflicts: number; errors: number }

const addressOf = (path: string, query: Record<string, string>) => {
  const words = new URLSearchParams(query).toString()
  return words ? `${path}?${words}` : path
}

/** The list as it is shown, all of it, as a file. */
export const csvAddress = (channelId: string | null, search: ListSearch): string =>
  addressOf('/api/creator/videos.csv', { ...filterOf(search), ...sortOf(search), ...(channelId && { channelId }) })

/** The typed client sends JSON alone; a table goes as it is. */
const sendCsv = <T>(path: string, channelId: string | null, file: File, headers: Record<string, string> = {}) =>
  call<T>(
    fetch(addressOf(path, { ...(channelId && { channelId }) }), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/csv' },
      body: file,
    }).then(async (response) => {
      const data = await response.json().catch(() => undefined) // an answer of a proxy perhaps
      return { response, data, error: data }
    }),
  )

export const previewCsv = (channelId: string | null, file: File) =>
  sendCsv<CsvPreview>('/api/creator/videos/csv', channelId, file)

export const applyCsv = (channelId: string | null, file: File, key: string) =>
  sendCsv<CsvApplied>('/api/creator/videos/csv/apply', channelId, file, { 'idempotency-key': key })
