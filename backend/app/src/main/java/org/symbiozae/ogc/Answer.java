package org.symbiozae.ogc;

import java.util.List;
import java.util.Map;

/**
 * What a path of the OGC APIs answers with status 200, or 304 where the caller has it.
 *
 * @param type media type, with its character set where it has one
 * @param headers more, by name
 * @param tag a weak ETag that stays while the content does
 * @param pieces the body, written one after the other
 */
record Answer(String type, Map<String, String> headers, String tag, List<byte[]> pieces) {

    int length() {
        return pieces.stream().mapToInt(piece -> piece.length).sum();
    }
}
