import { z } from 'zod'
import { JOB_STATES } from '#platform/job-list.ts'

const Engine = z.object({
  ok: z.boolean(),
  detail: z.string(),
  latencyMs: z.number().nullable().describe('Of a question asked just now'),
})
const MediaCheck = z.object({ name: z.string(), state: z.enum(['ok', 'weak', 'missing']), detail: z.string() })

const Queue = z.object({
  name: z.string(),
  waiting: z.int(),
  retrying: z.int().describe('Of the waiting: failed before, and wait for their next try'),
  active: z.int(),
  failed: z.int(),
  oldestAt: z.iso.datetime().nullable().describe('When the longest waiting one was queued'),
  meanMs: z.number().nullable().describe('Time that one takes, over the last 20 of a day'),
  samples: z.int(),
  mediaSpeed: z.number().nullable().describe('Media time worked through per time taken, over the same'),
})

const Process = z.object({
  id: z.uuid(),
  role: z.enum(['api', 'worker']),
  state: z.enum(['working', 'silent']).describe('Silent: it has not told of itself for 15 seconds'),
  host: z.string(),
  pid: z.int(),
  version: z.string(),
  startedAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  cores: z.int().nullable(),
  mediaJobs: z.int().nullable(),
  checks: z.array(MediaCheck).describe('ffmpeg there, and how it is contained'),
  jobs: z.array(z.object({ id: z.uuid(), queue: z.string(), since: z.iso.datetime() })),
})

export const SystemState = z
  .object({
    version: z.string(),
    node: z.string(),
    startedAt: z.iso.datetime(),
    at: z.iso.datetime(),
    engines: z.object({ postgres: Engine, clickhouse: Engine, store: Engine }),
    media: Engine,
    disk: z
      .object({
        path: z.string(),
        freeBytes: z.number(),
        totalBytes: z.number(),
        reserveBytes: z.number().describe('With less than this free, uploads are refused'),
      })
      .nullable(),
    usage: z.object({ files: z.int(), sourceBytes: z.number(), madeBytes: z.number(), databaseBytes: z.number() }),
    queues: z.array(Queue),
    workers: z.array(Process),
    settings: z.array(z.object({ name: z.string(), value: z.string(), changed: z.boolean() })),
  })
  .meta({ id: 'SystemState' })

export const Job = z
  .object({
    id: z.uuid(),
    queue: z.string(),
    state: z.enum(JOB_STATES),
    retrying: z.boolean().describe('It failed before and waits for its next try'),
    payload: z.record(z.string(), z.unknown()),
    channelId: z.string().nullable(),
    tries: z.int(),
    maxTries: z.int(),
    queuedAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    runsAfter: z.iso.datetime(),
    reason: z.string().nullable().describe('Why the last try failed'),
    host: z.string().nullable().describe('The machine it runs on'),
  })
  .meta({ id: 'Job' })

export const JobQuery = z.object({
  state: z.enum(JOB_STATES).default('failed'),
  queue: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
})
