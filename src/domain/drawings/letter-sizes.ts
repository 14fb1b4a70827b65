/** Heights of a Chinese character in millimetres: the name, and what stands under it (9.5 and 8.1 points). */
export const NAME_SIZE = 3.35
export const WORDS_SIZE = 2.85
