/** Which way the lines of this page run. CSS knows by itself; positions worked out in code have to ask. */
export const direction = (): 'ltr' | 'rtl' => (globalThis.document?.documentElement.dir === 'rtl' ? 'rtl' : 'ltr')
