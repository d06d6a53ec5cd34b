import { Back, Choice, Entry } from '../settings-entries.tsx'
import { CAPTION_LOOKS, CAPTION_PARTS, type CaptionPart, chooseCaptionLook, useCaptionLook } from './caption-style.ts'

const WORDS: Record<CaptionPart, string> = {
  size: 'Size',
  colour: 'Colour',
  background: 'Background',
  font: 'Font',
  position: 'Position',
}

type Props = { part: CaptionPart | null; onPart: (part: CaptionPart | null) => void; onBack: () => void }

/** How captions look, part by part; what is chosen is seen at once behind the menu. */
export function CaptionPages({ part, onPart, onBack }: Props) {
  const look = useCaptionLook()
  if (!part)
    return (
      <>
        <Back onSelect={onBack}>Look of captions</Back>
        {CAPTION_PARTS.map((each) => (
          <Entry key={each} icon={null} label={WORDS[each]} value={look[each]} onSelect={() => onPart(each)} />
        ))}
      </>
    )
  return (
    <>
      <Back onSelect={() => onPart(null)}>{WORDS[part]}</Back>
      {Object.keys(CAPTION_LOOKS[part]).map((name) => (
        <Choice key={name} chosen={look[part] === name} onSelect={() => chooseCaptionLook(part, name)}>
          {name}
        </Choice>
      ))}
    </>
  )
}
