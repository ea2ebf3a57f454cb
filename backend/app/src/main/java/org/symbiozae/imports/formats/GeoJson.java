package org.symbiozae.imports.formats;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.Row;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;
import org.symbiozae.imports.shapes.GeoJsonGeometry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * GeoJSON (RFC 7946): a FeatureCollection, a Feature, or several one after another (GeoJSON Text Sequences), as a stream. A
 * row's line is its feature's number. The reference system is WGS 84 unless a {@code crs} member of the older specification says
 * otherwise, which servers write after the features: it is looked for before they are read.
 */
final class GeoJson implements Format {

    private static final Pattern EPSG = Pattern.compile("(?:^|EPSG:(?:[^:]*:)?)(\\d{4,6})$");

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST_NESTED = 100_000;

    @Override
    public String name() {
        return "GeoJSON";
    }

    @Override
    public Set<String> endings() {
        return Set.of("geojson", "json", "geojsonl", "geojsons", "ndjson");
    }

    @Override
    public void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException {
        TextFile text = TextFile.of(file);
        try (Reader reader = text.open(sink);
                JsonParser parser = factory().createParser(ObjectReadContext.empty(), reader)) {
            sink.notice("encoding", text.label());
            new Reading(parser, new GeoJsonGeometry(limits), sink, system(text)).document();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new Unreadable(
                    line,
                    new Fault(
                            "",
                            "json_broken",
                            String.valueOf(e.getOriginalMessage()),
                            "Export the file again: its JSON is damaged or cut."));
        }
    }

    /** What the first object of the file says of its coordinates; a damaged file says nothing, and is refused when it is read. */
    private static ReferenceSystem system(TextFile text) throws IOException {
        try (Reader reader = text.open();
                JsonParser parser = factory().createParser(ObjectReadContext.empty(), reader)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.START_OBJECT && name.equals("crs")) {
                    return named(parser);
                }
                parser.skipChildren();
            }
        } catch (JacksonException damaged) {
            return ReferenceSystem.WGS84;
        }
        return ReferenceSystem.WGS84;
    }

    private static ReferenceSystem named(JsonParser crs) {
        ReferenceSystem system = ReferenceSystem.WGS84;
        for (int depth = 1; depth > 0; ) {
            JsonToken token = crs.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            Matcher epsg = EPSG.matcher(token.isScalarValue() ? crs.getString() : "");
            if (epsg.find()) {
                system = ReferenceSystem.ofEpsg(Integer.parseInt(epsg.group(1)));
            }
        }
        return system;
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxStringLength(5_000_000)
                        .build())
                .build();
    }

    private static final class Reading {

        private final JsonParser parser;
        private final GeoJsonGeometry geometries;
        private final RowSink sink;
        private final ReferenceSystem system;
        private boolean begun;
        private int number;

        Reading(JsonParser parser, GeoJsonGeometry geometries, RowSink sink, ReferenceSystem system) {
            this.parser = parser;
            this.geometries = geometries;
            this.sink = sink;
            this.system = system;
        }

        void document() throws IOException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw notGeoJson("");
                }
                object();
            }
        }

        private void object() throws IOException {
            Row.Draft single = new Row.Draft(number + 1);
            boolean feature = false;
            boolean collection = false;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("features") && value == JsonToken.START_ARRAY) {
                    collection = true;
                    features();
                } else if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    feature |= parser.getString().equals("Feature");
                } else {
                    member(name, single);
                }
            }
            if (feature && !collection) {
                number++;
                begin();
                sink.row(single.done());
            } else if (!collection) {
                throw notGeoJson("no features");
            }
        }

        private void features() throws IOException {
            begin();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Row.Draft row = new Row.Draft(++number);
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                        parser.nextToken();
                        member(name, row);
                    }
                } else {
                    parser.skipChildren();
                    row.refuse(new Fault(
                            "", "not_a_feature", "", "Each item of \"features\" is an object of type Feature."));
                }
                sink.row(row.done());
            }
        }

        private void begin() throws Unreadable {
            if (!begun) {
                begun = true;
                sink.layer(new Layer(List.of(), system));
            }
        }

        private void member(String name, Row.Draft row) {
            if (name.equals("properties") && parser.currentToken() == JsonToken.START_OBJECT) {
                properties(row);
            } else if (name.equals("id") && parser.getValueAsString() != null) {
                row.identifier(parser.getValueAsString());
            } else if (name.equals("geometry")) {
                geometries.read(parser, row);
            } else {
                parser.skipChildren();
            }
        }

        private void properties(Row.Draft row) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                if (value.isScalarValue()) {
                    row.cell(name, text(value));
                } else {
                    row.cell(name, nested());
                }
            }
        }

        private String text(JsonToken value) {
            return value == JsonToken.VALUE_NULL ? "" : parser.getString();
        }

        /** What a list or an object holds: a list of one thing for the thing, as portals write codes and names; else JSON. */
        private String nested() {
            StringWriter json = new StringWriter();
            String only = "";
            int things = 0;
            boolean list = parser.currentToken() == JsonToken.START_ARRAY;
            try (JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
                int depth = 0;
                do {
                    JsonToken token = parser.currentToken();
                    if (json.getBuffer().length() < LONGEST_NESTED) {
                        copy.copyCurrentEvent(parser);
                    }
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                    if (token.isScalarValue()) {
                        things++;
                        list &= depth == 1;
                        only = text(token);
                    }
                } while (depth > 0 && parser.nextToken() != null);
            }
            return things == 0 ? "" : list && things == 1 ? only : json.toString();
        }

        private static Unreadable notGeoJson(String found) {
            return new Unreadable("not_geojson", found, "The file must hold a FeatureCollection or a Feature.");
        }
    }
}
