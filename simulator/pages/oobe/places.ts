/** Enough to choose from: nothing depends on the choice. The first of each is what comes up. */
export const REGIONS = ['United States', 'United Kingdom', 'Germany', 'Sweden'] as const;
export const KEYBOARDS = ['US', 'United Kingdom', 'German', 'Swedish'] as const;
