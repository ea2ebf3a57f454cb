package org.symbiozae.exports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;
import org.symbiozae.store.Layer.Column;
import org.symbiozae.store.Layer.Type;

/** KML 2.2: a placemark a row, named by the first column that names, with every value as typed extended data. */
@Component
final class KmlFormat implements ExportFormat {

    private static final Map<Type, String> TYPES =
            Map.of(Type.INTEGER, "int", Type.NUMBER, "double", Type.BOOLEAN, "bool");
    private static final List<String> NAMING = List.of("name", "site_name", "offer_site", "label_fr", "zone_name");
    /** Fields GDAL gives every placemark, of another type; a column of that name would be read as nonsense. */
    private static final Set<String> RESERVED =
            Set.of("visibility", "timestamp", "begin", "end", "tessellate", "extrude");

    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMLOutputFactory xml = XMLOutputFactory.newDefaultFactory();

    @Override
    public String suffix() {
        return "kml";
    }

    @Override
    public String mediaType() {
        return "application/vnd.google-earth.kml+xml";
    }

    @Override
    public boolean reprojects() {
        return false;
    }

    @Override
    public void write(Extract extract, OutputStream out) throws IOException {
        Layer layer = extract.layer();
        try {
            XMLStreamWriter file =
                    xml.createXMLStreamWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            file.writeStartDocument("UTF-8", "1.0");
            file.writeStartElement("kml");
            file.writeDefaultNamespace("http://www.opengis.net/kml/2.2");
            file.writeStartElement("Document");
            writeElement(file, "name", layer.titleFr());
            writeElement(file, "description", layer.description());
            writeSchema(file, layer);
            int naming = naming(layer);
            extract.rows().read((id, geometry, values) -> {
                try {
                    writePlacemark(file, layer, naming, id, geometry, values);
                } catch (XMLStreamException refused) {
                    throw cause(refused);
                }
            });
            file.writeEndDocument();
            file.flush();
        } catch (XMLStreamException refused) {
            throw cause(refused);
        }
    }

    private static void writeSchema(XMLStreamWriter file, Layer layer) throws XMLStreamException {
        file.writeStartElement("Schema");
        file.writeAttribute("name", layer.name());
        file.writeAttribute("id", layer.name());
        for (Column column : layer.columns()) {
            file.writeEmptyElement("SimpleField");
            file.writeAttribute("type", TYPES.getOrDefault(column.type(), "string"));
            file.writeAttribute("name", field(column));
        }
        file.writeEndElement();
    }

    private static String field(Column column) {
        return RESERVED.contains(column.name()) ? column.name() + "_" : column.name();
    }

    /** Which column names a placemark; -1 for none: the layer's title does, with the id. */
    private static int naming(Layer layer) {
        List<String> columns = layer.columns().stream().map(Column::name).toList();
        return NAMING.stream()
                .mapToInt(columns::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static void writePlacemark(
            XMLStreamWriter file,
            Layer layer,
            int naming,
            long id,
            @Nullable Geometry geometry,
            @Nullable Object[] values)
            throws XMLStreamException {
        Object name = naming < 0 ? null : values[naming];
        file.writeStartElement("Placemark");
        file.writeAttribute("id", layer.name() + "." + id);
        writeElement(file, "name", name == null ? layer.titleFr() + " " + id : Texts.of(name));
        file.writeStartElement("ExtendedData");
        file.writeStartElement("SchemaData");
        file.writeAttribute("schemaUrl", "#" + layer.name());
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                file.writeStartElement("SimpleData");
                file.writeAttribute("name", field(layer.columns().get(i)));
                file.writeCharacters(text(value));
                file.writeEndElement();
            }
        }
        file.writeEndElement();
        file.writeEndElement();
        if (geometry != null && !geometry.isEmpty()) {
            KmlShapes.write(file, Winding.COUNTERCLOCKWISE.of(geometry));
        }
        file.writeEndElement();
        file.writeCharacters("\n");
    }

    private static void writeElement(XMLStreamWriter file, String name, String text) throws XMLStreamException {
        file.writeStartElement(name);
        file.writeCharacters(clean(text));
        file.writeEndElement();
    }

    /** Booleans as 1 and 0: GDAL does not read the words. */
    private static String text(Object value) {
        return value instanceof Boolean truth ? truth ? "1" : "0" : clean(Texts.of(value));
    }

    /** XML has no way to write control characters, not even escaped. */
    private static String clean(String text) {
        return NOT_XML.matcher(text).replaceAll("");
    }

    private static IOException cause(XMLStreamException refused) {
        return Stream.of(refused.getNestedException(), refused.getCause())
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst()
                .orElseGet(() -> new IOException(refused));
    }
}
