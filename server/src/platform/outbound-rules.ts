import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { said } from './language.ts'

/** OUTBOUND_ALLOW: names of hosts, addresses, CIDR ranges. */
export type Allowed = readonly string[]

const PORTS = new Set(['', '80', '443'])
/** Of Azure's hosts, reachable from inside alone, although it looks public. */
const NOT_PUBLIC = new Set(['168.63.129.16'])
/** What is routed at all; NAT64, IPv4 in other dress and everything reserved lie outside. @see RFC 4291 section 2.4 */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3')
const DOCUMENTATION_V6 = ipaddr.parseCIDR('3fff::/20') // RFC 9637

/** Why an address may not be asked, as far as its text tells; null when it may. */
export function whyNotUrl(url: URL, allow: Allowed): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return said('Only http and https addresses are possible.')
  if (url.username || url.password) return said('The address holds a name or a password: leave them out.')
  const hostname = bare(url.hostname)
  if (hostname === '') return said('The address has no host.')
  // URL has made one form of 0x7f.1, 2130706433 and 127.1. already.
  if (isIP(hostname)) return whyNotAddress(hostname, { hostname, port: portOf(url), allow })
  if (allowsName(hostname, allow) || PORTS.has(url.port)) return null
  // Another port is for a host in an allowed network; which that is, its address will tell.
  return allow.some(isRange) ? null : wrongPort(portOf(url))
}

/** Why a connection may not go to this address; null when it may. */
export function whyNotAddress(
  address: string,
  { hostname, port, allow }: { hostname: string; port: number; allow: Allowed },
): string | null {
  if (allowsName(bare(hostname), allow) || inAllowedRange(address, allow)) return null
  if (!isPublic(address))
    return said('The address leads into a private network. Whoever runs this studio can allow it with OUTBOUND_ALLOW.')
  return PORTS.has(String(port)) ? null : wrongPort(port)
}

const wrongPort = (port: number) =>
  said(
    'Port {port} is not possible: only 80 and 443, unless whoever runs this studio allows the host with OUTBOUND_ALLOW.',
    { port },
  )
const portOf = (url: URL) => Number(url.port || (url.protocol === 'https:' ? 443 : 80))
const bare = (hostname: string) =>
  hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '')

export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false // a zone behind %, or no address
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  if (NOT_PUBLIC.has(parsed.toString())) return false
  return parsed.kind() === 'ipv4' || (parsed.match(GLOBAL_V6) && !parsed.match(DOCUMENTATION_V6))
}

const isRange = (entry: string) => isIP(entry.split('/')[0] ?? '') !== 0
const allowsName = (name: string, allow: Allowed) => allow.some((entry) => !isRange(entry) && bare(entry) === name)

function inAllowedRange(address: string, allow: Allowed): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return allow.filter(isRange).some((entry) => {
    const range = entry.includes('/')
      ? ipaddr.parseCIDR(entry)
      : ipaddr.parseCIDR(`${entry}/${isIP(entry) === 4 ? 32 : 128}`)
    return range[0].kind() === parsed.kind() && parsed.match(range)
  })
}
