// Where the links of a mail lead. The paths are those of `http/paths.ts`; a test holds the two together.

export interface MailLinks {
  home: string;
  signIn: string;
  invitation: (token: string) => string;
  passwordReset: (token: string) => string;
  registration: (id: string) => string;
  answer: (id: string) => string;
}

/** @param appUrl where people reach the app, without a slash at the end */
export function mailLinks(appUrl: string): MailLinks {
  const at = (path: string, id = '') => `${appUrl}${path}${encodeURIComponent(id)}`;
  return {
    home: at('/'),
    signIn: at('/sign-in'),
    invitation: (token) => at('/invitation/', token),
    passwordReset: (token) => at('/reset-password/', token),
    registration: (id) => at('/portal/registrations/', id),
    answer: (id) => `${at('/portal/registrations/', id)}/answer`,
  };
}

const secretLink = /(\/(?:invitation|reset-password)\/)[\w-]{20,}/g;

/** The text or HTML of a mail with the tokens of its links taken out. */
export function withoutTokens(content: string): string {
  return content.replace(secretLink, '$1…');
}

/** The first link of a mail's text, for showing beside it; null when there is none. */
export function mainLinkOf(text: string): string | null {
  return /https?:\/\/\S+/.exec(text)?.[0] ?? null;
}
