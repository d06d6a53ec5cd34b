import { join } from 'node:path'
import pino from 'pino'
import type { Ctx } from '#platform/context.ts'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'

/** The OpenAPI document as the routes declare it; nothing is opened, no engine is needed. */
export async function contract(): Promise<object> {
  const log = pino({ level: 'silent' })
  const nothing = () => {
    throw new Error('no engine is opened for the contract')
  }
  const ctx = {
    actor: { kind: 'anonymous' },
    config: readConfig({}, join(import.meta.dirname, '../..')),
    clock: () => new Date(0),
    log,
    database: { scoped: () => ({}), owner: {} },
    broadcast: { on: () => () => {}, publish: nothing, close: nothing },
    secrets: { installationId: '', key: () => Buffer.alloc(32) },
    store: { kind: 'folder', multipart: {} },
    publicUrl: 'http://localhost:4000',
  } as unknown as Ctx // only what registering the routes touches; a handler would fail loudly
  const app = await buildApp(ctx, null, log)
  await app.ready()
  const document = app.swagger()
  await app.close()
  return document
}
