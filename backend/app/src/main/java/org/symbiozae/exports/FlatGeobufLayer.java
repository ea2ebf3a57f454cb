package org.symbiozae.exports;

import com.google.common.io.LittleEndianDataOutputStream;
import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/** The header and the features of a FlatGeobuf file, each a FlatBuffer led by its length. */
final class FlatGeobufLayer {

    private static final Map<Type, Integer> TYPES = Map.of(
            Type.TEXT, ColumnType.String,
            Type.INTEGER, ColumnType.Long,
            Type.NUMBER, ColumnType.Double,
            Type.BOOLEAN, ColumnType.Bool,
            Type.DATE, ColumnType.DateTime,
            Type.TIME, ColumnType.DateTime);

    private final Layer layer;
    private final org.symbiozae.exports.Crs crs;
    private final byte geometryType;

    FlatGeobufLayer(Extract extract) {
        this.layer = extract.layer();
        this.crs = extract.crs();
        this.geometryType = (byte) List.of(GeometryType.names).indexOf(layer.geometryType());
    }

    /** @param extent null box for no feature with a place */
    byte[] header(int features, Envelope extent) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] columns = new int[layer.columns().size() + 1];
        columns[0] = column(builder, "id", ColumnType.Long);
        for (int i = 1; i < columns.length; i++) {
            Column column = layer.columns().get(i - 1);
            columns[i] = column(builder, column.name(), TYPES.get(column.type()));
        }
        int columnsAt = Header.createColumnsVector(builder, columns);
        int name = builder.createString(layer.name());
        int title = builder.createString(layer.titleFr());
        int description = builder.createString(layer.description());
        int system = crs(builder);
        double[] box = {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()};
        int envelope = extent.isNull() ? 0 : Header.createEnvelopeVector(builder, box);
        Header.startHeader(builder);
        Header.addName(builder, name);
        Header.addTitle(builder, title);
        Header.addDescription(builder, description);
        if (!extent.isNull()) {
            Header.addEnvelope(builder, envelope);
        }
        Header.addGeometryType(builder, geometryType);
        Header.addColumns(builder, columnsAt);
        Header.addFeaturesCount(builder, features);
        Header.addIndexNodeSize(builder, features == 0 ? 0 : PackedIndex.NODE_SIZE);
        Header.addCrs(builder, system);
        builder.finishSizePrefixed(Header.endHeader(builder));
        return builder.sizedByteArray();
    }

    private static int column(FlatBufferBuilder builder, String name, int type) {
        int text = builder.createString(name);
        org.wololo.flatgeobuf.generated.Column.startColumn(builder);
        org.wololo.flatgeobuf.generated.Column.addName(builder, text);
        org.wololo.flatgeobuf.generated.Column.addType(builder, type);
        return org.wololo.flatgeobuf.generated.Column.endColumn(builder);
    }

    private int crs(FlatBufferBuilder builder) {
        int organisation = builder.createString("EPSG");
        int name = builder.createString(crs.name());
        int wkt = builder.createString(crs.wkt());
        Crs.startCrs(builder);
        Crs.addOrg(builder, organisation);
        Crs.addCode(builder, crs.epsg());
        Crs.addName(builder, name);
        Crs.addWkt(builder, wkt);
        return Crs.endCrs(builder);
    }

    /** @param builder is emptied first */
    byte[] feature(FlatBufferBuilder builder, long id, @Nullable Geometry geometry, @Nullable Object[] values)
            throws IOException {
        builder.clear();
        int properties = Feature.createPropertiesVector(builder, properties(id, values));
        int shape = geometry == null ? 0 : GeometryConversions.serialize(builder, geometry, geometryType);
        Feature.startFeature(builder);
        if (geometry != null) {
            Feature.addGeometry(builder, shape);
        }
        Feature.addProperties(builder, properties);
        builder.finishSizePrefixed(Feature.endFeature(builder));
        return builder.sizedByteArray();
    }

    /** Each value that is there: the number of its column, then the value; a text led by its length. */
    private static byte[] properties(long id, @Nullable Object[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LittleEndianDataOutputStream properties = new LittleEndianDataOutputStream(bytes);
        properties.writeShort(0);
        properties.writeLong(id);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                properties.writeShort(i + 1);
                write(properties, value);
            }
        }
        return bytes.toByteArray();
    }

    private static void write(LittleEndianDataOutputStream properties, Object value) throws IOException {
        if (value instanceof Long number) {
            properties.writeLong(number);
        } else if (value instanceof Double number) {
            properties.writeDouble(number);
        } else if (value instanceof Boolean truth) {
            properties.writeBoolean(truth);
        } else {
            byte[] text = Texts.of(value).getBytes(StandardCharsets.UTF_8);
            properties.writeInt(text.length);
            properties.write(text);
        }
    }
}
