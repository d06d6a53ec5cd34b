/** What became of a playback's view. The last four are final; a `too_short` or `rate` one may still count. */
export type Outcome = 'too_short' | 'rate' | 'counted' | 'repeat' | 'bot' | 'self'

/** By what a bot was recognised: the name it gives itself, or how it behaves (the limits are in pace.ts). */
export type BotSign = 'name' | 'sweep' | 'crowd' | 'flood'
