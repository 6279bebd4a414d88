/** For what comes within some hundredths of a second: the runner by itself looks again after 0.1, 0.25, 0.5 and 1 s. */
export const SOON = { intervals: [20] };
