/** Opens the browser's file dialog and hands what was chosen to the uploader. Call it from a click or a key. */
export function chooseFiles(): void {
  // Signed-in people have this code already: it came with the tray.
  void import('./pick-files.ts').then(({ pickFiles }) => pickFiles())
}
