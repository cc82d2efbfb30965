// The two languages of everything a person reads: Chinese leads, English says the same.

export const langs = ['zh', 'en'] as const;
export type Lang = (typeof langs)[number];
