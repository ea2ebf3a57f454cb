package org.symbiozae.ogc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.symbiozae.domain.Problem;

/** What an answer can be written as. */
enum Format {
    JSON("json", "application/json"),
    GEOJSON("json", "application/geo+json"),
    SCHEMA("json", "application/schema+json"),
    OPENAPI("json", "application/vnd.oai.openapi+json;version=3.0"),
    HTML("html", "text/html");

    private final String code;
    private final MediaType type;

    Format(String code, String type) {
        this.code = code;
        this.type = MediaType.valueOf(type);
    }

    /** Its value of the parameter {@code f}. */
    String code() {
        return code;
    }

    MediaType type() {
        return type;
    }

    /**
     * The first of {@code offered} that the caller wants most: what {@code f} says, else what {@code Accept} does. JSON is
     * taken for its more special kinds.
     *
     * @throws Problem INVALID for an unknown {@code f}
     * @throws HttpMediaTypeNotAcceptableException when nothing of what is offered is wanted
     */
    static Format of(@Nullable String f, @Nullable String accept, List<Format> offered)
            throws HttpMediaTypeNotAcceptableException {
        if (f != null) {
            return offered.stream()
                    .filter(format -> format.code.equals(f) || format == GEOJSON && f.equals("geojson"))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("f is one of "
                            + offered.stream().map(Format::code).collect(Collectors.joining(", ")) + ", not '" + f
                            + "'."));
        }
        if (accept == null || accept.isBlank()) {
            return offered.get(0);
        }
        List<MediaType> wanted = MediaType.parseMediaTypes(accept).stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .toList();
        for (MediaType type : wanted) {
            for (Format format : offered) {
                if (format.answers(type)) {
                    return format;
                }
            }
        }
        throw new HttpMediaTypeNotAcceptableException(
                offered.stream().map(Format::type).toList());
    }

    private boolean answers(MediaType wanted) {
        boolean plain = this != HTML && Arrays.asList("json", "*").contains(wanted.getSubtype());
        return wanted.includes(type) || plain && wanted.getType().equals("application");
    }
}
