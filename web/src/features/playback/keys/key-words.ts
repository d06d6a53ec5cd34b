import { COMMAND_NAMES, COMMANDS, type CommandName } from '../player-keys.ts'
import { chosenKeys } from './chosen-keys.ts'

/** What each key does, in the order of the help. */
export const KEY_WORDS: Record<CommandName, string> = {
  play: 'Play or pause',
  back: '10 seconds back',
  ahead: '10 seconds ahead',
  backALittle: '5 seconds back',
  aheadALittle: '5 seconds ahead',
  frameBack: 'One frame back',
  frameAhead: 'One frame ahead',
  start: 'To the beginning (in the player)',
  end: 'To the end (in the player)',
  slower: 'Slower',
  faster: 'Faster',
  louder: 'Louder (in the player)',
  quieter: 'Quieter (in the player)',
  mute: 'Sound off or on',
  captions: 'Captions',
  fullscreen: 'Full screen',
  pip: 'Picture in picture',
  loop: 'Again and again',
  theatre: 'Theatre',
  mini: 'Mini player',
  transcript: 'Transcript',
  next: 'Next video',
  previous: 'Previous video',
  copyLink: 'Copy the link at this time',
  help: 'These keys',
}

export const nameOfKey = (key: string): string => (key === ' ' ? 'Space' : key)

/** The keys of every player, as they are in this browser, for a help that stands elsewhere. */
export function playerKeys(): { keys: readonly string[]; words: string }[] {
  if (!chosenKeys.areOn()) return []
  const rows = COMMAND_NAMES.filter((name) => COMMANDS[name].act.do !== 'page').map((name) => ({
    keys: chosenKeys.of(name).map(nameOfKey),
    words: KEY_WORDS[name],
  }))
  return [...rows.filter(({ keys }) => keys.length > 0), { keys: ['0', '9'], words: 'To the start … to nine tenths' }]
}
