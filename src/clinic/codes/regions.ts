// Body regions in the words of the charts, with their sides, read from what a referrer writes.

/** Region → what else people write for it (without accents). The order is the one shown in pickers. */
const regionWords: Record<string, string> = {
  head: 'head|headaches?|temporal|scalp|tete',
  face: 'face|facial|sinus',
  jaw: 'jaw|tmj|tmd|masseter|machoire',
  suboccipital: 'sub-?occipitals?',
  cervical: 'cervical|neck|c[- ]?spine|nuque|cou|cervicale?s?',
  'upper trapezius': '(?:upper )?trap(?:s|ezius|eze)',
  'upper thoracic': 'upper (?:back|thoracic)',
  thoracic: 'thoracic|mid(?:dle)?[- ]?back|t[- ]?spine|rhomboids?|dorsal|thoracique',
  lumbosacral: 'lumbo-?sacral|l-?s[- ]?spine',
  lumbar: 'lumbar|low(?:er)?[- ]back|l[- ]?spine|lbp|lombaires?|bas du dos',
  sacroiliac: 'sacro-?iliac|si[- ]joints?|sacrum|sacral',
  gluteal: 'gluteals?|glutes?|buttocks?|piriformis',
  chest: 'chest|pectorals?|pecs?|ribs?',
  abdomen: 'abdomen|abdominals?',
  shoulder: 'shoulders?|rotator cuff|deltoids?|scapulas?|epaules?',
  arm: '(?:upper )?arms?|biceps|triceps|bras',
  elbow: 'elbows?|coudes?',
  forearm: 'fore-?arms?|avant-bras',
  wrist: 'wrists?|carpal|poignets?',
  hand: 'hands?|fingers?|thumbs?|mains?',
  hip: 'hips?|psoas|hip flexors?|hanches?',
  'posterior thigh': 'posterior thighs?|hamstrings?',
  thigh: 'thighs?|quads?|quadriceps|it band|cuisses?',
  knee: 'knees?|genoux?',
  leg: 'legs?|jambes?',
  'lower leg': 'lower legs?|shins?',
  calf: 'calf|calves|gastrocs?|achilles|mollets?',
  ankle: 'ankles?|chevilles?',
  foot: 'foot|feet|plantar|pieds?',
  back: 'back|dos|spine',
  'whole body': 'whole body|full body|corps entier',
};

export const regions = Object.keys(regionWords);

export type Side = 'right' | 'left' | 'both';

const sideWords: Record<Side, string> = {
  both: 'bilateral(?:ly)?|both|b/l|bilat|r ?(?:and|&|/|\\+) ?l|l ?(?:and|&|/|\\+) ?r|right and left|left and right|les deux|bilaterale?s?',
  right: 'right|rt|r|droite?s?',
  left: 'left|lt|l|gauches?',
};

interface Forms { words: RegExp; named: [string, RegExp][]; sided: [Side, RegExp][] }
let made: Forms | undefined;

/** Made at the first text that is read: most runs read none. */
const forms = (): Forms => (made ??= {
  words: new RegExp(`(?:(${Object.values(regionWords).join('|')})|(${Object.values(sideWords).join('|')}))(?![a-z])|[a-z]+|[,;\\n]`, 'g'),
  named: regions.map((name): [string, RegExp] => [name, new RegExp(`^(?:${regionWords[name]})$`)]),
  sided: (['both', 'right', 'left'] as const).map((side): [Side, RegExp] => [side, new RegExp(`^(?:${sideWords[side]})(?![a-z-])`)]),
});

/** What a text names, each once: 'lumbar', 'right hip', 'both shoulder'. */
export function readRegions(text: string): string[] {
  const found: { region?: string; side: Side | null }[] = [];
  for (const [word, region, side] of fold(text).matchAll(forms().words)) {
    const last = found[found.length - 1];
    if (region) {
      const waiting = last && !last.region && last.side ? found.pop() : undefined;
      found.push({ region: forms().named.find(([, form]) => form.test(region))?.[0], side: waiting?.side ?? null });
    } else if (side) found.push({ side: sideOf(side) });
    else if (!/^(sided?|the|cote|of)$/.test(word)) sideStays(found);
  }
  sideStays(found);
  return [...new Set(found.filter((one) => one.region).map(({ region, side }) => (side ? `${side} ${region}` : `${region}`)))];
}

/** A side no region followed belongs to the region just before it ('hip right'); then a new stretch of text begins. */
function sideStays(found: { region?: string; side: Side | null }[]): void {
  const last = found[found.length - 1];
  if (last && !last.region && last.side) {
    found.pop();
    const before = found[found.length - 1];
    if (before?.region && !before.side) before.side = last.side;
  }
  found.push({ side: null });
}

/** The side a region of a chart names ('right hip' → right). */
export function sideOf(text: string): Side | null {
  const plain = fold(text).trim();
  return forms().sided.find(([, form]) => form.test(plain))?.[0] ?? null;
}

/** A region of a chart without its side. */
export function withoutSide(region: string): string {
  const side = sideOf(region);
  return side ? region.trim().replace(/^\S+\s*/, '') : region.trim();
}

/** Small letters without accents. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
}
