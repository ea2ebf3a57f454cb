package org.symbiozae.styles;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;
import org.symbiozae.styles.Legend.Entry;

/** A layer as an OGC Styled Layer Descriptor 1.1: by category where features have one. */
@Component
class SldStyle {

    private static final String SE = "http://www.opengis.net/se";
    private static final String OGC = "http://www.opengis.net/ogc";

    private final Legend legend;

    SldStyle(Legend legend) {
        this.legend = legend;
    }

    String of(Layer layer) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            write(xml, layer);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter xml, Layer layer) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("StyledLayerDescriptor");
        xml.writeDefaultNamespace("http://www.opengis.net/sld");
        xml.writeNamespace("se", SE);
        xml.writeNamespace("ogc", OGC);
        xml.writeAttribute("version", "1.1.0");
        xml.writeStartElement("NamedLayer");
        text(xml, "Name", layer.name());
        xml.writeStartElement("UserStyle");
        text(xml, "Name", layer.name());
        start(xml, "FeatureTypeStyle");
        List<Entry> entries = legend.entries(layer);
        for (Entry entry : entries) {
            start(xml, "Rule");
            text(xml, "Name", entry.labelFr());
            if (entry.category() != null) {
                only(xml, entry.category());
            } else if (entries.size() > 1) {
                xml.writeEmptyElement("se", "ElseFilter", SE);
            }
            symbol(xml, layer, entry.colour());
            xml.writeEndElement();
        }
        xml.writeEndDocument();
    }

    private static void only(XMLStreamWriter xml, String category) throws XMLStreamException {
        xml.writeStartElement("ogc", "Filter", OGC);
        xml.writeStartElement("ogc", "PropertyIsEqualTo", OGC);
        xml.writeStartElement("ogc", "PropertyName", OGC);
        xml.writeCharacters("category");
        xml.writeEndElement();
        xml.writeStartElement("ogc", "Literal", OGC);
        xml.writeCharacters(category);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void symbol(XMLStreamWriter xml, Layer layer, String colour) throws XMLStreamException {
        switch (Legend.shape(layer)) {
            case POINT -> {
                start(xml, "PointSymbolizer");
                start(xml, "Graphic");
                start(xml, "Mark");
                text(xml, "WellKnownName", "circle");
                paint(xml, "Fill", "fill", colour);
                paint(xml, "Stroke", "stroke", legend.halo());
                xml.writeEndElement();
                text(xml, "Size", "9");
                xml.writeEndElement();
            }
            case LINE -> {
                start(xml, "LineSymbolizer");
                paint(xml, "Stroke", "stroke", colour, "stroke-width", "2", "stroke-opacity", "0.8");
            }
            case AREA -> {
                start(xml, "PolygonSymbolizer");
                paint(xml, "Fill", "fill", colour, "fill-opacity", "0.15");
                paint(xml, "Stroke", "stroke", colour, "stroke-width", "1.5");
            }
        }
        xml.writeEndElement();
    }

    private static void paint(XMLStreamWriter xml, String element, String... parameters) throws XMLStreamException {
        start(xml, element);
        for (int i = 0; i < parameters.length; i += 2) {
            start(xml, "SvgParameter");
            xml.writeAttribute("name", parameters[i]);
            xml.writeCharacters(parameters[i + 1].toLowerCase(Locale.ROOT));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeStartElement("se", element, SE);
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        start(xml, element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
