import assert from 'node:assert/strict'
import test from 'node:test'
import { isBotAgent } from './bot-agents.ts'

test('crawlers and previews are bots, players inside apps are not', () => {
  for (const bot of [
    '',
    'Googlebot/2.1 (+http://www.google.com/bot.html)',
    'facebookexternalhit/1.1',
    'Twitterbot/1.0',
    'AhrefsBot/7.0',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'UptimeRobot/2.0',
    'Slackbot-LinkExpanding 1.0',
  ])
    assert.ok(isBotAgent(bot), bot)
  for (const player of [
    'okhttp/4.12.0',
    'AppleCoreMedia/1.0.0.21C66',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  ])
    assert.ok(!isBotAgent(player), player)
})
