/** What is in a file that was read: without a picture it is something to hear. */
export const kindOf = ({ width }: { width: number | null }) => (width === null ? 'audio' : 'video')
