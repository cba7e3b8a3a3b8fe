/** The release, as the API documents name it. */
export const version = '0.1.0';
