import { Fragment } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { isApart, wordDiff } from './word-diff.ts'

/** Not by colour alone: what went is struck out, what came is underlined; both are said aloud. */
export const OUT = 'rounded-[3px] bg-danger-soft text-danger line-through decoration-1'
export const IN = 'rounded-[3px] bg-success-soft text-success no-underline'

/** A text that became another one, word by word. */
export function WordChanges({ before, after }: { before: string; after: string }) {
  const pieces = wordDiff(before, after)
  return (
    <>
      {pieces.map((piece, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name and never move
        if (piece.kind === 'same') return <span key={index}>{piece.text}</span>
        const Mark = piece.kind === 'out' ? 'del' : 'ins'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Fragment key={index}>
            <Mark className={piece.kind === 'out' ? OUT : IN}>{piece.text}</Mark>
            {isApart(piece, pieces[index + 1]) && ' '}
          </Fragment>
        )
      })}
      {pieces.length === 0 && <span className="text-faint">{t('Empty')}</span>}
    </>
  )
}
