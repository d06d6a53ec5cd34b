import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clocks } from './clocks.ts'
import { bombs, reaching, strangers } from './hostile.ts'
import type { OddFile } from './odd-file.ts'
import { pictures } from './pictures.ts'
import { sounds } from './sounds.ts'

/** All odd files, by what is odd about them. */
export const groups: Record<string, readonly OddFile[]> = {
  'Shapes, rates and codecs of pictures': pictures,
  'What is heard': sounds,
  'Time, order and containers': clocks,
  'No media at all': strangers,
  'What wants something outside of itself': reaching,
  'What wants to break or exhaust its reader': bombs,
}

const path = join(import.meta.dirname, '../../src/features/media/outcomes.md')

/** The page that says of each file what comes of it. */
export function outcomes(): string {
  const lines = [
    '# What comes of odd and hostile files',
    '',
    `Written by \`node server/test/collection/outcomes.ts\` from the ${Object.values(groups).flat().length} files that`,
    '`server/test/collection.test.ts` makes, probes, packages and plays; the test fails where this page differs. "Copied" means',
    'that the picture reaches players as it is; otherwise the first rendition is named, which is at most 360 lines high.',
  ]
  for (const [title, files] of Object.entries(groups)) {
    lines.push('', `## ${title}`, '', '| file | what comes of it |', '|---|---|')
    for (const { name, comes } of files) lines.push(`| ${name} | ${described(comes)} |`)
  }
  return `${lines.join('\n')}\n`
}

function described(comes: OddFile['comes']): string {
  if ('refused' in comes) return `refused: \`media.${comes.refused}\``
  const { size, because, sounds: tracks = 1, note } = comes.plays
  const heard = tracks === 0 ? 'without sound' : tracks === 1 ? '' : `${tracks} sound tracks`
  const seen = size ? `${because ? 'encoded' : 'copied'}, ${size.join('x')}` : 'sound alone'
  return ['plays', seen, heard, note ? 'with a note' : ''].filter(Boolean).join(', ').replace(',', ':')
}

export const written = () => readFile(path, 'utf8')

if (import.meta.main) await writeFile(path, outcomes())
