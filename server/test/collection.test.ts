import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { planFor } from '#features/media/ffmpeg/decide.ts'
import { MediaFailure } from '#features/media/ffmpeg/failure.ts'
import { probe } from '#features/media/ffmpeg/probe.ts'
import type { Canary, OddFile, Outcome } from './collection/odd-file.ts'
import { groups, outcomes, written } from './collection/outcomes.ts'
import { played } from './collection/played.ts'
import { containments, mediaTools, withFile } from './media.ts'

const collection = Object.values(groups).flat()

const folder = await mkdtemp(join(tmpdir(), 'studio-odd-'))
const canary = await setCanary()
after(async () => {
  canary.close()
  await rm(folder, { recursive: true, force: true })
})

/** A file whose time of reading is seen, and a port. */
async function setCanary() {
  const file = join(folder, 'somebody-elses.ts')
  await writeFile(file, 'not yours\n'.repeat(100))
  const old = new Date('2001-01-01')
  await utimes(file, old, old)
  let calls = 0
  const server = createServer((socket) => {
    calls++
    socket.destroy()
  })
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens))
  const { port } = server.address() as { port: number } // it listens on TCP
  return {
    file,
    port,
    close: () => server.close(),
    touched: async () => calls > 0 || (await stat(file)).atime.getTime() !== old.getTime(),
  } satisfies Canary & Record<string, unknown>
}

test('every odd file comes to what is declared', { concurrency: 3 }, async (t) => {
  await Promise.all(
    collection.map((odd, number) =>
      t.test(odd.name, async () => {
        const path = join(folder, `${number}.${odd.ending}`)
        await odd.make(path, canary)
        await comesTo(odd, path)
        if (odd.reaches) await comesTo(odd, path, { ...(await mediaTools()), containment: await weakest() })
      }),
    ),
  )
  assert.equal(await canary.touched(), false, 'a file made us open something outside of it')
})

test('the page that says what comes of each file is true', async () => {
  assert.equal(await written(), outcomes(), 'write it again: node server/test/collection/outcomes.ts')
})

const weakest = async () => (await containments()).at(-1) ?? assert.fail('there is always one')

async function comesTo({ comes }: OddFile, path: string, tools = undefined as Parameters<typeof withFile>[2]) {
  await withFile(
    path,
    async (work, input) => {
      const source = await probe(work, input).catch((error: unknown) => error)
      if (source instanceof Error) return isRefused(source, comes)
      if (!('container' in (source as object))) throw source
      const found = source as Awaited<ReturnType<typeof probe>>
      const plan = planFor(found)
      const made = await played(work, input, found, plan).catch((error: unknown) => error as Error)
      if (made instanceof Error) return isRefused(made, comes)
      assert.ok('plays' in comes, 'it plays, though it should be refused')
      assert.deepEqual(made.differences(comes.plays), [], JSON.stringify({ found, plan, made }))
    },
    tools,
  )
}

function isRefused(error: Error, comes: Outcome) {
  if (!(error instanceof MediaFailure)) throw error
  const { reason, message, detail } = error
  assert.ok('refused' in comes, `it should play: ${reason}, ${message}, ${detail}`)
  assert.deepEqual({ reason, final: error.final }, { reason: comes.refused, final: true }, detail)
  assert.match(message, comes.says)
  assert.match(message, /^[A-Z].*\.$/)
}
