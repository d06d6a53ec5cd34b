/** Debian's files of OpenStack Swift, or null where they are not and (asked to) cannot be fetched. */
export function swiftHome(options?: { fetch?: boolean }): string | null
