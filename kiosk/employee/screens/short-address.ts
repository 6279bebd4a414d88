/** An address as people type it: browsers add the rest. Plain http stays, or they would add the wrong one. */
export const shortOf = (address: string): string => address.replace(/^https:\/\//, '');
