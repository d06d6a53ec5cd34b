import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cpuMs } from '../../../../test/cpu-time.ts'
import { MAX_BYTES, pictureIds, readingMinutes, render, withPictures } from './markdown.ts'

const html = (markdown: string) => withPictures(render(markdown), () => undefined)
const ID = '0198c0de-0000-7000-8000-00000000abcd'

test('what people write in Markdown becomes what they mean', () => {
  const shown = html(
    '# One\n\ntwo **three** `four`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nconst x = 1 < 2\n```\n\nhttps://example.org',
  )
  for (const part of [
    '<h2>One</h2>',
    '<strong>three</strong>',
    '<code>four</code>',
    '<td>1</td>',
    'const x = 1 &lt; 2',
    '<a href="https://example.org" rel="nofollow noopener ugc" target="_blank">',
  ])
    assert.ok(shown.includes(part), `${part} in ${shown}`)
  assert.equal(render('one two three').words, 3)
  assert.equal(render('これは日本語の文章です').words > 3, true)
  assert.deepEqual([readingMinutes(0), readingMinutes(5), readingMinutes(1150)], [0, 1, 5])
})

test('nothing that is written is executed, and no address but the ordinary ones is linked', () => {
  for (const hostile of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java&#115;cript:alert(1))',
    '[a](&#x6A&#x61vascript:alert(1))',
    '[a](java\tscript:alert(1))',
    '[a]( javascript:alert(1) )',
    '[a](vbscript:x)',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a](file:///etc/passwd)',
    '[a](//evil.example)',
    '[a](/api/me)',
    '<javascript:alert(1)>',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '![a](data:image/svg+xml;base64,PHN2Zz4=)',
    '![a](https://evil.example/track.png)',
    '![a](image:../../secret)',
    '![" onerror="alert(1)](image:x)',
  ]) {
    const shown = html(hostile)
    assert.doesNotMatch(shown, /<(script|img|iframe|svg)|href="(?!https?:|mailto:|#)/i, `${hostile} -> ${shown}`)
  }
  assert.match(html('[a](mailto:a@example.org)'), /href="mailto:a@example.org"/)
  // What quotes could break out of stays inside.
  assert.doesNotMatch(html('[a](https://x.example/"onmouseover="alert(1))'), /"onmouseover/)
})

test('text cannot be turned round, not by an entity either', () => {
  assert.equal(html('a &#8238;b &#x2066;c').trim(), '<p>a b c</p>')
  assert.ok(!html('a &#0; d').includes('\0'))
})

test('only pictures of the article itself are shown, with what describes them', () => {
  const rendered = render(`![A "lake" <b>](image:${ID}) and ![gone](image:${ID.replace('a', 'b')})`)
  const shown = withPictures(rendered, (id) =>
    id === ID ? { url: '/media/k/a.jpg', small: '/media/k/s.webp', width: 1600, height: 900 } : undefined,
  )
  assert.match(
    shown,
    /<img src="\/media\/k\/a.jpg" srcset="[^"]+" sizes="[^"]+" width="1600" height="900" alt="A &quot;lake&quot; &lt;b&gt;"/,
  )
  assert.match(shown, /<span class="picture">gone<\/span>/)
  assert.deepEqual(pictureIds(`![](image:${ID.toUpperCase()}) image:nothing`), [ID])
})

// Brackets take five times as long; what tries again and again would take thousands.
test('text made to be slow takes not much longer than any other', () => {
  const much = (part: string) => part.repeat(Math.floor(MAX_BYTES / part.length))
  const usualMs = cpuMs(() => render(much('Some *words* of [a text](https://example.org/) with `code`.\n\n')))
  for (const part of [
    '>',
    '> ',
    '[',
    '![',
    '[a](',
    '*a ',
    '`a``b',
    '- ',
    '|a',
    'http://a.b ',
    'a@',
    '<http://',
    '\\',
    '&#x',
  ])
    assert.ok(cpuMs(() => render(much(part))) < 20 * usualMs, part)
})
