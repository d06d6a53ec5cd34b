import { t } from '#web/lib/i18n/t.ts'
import { COMMAND_NAMES, COMMANDS, type CommandName } from '../player-keys.ts'
import { chosenKeys } from './chosen-keys.ts'

/** What each key does, in the order of the help. */
const words = (): Record<CommandName, string> => ({
  play: t('Play or pause'),
  back: t('10 seconds back'),
  ahead: t('10 seconds ahead'),
  backALittle: t('5 seconds back'),
  aheadALittle: t('5 seconds ahead'),
  frameBack: t('One frame back'),
  frameAhead: t('One frame ahead'),
  start: t('To the beginning (in the player)'),
  end: t('To the end (in the player)'),
  slower: t('Slower'),
  faster: t('Faster'),
  louder: t('Louder (in the player)'),
  quieter: t('Quieter (in the player)'),
  mute: t('Sound off or on'),
  captions: t('Captions'),
  fullscreen: t('Full screen'),
  pip: t('Picture in picture'),
  loop: t('Again and again'),
  theatre: t('Theatre'),
  mini: t('Mini player'),
  transcript: t('Transcript'),
  next: t('Next video'),
  previous: t('Previous video'),
  copyLink: t('Copy the link at this time'),
  help: t('These keys'),
})

export const keyWords = (name: CommandName): string => words()[name]

export const nameOfKey = (key: string): string => (key === ' ' ? t('Space') : key)

/** The keys of every player, as they are in this browser, for a help that stands elsewhere. */
export function playerKeys(): { keys: readonly string[]; words: string }[] {
  if (!chosenKeys.areOn()) return []
  const rows = COMMAND_NAMES.filter((name) => COMMANDS[name].act.do !== 'page').map((name) => ({
    keys: chosenKeys.of(name).map(nameOfKey),
    words: keyWords(name),
  }))
  return [
    ...rows.filter(({ keys }) => keys.length > 0),
    { keys: ['0', '9'], words: t('To the start … to nine tenths') },
  ]
}
