/**
 * Where the site stands. The theme changes the address before it changes the page, so a script asks where it itself comes
 * from rather than where the reader is going.
 */

/** The address of the site's root, absolute: scripts are published four folders below it. */
export const SITE = new URL("../../../../", import.meta.url).href;
