import { text } from 'node:stream/consumers'
import type { ObjectStore } from './store.ts'

/** Beside the objects, and never listed among them: whose files these are. */
export const INSTALLATION_KEY = '.installation'

/** Files of one installation beside the database of another would be lost or mixed; the store says whose they are. */
export const storeInstallation = (store: ObjectStore) => ({
  /** @returns the id of the installation; null when nobody has claimed the store yet */
  async read(): Promise<string | null> {
    const found = await store.get(INSTALLATION_KEY)
    return found ? (await text(found.body)).trim() : null
  },
  /** @returns whose store it is now: the given one's, unless another was first */
  async claim(id: string): Promise<string> {
    const owner = await this.read()
    if (owner) return owner
    await store.put(INSTALLATION_KEY, Buffer.from(`${id}\n`), { contentType: 'text/plain' })
    return (await this.read()) ?? id
  },
})
