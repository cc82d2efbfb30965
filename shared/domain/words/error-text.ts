// The words of one error code.

/** `{name}` is a member of the error's `where` or `facts`; `[…]` stays only if all names in it are known. */
export type ErrorText = { readonly what: string; readonly mend: string };
