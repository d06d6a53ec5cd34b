import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ancestorsOf, mayEmbed, siteFrom } from './sites.ts'

test('what people paste becomes a site, and nothing can end the policy', () => {
  for (const [text, site] of [
    ['https://Example.org/blog?a#b', 'example.org'],
    [' *.example.org ', '*.example.org'],
    ['http://localhost:8080', 'localhost:8080'],
    ['https://example.org:443/', 'example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['*', null],
    ['*.org', null],
    ["example.org; script-src 'unsafe-inline'", null],
    ['example.org *', null],
    ['user@example.org', null],
    ['javascript:alert(1)', null],
    ['[::1]', null],
    ['', null],
    ['a.*.org', null],
  ] as const)
    assert.equal(siteFrom(text), site, text)
})

test('the word before the refusal says what the policy does', () => {
  const own = 'https://studio.example'
  const rule = { embedding: 'sites', embedSites: ['blog.example', '*.school.example', 'localhost:8080'] } as const
  assert.equal(ancestorsOf(rule), "'self' blog.example *.school.example localhost:8080")
  assert.equal(ancestorsOf({ ...rule, embedding: 'nowhere' }), "'self'")
  assert.equal(ancestorsOf({ ...rule, embedding: 'everywhere' }), '*')
  for (const origin of [own, 'https://blog.example', 'https://a.b.school.example', 'http://localhost:8080'])
    assert.equal(mayEmbed(rule, origin, own), true, origin)
  for (const origin of ['https://evil.example', 'https://school.example', 'https://blog.example.evil', 'null', ''])
    assert.equal(mayEmbed(rule, origin, own), false, origin)
})
