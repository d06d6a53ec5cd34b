import { t } from '#web/lib/i18n/t.ts'
import { Back, Choice, Entry } from '../settings-entries.tsx'
import { CAPTION_PARTS, type CaptionPart, chooseCaptionLook, looksOf, useCaptionLook } from './caption-style.ts'
import { lookWords, partWords } from './caption-words.ts'

type Props = { part: CaptionPart | null; onPart: (part: CaptionPart | null) => void; onBack: () => void }

/** How captions look, part by part; what is chosen is seen at once behind the menu. */
export function CaptionPages({ part, onPart, onBack }: Props) {
  const look = useCaptionLook()
  if (!part)
    return (
      <>
        <Back from={t('Look of captions')} onSelect={onBack} />
        {CAPTION_PARTS.map((each) => (
          <Entry
            key={each}
            icon={null}
            label={partWords(each)}
            value={lookWords(look[each])}
            onSelect={() => onPart(each)}
          />
        ))}
      </>
    )
  return (
    <>
      <Back from={partWords(part)} onSelect={() => onPart(null)} />
      {looksOf(part).map((name) => (
        <Choice key={name} chosen={look[part] === name} onSelect={() => chooseCaptionLook(part, name)}>
          {lookWords(name)}
        </Choice>
      ))}
    </>
  )
}
