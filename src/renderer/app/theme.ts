import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  Input,
  InputWrapper,
  Modal,
  NumberInput,
  PasswordInput,
  Popover,
  Radio,
  Select,
  Textarea,
  TextInput,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import { DateInput, DatePickerInput } from '@mantine/dates'
import type { TFunction } from 'i18next'
import { LINE_CHARACTERS } from '../../verbs/input.ts'

/** Mantine's look bent to design/README.md §2–3; the accessibility cures are those found with axe. */
const dai: MantineColorsTuple = [
  '#EEF4F6',
  '#E3EDF0',
  '#C5D8DE',
  '#9DB8C1',
  '#6F97A4',
  '#46788A',
  '#2F6477',
  '#1E5163',
  '#163E4D',
  '#0F2C37',
]
/** Mantine reaches for `gray` and `red` by itself: they are ours too, so no foreign palette ever shows. */
const warmGray: MantineColorsTuple = [
  '#FBF9F5',
  '#F5F2EB',
  '#EFEBE2',
  '#DDD7CB',
  '#8E8778',
  '#8E8778',
  '#5E666B',
  '#4B5459',
  '#23292D',
  '#23292D',
]
const seal: MantineColorsTuple = [
  '#F8E8E4',
  '#F8E8E4',
  '#F8E8E4',
  '#A3271F',
  '#A3271F',
  '#A3271F',
  '#A3271F',
  '#A3271F',
  '#A3271F',
  '#A3271F',
]

type Size = 'xs' | 'sm' | 'md'
const HEIGHT: Readonly<Record<Size, string>> = { xs: '28px', sm: '34px', md: '40px' }
const INPUT_HEIGHT: Readonly<Record<Size, string>> = { xs: '30px', sm: '34px', md: '40px' }
const FONT: Readonly<Record<Size, string>> = { xs: '13px', sm: '14px', md: '14px' }
const PADDING: Readonly<Record<Size, string>> = { xs: '10px', sm: '14px', md: '20px' }

function sizeOf(size: unknown): Size {
  return size === 'xs' || size === 'md' ? size : 'sm'
}

const look = createTheme({
  colors: { dai, gray: warmGray, red: seal },
  primaryColor: 'dai',
  primaryShade: 7,
  defaultRadius: 4,
  black: '#23292D',
  white: '#FFFFFF',
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--sans)', fontWeight: 'var(--strong)' },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '22px' },
  lineHeights: { xs: '20px', sm: '22px', md: '22px', lg: '24px', xl: '30px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      vars: (_theme, { size }) => ({
        root: {
          '--button-height': HEIGHT[sizeOf(size)],
          '--button-fz': FONT[sizeOf(size)],
          '--button-padding-x': PADDING[sizeOf(size)],
        },
      }),
      styles: { label: { fontWeight: 400 }, section: { marginInlineEnd: 6 } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray.7', size: 28 } }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { size }) => ({
        input: {},
        wrapper: { '--input-height': INPUT_HEIGHT[sizeOf(size)], '--input-fz': FONT[sizeOf(size)] },
      }),
    }),
    InputWrapper: InputWrapper.extend({
      styles: {
        label: { fontSize: 13, lineHeight: '20px', fontWeight: 400, color: 'var(--ink2)', marginBottom: 3 },
        description: { fontSize: 12, lineHeight: '18px', color: 'var(--ink3)', marginBlock: 3 },
        // Clear of the focus ring of the control above.
        error: { fontSize: 13, lineHeight: '20px', color: 'var(--seal)', marginTop: 4 },
        required: { color: 'var(--seal)' },
      },
    }),
    // autoComplete: Chromium would keep what is typed for its own suggestions, in clear, in the profile folder.
    // maxLength: what a verb takes as a line. Longer words are refused whole, with a sentence (no-room-note.tsx).
    TextInput: TextInput.extend({ defaultProps: { size: 'sm', autoComplete: 'off', maxLength: LINE_CHARACTERS } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autoComplete: 'off', autosize: true, minRows: 2 } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm', autoComplete: 'off', hideControls: true } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm', allowDeselect: false } }),
    Checkbox: Checkbox.extend({ defaultProps: { radius: 2, size: 'xs' }, styles: { label: { fontSize: 14 } } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' }, styles: { label: { fontSize: 14 } } }),
    Popover: Popover.extend({ defaultProps: { withinPortal: true, transitionProps: { duration: 0 } } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.3, color: '#23292D' },
        // Its head is a <header>: unsaid, it would be a second banner of the page (axe landmark-no-duplicate-banner).
        attributes: { header: { role: 'presentation' } },
      },
      styles: { title: { fontSize: 16, lineHeight: '24px', fontWeight: 'var(--strong)' } },
    }),
  },
})

/** The theme with its few words (names of the calendar's arrows, date shapes) in the language of the screen. */
export function themeIn(t: TFunction) {
  const dates = {
    size: 'sm' as const,
    valueFormat: t('common.dates.full'),
    monthLabelFormat: t('common.dates.month'),
    yearLabelFormat: t('common.dates.year'),
    monthsListFormat: t('common.dates.monthShort'),
    // No name for the month button: its visible words are its name (axe label-content-name-mismatch).
    ariaLabels: {
      previousMonth: t('common.dates.previousMonth'),
      nextMonth: t('common.dates.nextMonth'),
      previousYear: t('common.dates.previousYear'),
      nextYear: t('common.dates.nextYear'),
      previousDecade: t('common.dates.previousDecade'),
      nextDecade: t('common.dates.nextDecade'),
    },
  }
  return createTheme({
    ...look,
    components: {
      ...look.components,
      DateInput: DateInput.extend({ defaultProps: dates }),
      DatePickerInput: DatePickerInput.extend({ defaultProps: dates }),
    },
  })
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-error': 'var(--seal)',
    '--mantine-color-placeholder': 'var(--ink3)',
    '--mantine-color-dimmed': 'var(--ink2)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-default-hover': 'var(--sunk)',
    '--mantine-color-disabled': 'var(--edge-t)',
    '--mantine-color-disabled-color': 'var(--ink3)',
    '--mantine-color-disabled-border': 'var(--line2)',
    '--mantine-color-anchor': 'var(--dai)',
    // Quiet buttons.
    '--mantine-color-dai-light-color': 'var(--dai)',
    '--mantine-color-dai-light-hover': 'var(--dai-t)',
    '--mantine-color-gray-light-color': 'var(--ink2)',
    '--mantine-color-gray-light-hover': 'var(--edge-t)',
  },
  dark: {},
})
