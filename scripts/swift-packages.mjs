// Debian's OpenStack Swift, which speaks S3, for tests: fetched and unpacked for this user, not installed, so that no
// service is started and no right is needed. Runs under any Node from 20 on: builtins only.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const PACKAGES = [
  'python3-swift',
  'liberasurecode1',
  'python3-cffi',
  'python3-cffi-backend',
  'python3-charset-normalizer',
  'python3-cryptography',
  'python3-dnspython',
  'python3-eventlet',
  'python3-greenlet',
  'python3-lxml',
  'python3-netifaces',
  'python3-pastedeploy',
  'python3-pastedeploy-tpl',
  'python3-pkg-resources',
  'python3-pyeclib',
  'python3-requests',
  'python3-six',
  'python3-xattr',
]

const cache = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'creator-studio')
const home = () => join(cache(), 'swift-1')

/** @returns the folder with Debian's files (20 MB), or null where they are not and cannot be fetched */
export function swiftHome({ fetch = false } = {}) {
  if (existsSync(home())) return home()
  if (!fetch || process.env.STUDIO_APT === '0' || !existsSync('/usr/bin/apt-get')) return null
  mkdirSync(cache(), { recursive: true })
  const work = mkdtempSync(join(cache(), 'fetch-'))
  const run = (command, args) => spawnSync(command, args, { cwd: work, stdio: 'ignore' }).status === 0
  const download = () => run('apt-get', ['download', '-qq', ...PACKAGES])
  try {
    if (!download() && !(process.getuid?.() === 0 && run('apt-get', ['update', '-qq']) && download())) return null
    const packages = readdirSync(work).filter((name) => name.endsWith('.deb'))
    if (!packages.every((name) => run('dpkg', ['-x', name, 'all']))) return null
    try {
      renameSync(join(work, 'all'), home())
    } catch {
      // another test was quicker
    }
    return existsSync(home()) ? home() : null
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
