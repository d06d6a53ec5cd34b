/** Where to go after signing in: a path of this site and nothing else, so that a link cannot send people away. */
export function safeReturnAddress(address: string | undefined): string {
  if (!address?.startsWith('/') || address.startsWith('//') || address.includes('\\')) return '/studio'
  return address
}
