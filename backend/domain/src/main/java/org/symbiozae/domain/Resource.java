package org.symbiozae.domain;

import org.symbiozae.geo.Metres;

/**
 * A type of the taxonomy: what can be offered, needed or shared.
 *
 * @param category code of the need category it belongs to
 * @param unit the unit of every quantity of it
 * @param decay λ: the distance at which a match is worth 1/e of the same match next door
 * @param reach R: the distance beyond which it is never matched
 * @param mutualisable whether neighbours may pool it
 */
public record Resource(String code, String category, String unit, Metres decay, Metres reach, boolean mutualisable) {

    public Resource {
        if (!(decay.value() > 0)) {
            throw new IllegalArgumentException(code + ": a decay distance is above zero");
        }
    }
}
