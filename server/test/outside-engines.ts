import { once } from 'node:events'
import { appendFileSync, chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import pg from 'pg'
import { startTestEngine } from '#platform/clickhouse/engine-for-tests.ts'
import { postgresHome, postgresUser } from '#platform/postgres/binaries.ts'
import { initCluster, spawnPostgres, THROWAWAY } from '#platform/postgres/cluster.ts'
import { eventually } from './eventually.ts'

type Ends = { after(end: () => unknown): void }

/**
 * A PostgreSQL as a provider gives it: over TCP, with a password, and a login that owns its database, may make roles and is
 * neither superuser nor allowed to replicate or to bypass row security.
 */
export async function startOutsidePostgres(t: Ends) {
  const folder = mkdtempSync(join(tmpdir(), 'studio-outside-'))
  chmodSync(folder, 0o711)
  const user = postgresUser()
  const cluster = { home: postgresHome(user, folder), dataDir: join(folder, 'pg'), socketDir: join(folder, 's'), user }
  initCluster(cluster)
  writeFileSync(
    join(cluster.dataDir, 'pg_hba.conf'),
    'local all studio trust\nhost all all 127.0.0.1/32 scram-sha-256\n',
  )
  appendFileSync(join(cluster.dataDir, 'postgresql.conf'), "password_encryption = 'scram-sha-256'\n")
  const port = await freePort()
  const server = spawnPostgres(cluster, [...THROWAWAY, 'listen_addresses=127.0.0.1', `port=${port}`])
  t.after(async () => {
    server.stdin?.end()
    if (server.exitCode === null) await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })
  const asAdministrator = async (...statements: string[]) => {
    const client = new pg.Client({ host: cluster.socketDir, port, user: 'studio', database: 'postgres' })
    await client.connect()
    try {
      for (const each of statements) await client.query(each)
    } finally {
      await client.end()
    }
  }
  await eventually(async () => asAdministrator('select 1').then(() => true))
  await asAdministrator("create role tenant login createrole password 'p:a/ss'")
  return {
    asAdministrator,
    /** @returns the address of a new, empty database */
    async database(name: string, login = 'tenant') {
      await asAdministrator(`create database ${name} owner ${login}`)
      return `postgresql://${login}:${encodeURIComponent('p:a/ss')}@127.0.0.1:${port}/${name}`
    },
  }
}

/** A ClickHouse server over TCP: the engine of the product behind a door of its own, since Debian has no server to install. */
export async function startOutsideClickHouse(t: Ends) {
  const engine = await startTestEngine(t as unknown as TestContext) // only its `after` is used
  const sockets = new Set<{ destroy(): void }>()
  const door = createServer((socket) => {
    const inner = connect(engine.socketPath)
    for (const each of [socket, inner]) {
      sockets.add(each)
      each.on('error', () => {}).on('close', () => sockets.delete(each))
    }
    socket.pipe(inner).pipe(socket)
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  t.after(() => {
    door.close()
    for (const each of sockets) each.destroy()
  })
  const { port } = door.address() as AddressInfo // it listens on TCP
  return {
    clickhouse: engine.clickhouse,
    url: `http://default:${encodeURIComponent(engine.password)}@127.0.0.1:${port}`,
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  server.close()
  await once(server, 'close')
  return port
}
