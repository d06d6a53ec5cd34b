/** Opens the browser's file dialog and hands what was chosen to the uploader. */
export function chooseFiles(): void {}
