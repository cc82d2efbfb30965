// The shape English must have: the keys of the Chinese words, and a singular wherever there is a plural.

export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]>;
} & { readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]: string };
