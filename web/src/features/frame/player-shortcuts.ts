/** The player's keys for the help; a test holds them against what the player does with them. */
export const PLAYER_KEYS: readonly { keys: readonly string[]; words: string }[] = [
  { keys: ['Space', 'k'], words: 'Play or pause' },
  { keys: ['j', 'l'], words: '10 seconds back, ahead' },
  { keys: ['ArrowLeft', 'ArrowRight'], words: '5 seconds back, ahead' },
  { keys: ['0', '9'], words: 'To the start … to nine tenths' },
  { keys: ['ArrowUp', 'ArrowDown'], words: 'Louder, quieter (in the player)' },
  { keys: ['m'], words: 'Sound off or on' },
  { keys: ['<', '>'], words: 'Slower, faster' },
  { keys: ['c'], words: 'Captions' },
  { keys: ['f'], words: 'Full screen' },
]
