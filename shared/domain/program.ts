// What the program calls itself in packages, cards and on screens.

export const program = { name: 'Handover', version: '0.1.0' } as const;

/** Formats that this program reads, as its cards state them. */
export const formatsRead = ['handover-package/1'] as const;
