import { t } from '#web/lib/i18n/t.ts'
import type { CaptionLook, CaptionPart } from './caption-style.ts'

export const partWords = (part: CaptionPart): string =>
  ({
    size: t('Size'),
    colour: t('Colour'),
    background: t('Background'),
    font: t('Font'),
    position: t('Position'),
  })[part]

export const lookWords = (look: CaptionLook): string =>
  ({
    normal: t('Normal'),
    small: t('Small'),
    large: t('Large'),
    'very-large': t('Very large'),
    white: t('White'),
    yellow: t('Yellow'),
    green: t('Green'),
    cyan: t('Cyan'),
    black: t('Black'),
    blue: t('Blue'),
    dark: t('Dark'),
    none: t('None'),
    'as-the-page': t('As the page'),
    serif: t('Serif'),
    'fixed-width': t('Fixed width'),
    rounded: t('Rounded'),
    bottom: t('Bottom'),
    top: t('Top'),
  })[look]
