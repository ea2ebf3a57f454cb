package org.symbiozae.ogc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers: a document as JSON or as a page, with its links and a tag that stays while its content does, so that a
 * client that has it already is told so.
 */
@Component
class Answers {

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
    ResponseEntity<byte[]> document(Asked asked, String title, Map<String, Object> document) {
        if (asked.format() == Format.HTML) {
            return page(asked, new Page(asked, title).described(document));
        }
        return tagged(asked, json.writeValueAsBytes(document));
    }

    ResponseEntity<byte[]> page(Asked asked, Page page) {
        return tagged(asked, page.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> tagged(Asked asked, byte[] body) {
        return headed(asked, tag(List.of(body))).body(body);
    }

    /**
     * A collection of features.
     *
     * @param features written as they are
     * @param rest the other members, after the features
     * @param moment a member that changes without the content changing, and does not count for the tag
     */
    ResponseEntity<byte[]> collection(
            Asked asked, List<byte[]> features, Map<String, Object> rest, Map<String, Object> moment, String crs) {
        byte[] end = json.writeValueAsBytes(rest);
        List<byte[]> content = new ArrayList<>(features);
        content.add(end);
        ByteArrayOutputStream body = new ByteArrayOutputStream(
                features.stream().mapToInt(feature -> feature.length + 2).sum() + end.length + 200);
        body.writeBytes("{\"type\":\"FeatureCollection\",\"features\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < features.size(); i++) {
            body.writeBytes(new byte[] {(byte) (i == 0 ? '\n' : ','), (byte) (i == 0 ? ' ' : '\n')});
            body.writeBytes(features.get(i));
        }
        body.write(']');
        for (byte[] members : List.of(json.writeValueAsBytes(moment), end)) {
            body.write(',');
            body.write(members, 1, members.length - 2);
        }
        body.write('}');
        return headed(asked, tag(content))
                .header("Content-Crs", "<" + crs + ">")
                .body(body.toByteArray());
    }

    /** One feature with its links. */
    ResponseEntity<byte[]> feature(Asked asked, byte[] feature, List<Link> links, String crs) {
        byte[] end = json.writeValueAsBytes(links);
        ByteArrayOutputStream body = new ByteArrayOutputStream(feature.length + end.length + 20);
        body.write(feature, 0, feature.length - 1);
        body.writeBytes(",\"links\":".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(end);
        body.write('}');
        return headed(asked, tag(List.of(body.toByteArray())))
                .header("Content-Crs", "<" + crs + ">")
                .body(body.toByteArray());
    }

    private static ResponseEntity.BodyBuilder headed(Asked asked, String tag) {
        MediaType type = asked.format() == Format.HTML
                ? new MediaType(asked.format().type(), StandardCharsets.UTF_8)
                : asked.format().type();
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, asked.language().tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, "Accept, Accept-Language, Authorization, Cookie");
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
}
