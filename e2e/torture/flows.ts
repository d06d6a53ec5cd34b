import { readFile } from 'node:fs/promises'
import { clip } from '../../server/test/clips.ts'
import { eventually } from '../../server/test/eventually.ts'
import { CHROME, type Client, openClient, signedUp } from '../client.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import { sourceFile, upload } from './uploaders.ts'
import { openViewers } from './viewers.ts'

type Options = {
  random: () => number
  /** Creators; each sends files, one after the other. */
  people: number
  eventsPerS: number
  /** Bytes of a file, from and to. */
  fileBytes: [from: number, to: number]
}

export type Flows = Awaited<ReturnType<typeof openFlows>>

/** What people do with the program at the same time: watch, and upload. Starts with one public film of each creator. */
export async function openFlows(origin: string, options: Options) {
  const ledger = emptyLedger()
  const { random } = options
  const film = await readFile(await clip('longer'))
  // This one gets smaller renditions too.
  const films = [film, await readFile(await clip('h264Aac'))] as const
  const people = await Promise.all(Array.from({ length: options.people }, (_, n) => signUp(ledger, origin, n)))
  const videoIds = await Promise.all(people.map((person) => publish(ledger, person, sourceFile(film, 0, random))))
  const viewers = openViewers(ledger, origin, { videoIds, eventsPerS: options.eventsPerS, random })
  const [from, to] = options.fileBytes
  let uploading = false
  let uploads: Promise<unknown> = Promise.resolve()

  return {
    ledger,
    videoIds,
    people,
    viewers,
    startUploads() {
      uploading = true
      uploads = Promise.all(
        people.map(async (person) => {
          while (uploading)
            await upload(
              ledger,
              person,
              sourceFile(films[random() < 0.7 ? 0 : 1], Math.round(from + random() * (to - from)), random),
            )
        }),
      )
      uploads.catch(() => {}) // told by finishUploads
    },
    /** The files that have been begun are sent to their end. */
    async finishUploads() {
      uploading = false
      await uploads
    },
  }
}

export type Creator = { client: Client; cookie: string; email: string }

async function signUp(ledger: Ledger, origin: string, n: number): Promise<Creator> {
  const email = `creator-${n}@example.org`
  const password = `correct horse ${n}`
  const cookie = await signedUp(origin, { name: `Creator ${n}`, email, password })
  ledger.people.push({ email, password, cookie })
  return { client: openClient(origin, { cookie, userAgent: CHROME(0) }), cookie, email }
}

async function publish(ledger: Ledger, person: Creator, file: Parameters<typeof upload>[2]): Promise<string> {
  const { videoId } = await upload(ledger, person, file)
  await eventually(async () => statusOf(await person.client.until('GET', `/api/creator/videos/${videoId}`)) === 'ready')
  const changed = await person.client.until('PATCH', `/api/creator/videos/${videoId}`, {
    body: { visibility: 'public' },
  })
  if (changed.status !== 200) throw new Error(`publishing: ${changed.status} ${JSON.stringify(changed.json)}`)
  return videoId
}

export const statusOf = ({ json }: { json: unknown }) =>
  typeof json === 'object' && json !== null && 'status' in json ? json.status : null
