package org.symbiozae.ogc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/** A link as OGC API writes it. */
@JsonInclude(Include.NON_NULL)
record Link(
        String href,
        String rel,
        String type,
        String title,
        @Nullable Boolean templated) {

    static final String OGC = "http://www.opengis.net/def/rel/ogc/1.0/";

    Link(String href, String rel, String type, String title) {
        this(href, rel, type, title, null);
    }
}
