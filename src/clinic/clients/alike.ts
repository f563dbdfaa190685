// Clients who look like one already there: same birth date and similar name, same phone or same email.

export interface Known { id: string; family: string; givenName: string; bornOn: string; phone: string; email: string; mergedInto?: string; sameHousehold?: string }

export interface Alike { id: string; why: string }

/** Those who look the same, the surest first. */
export function alikeClients(one: Known, others: Iterable<Known>): Alike[] {
  const found: (Alike & { weight: number })[] = [];
  const phone = digits(one.phone);
  const email = one.email.trim().toLowerCase();
  for (const other of others) {
    if (other.id === one.id || (other.mergedInto ?? '') !== '' || one.sameHousehold === other.id) continue;
    const sameName = similarNames(one, other);
    if (one.bornOn !== '' && one.bornOn === other.bornOn && sameName) found.push({ id: other.id, weight: 3, why: 'same birth date and a similar name' });
    else if (phone.length >= 7 && phone === digits(other.phone)) found.push({ id: other.id, weight: sameName ? 2.5 : 1, why: 'same phone' });
    else if (email !== '' && email === other.email.trim().toLowerCase()) found.push({ id: other.id, weight: sameName ? 2.4 : 1, why: 'same email' });
    else if (sameName && (one.bornOn === '' || other.bornOn === '') && plain(one.family) === plain(other.family) && plain(one.givenName) === plain(other.givenName)) found.push({ id: other.id, weight: 2, why: 'same name' });
  }
  return found.sort((a, b) => b.weight - a.weight).map(({ id, why }) => ({ id, why }));
}

/** The last ten digits, so that +1 and punctuation make no difference. */
const digits = (phone: string): string => phone.replace(/\D/g, '').slice(-10);

/** Accents, case and punctuation make no difference. */
export const plain = (name: string): string => name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function similarNames(a: Known, b: Known): boolean {
  const family = near(plain(a.family), plain(b.family));
  const given = plain(a.givenName);
  const other = plain(b.givenName);
  const swapped = plain(a.family) === other && given === plain(b.family);
  return swapped || (family && (near(given, other) || given.startsWith(other) || other.startsWith(given)));
}

/** At most one letter changed, added, left out or swapped with its neighbor; short names must be equal. */
function near(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const rest = (text: string, by: number) => text.slice(i + by);
  return rest(a, 1) === rest(b, 1) || rest(a, 0) === rest(b, 1) || rest(a, 1) === rest(b, 0)
    || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, 2) === rest(b, 2));
}
