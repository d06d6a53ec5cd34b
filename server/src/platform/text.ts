/**
 * What people write is kept as they wrote it, other scripts, joined emoji and look-alike letters included. Out go control
 * characters and what turns round the text that stands after it (U+202A to U+202E, U+2066 to U+2069), and a half
 * surrogate becomes U+FFFD: PostgreSQL's jsonb takes none.
 */
const TURNING = '\\u{202A}-\\u{202E}\\u{2066}-\\u{2069}'
const ANY_CONTROL = new RegExp(`[\\p{Cc}${TURNING}]+`, 'gu')
/** All but tab and line feed. */
const CONTROL_IN_LINES = new RegExp(`[\\u{0}-\\u{8}\\u{B}-\\u{1F}\\u{7F}-\\u{9F}${TURNING}]+`, 'gu')

/** A title or a name: one line. */
export const oneLine = (text: string) => text.toWellFormed().replace(ANY_CONTROL, ' ')

/** A description: several lines, each ended as on the web. */
export const manyLines = (text: string) => text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL_IN_LINES, ' ')
