// The common Han in UTF-8: U+4E00 to U+9FFF are three bytes each, which begin with these.

/** No other signs begin so, but for U+4000 to U+4DFF behind the first of these bytes. */
export const [firstHan, lastHan] = [0xe4, 0xe9];
/** Behind `firstHan`, the second byte of U+4E00; those of the signs below it are lower. */
export const firstHanSecond = 0xb8;
