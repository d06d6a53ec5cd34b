import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Call, type Command, Refusal, textOf, WrongUsage } from './command.ts'
import { bytes, type Progress } from './progress.ts'
import { keyFile, type LocalFile, lookAtFile } from './upload/journal.ts'
import { sendFile } from './upload/send-file.ts'
import { openServer, Refused, type Server } from './upload/server.ts'

const VISIBILITIES = ['private', 'unlisted', 'public']
/** The server reads the file once more for its own checksum. */
const RECEIPT_MS = 60_000
const ASK_EVERY_MS = 1000

const help = `
Usage: npx studio upload FILE... [--server URL] [--channel ID] [--title TEXT] [--visibility WHO] [--wait] [--json]

Sends files to a studio, this one or another. An interrupted command (Ctrl-C, a broken line, a killed server) is run again
and sends only what is missing. The file's SHA-256 is compared with the one that the server finds.

  --server URL         the studio; default STUDIO_SERVER, else http://localhost:4000
  --channel ID         the channel; default the first one of the key
  --title TEXT         of the video, with one file only; default the file's name
  --visibility WHO     private, unlisted or public; default what the channel's upload defaults say
  --wait               until the video can be watched

The API key stands in STUDIO_API_KEY or in the file ~/.config/creator-studio/api-key. It needs the scopes videos:write and
videos:read (Settings, API keys).
`

export const command: Command = {
  summary: 'sends files to a studio, here or elsewhere; goes on where it was interrupted',
  help,
  options: {
    server: { type: 'string' },
    channel: { type: 'string' },
    title: { type: 'string' },
    visibility: { type: 'string' },
    wait: { type: 'boolean' },
  },
  async run(call) {
    const { words, values, env, signal } = call
    if (words.length === 0) throw new WrongUsage('FILE is missing.')
    const title = textOf(values, 'title')
    if (title !== undefined && words.length > 1) throw new WrongUsage('--title is for one file.')
    const visibility = textOf(values, 'visibility')
    if (visibility !== undefined && !VISIBILITIES.includes(visibility))
      throw new WrongUsage(`--visibility is one of ${VISIBILITIES.join(', ')}.`)
    const files = [] // all are looked at before the first is sent
    for (const word of words) files.push(await fileOf(word))
    const progress = process.stderr.isTTY ? call.progress : SILENT
    const server = openServer(addressOf(call), await keyOf(env), { signal, say: (text) => progress.step(text) })
    const done = []
    for (const file of files) {
      const options = { channel: textOf(values, 'channel'), title, visibility, env, progress, signal }
      const { done: forget, ...sent } = await sendFile(server, file, options).catch(explain(file, server))
      const state = await follow(server, file, { ...sent, wait: values.wait === true, progress, signal }).catch(
        async (error: unknown) => {
          if (error instanceof Refusal) await forget() // it is there, and what is wrong with it stays so
          throw error
        },
      )
      await forget()
      progress.end()
      const url = new URL(`/watch/${sent.videoId}`, server.base).href
      done.push({ file: file.path, url, ...sent, ...state })
    }
    call.answer(done.map((each) => `${basename(each.file)}: ${each.url} (${sentenceOf(each)})`).join('\n'), {
      files: done,
    })
  },
}

type Outcome = { status: string | null; receipt: 'same' | 'not yet' | 'none' | 'not readable' }

const sentenceOf = ({ status, receipt, sentBytes, resumed }: Outcome & { sentBytes: number; resumed: boolean }) =>
  [
    resumed ? `gone on, ${bytes(sentBytes)} sent` : `${bytes(sentBytes)} sent`,
    {
      same: 'SHA-256 is the same there',
      none: 'the server could not process it and made no SHA-256',
      'not yet': 'its SHA-256 is not known there yet',
      'not readable': 'the key may not read videos, so the SHA-256 was not compared',
    }[receipt],
    ...(status === 'ready' ? ['it can be watched'] : []),
  ].join(', ')

type Video = { status: string; problem: { message: string } | null; source: { sha256: string | null } | null }
type Follow = { videoId: string; sha256: string; wait: boolean; progress: Progress; signal: AbortSignal }

/** Until the receipt is here and, with --wait, the video. @throws {Refusal} when the bytes differ or it cannot be processed */
async function follow(
  server: Server,
  file: LocalFile,
  { videoId, sha256, wait, progress, signal }: Follow,
): Promise<Outcome> {
  const until = performance.now() + RECEIPT_MS
  progress.step(`${basename(file.path)}: compared`)
  for (;;) {
    let video: Video
    try {
      video = await server.ask<Video>('GET', `/api/creator/videos/${videoId}`)
    } catch (error) {
      if (error instanceof Refused && error.status === 403 && !wait) return { status: null, receipt: 'not readable' }
      throw explained(error, file, server)
    }
    const theirs = video.source?.sha256 ?? null
    if (theirs && theirs !== sha256)
      throw new Refusal(
        `${file.path} arrived with other bytes: SHA-256 is ${sha256} here and ${theirs} there. Delete the video ${videoId} and send it again.`,
      )
    if (wait && video.status === 'failed')
      throw new Refusal(
        `${file.path} is there, but could not be processed: ${video.problem?.message ?? 'no reason given'}`,
      )
    if (video.status === 'failed' && !theirs) return { status: video.status, receipt: 'none' }
    const ready = !wait || video.status === 'ready'
    const waited = !wait && performance.now() > until
    if ((theirs && ready) || waited) return { status: video.status, receipt: theirs ? 'same' : 'not yet' }
    await delay(ASK_EVERY_MS, undefined, { signal })
  }
}

async function fileOf(word: string): Promise<LocalFile> {
  const found = await lookAtFile(word).catch((error: NodeJS.ErrnoException) => {
    const reason = { ENOENT: 'is not there', EACCES: 'may not be read', EISDIR: 'is not a file' }[error.code ?? '']
    throw new Refusal(`${word} ${reason ?? `cannot be read (${error.message})`}.`)
  })
  if (found.size === 0) throw new Refusal(`${word} is empty.`)
  return found
}

function addressOf({ values, env }: Call): URL {
  const given = textOf(values, 'server') ?? env.STUDIO_SERVER ?? 'http://localhost:4000'
  if (!URL.canParse(given) || !['http:', 'https:'].includes(new URL(given).protocol))
    throw new WrongUsage('--server wants an address such as https://studio.example.org.')
  return new URL(new URL(given).origin)
}

async function keyOf(env: Call['env']): Promise<string> {
  if (env.STUDIO_API_KEY?.trim()) return env.STUDIO_API_KEY.trim()
  const path = keyFile(env)
  const key = (await readFile(path, 'utf8').catch(() => '')).trim()
  if (!key)
    throw new Refusal(`There is no API key: set STUDIO_API_KEY, or put one into ${path}. Settings, API keys makes one.`)
  if (((await stat(path)).mode & 0o077) !== 0)
    throw new Refusal(`${path} can be read by other users: run chmod 600 on it first.`)
  return key
}

const explain = (file: LocalFile, server: Server) => (error: unknown) => {
  throw explained(error, file, server)
}

function explained(error: unknown, file: LocalFile, server: Server): unknown {
  if (!(error instanceof Refused)) return error
  if (error.status === 401) return new Refusal(`${server.base.origin} does not know this API key, or it has expired.`)
  return new Refusal(`${file.path} was refused: ${error.message.replace(/\.?$/, '.')}`)
}

/** Elsewhere than on a terminal only the answer is said. */
const SILENT: Progress = { step() {}, at() {}, say() {}, end() {} }
