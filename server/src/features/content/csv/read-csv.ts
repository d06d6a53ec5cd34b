import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { wordsOfIssue } from '#platform/invalid.ts'
import { said } from '#platform/language.ts'
import { problem } from '#platform/problem.ts'
import { Details, Title } from '../details/fields.ts'
import { fromCell } from './cells.ts'

export const CsvWrong = problem('content.csv_wrong', 422, 'The table cannot be read')

export const MOST_BYTES = 5 * 1024 * 1024
const MOST_ROWS = 10_000
/** Our own table has 21, and people add some. */
const MOST_COLUMNS = 200
/** Then others have their turn: a full table is seconds of work. */
const ROWS_AT_ONCE = 100

const nullable = (text: string) => (text === '' ? null : text)
/** What a table can change, each from the text of its cell. */
const FIELDS = {
  title: { shape: Title, value: (cell: string): unknown => cell },
  description: { shape: Details.description, value: (cell: string): unknown => cell },
  tags: { shape: Details.tags, value: (cell: string): unknown => (cell.trim() === '' ? [] : cell.split(',', 201)) },
  category: { shape: Details.category, value: nullable },
  level: { shape: Details.level, value: nullable },
  language: { shape: Details.language, value: nullable },
  licence: { shape: Details.licence, value: (cell: string): unknown => cell },
} as const
export type CsvField = keyof typeof FIELDS
export const CSV_FIELDS = Object.keys(FIELDS) as CsvField[] // the table's own keys
export type Values = Partial<Record<CsvField, unknown>>

export type LineError = { line: number; column: string | null; message: string }
export type CsvRow = { line: number; id: string; revision: number | null; values: Values; errors: LineError[] }

const Id = z.uuid().toLowerCase()

/**
 * Rows of a table as a spreadsheet saves it: UTF-8 or UTF-16, separated by comma, semicolon or tab. Columns that are not
 * there change nothing, those that cannot be changed are passed over.
 * @throws {CsvWrong} with `reason`, when it is no table of ours
 */
export async function readCsv(file: Buffer): Promise<CsvRow[]> {
  const text = textOf(file)
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].reduce((best, each) =>
    header.split(each).length > header.split(best).length ? each : best,
  )
  const rows: CsvRow[] = []
  const seen = new Map<string, number>()
  let names: string[] | null = null
  try {
    for await (const { record, info } of records(text, delimiter)) {
      const line = info.lines - record.reduce((sum, cell) => sum + breaksIn(cell), 0)
      if (!names) {
        names = record.map((cell) => cell.trim().toLowerCase())
        assertHeader(names)
        continue
      }
      if (rows.length === MOST_ROWS)
        throw new CsvWrong({
          reason: said('A table has at most {most, number} rows.', { most: MOST_ROWS }),
        })
      if (rows.length % ROWS_AT_ONCE === 0) await setImmediate()
      const row = rowOf(names, record, line)
      const before = seen.get(row.id)
      if (before !== undefined)
        row.errors.push({ line, column: 'id', message: said('The video is in line {before} already', { before }) })
      else if (row.id) seen.set(row.id, line)
      rows.push(row)
    }
  } catch (error) {
    if (error instanceof CsvError) throw new CsvWrong({ reason: whyUnreadable(error) }, error)
    throw error
  }
  if (!names) throw new CsvWrong({ reason: said('It is empty.') })
  return rows
}

/** Which line it is, and what of it: the library says it in English. */
function whyUnreadable({ code, lines }: CsvError): string {
  const line = String(lines ?? '?')
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return said('Line {line}: a quotation mark is not closed.', { line })
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return said('Line {line}: text follows a closing quotation mark.', { line })
    case 'INVALID_OPENING_QUOTE':
      return said('Line {line}: a quotation mark stands in the middle of a cell.', { line })
    case 'CSV_MAX_RECORD_SIZE':
      return said('Line {line} is too long.', { line })
    default:
      return said('Line {line} cannot be read.', { line })
  }
}

type Parsed = { record: string[]; info: { lines: number } }
const records = (text: string, delimiter: string): AsyncIterable<Parsed> =>
  parse(text, {
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 100_000,
  })

const breaksIn = (cell: string) => cell.match(/\r\n|\r|\n/g)?.length ?? 0

function textOf(file: Buffer): string {
  const wide =
    file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : file[0] === 0xfe && file[1] === 0xff ? 'utf-16be' : null
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(file)
    if (text.includes('\0')) throw new CsvWrong({ reason: said('It is no text.') })
    return text
  } catch (error) {
    if (error instanceof CsvWrong) throw error
    throw new CsvWrong({ reason: said('Its letters are not in UTF-8. Save it as “CSV UTF-8”.') }, error)
  }
}

function assertHeader(names: string[]) {
  if (names.length > MOST_COLUMNS)
    throw new CsvWrong({ reason: said('A table has at most {most} columns.', { most: MOST_COLUMNS }) })
  if (!names.includes('id'))
    throw new CsvWrong({ reason: said('The first line has to name the columns, one of them “id”.') })
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice) throw new CsvWrong({ reason: said('Two columns are called “{twice}”.', { twice: twice.slice(0, 40) }) })
}

function rowOf(names: string[], record: string[], line: number): CsvRow {
  const errors: LineError[] = []
  const cell = (name: string) => {
    const at = names.indexOf(name)
    return at < 0 ? undefined : fromCell(record[at] ?? '')
  }
  if (record.length > names.length && record.slice(names.length).some((each) => each !== ''))
    errors.push({ line, column: null, message: said('The line has more cells than there are columns') })
  else if (record.length < names.length)
    errors.push({ line, column: null, message: said('The line has fewer cells than there are columns') })
  const id = Id.safeParse(cell('id')?.trim())
  if (!id.success) errors.push({ line, column: 'id', message: said('No id of a video') })
  const revision = cell('revision')?.trim() ?? ''
  if (revision !== '' && !/^\d{1,9}$/.test(revision))
    errors.push({ line, column: 'revision', message: said('No number; an empty cell means: whatever it is') })
  const values: Values = {}
  for (const name of CSV_FIELDS) {
    const text = cell(name)
    if (text === undefined) continue
    const value = FIELDS[name].value(name === 'description' ? text : text.trim())
    const read = z.safeParse(FIELDS[name].shape, value, { error: wordsOfIssue })
    if (read.success) values[name] = read.data
    else errors.push({ line, column: name, message: read.error.issues[0]?.message ?? said('Not possible here') })
  }
  return { line, id: id.data ?? '', revision: /^\d{1,9}$/.test(revision) ? Number(revision) : null, values, errors }
}
