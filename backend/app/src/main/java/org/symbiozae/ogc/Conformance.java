package org.symbiozae.ogc;

import java.util.List;
import java.util.stream.Stream;

/** What is claimed, class by class; each has its tests. */
final class Conformance {

    private static final String SPEC = "http://www.opengis.net/spec/";

    static final List<String> CLASSES = Stream.of(
                    of("ogcapi-common-1/1.0/conf/", "core", "landing-page", "json", "html", "oas30"),
                    of("ogcapi-common-2/1.0/conf/", "collections", "json", "html"),
                    of("ogcapi-features-1/1.0/conf/", "core", "oas30", "html", "geojson"),
                    of("ogcapi-features-2/1.0/conf/", "crs"),
                    of(
                            "ogcapi-features-3/1.0/conf/",
                            "queryables",
                            "queryables-query-parameters",
                            "filter",
                            "features-filter"),
                    of(
                            "cql2/1.0/conf/",
                            "cql2-text",
                            "cql2-json",
                            "basic-cql2",
                            "advanced-comparison-operators",
                            "case-insensitive-comparison",
                            "accent-insensitive-comparison",
                            "basic-spatial-functions",
                            "basic-spatial-functions-plus",
                            "basic-spatial-operators",
                            "spatial-functions",
                            "temporal-functions",
                            "arithmetic",
                            "property-property"),
                    of("ogcapi-features-5/1.0/conf/", "schemas", "core-roles-features", "queryables", "sortables"),
                    of(
                            "ogcapi-tiles-1/1.0/conf/",
                            "core",
                            "tileset",
                            "tilesets-list",
                            "dataset-tilesets",
                            "geodata-tilesets",
                            "mvt",
                            "oas30"))
            .flatMap(classes -> classes)
            .toList();

    private Conformance() {}

    private static Stream<String> of(String part, String... classes) {
        return Stream.of(classes).map(each -> SPEC + part + each);
    }
}
