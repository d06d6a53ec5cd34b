import { prepareProgram } from '../e2e/program.ts'
import { type CpuRole, cpuByRole } from './cpu.ts'
import { insertVideos, signUp } from './given.ts'
import { load } from './load.ts'

const VIDEOS = 1000

/** Reads at 32 connections, with the CPU each takes in µs: one public video of a thousand, and the creator's list of 20 under row security. */
export async function benchApi(seconds = 8) {
  const program = await prepareProgram()
  try {
    await program.start()
    const supervisor = program.pids().supervisor ?? 0 // it has just been started
    const { cookie, channelId } = await signUp(program.origin)
    const ids = await insertVideos(program, channelId, VIDEOS)
    const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${program.port}\r\n${more}\r\n`
    const video = (n: number) => `/api/vods/${ids[(n * 7919) % ids.length]}`
    const own = `cookie: ${cookie}\r\n`
    const reads: [name: string, wanted: number | null, request: (n: number) => string][] = [
      ['GET /api/vods/:id (public, 1 of 1,000)', 1500, (n) => get(video(n))],
      ['GET /api/vods/:id (signed in)', null, (n) => get(video(n), own)],
      ['GET /api/creator/videos (20 items)', 800, () => get('/api/creator/videos?limit=20', own)],
      ['GET /api/vods (20 public)', null, () => get('/api/vods?limit=20')],
      ['GET /api/creator/dashboard?days=28', null, () => get('/api/creator/dashboard?days=28', own)],
      ['GET /watch/:id (page)', null, (n) => get(`/watch/${ids[(n * 7919) % ids.length]}`)],
    ]
    const rows = []
    for (const [name, wanted, request] of reads) {
      const before = cpuByRole(supervisor)
      const { all, ...result } = await load({ port: program.port, connections: 32, seconds, request })
      const after = cpuByRole(supervisor)
      const each = (role: CpuRole) => Math.round(((after[role] - before[role]) / all) * 1000)
      rows.push({
        name,
        wanted,
        ...result,
        nodeUs: each('node'),
        postgresUs: each('postgres'),
        clickhouseUs: each('clickhouse'),
      })
    }
    return rows
  } finally {
    await program.remove()
  }
}
