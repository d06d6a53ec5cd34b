/**
 * A cell that begins with one of these is a formula to a spreadsheet; an apostrophe before it makes it text. One that begins
 * so already gets another, so that what comes back is what was written.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/
const ESCAPED = /^'+[=+\-@\t\r＝＋－＠]/

export const toCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
export const fromCell = (cell: string): string => (ESCAPED.test(cell) ? cell.slice(1) : cell)
