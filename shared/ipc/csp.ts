// The page's content security policy, one text for every host: nothing but the page's own files.

/**
 * The one style element that React Aria puts into the page (`usePress`), as a CSP source.
 * A unit test computes it from the installed library, so an update that changes it is noticed.
 */
export const reactAriaStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

export const contentSecurityPolicy: string = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${reactAriaStyle}`,
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
