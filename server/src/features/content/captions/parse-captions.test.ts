import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cpuMs } from '../../../../test/cpu-time.ts'
import { plainText, safeCueText } from './cue-text.ts'
import { parseCaptions } from './parse-captions.ts'
import { writeSrt, writeVtt } from './write-captions.ts'

const parse = (text: string, durationMs: number | null = null) => parseCaptions(Buffer.from(text), { durationMs })
const codes = (text: string) => parse(text).found.list.map(({ line, code, what }) => `${line} ${code} ${what}`)

test('captions as programs write them are read without a word', () => {
  const { cues, format, found } = parse(
    'WEBVTT Kind: captions\nLanguage: en\n\nNOTE by me\n\nintro\n00:01.000 --> 00:02.500 line:80% align:start\n<v Ana>Hello &amp; <i>welcome</i>\n\n00:00:03.000 --> 01:00:04.000\nSecond\nline\n',
  )
  assert.equal(format, 'vtt')
  assert.deepEqual(found.list, [])
  assert.deepEqual(cues, [
    { startMs: 1000, endMs: 2500, text: '<v Ana>Hello &amp; <i>welcome</i></v>', settings: 'line:80% align:start' },
    { startMs: 3000, endMs: 3_604_000, text: 'Second\nline' },
  ])
  assert.deepEqual(
    parse('1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nTwo').cues,
    [
      { startMs: 1000, endMs: 2000, text: 'One' },
      { startMs: 2000, endMs: 3000, text: 'Two' },
    ],
  )
})

test('what can be mended is mended, and said by its line', () => {
  const cases: [string, string, string[]][] = [
    ['other ways to write times', '0:01,5 -> 0:02.25\nA', []],
    ['no blank line between', '1\n00:01,000 --> 00:02,000\nA\n2\n00:02,000 --> 00:03,000\nB', []],
    ['negative', '-00:00:01,000 --> 00:00:01,000\nA', ['1 negative_time mended']],
    [
      'wholly before the start',
      '-00:00:03,000 --> -00:00:01,000\nA\n\n00:01,0 --> 00:02,0\nB',
      ['1 negative_time mended'],
    ],
    ['no length', '00:01,000 --> 00:01,000\nA', ['1 ends_before_start mended']],
    ['out of order', '00:05,000 --> 00:06,000\nB\n\n00:01,000 --> 00:02,000\nA', ['4 out_of_order mended']],
    ['a slip of overlap', '00:01,000 --> 00:02,100\nA\n\n00:02,000 --> 00:03,000\nB', ['1 overlap mended']],
    ['a long overlap stays', '00:01,000 --> 00:04,000\nA\n\n00:02,000 --> 00:05,000\nB', ['1 overlap notice']],
    ['twice', '00:01,000 --> 00:04,000\nA\n\n00:01,000 --> 00:04,000\nA', ['4 duplicate mended']],
    ['empty', '00:01,000 --> 00:04,000\n\n\n00:05,000 --> 00:06,000\nA', ['1 empty mended']],
    ['a blank line in the text', '00:01,000 --> 00:04,000\nA\n\nmore', ['4 blank_line_in_text mended']],
    ['colours', '00:01,000 --> 00:04,000\n<font color="red">A</font>', ['2 markup mended']],
    ['styles', 'WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:04.000\nA', ['3 styles mended']],
  ]
  for (const [name, text, expected] of cases) assert.deepEqual(codes(text), expected, name)
  assert.deepEqual(parse('0:01,5 -> 0:02.25\nA').cues, [{ startMs: 1500, endMs: 2250, text: 'A' }])
})

test('what cannot be mended is named by its line, and the others are read', () => {
  const cases: [string, string, string[]][] = [
    ['no times', 'Hello\nthere', ['1 no_time broken']],
    ['unreadable times', '00:01,0 --> 00:02,0\nA\n\n2\n00:xx --> 00:05\nB', ['5 bad_time broken']],
    ['61 minutes', '00:61:00,000 --> 01:00:00,000\nA', ['1 time_out_of_range broken']],
    ['beyond 100 hours', '999:00:00,000 --> 999:00:01,000\nA', ['1 time_out_of_range broken']],
    ['the wrong way round', '00:05,000 --> 00:04,000\nA', ['1 ends_before_start broken']],
    ['too long', `00:01,000 --> 00:04,000\n${'x'.repeat(2001)}`, ['1 too_long broken']],
    ['nothing', '', ['1 no_cues broken']],
    ['a header alone', 'WEBVTT\n', ['1 no_cues broken']],
  ]
  for (const [name, text, expected] of cases) assert.deepEqual(codes(text), expected, name)
  const picture = parseCaptions(Buffer.from('89504e470d0a1a0a0000000d49484452000000010102030405060708', 'hex'))
  assert.equal(picture.found.list.at(-1)?.code, 'not_text')
  assert.equal(parse('00:09,000 --> 00:10,000\nA', 5000).found.list[0]?.code, 'after_end')
})

test('UTF-16 with and without its mark, a mark of UTF-8 and Windows-1252 are read', () => {
  const text = '1\n00:00:01,000 --> 00:00:02,000\nGrüße – süß\n'
  const swapped = Buffer.from(text, 'utf16le').swap16()
  for (const bytes of [
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    swapped,
    Buffer.from(text.replace('–', '\x96'), 'latin1'),
  ])
    assert.equal(parseCaptions(bytes).cues[0]?.text, 'Grüße – süß')
})

test('nothing but safe tags comes through, each closed in its order', () => {
  const cases: [string, string][] = [
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<img src=x onerror=alert(1)>hi', 'hi'],
    ['<b onclick="x">bold</b>', '<b>bold</b>'],
    ['<b><i>x</b></i>', '<b><i>x</i></b>'],
    ['<c.yellow>x</c> <00:00:01.000>y', 'x y'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['&lt;b&gt; &#x202e;&quot;', '&lt;b&gt; &amp;#x202e;"'],
    ['<v <b>x</b>', '&lt;v <b>x</b>'],
    ['<v Ana "quoted">x', '<v Ana "quoted">x</v>'],
    ['<lang de>ja</lang><lang "x">no</lang>', '<lang de>ja</lang>no'],
    ['<ruby>漢<rt>kan</rt></ruby><rt>x', '<ruby>漢<rt>kan</rt></ruby>x'],
    ['<b></b>', ''],
    ['turn\u202e round\u0007', 'turn round'],
  ]
  for (const [raw, text] of cases) assert.equal(safeCueText(raw).text, text)
})

/** Repeatable. */
function noise(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * below)
  }
}
const PIECES =
  'WEBVTT|\n|\n\n|\r\n|00:00:01.000 --> 00:00:02.000|00:01,5 -> 00:02,0|-00:00:01,000 --> |1|<b>|</b>|<v Ana>|<script>|&lt;|&amp|&#x3c;|-->|a < b|NOTE|STYLE|{\\an8}|\u202e|\0|é|😀|<ruby>|<rt>|99:99:99,999|x'.split(
    '|',
  )

test('whatever comes in, what is written can be read again and says the same', () => {
  const random = noise(7)
  for (let round = 0; round < 3000; round++) {
    let text = random(2) ? 'WEBVTT\n\n' : ''
    for (let at = random(30); at > 0; at--) text += (PIECES[random(PIECES.length)] ?? '') + (random(3) ? '' : ' ')
    if (random(2)) text += '\n\n00:00:05.000 --> 00:00:06.000\nend'
    const { cues } = parse(text)
    for (const cue of cues) {
      assert.ok(cue.startMs >= 0 && cue.endMs > cue.startMs && plainText(cue.text) !== '')
      assert.ok(!/\n\n|-->|[\u202e\0]/.test(cue.text), JSON.stringify(cue.text))
      assert.ok(!/<(?!\/?(b|i|u|ruby|rt)>|\/(v|lang)>|v [^<>]+>|lang [a-zA-Z0-9-]+>)/.test(cue.text), cue.text)
      assert.equal(safeCueText(cue.text).text, cue.text)
    }
    const again = parse(writeVtt(cues))
    if (cues.length > 0) {
      assert.deepEqual(again.cues, cues, JSON.stringify(text))
      assert.deepEqual(
        again.found.list.filter(({ what }) => what !== 'notice'),
        [],
      )
    }
    assert.equal(parse(writeSrt(cues)).cues.length, cues.length, JSON.stringify(text))
  }
})

test('100,000 captions take ten times as long as 10,000, one more is refused', () => {
  const vttOf = (count: number) =>
    Buffer.from(
      writeVtt(
        Array.from({ length: count }, (_, n) => ({
          startMs: n * 3000,
          endMs: n * 3000 + 2900,
          text: `Line ${n} <b>of</b> many`,
        })),
      ),
    )
  const few = vttOf(10_000)
  const vtt = vttOf(100_000)
  const fewMs = cpuMs(() => parseCaptions(few))
  const manyMs = cpuMs(() => assert.equal(parseCaptions(vtt).cues.length, 100_000))
  // A hundred times, where each had to do with each. The rest is for whoever collects the garbage.
  assert.ok(manyMs < 30 * fewMs, `${fewMs} and ${manyMs} ms`)
  const more = parseCaptions(Buffer.concat([vtt, Buffer.from('\n99:00:00.000 --> 99:00:01.000\nx\n')]))
  assert.deepEqual(
    more.found.list.map(({ code }) => code),
    ['too_many'],
  )
})

test('SubRip has who speaks before the words, and tags that it knows', () => {
  assert.equal(
    writeSrt([{ startMs: 0, endMs: 3_661_001, text: '<v Ana>a &lt; <i>b</i> --&gt; c</v>\nd' }]),
    '1\r\n00:00:00,000 --> 01:01:01,001\r\nAna: a < <i>b</i> -> c\r\nd\r\n\r\n',
  )
})

test('no file makes a pattern try again and again: a line of megabytes is read as fast as many short ones', () => {
  const cue = '1\n00:00:01,000 --> 00:00:02,000'
  const long = 1_000_000
  const files = {
    'a tag that never ends': `${cue}\n<b${' '.repeat(long)}\n`,
    'codes that never close': `${cue}\n${'{\\'.repeat(long / 2)}\n`,
    'settings behind endless space': `${cue}${' '.repeat(long)}x\u2028\nhi\n`,
  }
  const short = '00:00:01.000 --> 00:00:02.000\nshort\n\n'
  const usualMs = cpuMs(() => parse(`WEBVTT\n\n${short.repeat(long / short.length)}`))
  for (const [name, text] of Object.entries(files)) {
    const usedMs = cpuMs(() => parse(text))
    assert.ok(usedMs < 5 * usualMs, `${name}: ${usedMs} ms, usual ${usualMs} ms`)
  }
})
