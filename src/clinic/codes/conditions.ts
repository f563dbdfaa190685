// The conditions of a massage clinic: their regions, the codes an order may carry for them, and fitting measures.
// ICD-10-CM is a US federal work; the codes were looked up in the FY2022 order file and FY2023 addenda. Labels are ours.

export interface Condition {
  label: string;
  /** Empty: anywhere. */
  regions: string[];
  codes: string[];
  /** Kinds of the Measures tab. */
  measures: string[];
  /** Named by clinics, but seldom payable. */
  rare: boolean;
}

/** `[~ if rare]label|regions|codes|measures beside NPRS`; a bracket stands for any of its characters. */
const listed = `
Sciatica|lumbar,gluteal,posterior thigh,lower leg,foot|M54.[34][012]|ODI,Roland-Morris,PSFS
Nerve impingement (radiculopathy)|cervical,thoracic,lumbar,lumbosacral|M54.1[0-8] G57.0[0-3]|ODI,NDI,PSFS
Low back pain|lumbar,lumbosacral,sacroiliac|M54.5[019] M53.3|ODI,Roland-Morris,PSFS
Neck pain / neck stiffness|cervical,upper trapezius|M54.2 M43.6 M53.82|NDI,PSFS
Tension-type headache|head,suboccipital,cervical|G44.2[012][19] G44.86|NDI
Migraine|head,cervical|G43.0[01][19] G43.1[01][19] G43.7[01][19] G43.9[01][19]|
~Cluster headache|head|G44.0[012][19]|
~Sinus headache|head,face|R51.[90] J32.9 J01.90|
Rotator cuff injury|shoulder|M75.1[012][012] S46.01[129][ADS] S43.42[129][ADS]|QuickDASH,ROM,PSFS
Shoulder impingement|shoulder|M75.4[012]|QuickDASH,ROM
Frozen shoulder|shoulder|M75.0[012]|QuickDASH,ROM
Shoulder pain|shoulder|M25.51[129]|QuickDASH,ROM
Jaw joint disorder (TMJ)|jaw,head,cervical|M26.6[023][1239]|ROM
~Teeth grinding (bruxism)|jaw|G47.63 F45.8|
Whiplash|cervical,upper thoracic,shoulder|S13.4XX[ADS] S16.1XX[ADS]|NDI,ROM
Auto accident (cause)||V89.2XX[ADS] V49.9XX[ADS]|
Repetitive strain|wrist,forearm,shoulder|X50.3XX[ADS] M70.90 M70.911 M77.1[012] M65.4|QuickDASH
Carpal tunnel syndrome|wrist,hand,forearm|G56.0[0-3]|QuickDASH
Plantar fasciitis|foot,calf|M72.2|PSFS
Fibromyalgia|whole body|M79.7|FIQR
~Chronic fatigue syndrome|whole body|G93.32 R53.82|
Arthritis||M19.9[01] M06.9|
Knee osteoarthritis|knee|M17.[09] M17.1[012]|PSFS,ROM
Muscle spasm||M62.83[018]|
Muscle pain / tension||M79.1[0128] M62.9|
~Joint disorder||M25.9 M25.50|
Back strain or sprain|thoracic,lumbar,sacroiliac|S39.012[ADS] S33.5XX[ADS] S33.6XX[ADS] S29.012[ADS] S23.3XX[ADS]|ODI,PSFS
Limb strain or sprain|ankle,calf,thigh,shoulder|S93.40[129][ADS] S86.11[129][ADS] S76.31[129][ADS] S43.40[129][ADS]|PSFS
Chronic pain||G89.2[198] G89.4|
Post-operative pain||G89.[12]8|
Scar tissue||L90.5 L91.0|
Joint stiffness after surgery|shoulder,knee,hip|M25.60 M25.6[165][129]|
Pain from cancer or its treatment||G89.3|
~Cancer-related fatigue|whole body|R53.0|
~Anxiety|whole body|F41.[91]|
~Depression|whole body|F32.A F33.9|
~High blood pressure|whole body|I10|
~Alcohol withdrawal|whole body|F10.23[09] F10.93[09]|
~Poor circulation|arm,leg|I99.9 I73.9|
Concussion|head|S06.0X0[ADS] F07.81|
~Postural problems|back|R29.3|
~Stress|whole body|Z73.3 F43.9|
Lymphedema|arm,leg|I97.2 I89.0|
Mid-back pain|thoracic|M54.6|
`;

/** The list of the picker. */
export function conditions(): Condition[] {
  return listed.trim().split('\n').map((line) => {
    const [label = '', regions = '', codes = '', measures = ''] = line.split('|');
    return { label: label.replace('~', ''), regions: parts(regions, ','), codes: parts(codes, ' ').flatMap(written), measures: ['NPRS', ...parts(measures, ',')], rare: label.startsWith('~') };
  });
}

/** What choosing a condition fills in: regions and measures, and of its codes only those the order carries. */
export function fillFrom(condition: Condition, orderCodes: readonly string[]): { regions: string[]; measures: string[]; codes: string[] } {
  return { regions: condition.regions.filter((region) => region !== 'whole body'), measures: condition.measures, codes: condition.codes.filter((code) => orderCodes.includes(code)) };
}

const parts = (text: string, by: string): string[] => text.split(by).filter(Boolean);

/** 'M54.[34][01]' is M54.30, M54.31, M54.40, M54.41. */
function written(pattern: string): string[] {
  const found = /^(.*?)\[(.*?)\](.*)$/.exec(pattern);
  if (!found) return [pattern];
  const [, before = '', among = '', after = ''] = found;
  const range = /^(\d)-(\d)$/.exec(among);
  const each = range ? Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, i) => String(Number(range[1]) + i)) : [...among];
  return each.flatMap((one) => written(before + one + after));
}
