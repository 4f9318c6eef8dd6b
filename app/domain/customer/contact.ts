// The forms a telephone number and an e-mail address must have to be accepted and compared. No network, no lists.

/** Digits with an optional leading `+`, everything else out. */
export function canonicalPhone(text: string): string {
  const folded = text.normalize('NFKC').trim();
  const digits = folded.replace(/\D/g, '');
  return folded.startsWith('+') ? `+${digits}` : digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
}

/** A mainland mobile (11 digits from 13 to 19), a mainland landline with area code, or an international number of 7 to 15 digits (E.164). */
export function isPhone(text: string): boolean {
  const phone = canonicalPhone(text);
  if (phone.startsWith('+86')) return isMainland(phone.slice(3));
  if (phone.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(phone);
  return isMainland(phone) || /^[2-9]\d{9}$/.test(phone);
}

/** A mobile; a landline of Beijing (10), of a city with 2x, or of any other with three digits, the leading 0 left out or not; a 400 or 800. */
function isMainland(digits: string): boolean {
  return (
    /^1[3-9]\d{9}$/.test(digits) ||
    /^0?(?:10|2\d)\d{8}$/.test(digits) ||
    /^0?[3-9]\d{2}\d{7,8}$/.test(digits) ||
    /^[48]00\d{7}$/.test(digits)
  );
}

/** Lower case, trimmed, full width folded. */
export function canonicalEmail(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export function isEmail(text: string): boolean {
  const email = canonicalEmail(text);
  return email.length <= 190 && /^[^\s@"(),:;<>[\\\]]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(email);
}
