import { sha256 } from './sha256.ts'

const EDGE_BYTES = 64 * 1024

/** A file as far as recognising it again needs; `File` is one. */
export type SourceFile = Blob & { readonly name: string; readonly lastModified: number }

/**
 * What a file is recognised by when it is chosen again: `1;size;lastModified;hash of its first and last 64 KiB`.
 * The name is left out: a renamed file is the same file.
 */
export async function fingerprintOf(file: SourceFile): Promise<string> {
  const head = file.slice(0, EDGE_BYTES)
  const tail = file.slice(Math.max(EDGE_BYTES, file.size - EDGE_BYTES))
  const edges = new Uint8Array(await new Blob([head, tail]).arrayBuffer())
  return ['1', file.size, file.lastModified, sha256(edges)].join(';')
}

/**
 * `copy`: same length, beginning and end, but saved at another time. Very likely the same recording copied to another
 * disk, yet a change in the middle would look just like it, so a person decides.
 */
export type Likeness = 'same' | 'copy' | 'different'

export function compareFingerprints(known: string, chosen: string): Likeness {
  if (known === chosen) return 'same'
  const [version, size, , edges] = known.split(';')
  const [chosenVersion, chosenSize, , chosenEdges] = chosen.split(';')
  return version === chosenVersion && size === chosenSize && edges === chosenEdges ? 'copy' : 'different'
}
