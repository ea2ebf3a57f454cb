package org.symbiozae.imports.shapes;

import java.io.StringReader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;
import org.symbiozae.imports.rows.Fault;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.Refused;
import org.symbiozae.imports.rows.Repair;
import org.symbiozae.imports.rows.Row;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A geometry written in a cell: WKT or EWKT, GeoJSON, WKB in hexadecimal as PostGIS prints it, or a place as
 * {@code longitude, latitude}.
 *
 * @param srid the EPSG number the text itself names, or null
 * @param json whether it is GeoJSON, whose system is WGS 84 when nobody says another
 */
public record TextGeometry(Geometry geometry, @Nullable Integer srid, Set<Repair> repairs, boolean json) {

    private static final Pattern SRID = Pattern.compile("(?i)SRID\\s*=\\s*(\\d{4,6})\\s*;\\s*(.*)", Pattern.DOTALL);
    private static final Pattern PLACE =
            Pattern.compile("\\s*(-?\\d{1,10}(?:\\.\\d+)?)\\s*[,; ]\\s*(-?\\d{1,10}(?:\\.\\d+)?)\\s*");
    private static final Pattern CURVE =
            Pattern.compile("(?i).*\\b(CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE)\\b.*");
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws Refused when it is none of these */
    public static TextGeometry of(String field, String text) {
        String bare = text.strip();
        try {
            if (bare.startsWith("{")) {
                return json(field, bare);
            }
            String hex = bare.startsWith("\\x") || bare.startsWith("0x") ? bare.substring(2) : bare;
            if (hex.length() % 2 == 0 && hex.matches("(?i)0[01][0-9a-f]{16,}")) {
                return wkb(WKBReader.hexToBytes(hex));
            }
            Matcher place = PLACE.matcher(bare);
            if (place.matches()) {
                return of(
                        Rings.FACTORY.createPoint(new CoordinateXY(
                                Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2)))),
                        null);
            }
            Matcher srid = SRID.matcher(bare);
            return srid.matches() ? wkt(srid.group(2), Integer.valueOf(srid.group(1))) : wkt(bare, null);
        } catch (ParseException | JacksonException | IllegalArgumentException | ClassCastException e) {
            boolean curve = CURVE.matcher(
                            bare.substring(0, Math.min(60, bare.length())).replace('\n', ' '))
                    .matches();
            throw new Refused(
                    field,
                    curve ? "geometry_curved" : "geometry_unreadable",
                    bare,
                    curve
                            ? "Export this geometry again with straight lines (segmentized)."
                            : "Write it as WKT, such as POINT (6.1 46.2), or as GeoJSON.");
        }
    }

    private static TextGeometry wkb(byte[] wkb) throws ParseException {
        if (CurvedGeometry.is(wkb)) {
            Row.Draft draft = new Row.Draft(0);
            Geometry straight = CurvedGeometry.of(wkb, draft);
            return new TextGeometry(
                    straight, CurvedGeometry.srid(wkb), draft.done().repairs(), false);
        }
        Geometry geometry = new WKBReader(Rings.FACTORY).read(wkb);
        return of(geometry, geometry.getSRID() == 0 ? null : geometry.getSRID());
    }

    private static TextGeometry wkt(String text, @Nullable Integer srid) throws ParseException {
        WKTReader reader = new WKTReader(Rings.FACTORY);
        try {
            return of(reader.read(text), srid);
        } catch (IllegalArgumentException unclosed) {
            reader.setFixStructure(true);
            return new TextGeometry(reader.read(text), srid, Set.of(Repair.RING_CLOSED), false);
        }
    }

    private static TextGeometry of(Geometry geometry, @Nullable Integer srid) {
        boolean height =
                !geometry.isEmpty() && !Double.isNaN(geometry.getCoordinate().getZ());
        return new TextGeometry(geometry, srid, height ? Set.of(Repair.HEIGHT_DROPPED) : Set.of(), false);
    }

    private static TextGeometry json(String field, String text) {
        Row.Draft draft = new Row.Draft(0);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), new StringReader(text))) {
            parser.nextToken();
            new GeoJsonGeometry(Limits.DEFAULT).read(parser, draft);
        }
        Row row = draft.done();
        Geometry geometry = row.geometry();
        if (geometry == null) {
            Fault fault = row.fault();
            throw fault == null
                    ? new IllegalArgumentException("no geometry")
                    : new Refused(new Fault(field, fault.code(), text, fault.hint()));
        }
        return new TextGeometry(geometry, null, row.repairs(), true);
    }
}
