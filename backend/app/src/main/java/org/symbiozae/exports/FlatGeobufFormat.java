package org.symbiozae.exports;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.stereotype.Component;
import org.wololo.flatgeobuf.Constants;

/**
 * FlatGeobuf 3 with its spatial index. Index and features are in Hilbert order, so the features wait in a temporary file
 * and the first byte leaves when all rows are in. Memory: 8 bytes a row and a thirtieth of the index.
 */
@Component
final class FlatGeobufFormat implements ExportFormat {

    @Override
    public String suffix() {
        return "fgb";
    }

    @Override
    public String mediaType() {
        return "application/flatgeobuf";
    }

    @Override
    public void write(Extract extract, OutputStream out) throws IOException {
        try (Scratch scratch = Scratch.open();
                PackedIndex index = new PackedIndex(scratch.file("boxes"), scratch.file("nodes"))) {
            FlatGeobufLayer layer = new FlatGeobufLayer(extract);
            Path features = scratch.file("features");
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(features), 1 << 16)) {
                FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);
                extract.rows().read((id, geometry, values) -> {
                    var placed = geometry == null || geometry.isEmpty() ? null : Winding.COUNTERCLOCKWISE.of(geometry);
                    byte[] feature = layer.feature(builder, id, placed, values);
                    file.write(feature);
                    index.add(placed == null ? null : placed.getEnvelopeInternal(), feature.length);
                });
            }
            index.sort();
            out.write(Constants.MAGIC_BYTES);
            out.write(layer.header(index.size(), index.extent()));
            index.writeTo(out);
            try (FileChannel file = FileChannel.open(features, StandardOpenOption.READ)) {
                ByteBuffer feature = ByteBuffer.allocate(index.longest());
                index.forEach((offset, length) -> {
                    PackedIndex.readFully(file, feature.clear().limit(length), offset);
                    out.write(feature.array(), 0, length);
                });
            }
        }
    }
}
