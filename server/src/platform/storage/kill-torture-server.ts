import { openTestStore, servePartRoutes } from './folder-store-under-test.ts'

/** The process that `killTorture` kills: part routes over the folder in argv[2]; completes what it is told to. */
const store = await openTestStore(process.argv[2] ?? '')
const { origin } = await servePartRoutes(store)
process.on('message', async ({ key, uploadId }: { key: string; uploadId: string }) => {
  await store.multipart.complete(key, uploadId, await store.multipart.listParts(key, uploadId))
  process.send?.({ completed: true })
})
process.on('disconnect', () => process.exit())
process.send?.({ origin })
