/** Files on their way, bottom right over every page. Mounted once at the root, so that it outlives every page. */
export function UploadTray() {
  return null
}
