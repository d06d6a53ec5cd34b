import { parseArgs } from 'node:util'
import { CHANNELS, MAIL_DOMAIN, PASSWORD } from './channels.ts'
import { fill } from './fill.ts'
import { openInstallation } from './installation.ts'
import { remove } from './remove.ts'

const { values } = parseArgs({
  options: {
    remove: { type: 'boolean', default: false },
    /** For a look in a hurry: so many of each channel. */
    videos: { type: 'string' },
  },
})
const say = (line: string) => process.stdout.write(`demo   ${line}\n`)

const most = values.videos === undefined ? Number.POSITIVE_INFINITY : Number(values.videos)
if (!(most >= 1)) throw new Error('--videos wants a number, 1 or more')

const installation = await openInstallation()
const { url, opened, started } = installation
process.on('SIGTERM', () => started?.kill('SIGTERM'))
try {
  if (values.remove) {
    const { channels, files } = await remove(installation)
    say(`${channels} channels and ${files} files of the demo are gone.`)
    started?.kill('SIGINT')
  } else {
    if (!['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname))
      throw new Error(
        `Everybody knows the password of the demo's people: it is for this machine alone, not for ${url}.`,
      )
    const channels = CHANNELS.map((channel) => ({ ...channel, videos: channel.videos.slice(0, most) }))
    const count = await fill(installation, channels, say)
    say(`${count} videos came in. Look at ${url}, or sign in as mara@${MAIL_DOMAIN} with the password "${PASSWORD}".`)
    say('npm run demo -- --remove takes it all out again.')
  }
} catch (error) {
  started?.kill('SIGINT')
  throw error
} finally {
  await opened.ctx.jobs.stop(0)
  await opened.close()
}
