// How long a reviewer may take a decision back before anybody is told.

/** The page offers ten seconds; the server grants a little more, for slow lines. */
export const undoWindowMs = 15_000;

/** Mail about a decision leaves after the window has closed. */
export const mailDelayMs = undoWindowMs + 2_000;
