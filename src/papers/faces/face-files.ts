/** The upright faces of the papers, in the folder of the faces' packages. */
export const SERIF_FILE = 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'
export const SHIPPED_FILES = {
  serif: SERIF_FILE,
  serifBold: 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  sansMedium: 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  sansBold: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const

/** Rare name characters, in the folder of resources; made by make-rare-faces.ts. */
export const RARE_FILES = ['fonts/rare-names-1.ttf', 'fonts/rare-names-2.ttf'] as const

/**
 * Faces of the system that go further still, opened only when a paper needs them: 42,711 characters of Extension B come
 * with every Windows; the others are what a Linux or macOS PC may have.
 */
export const SYSTEM_FILES: readonly string[] = [
  'C:\\Windows\\Fonts\\simsunb.ttf',
  'C:\\Windows\\Fonts\\SimsunExtG.ttf',
  '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
  '/usr/share/fonts/truetype/BabelStone/BabelStoneHan.ttf',
  '/System/Library/Fonts/Supplemental/Songti.ttc',
]
