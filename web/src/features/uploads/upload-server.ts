import { api, call } from '#web/lib/api.ts'
import type { StoredPart } from './upload-parts.ts'

/** An upload as the server keeps it; its list of parts is the only truth. */
export type UploadSession = {
  id: string
  videoId: string
  status: 'active' | 'completed' | 'cancelled'
  filename: string
  size: number
  type: string
  /** As made by `fingerprintOf`; `null` where another client began the upload. */
  fingerprint: string | null
  partSize: number
  partCount: number
  parts: StoredPart[]
}

export type NewUpload = {
  filename: string
  size: number
  type: string
  fingerprint: string
  /** Whose video it becomes; left out, the person's first channel's. */
  channelId?: string
  /** The video whose file it takes the place of. */
  replaces?: string
}

/** What the engine asks of the API. Every call throws `ApiProblem`, or `AbortError` by its signal. */
export type UploadServer = {
  /** The same `key` never makes two sessions, so a lost answer can be asked for again. */
  create: (upload: NewUpload, key: string, signal: AbortSignal) => Promise<UploadSession>
  read: (id: string, signal: AbortSignal) => Promise<UploadSession>
  unfinished: (signal?: AbortSignal) => Promise<UploadSession[]>
  addresses: (id: string, partNumbers: number[], signal: AbortSignal) => Promise<{ partNumber: number; url: string }[]>
  complete: (id: string, parts: { partNumber: number; etag: string }[], signal: AbortSignal) => Promise<void>
  /** `leaving`: the page is being closed and the request has to outlive it. */
  cancel: (id: string, leaving?: boolean) => Promise<void>
}

export const uploadServer: UploadServer = {
  async create(upload, key, signal) {
    const headers = { 'idempotency-key': key }
    const made = await call(api.POST('/api/uploads', { body: upload, headers, signal }))
    return { ...upload, status: 'active', parts: [], ...made }
  },
  read: (id, signal) => call(api.GET('/api/uploads/{id}', { params: { path: { id } }, signal })),
  async unfinished(signal) {
    const list = await call(api.GET('/api/uploads', signal ? { signal } : {}))
    return list.items
  },
  async addresses(id, partNumbers, signal) {
    const params = { path: { id } }
    const answer = await call(api.POST('/api/uploads/{id}/parts', { params, body: { partNumbers }, signal }))
    return answer.urls
  },
  async complete(id, parts, signal) {
    const params = { path: { id } }
    await call(api.POST('/api/uploads/{id}/complete', { params, body: { parts }, signal }))
  },
  async cancel(id, leaving = false) {
    await call(api.DELETE('/api/uploads/{id}', { params: { path: { id } }, keepalive: leaving }))
  },
}
