// Puts an order into plain words of one kind ('2 x per week for 6 week'), and takes out what is not a count.

import { fold } from '../codes/regions.ts';

const oneToNineteen = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const french = 'une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';

/** Rewritten one after the other, so the order matters. */
const rewordings: [RegExp, string][] = [
  [/[×✕*]/g, 'x'], [/[–—−]/g, '-'], [/’/g, "'"], [/[“”"]/g, ' '],
  [/\bonce\b/g, '1 x'], [/\btwice\b/g, '2 x'], [/\bthrice\b/g, '3 x'],
  [/\b(?:times?|fois|tms)\b/g, 'x'], [/\b(\d+)w(\d+)\b/g, '$1 x per week for $2 week'], [/(\d) ?(?:to|or|a|-) ?(?=\d)/g, '$1-'],
  [/\b(\d+|\d+-\d+) (?:days?|jours?)(?= ?(?:a|per|each|every|\/|par|x) ?(?:week|wk|sem|w\b))/g, '$1 x'],
  // What is a number but no count.
  [/\b(\d+)\/52\b/g, '$1 weeks'], [/\bper (?:calendar|benefit|plan|policy) year\b/g, ' '], [/\b\d{1,4}[-/]\d{1,2}[-/]\d{2,4}\b/g, ' '], [/\b\d+ ?\/ ?10\b/g, ' '], [/\b[clts]\d{1,2}(?: ?[-/] ?[clts]?\d{1,2})?\b/g, ' '],
  [/\b\d+ ?(?:x ?)?15[- ]?min(?:ute)?s? units?\b/g, ' '], [/\(?(?:x ?)?\d+(?: ?- ?\d+)? ?(?:units?|u|unites?)\b(?: (?:each|(?:per|\/) ?(?:visits?|sessions?|treatments?|tx|day)))?\)?/g, ' '],
  [/\b9\d{4}(?:-\w\w)?\b(?: ?\(?x ?[1-4]\b(?! ?(?:x|-|\/|per|a |an |we|wk|v|s|t|d|m|y))\)?)?/g, ' '], [/\b[gs]\d{4}\b/g, ' '],
  [/\b\d+[- ]?(?:y\/?o|years?[- ]olds?|ans d'age)\b/g, ' '], [/\b(?:x ?)?\d+[- ]?(?:days?|wks?|weeks?|mos?|months?|yrs?|years?) (?:ago|post\b|s\/p|history|hx|of (?:pain|symptoms|history))[^.;,]*/g, ' '],
  [/\b(?:re-?eval\w*|re-?assess\w*|re-?check|reexam\w*|follow[- ]?up|f\/u|rtc|return|history|hx|since|pain|symptoms|post[- ]?op)\b[^.;,\d]*(?:in|after|for|x|q|every|at)? ?\d+(?: ?- ?\d+)? ?(?:days?|d|wks?|weeks?|w|mos?|months?|yrs?|years?|visits?|tx|sessions?)\b/g, ' '],
  [/[,;] ?(?=\d+(?: ?- ?\d+)? ?x ?(?:\/|per |a |par |every |week|wk|month))/g, ' then '],
  // Paces that are one word.
  [/\bprn\b|\bas needed\b|\bau besoin\b|\bas necessary\b/g, ' prn '],
  [/\b(?:bihebdomadaire|semi-?weekly)\b/g, '2 x per week'], [/\bbimensuel(?:le)?\b/g, '2 x per month'],
  [/\bwkly\b/g, 'weekly'], [/\bbi-? ?w(?:ee)?kly\b|\bbiw\b/g, ' biweekly '], [/\bbi-? ?monthly\b/g, ' bimonthly '], [/\btiw\b/g, '3 x per week'],
  [/\bfortnightly\b/g, 'every 2 week'], [/\bfortnights?\b/g, '2 week'], [/\bb\.?i\.?d\b\.?/g, '2 x per day'],
  [/\bweekly\b|\bhebdo(?:madaires?)?\b/g, ' every week '], [/\bmonthly\b|\bmensuel(?:le)?s?\b/g, ' every month '], [/\bdaily\b|\bqd\b/g, ' every day '], [/\b(?:yearly|annually)\b/g, ' every year '],
  [/\bqow\b|\bqo ?(?:wk|week)s?\b/g, 'every 2 week'], [/\bqod\b/g, 'every 2 day'], [/\bune semaine sur deux\b|\balternate weeks?\b|\b1 semaine sur 2\b/g, 'every 2 week'],
  [/\bq\.? ?(?=\d|wk|week|w\b|day|d\b|mo|other|oth)/g, 'every '],
  [/\bevery (?:other|second)\b/g, 'every 2'], [/\bevery third\b/g, 'every 3'], [/\bevery fourth\b/g, 'every 4'], [/\b(\d+)(?:st|nd|rd|th)\b/g, '$1'],
  [/\b(?:toutes les|tous les|aux|chaque|each|ea)\b/g, 'every'],
  // Nouns and units.
  [/(\d) ?massages?\b(?! (?:therapy|therapeutic|visits?|sessions?|treatments?|tx))/g, '$1 visit'],
  [/\b(?:massages?|massotherapie|massotherapy|therapeutic|medical|manual|additional|more|further|therapy|physical|office|separate|rmt|lmt|mt|total|of|authorized|approved|covered|de|number|no|qty|per visit)\b/g, ' '],
  [/\b(?:visits?|sessions?|treatments?|treatmts?|tx'?s?|txs|rx'?s|trmts?|appts?|appointments?|seances?|visites?|traitements?)\b/g, ' visit '],
  [/(\d)(?=[a-z])/g, '$1 '], [/\bx(?=\d)/g, 'x '],
  [/\b(?:weeks?|wks?|semaines?|sem)\b\.?/g, 'week'], [/\b(?:days?|jours?)\b/g, 'day'], [/\b(?:months?|mos?|mths?|mois)\b\.?/g, 'month'], [/\b(?:years?|yrs?|ann?ees?|ans?)\b(?! (?:hour|evaluation))/g, 'year'],
  [/(\d|every|per|x|\/) ?w\b/g, '$1 week'], [/(\d|every|per|\/) ?d\b/g, '$1 day'],
  // Small words.
  [/\b(for|over|during|within|in|next|the|pendant|durant|pour|sur|(?:week|month|day) x) an? (?=day|week|month|year)/g, '$1 1 '],
  [/\b(?:per|par|an?|\/|\\) ?(?=(?:\d+ )?(?:day|week|month|year)\b)/g, ' per '], [/[/\\] ?(?=(?:\d+ )?(?:day|week|month|year)\b)/g, ' per '], [/\bx week\b/g, 'x per week'],
  [/\b(?:for|over|during|within|in|pendant|durant|pour|sur)\b/g, 'for'], [/\b(?:the|next|about|approximately|approx|each|every(?= per))\b/g, ' '],
  [/\b(?:up to|max(?:imum)?|no more than|not (?:to )?exceed(?:ing)?|at most|limit(?:ed)?(?: to)?|jusqu'a|nte|not more than)\b\.?/g, ' max '],
  [/[()[\],:;=+#&~]|\.(?!\d)/g, ' '], [/(^|\D)\./g, '$1 '], [/(\d) ?- ?(?=\d)/g, '$1-'],
  [/\s+/g, ' '], [/(\d+) (?=\1 (?:visit|x|week|month|day)\b)/g, ' '],
  [/(\d+) x per week or (\d+) x per week/g, '$1-$2 x per week'], [/\bmax max\b/g, 'max'], [/\s+/g, ' '],
  // '60 min/wk', '1 visit in 2 weeks for 2 months'
  [/^ ?per (?=week|month)/, 'every '], [/\b(\d+) (?:x|visit) for (\d+) (week|day) for (?=\d+ (?:week|month|year)\b)/g, '$1 x per $2 $3 for '],
];

/** The order in plain words, with the diagnosis codes and the minutes of a visit that stood in it. */
export function plainOrder(text: string): { order: string; codes: string[]; minutes: number | null } {
  const codes: string[] = [];
  const coded = text.replace(/\b[A-TV-WYZ]\d[0-9A-Z](?:\.[0-9A-Z]{1,4}|\d[0-9A-Z]{0,3})\b|\bI10\b/gi, (code) => {
    if (/^[gs]\d{4}$/i.test(code)) return code;
    codes.push(code.toUpperCase());
    return ' ';
  });
  const { rest, minutes } = takeMinutes(weekdays(numerals(fold(coded))));
  const order = rewordings.reduce((words, [pattern, by]) => words.replace(pattern, by), rest).trim();
  return { order: /^\d+$/.test(order) ? `${order} visit` : order, codes: [...new Set(codes)], minutes };
}

/** Number words to digits, English and French. */
function numerals(text: string): string {
  const english = oneToNineteen.split('|');
  const byTens = tens.split('|');
  const frenchWords = ['un', ...french.split('|').slice(1)];
  return text
    .replace(/\bhalf (?:a )?dozen\b|\bdemi-?douzaine\b/g, '6').replace(/\btwo dozen\b/g, '24').replace(/\b(?:an? |une )?(?:dozen|douzaine)\b/g, '12')
    .replace(new RegExp(`\\b(${tens})(?:[- ](${oneToNineteen}))?\\b`, 'g'), (_all, ten: string, one?: string) => String((byTens.indexOf(ten) + 2) * 10 + (one ? english.indexOf(one) + 1 : 0)))
    .replace(new RegExp(`\\b(${oneToNineteen})\\b`, 'g'), (word: string) => String(english.indexOf(word) + 1))
    .replace(/\bvingt(?:-(?:et-)?| et )?(une?|deux|trois|quatre)?\b/g, (_all, one?: string) => String(20 + (one ? frenchWords.indexOf(one.replace('une', 'un')) + 1 : 0)))
    .replace(/\btrente\b/g, '30').replace(/\bquarante\b/g, '40').replace(/\bsoixante\b/g, '60')
    .replace(new RegExp(`\\b(${french})\\b`, 'g'), (word: string) => String(frenchWords.indexOf(word.replace('une', 'un')) + 1));
}

/** 'Mon and Thu', 'M/W/F': as many a week as days are named. */
function weekdays(text: string): string {
  const name = '(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:days?|nesdays?|urdays?|rsdays?|sdays?)?';
  return text
    .replace(/\bm\/w\/f\b|\bmwf\b/g, '3 x per week').replace(/\b(?:t|tu)\/th\b|\bm\/(?:w|th)\b/g, '2 x per week')
    .replace(new RegExp(`\\b${name}(?:(?: ?[,/&+] ?| and | et |, and )${name})+\\b`, 'g'), (days) => `${days.split(/[,/&+]+(?: and)?| and | et /).length} x per week`);
}

/** Takes out the minutes of a visit: '60 min', '1 hour', '1h30', 'half hour', '30-60 minutes' (the upper). */
function takeMinutes(text: string): { rest: string; minutes: number | null } {
  const found: number[] = [];
  const keep = (minutes: number): string => {
    found.push(minutes);
    return ' ';
  };
  const rest = text
    .replace(/\b15[- ]?min(?:ute)?s? (?=units?\b)/g, '')
    .replace(/\b(\d) ?½[- ]?(?:hours?|hrs?|heures?|h)\b|\b(\d) (?:and (?:a|1) half|et demie?) hours?\b/g, (_all, hours?: string, or?: string) => keep(Number(hours ?? or) * 60 + 30))
    .replace(/(?:½|\b1\/2) ?(?:of )?(?:an )?(?:hours?|hrs?|heures?|h)\b/g, () => keep(30))
    .replace(/\b(?:an? )?half[- ](?:an )?hour\b|\bdemi-?heure\b/g, () => keep(30))
    .replace(/\b(\d) ?(?:h|hours?|hrs?|heures?) ?(?:and )?([0-5]\d) ?(?:min\w*|m)?\b/g, (_all, hours: string, minutes: string) => keep(Number(hours) * 60 + Number(minutes)))
    .replace(/\b(?:an|(\d+(?:\.\d+)?))[- ]?(?:hours?|hrs?|heures?|h)\b/g, (_all, hours?: string) => keep(Math.round(Number(hours ?? 1) * 60)))
    .replace(/\b(?:\d+ ?(?:-|–|to|or|a) ?)?(\d+)[- ]?(?:minutes?|mins?|min\.|'(?!\w))/g, (_all, minutes: string) => keep(Number(minutes)));
  const [first = 0] = found;
  return { rest, minutes: first >= 5 && first <= 240 ? first : null };
}
