package org.symbiozae.styles;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;
import org.symbiozae.store.Layer;
import org.symbiozae.styles.Legend.Entry;

/** A layer as a QGIS style ({@code .qml}), as QGIS 3 reads it: by category where features have one. */
@Component
class QgisStyle {

    private final Legend legend;

    QgisStyle(Legend legend) {
        this.legend = legend;
    }

    String of(Layer layer) {
        StringWriter text = new StringWriter();
        text.write("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n");
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
        List<Entry> entries = legend.entries(layer);
        start(xml, "qgis", "version", "3.22.0", "styleCategories", "Symbology");
        if (entries.size() == 1) {
            start(xml, "renderer-v2", "type", "singleSymbol", "symbollevels", "0");
        } else {
            start(xml, "renderer-v2", "type", "categorizedSymbol", "attr", "category", "symbollevels", "0");
            xml.writeStartElement("categories");
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                start(
                        xml,
                        "category",
                        "value",
                        entry.category() == null ? "" : entry.category(),
                        "symbol",
                        "" + i,
                        "label",
                        entry.labelFr(),
                        "render",
                        "true");
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeStartElement("symbols");
        for (int i = 0; i < entries.size(); i++) {
            symbol(xml, layer, entries.get(i), i);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void symbol(XMLStreamWriter xml, Layer layer, Entry entry, int number) throws XMLStreamException {
        switch (Legend.shape(layer)) {
            case POINT -> {
                start(xml, "symbol", "type", "marker", "name", "" + number, "alpha", "1", "clip_to_extent", "1");
                start(xml, "layer", "class", "SimpleMarker", "enabled", "1", "locked", "0", "pass", "0");
                options(
                        xml,
                        "color",
                        rgba(entry.colour(), 255),
                        "outline_color",
                        rgba(legend.halo(), 255),
                        "outline_width",
                        "0.3",
                        "size",
                        "2.6",
                        "size_unit",
                        "MM",
                        "name",
                        "circle");
            }
            case LINE -> {
                start(xml, "symbol", "type", "line", "name", "" + number, "alpha", "0.8", "clip_to_extent", "1");
                start(xml, "layer", "class", "SimpleLine", "enabled", "1", "locked", "0", "pass", "0");
                options(
                        xml,
                        "line_color",
                        rgba(entry.colour(), 255),
                        "line_width",
                        "0.5",
                        "line_width_unit",
                        "MM",
                        "line_style",
                        "solid");
            }
            case AREA -> {
                start(xml, "symbol", "type", "fill", "name", "" + number, "alpha", "1", "clip_to_extent", "1");
                start(xml, "layer", "class", "SimpleFill", "enabled", "1", "locked", "0", "pass", "0");
                options(
                        xml,
                        "color",
                        rgba(entry.colour(), 38),
                        "style",
                        "solid",
                        "outline_color",
                        rgba(entry.colour(), 255),
                        "outline_width",
                        "0.4",
                        "outline_style",
                        "solid");
            }
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void options(XMLStreamWriter xml, String... values) throws XMLStreamException {
        start(xml, "Option", "type", "Map");
        for (int i = 0; i < values.length; i += 2) {
            start(xml, "Option", "name", values[i], "type", "QString", "value", values[i + 1]);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
        xml.writeStartElement(element);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private static String rgba(String colour, int alpha) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + "," + alpha;
    }
}
