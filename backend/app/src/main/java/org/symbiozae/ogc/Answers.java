package org.symbiozae.ogc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes answers: a document as JSON or as a page, with its links and a tag that stays while its content does, so that a
 * client that has it already is told so.
 */
@Component
class Answers {

    private static final byte[] FEATURES = bytes("{\"type\":\"FeatureCollection\",\"features\":[");
    private static final byte[] FIRST = bytes("\n ");
    private static final byte[] NEXT = bytes(",\n");
    private static final byte[] LIST_END = bytes("],");
    private static final byte[] LINKS = bytes(",\"links\":");
    private static final byte[] END = bytes("}");

    private final JsonMapper json;

    Answers(JsonMapper json) {
        this.json = json;
    }

    /** Members of a JSON object in this order: name, value, name, value… */
    static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }

    /** The links of a document: to itself and its other formats, and these. */
    static List<Link> links(Asked asked, Link... others) {
        return Stream.concat(asked.ownLinks().stream(), Stream.of(others)).toList();
    }

    /** @param title of the page */
    Answer document(Asked asked, String title, Map<String, Object> document) {
        if (asked.format() == Format.HTML) {
            return page(asked, new Page(asked, title).described(document));
        }
        return tagged(asked, json.writeValueAsBytes(document));
    }

    Answer page(Asked asked, Page page) {
        return tagged(asked, bytes(page.toString()));
    }

    private static Answer tagged(Asked asked, byte[] body) {
        return answer(asked, Map.of(), tag(List.of(body)), List.of(body));
    }

    /**
     * A collection of features.
     *
     * @param features written as they are
     * @param rest the other members, after the features
     * @param moment a member that changes without the content changing, and does not count for the tag
     */
    Answer collection(
            Asked asked, List<byte[]> features, Map<String, Object> rest, Map<String, Object> moment, String crs) {
        byte[] end = json.writeValueAsBytes(rest);
        List<byte[]> content = new ArrayList<>(features);
        content.add(end);
        List<byte[]> pieces = new ArrayList<>(2 * features.size() + 4);
        pieces.add(FEATURES);
        for (int i = 0; i < features.size(); i++) {
            pieces.add(i == 0 ? FIRST : NEXT);
            pieces.add(features.get(i));
        }
        pieces.add(LIST_END);
        pieces.add(members(json.writeValueAsBytes(moment), ','));
        pieces.add(members(end, '}'));
        return answer(asked, Map.of("Content-Crs", "<" + crs + ">"), tag(content), pieces);
    }

    /** The members of a JSON object, and what comes after them instead of its end. */
    private static byte[] members(byte[] object, char after) {
        byte[] members = Arrays.copyOfRange(object, 1, object.length);
        members[members.length - 1] = (byte) after;
        return members;
    }

    /** One feature with its links. */
    Answer feature(Asked asked, byte[] feature, List<Link> links, String crs) {
        List<byte[]> pieces =
                List.of(Arrays.copyOf(feature, feature.length - 1), LINKS, json.writeValueAsBytes(links), END);
        return answer(asked, Map.of("Content-Crs", "<" + crs + ">"), tag(pieces), pieces);
    }

    private static Answer answer(Asked asked, Map<String, String> more, String tag, List<byte[]> pieces) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Content-Language", asked.language().tag());
        headers.put("Cache-Control", "no-cache");
        headers.put("Vary", "Accept, Accept-Language, Authorization, Cookie");
        String type = asked.format().type().toString();
        return new Answer(asked.format() == Format.HTML ? type + ";charset=UTF-8" : type, headers, tag, pieces);
    }

    /** Two checksums that differ by nature, 64 bits together: reading ten thousand features again for SHA-256 took as long as writing them. */
    private static String tag(List<byte[]> content) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        content.forEach(bytes -> {
            one.update(bytes);
            other.update(bytes);
        });
        return "W/\"" + HexFormat.of().toHexDigits(one.getValue() << 32 | other.getValue()) + '"';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
