// @ts-check

/** Reference systems people have files in, by EPSG number: WGS 84, the French ones, UTM and the Swiss. */
export const PROJECTIONS = [4326, 2154, 27572, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950, 32631, 32632, 2056];

const NAMES = { 4326: 'WGS 84', 2154: 'Lambert-93', 27572: 'Lambert II étendu', 32631: 'UTM 31N', 32632: 'UTM 32N', 2056: 'CH1903+ / LV95' };

/** @param {number} epsg */
export const projectionName = (epsg) => `${NAMES[epsg] ?? `CC${epsg - 3900}`} (EPSG:${epsg})`;
