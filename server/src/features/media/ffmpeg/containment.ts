/**
 * How an ffmpeg that reads a stranger's file is kept from everything else. A hole in one of its hundreds of parsers must
 * not reach the database's password, other people's files or the network.
 *
 * - `user`: runs as a user id that owns nothing (only root can do that)
 * - `network`: has no network at all
 * - `files`: sees its own folder, the programs and nothing else
 * - `limits`: memory, processor time and size of files are limited by the kernel
 * - `diesWithParent`: the kernel ends it when this process ends, however that happens
 */
export type Containment = {
  sandbox: 'bubblewrap' | 'unshare' | 'none'
  user: boolean
  network: boolean
  files: boolean
  limits: boolean
  diesWithParent: boolean
}

export type Limits = {
  /** address space; well above what stays resident, because every thread reserves some */
  memoryBytes: number
  cpuS: number
  /** size of one written file */
  fileBytes: number
  /** 0 for what somebody waits for and is short, 10 for what may take the processor only when nobody else wants it */
  nice: number
}

export type Box = {
  /** the job's folder: the only place it can write to, and where it starts */
  dir: string
  /** who it runs as; null keeps our own user */
  uid: number | null
  /** names inside `dir` which it can read only */
  readOnly: readonly string[]
  /** parts of the machine that it may use, and the groups that open them */
  hardware?: { devices: readonly string[]; groups: readonly number[] }
}

// 60578 to 61183 belong to nobody (systemd's table of ids leaves them unused), and fit the 65536 ids of a rootless
// container. Every job draws its own id, so that two jobs cannot touch each other; the group opens the input to all.
export const JOB_GID = 61_183
export const jobUid = (random: () => number = Math.random) => 60_578 + Math.floor(random() * (JOB_GID - 60_578))

/** What the process finds instead of our environment, which may hold passwords. */
export const JOB_ENV = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  HOME: '/nonexistent',
  // Without it every thread reserves 128 MB of address space, which the memory limit counts.
  MALLOC_ARENA_MAX: '2',
}

/** The words put before a command so that it runs contained. They only ever exec, so the process id stays the same. */
export function containedCommand(how: Containment, box: Box, limits: Limits, programs: readonly string[]): string[] {
  return [...limited(how, limits), ...sandboxed(how, box, programs), ...dropped(how, box)]
}

function limited(how: Containment, limits: Limits): string[] {
  if (!how.limits) return []
  const { memoryBytes, cpuS, fileBytes, nice } = limits
  // The first makes ffmpeg end by itself, the second is for what does not listen.
  const time = `--cpu=${Math.ceil(cpuS)}:${Math.ceil(cpuS) + 10}`
  const sizes = [`--as=${memoryBytes}`, time, `--fsize=${fileBytes}`, '--core=0']
  return ['prlimit', ...sizes, '--', 'nice', '-n', String(nice)]
}

function sandboxed(how: Containment, box: Box, programs: readonly string[]): string[] {
  if (how.sandbox === 'none') return []
  if (how.sandbox === 'unshare') return ['unshare', ...(how.user ? [] : ['--map-root-user']), '--net', '--']
  // As root the namespaces need no user namespace, and setpriv inside gives up root for good. Reading capabilities are
  // for entering the folder, which belongs to the job's user.
  const rights = how.user
    ? [
        '--unshare-ipc',
        '--unshare-pid',
        '--unshare-net',
        '--unshare-uts',
        '--unshare-cgroup-try',
        '--cap-drop',
        'ALL',
      ].concat(['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP', 'CAP_DAC_READ_SEARCH'].flatMap((cap) => ['--cap-add', cap]))
    : ['--unshare-all']
  const system = ['/lib', '/lib64', '/bin', '/etc/alternatives', '/etc/ld.so.cache'].flatMap((path) => [
    '--ro-bind-try',
    path,
    path,
  ])
  const elsewhere = programs
    .filter((path) => !path.startsWith('/usr/'))
    .flatMap((path) => [
      ...foldersAbove(path).flatMap((dir) => ['--perms', '0755', '--dir', dir]),
      '--ro-bind',
      path,
      path,
    ])
  // The input is a second name of the stored file: mounted read only, even an owner cannot change it.
  const devices = (box.hardware?.devices ?? []).flatMap((path) => ['--dev-bind-try', path, path])
  const inputs = box.readOnly.flatMap((name) => ['--ro-bind', `${box.dir}/${name}`, `/work/${name}`])
  return [
    ...['bwrap', '--die-with-parent', ...rights, '--ro-bind', '/usr', '/usr', '--perms', '0755', '--dir', '/etc'],
    ...[
      ...system,
      ...elsewhere,
      '--dev',
      '/dev',
      ...devices,
      '--bind',
      box.dir,
      '/work',
      ...inputs,
      '--chdir',
      '/work',
      '--',
    ],
  ]
}

/** Those that bubblewrap makes by itself only root can enter. */
const foldersAbove = (path: string): string[] =>
  path
    .split('/')
    .slice(1, -1)
    .map((_, at, names) => `/${names.slice(0, at + 1).join('/')}`)

function dropped(how: Containment, box: Box): string[] {
  if (!how.diesWithParent) return []
  const opened = box.hardware?.groups ?? []
  const groups = opened.length > 0 ? `--groups=${opened.join(',')}` : '--clear-groups'
  const ids = box.uid === null ? [] : [`--reuid=${box.uid}`, `--regid=${JOB_GID}`, groups]
  // In a user namespace of its own it would be root over that namespace, which opens much of the kernel to it.
  const rights = how.user || how.sandbox === 'unshare' ? ['--bounding-set=-all'] : []
  return ['setpriv', ...ids, ...rights, '--inh-caps=-all', '--no-new-privs', '--pdeathsig=KILL', '--']
}

/** Something the operator should know: `warn` says in its sentence what would make it better. */
export type Finding = { title: string; level: 'ok' | 'warn'; sentence: string }

/** One finding per property, for the operator's page. */
export function describeContainment(how: Containment): Finding[] {
  const finding = (title: string, holds: boolean, good: string, bad: string): Finding => ({
    title,
    level: holds ? 'ok' : 'warn',
    sentence: holds ? good : bad,
  })
  return [
    finding(
      'A user of its own',
      how.user,
      'ffmpeg runs as a user of its own which owns nothing.',
      'ffmpeg runs as the same user as the server: start the server as root to give it a user of its own.',
    ),
    finding(
      'No network',
      how.network,
      'ffmpeg has no network.',
      'ffmpeg could use the network: this machine allows no network namespaces (in Docker: --cap-add SYS_ADMIN, or install bubblewrap).',
    ),
    finding(
      'Only its own file',
      how.files,
      'ffmpeg sees only the file it works on.',
      how.user
        ? 'ffmpeg can read what every user of this machine can read: install bubblewrap to hide that too.'
        : 'ffmpeg can read what the server can read: install bubblewrap, or start the server as root.',
    ),
    finding(
      'Limits of memory and time',
      how.limits,
      'Memory and processor time are limited.',
      'Memory and processor time are not limited: install util-linux.',
    ),
    finding(
      'Ends with the program',
      how.diesWithParent,
      'It ends when the server ends.',
      'It may outlive a killed server: install util-linux.',
    ),
  ]
}
