/** How many can stand side by side, so that maps stay large enough to be read. */
export const MOST_COLUMNS = 8;
export const MOST_ROWS = 24;
