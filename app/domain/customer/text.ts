// Cleaning of what a person typed into one line: nothing visible is changed, nothing invisible is kept.

/** Control, zero-width and direction marks out, runs of white space to one space, trimmed. */
export function cleanLine(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same for several lines: line breaks stay. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').split('\n').map(cleanLine).join('\n').trim();
}

/** True when the name has at least two letters or ideographs: `---` and lone emoji are no company. */
export function isCompanyName(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= 2;
}
