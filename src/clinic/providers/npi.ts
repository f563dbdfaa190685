// The National Provider Identifier: ten digits, the first 1 or 2, the last a check digit (Luhn over 80840 and the number).

export interface NpiCheck {
  ok: boolean;
  /** The ten digits when ok, else the text as it came, trimmed. */
  normalized: string;
  /** What is wrong, in words; absent when ok. An empty NPI is missing, which the form may allow. */
  why?: string;
}

/** A right check digit does not prove that the number was ever issued. */
export function checkNpi(text: string | number): NpiCheck {
  const typed = String(text).trim();
  const digits = typed.replace(/^npi\s*(no\.?|number)?\s*[:#]?\s*/i, '').replace(/[\s-]/g, '');
  const wrong = (why: string): NpiCheck => ({ ok: false, normalized: typed, why });
  if (!digits) return wrong('The NPI is missing.');
  if (/^[\d.]+E\+?\d+$/i.test(digits)) return wrong('The NPI was shortened by the sheet. Type all ten digits.');
  if (!/^[0-9]+$/.test(digits)) return wrong('An NPI has digits only.');
  if (digits.length !== 10) return wrong(`An NPI has 10 digits; this has ${digits.length}.`);
  if (!/^[12]/.test(digits)) return wrong('An NPI starts with 1 or 2.');
  if (luhn(`80840${digits}`) % 10 !== 0) return wrong('The last digit does not fit the others. Check for a typing error.');
  return { ok: true, normalized: digits };
}

function luhn(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}
