package org.symbiozae.imports.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.symbiozae.imports.rows.Layer;
import org.symbiozae.imports.rows.Limits;
import org.symbiozae.imports.rows.ReferenceSystem;
import org.symbiozae.imports.rows.RowSink;
import org.symbiozae.imports.rows.Unreadable;

/**
 * KML 2.2, alone or zipped (KMZ): every Placemark is a row, with its name, description and extended data, in WGS 84. Read
 * as a stream; document types and external entities are refused.
 */
final class Kml implements Format {

    @Override
    public String name() {
        return "KML";
    }

    @Override
    public Set<String> endings() {
        return Set.of("kml", "kmz");
    }

    @Override
    public void read(Path file, Limits limits, Selection wanted, RowSink sink) throws IOException {
        if (isZip(file)) {
            try (Zip zip = new Zip(file, limits)) {
                String name = wanted.of(zip.names().stream()
                        .filter(entry -> entry.endsWith(".kml"))
                        .toList());
                try (InputStream in = zip.open(name).orElseThrow()) {
                    read(in, limits, sink);
                }
            }
        } else {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                read(in, limits, sink);
            }
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P';
        }
    }

    private static void read(InputStream in, Limits limits, RowSink sink) throws IOException {
        sink.layer(new Layer(List.of(), ReferenceSystem.WGS84));
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            int number = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.DTD) {
                    throw new XMLStreamException("it brings a document type (DOCTYPE)");
                }
                if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("Placemark")) {
                    sink.row(new KmlPlacemark(xml, limits, ++number).read());
                }
            }
            if (number == 0) {
                throw new Unreadable("file_empty", "", "The KML holds no Placemark.");
            }
        } catch (XMLStreamException | RuntimeException e) {
            if (e instanceof RuntimeException unexpected && !(e.getCause() instanceof XMLStreamException)) {
                throw unexpected;
            }
            throw new Unreadable(
                    "kml_broken", String.valueOf(e.getMessage()), "Export the KML again: its XML is damaged or cut.");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
