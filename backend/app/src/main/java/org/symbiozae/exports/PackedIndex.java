package org.symbiozae.exports;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * The spatial index of a FlatGeobuf file: a packed R-tree over boxes in Hilbert order (flatgeobuf.org, "Spatial index").
 *
 * <p>Add every feature, sort once, write. Boxes wait in a file; in memory are 8 bytes a feature for the order and the
 * upper nodes, 2.2 bytes a feature. A feature without a place has a box that meets no other, so it is read with the whole
 * file and never by a search.
 */
final class PackedIndex implements Closeable {

    static final int NODE_SIZE = 16;

    private static final int BOX_BYTES = 4 * Double.BYTES;
    private static final int ITEM_BYTES = BOX_BYTES + Long.BYTES + Integer.BYTES;
    private static final int NODE_BYTES = BOX_BYTES + Long.BYTES;
    private static final int HILBERT_LEVEL = 16;
    private static final long HILBERT_CELLS = (1L << HILBERT_LEVEL) - 1;

    private final FileChannel items;
    private final Path leaves;
    private final OutputStream adding;
    private final ByteBuffer item = ByteBuffer.allocate(ITEM_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Envelope extent = new Envelope();
    private long[] order = {};
    private int size;
    private long offset;
    private int longest;

    @FunctionalInterface
    interface FeatureConsumer {
        void feature(long offset, int length) throws IOException;
    }

    /** Both files are made here and are the caller's to delete. */
    PackedIndex(Path boxes, Path leaves) throws IOException {
        this.leaves = leaves;
        this.adding = new BufferedOutputStream(Files.newOutputStream(boxes), 1 << 16);
        this.items = FileChannel.open(boxes, StandardOpenOption.READ);
    }

    /**
     * @param box null for a feature without a place
     * @param length in bytes, of the feature that follows the last one added
     */
    void add(@Nullable Envelope box, int length) throws IOException {
        item.clear();
        if (box == null) {
            item.putDouble(Double.POSITIVE_INFINITY).putDouble(Double.POSITIVE_INFINITY);
            item.putDouble(Double.NEGATIVE_INFINITY).putDouble(Double.NEGATIVE_INFINITY);
        } else {
            extent.expandToInclude(box);
            item.putDouble(box.getMinX()).putDouble(box.getMinY());
            item.putDouble(box.getMaxX()).putDouble(box.getMaxY());
        }
        item.putLong(offset).putInt(length);
        adding.write(item.array());
        offset += length;
        longest = Math.max(longest, length);
        size = Math.incrementExact(size);
    }

    int size() {
        return size;
    }

    int longest() {
        return longest;
    }

    Envelope extent() {
        return extent;
    }

    /** Puts the features in Hilbert order, once, after the last was added: O(n log n), two readings of the boxes. */
    void sort() throws IOException {
        adding.close();
        order = new long[size];
        for (int i = 0; i < size; i++) {
            item(i);
            order[i] = hilbert() << 32 | i;
        }
        Arrays.sort(order);
    }

    /** The place along the curve of the middle of the current item's box. */
    private long hilbert() {
        double x = (item.getDouble(0) + item.getDouble(16)) / 2;
        double y = (item.getDouble(8) + item.getDouble(24)) / 2;
        if (Double.isNaN(x)) {
            return 0x7FFF_FFFFL;
        }
        return (HilbertCode.encode(
                                HILBERT_LEVEL,
                                cell(x, extent.getMinX(), extent.getWidth()),
                                cell(y, extent.getMinY(), extent.getHeight()))
                        & 0xFFFF_FFFFL)
                >>> 1;
    }

    private static int cell(double value, double least, double width) {
        return width == 0 ? 0 : (int) (HILBERT_CELLS * ((value - least) / width));
    }

    /** Every feature in order, by its place among those added. */
    void forEach(FeatureConsumer features) throws IOException {
        for (long key : order) {
            item((int) key);
            features.feature(item.getLong(BOX_BYTES), item.getInt(BOX_BYTES + Long.BYTES));
        }
    }

    /** Writes the tree from its root to its leaves; nothing when there is no feature. */
    void writeTo(OutputStream out) throws IOException {
        if (size == 0) {
            return;
        }
        List<double[]> levels = new ArrayList<>(List.of(writeLeaves()));
        while (levels.get(0).length > 4) {
            levels.add(0, parents(levels.get(0)));
        }
        ByteBuffer node = ByteBuffer.allocate(NODE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long firstOfNextLevel = 0;
        for (double[] boxes : levels) {
            firstOfNextLevel += boxes.length / 4;
            for (int i = 0; i < boxes.length; i += 4) {
                node.clear();
                for (int side = 0; side < 4; side++) {
                    node.putDouble(boxes[i + side]);
                }
                node.putLong(firstOfNextLevel + (long) (i / 4) * NODE_SIZE);
                out.write(node.array());
            }
        }
        Files.copy(leaves, out);
    }

    /** Writes the lowest level into its file, and gives the boxes of the one above. */
    private double[] writeLeaves() throws IOException {
        double[] above = emptyBoxes((size + NODE_SIZE - 1) / NODE_SIZE);
        ByteBuffer node = ByteBuffer.allocate(NODE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long position = 0;
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(leaves), 1 << 16)) {
            for (int i = 0; i < size; i++) {
                item((int) order[i]);
                node.clear().put(item.array(), 0, BOX_BYTES).putLong(position);
                file.write(node.array());
                position += item.getInt(BOX_BYTES + Long.BYTES);
                grow(
                        above,
                        i / NODE_SIZE,
                        item.getDouble(0),
                        item.getDouble(8),
                        item.getDouble(16),
                        item.getDouble(24));
            }
        }
        return above;
    }

    private static double[] parents(double[] boxes) {
        double[] above = emptyBoxes((boxes.length / 4 + NODE_SIZE - 1) / NODE_SIZE);
        for (int i = 0; i < boxes.length; i += 4) {
            grow(above, i / 4 / NODE_SIZE, boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
        }
        return above;
    }

    private static double[] emptyBoxes(int number) {
        double[] boxes = new double[4 * number];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = i % 4 < 2 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return boxes;
    }

    private static void grow(double[] boxes, int which, double minX, double minY, double maxX, double maxY) {
        int at = 4 * which;
        boxes[at] = Math.min(boxes[at], minX);
        boxes[at + 1] = Math.min(boxes[at + 1], minY);
        boxes[at + 2] = Math.max(boxes[at + 2], maxX);
        boxes[at + 3] = Math.max(boxes[at + 3], maxY);
    }

    private void item(int index) throws IOException {
        readFully(items, item.clear(), (long) index * ITEM_BYTES);
    }

    static void readFully(FileChannel file, ByteBuffer into, long position) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into, position + into.position()) < 0) {
                throw new EOFException();
            }
        }
    }

    @Override
    public void close() throws IOException {
        adding.close();
        items.close();
    }
}
